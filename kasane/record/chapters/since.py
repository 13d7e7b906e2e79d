"""What was written after the meeting before on sheets that this meeting's record doesn't print."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from kasane.errors import RefusedError
from kasane.programme import Sheet
from kasane.record.chapters.meetings import numbered
from kasane.record.paper.content import plain_table
from kasane.record.paper.paper import Paper
from kasane.record.values import text_of
from kasane.workshop.as_held import told_until
from kasane.workshop.item import Item
from kasane.workshop.kinds import place_of
from kasane.workshop.model import Meeting
from kasane.workshop.reading import Reading


def print_since(paper: Paper, reading: Reading, held: Meeting, printed: Sequence[Sheet]) -> None:
    """What changed since, a line each; nothing before the second meeting."""
    known = list(reading.meetings.values())
    before = known[: known.index(held)]
    since = told_until(reading, before[-1]) if before else None
    if since is None:
        return
    own = {sheet.id for sheet in printed}
    rows = [
        (sheet.title, _text(reading, item))
        for sheet in reading.programme.sheets
        if sheet.id not in own and reading.opens(sheet)
        for item in reading.of(sheet.id)
        if item.readable and item.changed and _at(item.changed) > since and _text(reading, item)
    ]
    if rows:
        paper.chapter(f"{numbered(reading, before[-1])}のあとに書かれたこと")
        paper.table(plain_table((44.0, paper.width - 44.0), ("シート", "内容"), rows))


def _at(stamp: str) -> datetime:
    return datetime.fromisoformat(stamp).astimezone(UTC)


def _text(reading: Reading, item: Item) -> str:
    """What stands in an entry, each value with what it is called."""
    try:
        parts = [part for part, _ in place_of(reading.programme, item.sheet, item.place).parts]
    except RefusedError:
        return item.text()
    told = [
        (part.label, text_of(reading, part.type, item.values.get(part.id, ""))) for part in parts
    ]
    lines = [
        f"{label}：{text}" if label and len(told) > 1 else text for label, text in told if text
    ]
    return "　".join(" ".join(line.split()) for line in lines)
