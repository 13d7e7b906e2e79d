"""Who takes part, as somebody may read it and as far as people are named."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from kasane.programme import Programme, TableSheet
from kasane.store import Draft, Record, State
from kasane.workshop.model import Member
from kasane.workshop.shapes import Value
from kasane.workshop.telling import names_people

SOMEBODY = "〔名簿外の人〕"
"""Stands for a free name where people are not named."""


@dataclass(frozen=True, eq=False)
class People:
    """The members of a workshop.

    Attributes:
        seen: a record's body as far as the reader may see it.
        named: whether people are named.
    """

    records: State | Draft
    programme: Programme
    seen: Callable[[Record], Mapping[str, Any] | None]
    named: bool

    @cached_property
    def everybody(self) -> dict[str, Member]:
        """The members and those who left; without those of whom not even a name may be seen."""
        found = {}
        for record in self._records():
            body = self.seen(replace(record, deleted=False))
            if body is not None and body["name"]:
                found[record.id] = self._told(Member.model_validate(body))
        return found

    @cached_property
    def members(self) -> dict[str, Member]:
        """The roster by id."""
        return {
            record.id: self.everybody[record.id]
            for record in self.records.all("member")
            if record.id in self.everybody
        }

    def name(self, member_id: str | None) -> str:
        """A member's name; empty where people are not named."""
        found = self.everybody.get(member_id or "")
        return found.name if found else ""

    def text(self, people: Iterable[str]) -> str:
        """Members and free names: by name, or, where that isn't wanted, where they work.

        A free name, and a member without organisation, is only counted then.
        """
        known = [(value, self.everybody.get(value)) for value in people if value]
        if self.named:
            return "、".join(found.name if found else value for value, found in known)
        places = [found.organisation if found else "" for _, found in known]
        named = list(dict.fromkeys(place for place in places if place))
        rest = places.count("")
        more = f"{'ほか' if named else ''}{rest}人" if rest else ""
        return "、".join([*named, *([more] if more else [])])

    def told(self, value: Value) -> Value:
        """The people in a field; where nobody is named, a free name is told as somebody."""
        if self.named:
            return value
        if isinstance(value, str):
            return value if value in self.everybody or not value else SOMEBODY
        return tuple(each if each in self.everybody else SOMEBODY for each in value)

    def _records(self) -> Iterable[Record]:
        every = self.records.records if isinstance(self.records, State) else {}
        gone = (r for r in every.values() if r.kind == "member" and r.deleted)
        return (*self.records.all("member"), *gone)

    def _told(self, member: Member) -> Member:
        if self.named:
            return member
        about = {key: value for key, value in member.about.items() if key in self._impersonal}
        return member.model_copy(update={"name": "", "about": about})

    @cached_property
    def _impersonal(self) -> set[str]:
        """The columns of the roster that don't say who somebody is."""
        return {
            column.id
            for sheet in self.programme.sheets_of(TableSheet)
            if sheet.is_roster
            for column in sheet.columns
            if not names_people(sheet, column)
        }
