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
from kasane.workshop.kinds.nodes import called
from kasane.workshop.model import Meeting
from kasane.workshop.places import Part
from kasane.workshop.reading import Reading
from kasane.workshop.shapes import Value
from kasane.workshop.since import TAKEN_AWAY, fresh_fields, new_in


def print_since(paper: Paper, reading: Reading, held: Meeting, printed: Sequence[Sheet]) -> None:
    """What changed since, a line each, sheet by sheet; nothing before the second meeting."""
    known = list(reading.meetings.values())
    before = list(reading.meetings.items())[: known.index(held)]
    since = told_until(reading, before[-1][1]) if before else None
    if since is None:
        return
    then = as_held(reading, before[-1][0])
    own = {sheet.id for sheet in printed}
    told: dict[str, list[str]] = {}
    for sheet in reading.programme.sheets:
        for item in reading.of(sheet.id) if reading.opens(sheet) else ():
            changed = item.readable and item.changed and _at(item.changed) > since
            mine = sheet.id not in own or (sheet.is_case and _was_there(then, item))
            if changed and mine and (text := _text(reading, then, item)):
                told.setdefault(sheet.title, []).append(text)
    if told:
        paper.chapter(f"{numbered(reading, before[-1][1])}のあとに書かれたこと")
        rows = [(title, "\n".join(f"・{text}" for text in texts)) for title, texts in told.items()]
        paper.table(plain_table((44.0, paper.width - 44.0), ("シート", "内容"), rows))


def _at(stamp: str) -> datetime:
    return datetime.fromisoformat(stamp).astimezone(UTC)


def _was_there(then: Reading, item: Item) -> bool:
    """Whether it is a copy that the meeting before had: what it gained is lost among the rest."""
    return not item.place and then.lives(item.id)


def _text(reading: Reading, then: Reading, item: Item) -> str:
    """What stands in an entry; of one that the meeting before had only what is new in it."""
    try:
        parts = [part for part, _ in place_of(reading.programme, item.sheet, item.place).parts]
    except RefusedError:
        return item.text()
    fresh, was = fresh_fields(reading, then, item), then.items.get(item.id)
    if fresh is None or (was and was.place != item.place):
        return "　".join(_whole(reading, item, parts))
    name = _name(reading, item, parts)
    told = [
        f"（{fresh[part.id]}）" if name and _line(item.text(part.id)) == name else f"　{what}"
        for part in parts
        if part.id in fresh and (what := _what(reading, was, item, part, fresh[part.id]))
    ]
    return f"{_copy_of(reading, item)}{name}{''.join(told)}".strip() if told else ""


def _what(reading: Reading, was: Item | None, item: Item, part: Part, became: str) -> str:
    """What is new in a value; what was taken away only says so, of a case where those are told."""
    old = was.values.get(part.id, "") if was and was.readable else ""
    text = _value(reading, part, new_in(old, item.values.get(part.id, "")))
    if text:
        return f"{part.label}（{became}）：{text}"
    may_say = reading.telling.cases or part.id not in item.of_case
    return f"{part.label}（{became}）" if became == TAKEN_AWAY and may_say else ""


def _name(reading: Reading, item: Item, parts: Sequence[Part]) -> str:
    """What an entry is called, with what else tells it from others that are called the same."""
    form = reading.programme.sheet_of(FormSheet, item.sheet)
    if form and not item.place:
        return "" if form.once else reading.copy_name(form, item)
    by = getattr(reading.programme.sheet(item.sheet), "named_by", None) or ""
    name = called(parts, item, by)
    others = (other for other in reading.at(item.sheet, item.place) if other.id != item.id)
    if any(called(parts, other, by) == name for other in others):
        more = [item.text(p.id) for p in parts if p.type == "text" and item.text(p.id) != name]
        name += f"（{'、'.join(filter(None, more))}）" if any(more) else ""
    return _line(name)


def _copy_of(reading: Reading, item: Item) -> str:
    """In which copy an entry sits, where there may be several."""
    form = reading.programme.sheet_of(FormSheet, item.sheet)
    copy = reading.items.get(item.copy) if form and not form.once else None
    return f"{reading.copy_name(form, copy)}　" if form and copy else ""


def _whole(reading: Reading, item: Item, parts: Sequence[Part]) -> list[str]:
    told = [(part.label, _value(reading, part, item.values.get(part.id, ""))) for part in parts]
    return [f"{label}：{text}" if label and len(told) > 1 else text for label, text in told if text]


def _value(reading: Reading, part: Part, value: Value) -> str:
    return _line(text_of(reading, part.type, value))


def _line(text: str) -> str:
    return " ".join(text.split())
