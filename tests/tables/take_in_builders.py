"""Files as offices keep them, and the look that is had at them before they are taken in."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from functools import cache

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from table_builders import LEADER, programmes, put, workshop

from kasane.store import State
from kasane.tables import Answer, Leaf, Look, look, pages_of, understood
from kasane.tables.files.csv_files import write_rows
from kasane.tables.files.export import Export
from kasane.workshop.model import Entry, Member, Role
from kasane.workshop.reading import Reading

AT = "2026-12-08T05:10:00.000+00:00"
ROSTER, LIST = "core_members", "resources"


def text(*rows: Sequence[str], between: str = ",", encoding: str = "utf-8") -> bytes:
    """Lines as a text file."""
    return "\r\n".join(between.join(row) for row in rows).encode(encoding)


def csv(*rows: Sequence[str], encoding: str = "utf-8") -> bytes:
    return write_rows(rows, encoding).content


def excel(*rows: Sequence[object], change: Callable[[Worksheet], None] | None = None) -> bytes:
    """Rows on the second sheet of a workbook, whose first is empty; `change` makes it special."""
    book = Workbook()
    page = book.create_sheet("名簿")
    for row in rows:
        page.append(list(row))
    if change:
        change(page)
    return saved(book)


def saved(book: Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


@cache
def empty() -> State:
    """A workshop of チームづくり編 with nobody on the roster."""
    state = workshop()
    for key in [key for key in state.records if key[0] == "member"]:
        del state.records[key]
    return state


def roster(**members: Member) -> State:
    """A workshop whose roster has these people."""
    state = empty().copy()
    for member_id, found in members.items():
        put(state, "member", member_id, found)
    return state


def member(name: str, organisation: str = "", **about: str) -> Member:
    return Member(name=name, organisation=organisation, role=Role.PARTICIPANT, about=about)


def town(**rows: Entry) -> State:
    """A workshop of 地域づくり編 whose list has these resources."""
    state = workshop(programme="community_building")
    for entry_id, entry in rows.items():
        put(state, "entry", entry_id, entry)
    return state


def resource(**values: str) -> Entry:
    return Entry(sheet=LIST, place="", values=values, author="p1", created=AT, changed=AT)


def export_of(state: State) -> Export:
    main = state.get("workshop", "main")
    assert main
    return Export(Reading(state, programmes()[main.body["programme"]], LEADER))


def leaf_of(export: Export, sheet: str, leaf: str = "") -> Leaf:
    return next(x for x in export.leaves if (x.sheet.id, x.id) == (sheet, leaf))


def seen(
    content: bytes,
    state: State | None = None,
    sheet: str = ROSTER,
    leaf: str = "",
    wish: Answer | None = None,
) -> Look:
    """The look at a file that is taken in for a sheet."""
    export = export_of(state or empty())
    wanted, said = leaf_of(export, sheet, leaf), wish or Answer()
    table = understood(pages_of(content), wanted, said)
    assert not table.missing, table
    return look(table, export, wanted, said)


def people(found: Look) -> dict[str, dict[str, str]]:
    """Name → heading → what the file says, of all that is taken in."""
    return {
        change.name: {heading: after for heading, _, after in change.details}
        for change in found.changes
    }
