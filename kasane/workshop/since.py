"""What of an entry is new since a meeting: 書き足し, 書きかえ, 消した."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from kasane.store import Record
from kasane.workshop.as_held import told_until
from kasane.workshop.desk import stamp
from kasane.workshop.item import Item
from kasane.workshop.reading import Reading
from kasane.workshop.shapes import Value

ADDED, REWRITTEN, TAKEN_AWAY = "書き足し", "書きかえ", "消した"
_SENTENCE = re.compile(r"[^。\n]+。?")


def fresh_fields(reading: Reading, then: Reading, item: Item) -> Mapping[str, str] | None:
    """Field id → what became of it since `then`; None where the entry was not there yet.

    Only what became of a text is told, never the old text: who reads the new one may not have been
    meant to see the other, and what was taken out of a case stays out of it.
    """
    now, was = (each.records.get("entry", item.id) for each in (reading, then))
    if now is None or was is None:
        return None
    return _fields(was.body["values"], now.body["values"])


def new_in(old: Value, new: Value) -> Value:
    """The sentences of a text that were not there, or what was chosen besides; else all of it."""
    if isinstance(new, str):
        known = {each.strip() for each in _SENTENCE.findall(str(old))}
        told = [each.strip() for each in _SENTENCE.findall(new)]
        return "\n".join(each for each in told if each not in known) or new
    return tuple(each for each in new if each not in old) if set(old) < set(new) else new


@dataclass(frozen=True, slots=True)
class Fresh:
    """What of a copy is new since a meeting: its number from 1, field id → what became of it."""

    meeting: int
    fields: Mapping[str, str]


def fresh_on_screen(
    reading: Reading, item: Item, now: datetime, stood: Callable[[str], Record | None]
) -> Fresh | None:
    """What of a copy is new since the last meeting that ended and in which it was open.

    None where there was no such meeting, or where the reader may not see the copy. Both texts are
    compared as far as the reader may see them; what was taken away is not told. `stood` answers
    with the copy's record as it was at a moment (ISO 8601, UTC).
    """
    ends = [told_until(reading, held) for held in reading.meetings.values()]
    for number, end in reversed(list(enumerate(ends, 1))):
        if end is None or end > now or item.covered:
            continue
        at = stamp(end)
        was = item if item.changed <= at else _seen(reading, stood(at))
        if was and was.readable:
            fields = _fields(was.values, item.values)
            return Fresh(number, {k: v for k, v in fields.items() if v != TAKEN_AWAY})
    return None


def _seen(reading: Reading, record: Record | None) -> Item | None:
    return None if record is None else reading.was(record)


def _fields(old: Mapping[str, Value], new: Mapping[str, Value]) -> dict[str, str]:
    return {
        key: _became(old.get(key, ""), new.get(key, ""))
        for key in (*new, *(key for key in old if key not in new))
        if old.get(key, "") != new.get(key, "")
    }


def _became(old: Value, new: Value) -> str:
    """A text or several choices of which all is still there was added to."""
    if not new:
        return TAKEN_AWAY
    kept = all(line in new for line in (old.splitlines() if isinstance(old, str) else old))
    return ADDED if kept else REWRITTEN
