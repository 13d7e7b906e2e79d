"""What follows a board in a record: counts, and ideas with where they came from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from kasane.programme import BoardSheet
from kasane.record.paper.content import (
    HEAD_FILL,
    Cell,
    Para,
    Row,
    Table,
    TextRun,
    cell,
    para,
    signed,
)
from kasane.record.paper.paper import Paper
from kasane.workshop.item import Item
from kasane.workshop.reading import Reading


def print_lists(paper: Paper, sheet: BoardSheet, reading: Reading) -> None:
    """How many notes there are, and ideas with what they came from."""
    notes = reading.notes(sheet)
    paper.put(*(para(text, "Small") for text in counted(sheet, reading)))
    if any(column.gives_from for column in sheet.columns):
        paper.flow()
        _print_ideas(paper, sheet, reading, notes)


def counted(sheet: BoardSheet, reading: Reading) -> list[str]:
    """How many notes each column has, and how many of them are not to be read."""
    notes = reading.notes(sheet)
    counts = Counter(note.column for note in notes)
    told = "、".join(f"{c.short or c.label} {counts[c.id]}枚" for c in sheet.columns)
    return [f"付箋の数：{told}", *_remarks(notes, reading.hidden(sheet.id))]


def _print_ideas(paper: Paper, sheet: BoardSheet, reading: Reading, notes: Sequence[Item]) -> None:
    paper.chapter("取組アイデアと由来")
    giving = {column.id for column in sheet.columns if column.gives_from}
    ideas = [note for note in notes if note.column in giving and not note.covered]
    covered = sum(note.column in giving and note.covered for note in notes)
    if covered:
        paper.put(para(f"公開前の取組アイデア {covered}枚は、のせていません。"))
    if not ideas:
        paper.put(*([] if covered else [para("取組アイデアは、まだありません。")]))
        return
    origin = _Origin(sheet, reading)
    heads = ("No", "取組アイデア", "もとになった付箋")
    rows = [Row([cell(text, "Cell Head", HEAD_FILL) for text in heads], heading=True)]
    for number, note in _numbered(ideas):
        rows.append(
            Row([cell(number), Cell([_signed(note, reading)]), Cell(list(origin.of(note)))])
        )
    paper.table(Table((12.0, 66.0, paper.width - 78.0), rows))


def _numbered(ideas: Sequence[Item]) -> Iterator[tuple[str, Item]]:
    """1, 2, and 2-1 for one that lies under 2."""
    number = under = 0
    shown = {note.id for note in ideas}
    for note in ideas:
        if note.under in shown:
            under += 1
            yield f"{number}-{under}", note
        else:
            number, under = number + 1, 0
            yield str(number), note


def _signed(note: Item, reading: Reading) -> Para:
    return signed(note.text(), reading.people.name(note.author), "Cell")


class _Origin:
    """Says where ideas came from."""

    def __init__(self, sheet: BoardSheet, reading: Reading) -> None:
        self._reading = reading
        self._tags = {
            f"{row.id}/{column.id}": row.short + column.tag
            for row in sheet.rows
            for column in sheet.columns
        } | {f"/{column.id}": column.tag for column in sheet.columns}
        self._notes = {note.id: note for note in reading.notes(sheet)}

    def of(self, idea: Item) -> Iterator[Para]:
        """A paragraph for each source."""
        for source in idea.sources:
            yield self._source(source)

    def _source(self, source: str) -> Para:
        note = self._notes.get(source)
        if note is None:
            living = self._reading.lives(source)
            return para("（のせていない付箋）" if living else "（消された付箋）", "Cell")
        if note.covered:
            return para("（公開前の付箋）", "Cell")
        tag = self._tags.get(note.place, "")
        return Para(
            (*([TextRun(f"［{tag}］", "Tag")] if tag else []), TextRun(note.text())), "Cell"
        )


def _remarks(notes: Sequence[Item], hidden: int) -> Iterator[str]:
    covered = sum(note.covered for note in notes)
    if covered:
        yield f"このうち {covered}枚は、個人ワーク中で公開前の付箋です。"
    if hidden:
        yield f"事務局が見えなくした付箋 {hidden}枚は、数えていません。"
