"""Members by name in files, so that reading a file back finds the same members.

In a record a person is a member's id, or a free name of somebody who is not on the roster.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from kasane.workshop.model import Member
from kasane.workshop.people import People

OUTSIDE = "〔名簿外〕"
"""Stands behind a free name that is also the name of a member."""


@dataclass(frozen=True, slots=True)
class Names:
    """The members' names, each one only once, both ways."""

    by_id: Mapping[str, str]
    by_name: Mapping[str, str]

    @classmethod
    def of(cls, people: People) -> Names:
        """The names of all members, also of those who have left; empty where nobody is named."""
        if not people.named:
            return cls(dict.fromkeys(people.everybody, ""), {})
        counts = Counter(member.name for member in people.everybody.values())
        told = {key: _told(member, counts) for key, member in people.everybody.items()}
        counts = Counter(told.values())
        by_id = {
            member: f"{name}〔{member}〕" if counts[name] > 1 or name.endswith("〕") else name
            for member, name in told.items()
        }
        return cls(by_id, {name: member for member, name in by_id.items()})

    def name(self, person: str) -> str:
        """How a person of a record stands in a file."""
        if person in self.by_id:
            return self.by_id[person]
        taken = person.strip() in self.by_name or person.endswith(OUTSIDE)
        return person + OUTSIDE if taken else person

    def person(self, name: str) -> str:
        """The person of a record that stands in a file under this name."""
        found = self.by_name.get(name) or self.by_name.get(name.strip())
        return found or name.removesuffix(OUTSIDE)


def _told(member: Member, counts: Mapping[str, int]) -> str:
    """A member's name, with the organisation where somebody else is called the same."""
    name, organisation = member.name, member.organisation
    return f"{name}（{organisation}）" if counts[name] > 1 and organisation else name
