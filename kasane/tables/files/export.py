"""What is written out: a workshop's rows, as far as somebody may see them and wants them told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from kasane.plain.clock import time_text
from kasane.programme import AreaSheet, FormSheet, Programme, Sheet, TableSheet
from kasane.store import State
from kasane.tables.files.names import Names
from kasane.tables.files.origin import origin_text
from kasane.tables.files.people_frames import ATTENDANCES, ROLES, meetings_of, members_of
from kasane.tables.kinds import leaves_of
from kasane.tables.kinds.table import CAME
from kasane.tables.leaf import Leaf
from kasane.tables.notes import seen
from kasane.tables.sheet_row import SheetRow
from kasane.workshop.access import Actor, Sight
from kasane.workshop.model import Authors, Meeting, Role, Value, sheet_state
from kasane.workshop.telling import of_case_at
from kasane.workshop.thread import Thread

Body = Mapping[str, Any]


@dataclass(frozen=True)
class Export:
    """A workshop as it is written out.

    Attributes:
        actor: who exports; None is the owner's own disk, which has everything but who wrote an
            unsigned note: a file goes from hand to hand.
        with_names: whether people are named; with_cases: whether cases are told.
    """

    state: State
    programme: Programme
    actor: Actor | None
    with_names: bool = True
    with_cases: bool = True

    @cached_property
    def names(self) -> Names:
        """The members' names."""
        return Names.of(self.state)

    @cached_property
    def thread(self) -> Thread:
        """What came of what, between the entries that are written out."""
        whole = Thread.of(self.state, self.programme, self.actor)
        kept = {
            key: node
            for key, node in whole.nodes.items()
            if key in self._bodies.get(node.sheet, {})
        }
        edges = [edge for edge in whole.edges if edge.source in kept and edge.result in kept]
        return Thread(kept, edges)

    @cached_property
    def meetings(self) -> dict[str, Meeting]:
        """The meetings, earliest first."""
        return meetings_of(self.state, self.actor)

    @cached_property
    def _bodies(self) -> dict[str, dict[str, Body]]:
        """What may be seen of the entries, by sheet and id, but for cases that are not opened."""
        sight = Sight.of(self.state)
        found: dict[str, dict[str, Body]] = {}
        for record in self.state.all("entry"):
            body = seen(sight, record, self.actor)
            if body is not None and not self._in_closed_case(sight, body):
                found.setdefault(body["sheet"], {})[record.id] = body
        return found

    @cached_property
    def _case_sheets(self) -> set[str]:
        """The forms of cases, and what has a place for each of them."""
        sheets = self.programme.sheets
        forms = {s.id for s in sheets if isinstance(s, FormSheet) and s.repeats == "case"}
        return forms | {s.id for s in sheets if isinstance(s, AreaSheet)}

    def _in_closed_case(self, sight: Sight, body: Body) -> bool:
        """Whether it is a case that nobody has opened yet, or sits in one; never on own disk."""
        if self.actor is None or body["sheet"] not in self._case_sheets:
            return False
        copy = sight.copy_of(dict(body)) or (body if not body["place"] else None)
        return bool(copy and copy.get("hidden"))

    @property
    def covered(self) -> int:
        """How many entries are there of which nothing may be told yet."""
        bodies = (body for of_sheet in self._bodies.values() for body in of_sheet.values())
        return sum(bool(body.get("covered")) for body in bodies)

    @cached_property
    def leaves(self) -> list[Leaf]:
        """Every file of every sheet that the actor may open, in the programme's order."""
        sheets = [sheet for sheet in self.programme.sheets if self._opens(sheet)]
        return [leaf for sheet in sheets for leaf in self.leaves_of(sheet)]

    def leaves_of(self, sheet: Sheet) -> list[Leaf]:
        """The files of a sheet."""
        found = leaves_of(self.programme, sheet, self.meetings)
        return [leaf for leaf in found if self.actor is None or not leaf.hushed]

    def tells(self, leaf: Leaf) -> bool:
        """Whether a file is wanted."""
        return self.with_cases or not leaf.detail

    def _opens(self, sheet: Sheet) -> bool:
        state = sheet_state(self.state, sheet.id)
        secret = "secretariat" in (sheet.seen_by, state.seen_by)
        return not secret or self.actor is None or self.actor.role is Role.FACILITATOR

    @cached_property
    def _found(self) -> dict[tuple[str, str], list[SheetRow]]:
        """The rows of the files that were asked for, by sheet and leaf."""
        return {}

    def rows(self, leaf: Leaf) -> list[SheetRow]:
        """The rows of a file, in the order of the printed sheet."""
        key = (leaf.sheet.id, leaf.id)
        if key not in self._found:
            self._found[key] = self._rows(leaf) if self._opens(leaf.sheet) else []
        return self._found[key]

    def _rows(self, leaf: Leaf) -> list[SheetRow]:
        if leaf.rows == "members":
            found = list(self._member_rows())
        elif leaf.rows == "meetings":
            found = [_meeting_row(key, meeting) for key, meeting in self.meetings.items()]
        else:
            found = [self._row(leaf, key, body) for key, body in self._of_leaf(leaf)]
        blank = {
            column.key
            for column in leaf.columns
            if (column.personal and not self.with_names) or (column.detail and not self.with_cases)
        }
        return [self._without(row, blank) for row in found] if blank else found

    def _without(self, row: SheetRow, blank: set[str]) -> SheetRow:
        """A row without the values that are not told."""
        values = {key: value for key, value in row.values.items() if key not in blank}
        return replace(row, values=values, author=row.author if self.with_names else "")

    def _of_leaf(self, leaf: Leaf) -> list[tuple[str, Body]]:
        """The entries that are rows of a file, in order; the notes of a pile below its top."""
        found = dict(self._there(leaf))
        copies = {key: number for number, key in enumerate(self._copies(leaf.sheet))}
        orders = {c.slot: list(c.known) for c in leaf.columns if c.slot in ("row", "column")}

        def at(body: Body) -> list[int]:
            parts = leaf.parts(body["place"]) or {}
            order = [copies.get(parts.get("copy", ""), len(copies))]
            return order + [known.index(parts[slot]) for slot, known in orders.items() if known]

        def key(item: tuple[str, Body]) -> tuple[object, ...]:
            top_id = item[1]["stack"] if item[1]["stack"] in found else item[0]
            top = found[top_id]
            return (at(top), _rank(top_id, top), top_id != item[0], _rank(*item))

        return sorted(found.items(), key=key)

    def _there(self, leaf: Leaf) -> Iterator[tuple[str, Body]]:
        if leaf.rows == "notes" and isinstance(leaf.sheet, TableSheet):
            board, _, column = (leaf.sheet.rows_from or "/").partition("/")
            for key, body in self._bodies.get(board, {}).items():
                if body["place"].partition("/")[2] == column and not body.get("covered"):
                    yield key, body
            return
        for key, body in self._bodies.get(leaf.sheet.id, {}).items():
            if not body.get("covered") and leaf.parts(body["place"]) is not None:
                yield key, body

    def _copies(self, sheet: Sheet) -> list[str]:
        bodies = self._bodies.get(sheet.cases if isinstance(sheet, AreaSheet) else sheet.id, {})
        copies = [
            item for item in bodies.items() if not item[1]["place"] and not item[1].get("covered")
        ]
        return [key for key, _ in sorted(copies, key=lambda item: _rank(*item))]

    def _row(self, leaf: Leaf, key: str, body: Body) -> SheetRow:
        unsigned = body["anonymous"] or body["sheet"] in self._unsigned
        slots = {column.slot for column in leaf.columns}
        keys = {column.key for column in leaf.columns if column.slot == "value"}
        facts: dict[str, Any] = {
            "colour": body["colour"],
            "letter": body.get("letter", ""),
            "author": "" if unsigned else body["author"] or "",
            "under": body["stack"] or "",
            "hidden": body["hidden"],
        }
        return SheetRow(
            id=key,
            place="" if leaf.rows == "notes" else body["place"],
            values={
                name: _value(v)
                for name, v in body["values"].items()
                if v and name in keys and self._told(body, name)
            },
            sources=tuple(body["sources"]),
            version=body["version"],
            created=time_text(body["created"]),
            changed=time_text(body["changed"]),
            shown={
                column.heading: text
                for column in leaf.columns
                if column.slot == "shown" and (text := self._shown(column.key, key, body))
            },
            **{slot: fact for slot, fact in facts.items() if slot in slots},
        )

    def _told(self, body: Body, name: str) -> bool:
        if self.with_cases:
            return True
        of_case = of_case_at(self.programme, body["sheet"], body["place"])
        return of_case is not None and name not in of_case

    @cached_property
    def _unsigned(self) -> set[str]:
        """The sheets that don't show who wrote."""
        sheets = (sheet.id for sheet in self.programme.sheets)
        return {s for s in sheets if sheet_state(self.state, s).authors is Authors.HIDDEN}

    def _shown(self, what: str, key: str, body: Body) -> str:
        """What the app tells beside an entry."""
        if what == "sources":
            return origin_text(self.thread, key)
        at = {"copy": body["place"].partition("/")[0] or key, "pile": body["stack"]}.get(what)
        node = self.thread.nodes.get(at or "")
        return node.text if node else ""

    def _member_rows(self) -> Iterator[SheetRow]:
        for key, member in members_of(self.state, self.actor).items():
            came = {
                CAME + meeting_id: ATTENDANCES[meeting.attendance[key]]
                for meeting_id, meeting in self.meetings.items()
                if key in meeting.attendance
            }
            own = {"name": member.name, "organisation": member.organisation}
            values = own | member.about | {"@role": ROLES[member.role]} | came
            yield SheetRow(id=key, values={name: _value(v) for name, v in values.items() if v})


def _value(value: Any) -> Value:
    return value if isinstance(value, str) else tuple(value)


def _rank(key: str, body: Body) -> tuple[float, str, str]:
    return (body["rank"], body["created"], key)


def _meeting_row(key: str, meeting: Meeting) -> SheetRow:
    values: dict[str, Value] = {
        "steps": meeting.steps,
        "date": meeting.date.isoformat() if meeting.date else "",
        "start": meeting.start,
        "end": meeting.end,
        "venue": meeting.venue,
        "remarks": meeting.remarks,
    }
    return SheetRow(id=key, values={name: value for name, value in values.items() if value})
