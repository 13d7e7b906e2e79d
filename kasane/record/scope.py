"""Whose texts a document has: about these its footer speaks."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from kasane.programme import Sheet
from kasane.workshop.reading import Reading
from kasane.workshop.thread import Thread


def of_sheets(reading: Reading, meeting: str, sheets: Iterable[Sheet]) -> set[str]:
    """A meeting, all on its sheets, what that came from, and what was brought."""
    own = {item.id for sheet in sheets for item in reading.of(sheet.id)}
    return {meeting, *reading.attachments, *reading.questions} | _with_thread(reading, own)


def of_copies(reading: Reading, copies: Iterable[str]) -> set[str]:
    """Filled copies with all in them, and with what is told of where they came from."""
    wanted = set(copies)
    own = {item.id for item in reading.items.values() if {item.id, item.copy} & wanted}
    return _with_thread(reading, own, on=True)


def of_case(reading: Reading, sheet: Sheet, case: str) -> set[str]:
    """What is on one case's map or overlap."""
    return {item.id for item in reading.of(sheet.id) if item.copy == case}


def _with_thread(reading: Reading, own: set[str], *, on: bool = False) -> set[str]:
    """Also what they came from; `on`: and what else came of that."""
    thread = Thread.whole(reading)
    above = _reached(own, lambda entry: [edge.source for edge in thread.sources_of(entry)])
    if not on:
        return above
    return _reached(above, lambda entry: [edge.result for edge in thread.results_of(entry)])


def _reached(start: set[str], onward: Callable[[str], list[str]]) -> set[str]:
    reached, waiting = set(start), list(start)
    while waiting:
        new = set(onward(waiting.pop())) - reached
        reached |= new
        waiting += new
    return reached
