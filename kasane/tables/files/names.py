"""Members by name in files, so that reading a file back finds the same members.

In a record a person is a member's id, or a free name of somebody who is not on the roster.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kasane.store import State

OUTSIDE = "〔名簿外〕"
"""Stands behind a free name that is also the name of a member."""


@dataclass(frozen=True, slots=True)
class Names:
    """The members' names, each one only once, both ways."""

    by_id: Mapping[str, str]
    by_name: Mapping[str, str]

    @classmethod
    def of(cls, state: State) -> Names:
        """The names of all members, also of those who have left."""
        people = [record for key, record in state.records.items() if key[0] == "member"]
        counts = Counter(str(record.body["name"]) for record in people)
        told = {record.id: _told(record.body, counts) for record in people}
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


def _told(body: Mapping[str, Any], counts: Mapping[str, int]) -> str:
    """A member's name, with the organisation where somebody else is called the same."""
    name, organisation = str(body["name"]), str(body["organisation"])
    return f"{name}（{organisation}）" if counts[name] > 1 and organisation else name
