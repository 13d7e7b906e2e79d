"""What is written out: a workshop's rows, as far as somebody may read them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from kasane.plain.clock import time_text
from kasane.programme import Programme, Sheet
from kasane.tables.files.names import Names
from kasane.tables.files.origin import origin_text, told_text
from kasane.tables.files.people_frames import ATTENDANCES, ROLES
from kasane.tables.kinds import leaves_of
from kasane.tables.kinds.table import CAME
from kasane.tables.leaf import Column, Leaf
from kasane.tables.sheet_row import SheetRow
from kasane.workshop.item import Item
from kasane.workshop.model import Meeting
from kasane.workshop.reading import Reading
from kasane.workshop.shapes import Value
from kasane.workshop.thread import Thread


@dataclass(frozen=True)
class Export:
    """A workshop as it is written out."""

    reading: Reading

    @property
    def programme(self) -> Programme:
        """What the workshop runs."""
        return self.reading.programme

    @cached_property
    def names(self) -> Names:
        """The members' names."""
        return Names.of(self.reading.people)

    @cached_property
    def thread(self) -> Thread:
        """What came of what, between the entries that are written out."""
        return Thread.of(self.reading)

    @property
    def covered(self) -> int:
        """How many entries are there of which nothing may be told yet."""
        return sum(item.covered for item in self.reading.items.values())

    @cached_property
    def every_leaf(self) -> list[Leaf]:
        """Every file of every sheet, in the programme's order."""
        sheets, meetings = self.programme.sheets, self.reading.meetings
        return [leaf for sheet in sheets for leaf in leaves_of(self.programme, sheet, meetings)]

    @cached_property
    def leaves(self) -> list[Leaf]:
        """The files of the sheets that the actor may open."""
        return [leaf for leaf in self.every_leaf if self._opens(leaf)]

    def leaves_of(self, sheet: Sheet) -> list[Leaf]:
        """The files of a sheet."""
        return [leaf for leaf in self.every_leaf if leaf.sheet is sheet and self._is_due(leaf)]

    def _opens(self, leaf: Leaf) -> bool:
        return self.reading.opens(leaf.sheet) and self._is_due(leaf)

    def _is_due(self, leaf: Leaf) -> bool:
        return self.reading.telling.closed or not leaf.hushed

    def tells(self, leaf: Leaf) -> bool:
        """Whether a file may be written out."""
        return self._opens(leaf) and (self.reading.telling.cases or not leaf.detail)

    @cached_property
    def _found(self) -> dict[tuple[str, str], list[SheetRow]]:
        """The rows of the files that were asked for, by sheet and leaf."""
        return {}

    def rows(self, leaf: Leaf) -> list[SheetRow]:
        """The rows of a file, in the order of the printed sheet."""
        key = (leaf.sheet.id, leaf.id)
        if key not in self._found:
            self._found[key] = self._rows(leaf) if self.tells(leaf) else []
        return self._found[key]

    def _rows(self, leaf: Leaf) -> list[SheetRow]:
        if leaf.rows == "members":
            return list(self._member_rows())
        if leaf.rows == "meetings":
            return [_meeting_row(key, meeting) for key, meeting in self.reading.meetings.items()]
        return [self._row(leaf, item) for item in self._of_leaf(leaf)]

    def _of_leaf(self, leaf: Leaf) -> list[Item]:
        """The entries that are rows of a file, in order; the notes of a pile below its top."""
        found = {item.id: item for item in self._there(leaf)}
        copies = {key: number for number, key in enumerate(self._copies(leaf.sheet))}
        orders = {c.slot: list(c.known) for c in leaf.columns if c.slot in ("row", "column")}

        def at(item: Item) -> list[int]:
            parts = leaf.parts(item.place) or {}
            order = [copies.get(parts.get("copy", ""), len(copies))]
            return order + [known.index(parts[slot]) for slot, known in orders.items() if known]

        def key(item: Item) -> tuple[object, ...]:
            top = found.get(item.under or "", item)
            return (at(top), top.order, top is not item, item.order)

        return sorted(found.values(), key=key)

    def _there(self, leaf: Leaf) -> Iterator[Item]:
        if leaf.rows == "notes":
            board, _, column = leaf.sheet.voted_on.partition("/")
            found = (item for item in self.reading.of(board) if item.column == column)
        else:
            every = self.reading.of(leaf.sheet.id)
            found = (item for item in every if leaf.parts(item.place) is not None)
        return (item for item in found if not item.covered)

    def _copies(self, sheet: Sheet) -> list[str]:
        items = self.reading.of(sheet.copies_of or sheet.id)
        return [item.id for item in items if not item.place and not item.covered]

    def _row(self, leaf: Leaf, item: Item) -> SheetRow:
        slots = {column.slot for column in leaf.columns}
        keys = {column.key for column in leaf.columns if self._tells(column)}
        facts: dict[str, Any] = {
            "colour": item.colour,
            "letter": item.letter,
            "author": (self.reading.telling.names and item.author) or "",
            "under": item.under or "",
            "hidden": item.hidden,
        }
        return SheetRow(
            id=item.id,
            place="" if leaf.rows == "notes" else item.place,
            values={name: value for name, value in item.values.items() if value and name in keys},
            sources=item.sources,
            version=item.version,
            created=time_text(item.created),
            changed=time_text(item.changed),
            shown={
                column.heading: text
                for column in leaf.columns
                if column.slot == "shown" and (text := self._shown(column.key, item))
            },
            **{slot: fact for slot, fact in facts.items() if slot in slots},
        )

    def _tells(self, column: Column) -> bool:
        """Whether a cell has a value; people are not even counted where they are not named."""
        return column.slot == "value" and (self.reading.telling.names or not column.personal)

    def _shown(self, what: str, item: Item) -> str:
        """What the app tells beside an entry."""
        if what == "sources":
            return origin_text(self.thread, item.id)
        if what == "source_texts":
            found = (self.thread.nodes.get(source) for source in item.sources)
            of_case = self.reading.telling.cases and not self.reading.telling.closed
            return "\n".join(told_text(node, of_case=of_case) for node in found if node)
        at = {"copy": item.copy or item.id, "pile": item.under}.get(what)
        node = self.thread.nodes.get(at or "")
        return node.text if node else ""

    def _member_rows(self) -> Iterator[SheetRow]:
        for key, member in self.reading.people.members.items():
            came = {
                CAME + meeting_id: ATTENDANCES[meeting.attendance[key]]
                for meeting_id, meeting in self.reading.meetings.items()
                if key in meeting.attendance
            }
            own = {"name": member.name, "organisation": member.organisation}
            values = own | member.about | {"@role": ROLES[member.role]} | came
            yield SheetRow(id=key, values={name: value for name, value in values.items() if value})


def _meeting_row(key: str, meeting: Meeting) -> SheetRow:
    values: dict[str, Value] = {
        **meeting.about,
        "steps": meeting.steps,
        "date": meeting.date.isoformat() if meeting.date else "",
        "start": meeting.start,
        "end": meeting.end,
        "venue": meeting.venue,
        "address": meeting.address,
        "remarks": meeting.remarks,
        "summary": meeting.summary,
        "recorder": meeting.recorder,
        "contact": meeting.contact,
        "as_of": meeting.as_of.isoformat() if meeting.as_of else "",
    }
    return SheetRow(id=key, values={name: value for name, value in values.items() if value})
