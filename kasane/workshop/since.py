"""What of a filled copy is new since a meeting: 書き足し, 書きかえ, 消した."""

from __future__ import annotations

from collections.abc import Mapping

from kasane.workshop.item import Item
from kasane.workshop.reading import Reading
from kasane.workshop.shapes import Value

ADDED, REWRITTEN, TAKEN_AWAY = "書き足し", "書きかえ", "消した"


def fresh_fields(reading: Reading, then: Reading, item: Item) -> Mapping[str, str] | None:
    """Field id → what became of it since `then`; None where the entry was not there yet.

    Only what became of a text is told, never the old text: who reads the new one may not have been
    meant to see the other, and what was taken out of a case stays out of it.
    """
    now, was = (each.records.get("entry", item.id) for each in (reading, then))
    if now is None or was is None:
        return None
    old, new = was.body["values"], now.body["values"]
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
