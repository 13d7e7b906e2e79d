"""Entries that stand on a sheet from the start."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kasane.programme.base import GivenValue as Given
from kasane.store import Put
from kasane.workshop.model import Entry, body
from kasane.workshop.shapes import Value


def first_entry(sheet: str, author: str, at: str) -> Put:
    """The one entry of a sheet that is filled once; it has the sheet's id."""
    return Put("entry", sheet, body(_entry(sheet, {}, author, 1.0, at)))


def default_rows(
    sheet: str, rows: Iterable[Mapping[str, Given]], author: str, at: str, place: str = ""
) -> Iterator[Put]:
    """The rows with which a place of a sheet begins."""
    inner = place.replace("/", "-") or sheet
    for number, row in enumerate(rows, 1):
        values = {key: _value(given) for key, given in row.items()}
        entry = _entry(sheet, values, author, float(number), at, place)
        yield Put("entry", f"{inner}-d{number}", body(entry))


def _entry(
    sheet: str, values: dict[str, Value], author: str, rank: float, at: str, place: str = ""
) -> Entry:
    return Entry(
        sheet=sheet,
        place=place,
        values=values,
        rank=rank,
        author=author,
        created=at,
        changed=at,
    )


def _value(given: Given) -> Value:
    """A value of a default row as entries hold it."""
    if isinstance(given, bool):
        return "1" if given else ""
    return given if isinstance(given, tuple) else str(given)
