"""What was written after the meeting before: what isn't printed, and what cases gained."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from kasane.errors import RefusedError
from kasane.programme import FormSheet, Sheet
from kasane.record.chapters.meetings import numbered
from kasane.record.paper.content import plain_table
from kasane.record.paper.paper import Paper
from kasane.record.values import text_of
from kasane.workshop.as_held import as_held, told_until
from kasane.workshop.item import Item
from kasane.workshop.kinds import place_of
from kasane.workshop.model import Meeting
from kasane.workshop.reading import Reading
from kasane.workshop.since import TAKEN_AWAY, fresh_fields


def print_since(paper: Paper, reading: Reading, held: Meeting, printed: Sequence[Sheet]) -> None:
    """What changed since, a line each; nothing before the second meeting."""
    known = list(reading.meetings.values())
    before = list(reading.meetings.items())[: known.index(held)]
    since = told_until(reading, before[-1][1]) if before else None
    if since is None:
        return
    then = as_held(reading, before[-1][0])
    own = {sheet.id for sheet in printed}
    rows = [
        (sheet.title, text)
        for sheet in reading.programme.sheets
        if reading.opens(sheet)
        for item in reading.of(sheet.id)
        if item.readable and item.changed and _at(item.changed) > since
        if sheet.id not in own or (sheet.is_case and _was_there(then, item))
        if (text := _text(reading, then, item))
    ]
    if rows:
        paper.chapter(f"{numbered(reading, before[-1][1])}のあとに書かれたこと")
        paper.table(plain_table((44.0, paper.width - 44.0), ("シート", "内容"), rows))


def _at(stamp: str) -> datetime:
    return datetime.fromisoformat(stamp).astimezone(UTC)


def _was_there(then: Reading, item: Item) -> bool:
    """Whether it is a copy that the meeting before had: what it gained is lost among the rest."""
    return not item.place and then.lives(item.id)


def _text(reading: Reading, then: Reading, item: Item) -> str:
    """What stands in an entry, each value with what it is called; of a copy only what is new."""
    form = reading.programme.sheet_of(FormSheet, item.sheet) if not item.place else None
    fresh = fresh_fields(reading, then, item) if form and not form.once else None
    if form is None or fresh is None:
        return _whole(reading, item)
    told = [
        f"{part.label}（{fresh[part.id]}）" + (f"：{' '.join(text.split())}" if text else "")
        for section in form.sections
        for part in getattr(section, "fields", ())
        if part.id in fresh
        if (text := text_of(reading, part.type, item.values.get(part.id, "")))
        or (fresh[part.id] == TAKEN_AWAY and reading.telling.cases)
    ]
    return "　".join([reading.copy_name(form, item), *told]) if told else ""


def _whole(reading: Reading, item: Item) -> str:
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
