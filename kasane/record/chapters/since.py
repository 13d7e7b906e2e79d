"""What was written after the meeting before: what isn't printed, and what cases gained."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from kasane.errors import RefusedError
from kasane.programme import FormSheet, GridSection, Sheet
from kasane.programme.sheets.sections import Section
from kasane.record.chapters.meetings import numbered
from kasane.record.paper.content import plain_table
from kasane.record.paper.paper import Paper
from kasane.record.values import text_of
from kasane.workshop.as_held import as_held, told_until
from kasane.workshop.item import Item, arranged
from kasane.workshop.kinds import place_of
from kasane.workshop.kinds.nodes import called
from kasane.workshop.model import Meeting
from kasane.workshop.places import Part
from kasane.workshop.reading import Reading
from kasane.workshop.shapes import Value
from kasane.workshop.since import TAKEN_AWAY, fresh_fields, new_in
from kasane.workshop.thread import Thread


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
        for item in _in_turn(reading, sheet) if reading.opens(sheet) else ():
            changed = item.readable and item.changed and _at(item.changed) > since
            mine = sheet.id not in own or (sheet.is_case and _was_open(reading, then, item))
            if changed and mine and (text := _text(reading, then, item)):
                told.setdefault(sheet.title, []).append(text)
    if told:
        paper.chapter(f"{numbered(reading, before[-1][1])}のあとに書かれたこと")
        rows = [(title, "\n".join(f"・{text}" for text in texts)) for title, texts in told.items()]
        paper.table(plain_table((44.0, paper.width - 44.0), ("シート", "内容"), rows))


def _in_turn(reading: Reading, sheet: Sheet) -> Sequence[Item]:
    """What is on a sheet; of a form copy by copy, each followed by what is in it, as printed."""
    form = reading.programme.sheet_of(FormSheet, sheet.id)
    if form is None:
        return reading.of(sheet.id)
    places = [place for section in form.sections for place in _places(section)]
    return [
        item
        for copy in reading.copies(form)
        for item in (copy, *arranged(_inside(reading, copy), [f"{copy.id}/{p}" for p in places]))
    ]


def _places(section: Section) -> list[str]:
    rows = [part.id for part in section.parts]
    columns = section.columns if isinstance(section, GridSection) else ()
    return [f"{row}/{column.id}" for row in rows for column in columns] or rows


def _inside(reading: Reading, copy: Item) -> list[Item]:
    return [item for item in reading.of(copy.sheet) if item.copy == copy.id]


def _at(stamp: str) -> datetime:
    return datetime.fromisoformat(stamp).astimezone(UTC)


def _was_open(reading: Reading, then: Reading, item: Item) -> bool:
    """Whether it is a case that the meeting before had, or in one: that is lost among the rest.

    What came into a case is told only where cases are.
    """
    copy = then.items.get(item.copy or item.id)
    told = reading.telling.cases or not item.copy
    return told and copy is not None and copy.readable


def _text(reading: Reading, then: Reading, item: Item) -> str:
    """What stands in an entry; of one that the meeting before had only what is new in it."""
    try:
        parts = [part for part, _ in place_of(reading.programme, item.sheet, item.place).parts]
    except RefusedError:
        return item.text()
    fresh, was = fresh_fields(reading, then, item), then.items.get(item.id)
    where = _where(reading, item)
    if fresh is None or (was and was.place != item.place):
        whole = "　".join(_whole(reading, item, parts))
        return f"{where}{whole}" if whole else ""
    name = _name(reading, item, parts)
    told = [
        f"（{fresh[part.id]}）" if name and _line(item.text(part.id)) == name else f"　{what}"
        for part in parts
        if part.id in fresh and (what := _what(reading, was, item, part, fresh[part.id]))
    ]
    return f"{where}{name}{''.join(told)}".strip() if told else ""


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


def _where(reading: Reading, item: Item) -> str:
    """In which copy an entry sits, where there may be several, and at which place of it."""
    form = reading.programme.sheet_of(FormSheet, item.sheet)
    copy = reading.items.get(item.copy) if form and not form.once else None
    if form is None or copy is None:
        return ""
    node = Thread.nodes_on(reading, [form.id]).get(item.id)
    return f"{reading.copy_name(form, copy)}　{f'{node.where}　' if node and node.where else ''}"


def _whole(reading: Reading, item: Item, parts: Sequence[Part]) -> list[str]:
    told = [(part.label, _value(reading, part, item.values.get(part.id, ""))) for part in parts]
    return [f"{label}：{text}" if label and len(told) > 1 else text for label, text in told if text]


def _value(reading: Reading, part: Part, value: Value) -> str:
    return _line(text_of(reading, part.type, value))


def _line(text: str) -> str:
    return " ".join(text.split())
