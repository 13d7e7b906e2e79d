"""What was decided: cases, first ideas, plans, and what is to be done by whom and when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from kasane.programme import (
    FormSheet,
    Sheet,
    TableSheet,
    TodoRule,
    of_kind,
)
from kasane.record.chapters.outcomes import picked_cases, print_hands, raised_hands
from kasane.record.facts import first_lists
from kasane.record.paper.content import Para, para
from kasane.record.paper.paper import Paper
from kasane.workshop.item import Item
from kasane.workshop.reading import Reading


def print_decisions(paper: Paper, reading: Reading, sheets: Sequence[Sheet]) -> None:
    """What the given sheets say was decided; nothing where they say nothing."""
    lists = first_lists(reading, sheets)
    to_do = [
        (sheet, sheet.todo)
        for sheet in of_kind(TableSheet, sheets)
        if sheet.todo and _pieces(reading, sheet, sheet.todo)
    ]
    plans = [
        reading.copy_name(sheet, copy)
        for sheet in of_kind(FormSheet, sheets)
        if sheet.repeats == "idea"
        for copy in reading.copies(sheet)
    ]
    progress = list(_progress(reading, to_do))
    picked, hands = picked_cases(reading, sheets), raised_hands(reading, sheets)
    if not (lists or progress or plans or picked or hands):
        return
    paper.chapter("決まったこと")
    if picked:
        paper.part("取り上げたケース")
        paper.put(para("、".join(picked)))
    for title, texts in lists:
        paper.part(title)
        paper.put(*(para(f"・{_told(text, plans)}", "Item") for text in texts))
    others = [name for name in plans if not any(name in texts for _, texts in lists)]
    if others:
        paper.part("企画書にした取組アイデア")
        paper.put(*(para(f"・{name}", "Item") for name in others))
    if hands:
        print_hands(paper, hands)
    if progress:
        paper.part("取り組むことの進み具合")
        paper.put(*progress)


def _told(text: str, plans: Sequence[str]) -> str:
    return f"{text}（選んで、企画書にした）" if text in plans else text


def _progress(reading: Reading, to_do: Sequence[tuple[TableSheet, TodoRule]]) -> Iterator[Para]:
    """How far the things to do are, sheet by sheet; nothing of those that don't say it."""
    for sheet, rule in to_do:
        states = Counter(rule.state(p.values) for p in _pieces(reading, sheet, rule))
        told = "、".join(
            f"{word}{states[word]}件" for word in rule.stages(sheet.columns) if states[word]
        )
        if told:
            yield para(f"・{sheet.title}：{told}", "Item")


def _pieces(reading: Reading, sheet: TableSheet, rule: TodoRule) -> list[Item]:
    return [piece for piece in reading.at(sheet.id) if rule.is_taken_on(piece.values)]
