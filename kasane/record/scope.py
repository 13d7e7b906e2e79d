"""Whose texts a document has: about these its footer speaks.

An id stands for all texts of a record, `id/field` for the only one that is in the document.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from kasane.programme import Sheet
from kasane.workshop.reading import Reading
from kasane.workshop.thread import Thread, all_told


def of_sheets(reading: Reading, meeting: str, sheets: Iterable[Sheet]) -> set[str]:
    """A meeting, all on its sheets, what that came from by name, and what was brought."""
    own = {item.id for sheet in sheets for item in reading.of(sheet.id)}
    thread = Thread.whole(reading)
    above = _reached(own, lambda entry: [edge.source for edge in thread.sources_of(entry)])
    brought = {meeting, *reading.attachments, *reading.questions}
    return own | brought | names_of(reading, above - own)


def of_copies(reading: Reading, copies: Iterable[str]) -> set[str]:
    """Filled copies with all in them."""
    wanted = set(copies)
    return {item.id for item in reading.items.values() if {item.id, item.copy} & wanted}


def of_case(reading: Reading, sheet: Sheet, case: str) -> set[str]:
    """What is on one case's map or overlap."""
    return {item.id for item in reading.of(sheet.id) if item.copy == case}


def names_of(reading: Reading, entries: Iterable[str]) -> set[str]:
    """The text by which each entry is called where something else came of it."""
    nodes, items = Thread.whole(reading).nodes, all_told(reading).items
    return {
        f"{entry}/{field}"
        for entry in entries
        if entry in nodes and entry in items
        for field in items[entry].values
        if items[entry].text(field) == nodes[entry].text
    }


def _reached(start: set[str], onward: Callable[[str], list[str]]) -> set[str]:
    reached, waiting = set(start), list(start)
    while waiting:
        new = set(onward(waiting.pop())) - reached
        reached |= new
        waiting += new
    return reached
