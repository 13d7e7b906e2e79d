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

Stood = Mapping[tuple[str, str], Record | None]
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
    """What of a copy is new since a meeting.

    Attributes:
        meeting: its number from 1; since: when it ended, ISO 8601 in UTC.
        entries: the copy and what was in it already, by id: field id → what became of it. What
            came into it since is known by when it was made.
    """

    meeting: int
    since: str
    entries: Mapping[str, Mapping[str, str]]


def fresh_on_screen(
    reading: Reading, copy: Item, now: datetime, stood: Callable[[str], Stood]
) -> Fresh | None:
    """What of a copy is new since the last meeting that ended and in which it was open.

    None where there was no such meeting, or where the reader may not see the copy. Both texts are
    compared as far as the reader may see them; what was taken away is not told. `stood` answers
    with the copy and what lies in it as they were at a moment (ISO 8601, UTC), where changed since.
    """
    inside = [copy, *(item for item in reading.of(copy.sheet) if item.copy == copy.id)]
    ends = [told_until(reading, held) for held in reading.meetings.values()]
    for number, end in reversed(list(enumerate(ends, 1))):
        if end is None or end > now or copy.covered:
            continue
        at = stamp(end)
        changed = any(item.changed > at for item in inside)
        before = stood(at) if changed else {}
        if _readable_then(reading, copy, before):
            found = {item.id: _gained(reading, item, before) for item in inside if not item.covered}
            return Fresh(number, at, {key: fields for key, fields in found.items() if fields})
    return None


def _readable_then(reading: Reading, copy: Item, before: Stood) -> bool:
    was = _was(reading, copy, before)
    return was is not None and was.readable


def _gained(reading: Reading, item: Item, before: Stood) -> dict[str, str]:
    was = _was(reading, item, before)
    fields = _fields(was.values, item.values) if was and was.readable else {}
    return {key: became for key, became in fields.items() if became != TAKEN_AWAY}


def _was(reading: Reading, item: Item, before: Stood) -> Item | None:
    record = before.get(("entry", item.id), item)
    return reading.was(record) if isinstance(record, Record) else record


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
