"""What the workshop asks of each kind of sheet, one module a kind."""

from __future__ import annotations

import re

from kasane.errors import RefusedError
from kasane.programme import Programme
from kasane.workshop.kinds.base import KINDS, Kind, Texts, Wall, kind_of
from kasane.workshop.places import Place
from kasane.workshop.shapes import Values

__all__ = [
    "KINDS",
    "Kind",
    "Texts",
    "Wall",
    "check_place",
    "given_values",
    "kind_of",
    "place_of",
]


def given_values(programme: Programme) -> dict[str, Values]:
    """What stands on its sheets from the start: id → its values."""
    sheets = programme.sheets
    puts = (put for sheet in sheets for put in kind_of(sheet).first_entries(sheet, "", ""))
    return {put.id: put.body["values"] for put in puts}


def place_of(programme: Programme, sheet_id: str, place: str) -> Place:
    """The place that a text names. Whether the copy in it is there is not looked at.

    Raises:
        RefusedError: "not_here".
    """
    sheet = next((known for known in programme.sheets if known.id == sheet_id), None)
    if sheet is None:
        raise RefusedError("not_here", "このシートはありません。何も変わっていません。")
    found = kind_of(sheet).place(sheet, place)
    if found is None:
        raise RefusedError("not_here", "シートにない場所です。書いた内容はこの画面に残っています。")
    return found


def check_place(programme: Programme, sheet_id: str, place: str) -> None:
    """Refuse a place of typing that no sheet of the programme has.

    Beside the places of entries it may be one value of an entry, `entry/field`.

    Raises:
        RefusedError: "not_here".
    """
    entry, _, field = place.partition("/")
    sheet = next((known for known in programme.sheets if known.id == sheet_id), None)
    known = sheet is not None and field in kind_of(sheet).value_ids(sheet)
    if not known or not _ENTRY.fullmatch(entry):
        place_of(programme, sheet_id, place)


_ENTRY = re.compile(r"[A-Za-z0-9_-]{1,64}")
