"""The notes of one place as paragraphs, with the room that they take."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kasane.plain.letters import ems
from kasane.programme import BoardSheet
from kasane.record.paper.content import Para, para, signed
from kasane.record.paper.styles import note_style
from kasane.workshop.item import Item
from kasane.workshop.reading import Reading

_MILLIMETRES_A_CHARACTER = 3.2
_INDENT = 8.3


@dataclass(frozen=True, slots=True)
class Block:
    """Paragraphs that stay together, such as a pile of notes, and the lines that they take."""

    paragraphs: tuple[Para, ...]
    lines: float


def blocks_of(
    sheet: BoardSheet, notes: Iterable[Item], reading: Reading, place: str, width: float
) -> list[Block]:
    """The notes of a place in order, one block a pile, and how many are still covered.

    Args:
        sheet: The board.
        notes: Its notes in printed order; those of other places are passed over.
        reading: Says who wrote them.
        place: "row/column".
        width: Of the cell, in millimetres.
    """
    there = [note for note in notes if note.place == place]
    open_ids = {note.id for note in there if not note.covered}
    blocks: list[Block] = []
    for note in (note for note in there if not note.covered):
        under = note.under in open_ids
        block = _block(sheet, note, reading.people.name(note.author), width, under=under)
        if under and blocks:
            last = blocks.pop()
            block = Block(last.paragraphs + block.paragraphs, last.lines + block.lines)
        blocks.append(block)
    covered = sum(note.covered for note in there)
    if covered:
        blocks.append(Block((para(f"公開前の付箋 {covered}枚", "Cell"),), 1.0))
    return blocks


def lines_of(blocks: Sequence[Block]) -> float:
    """The lines that all of them take."""
    return sum(block.lines for block in blocks)


def paragraphs_of(blocks: Iterable[Block]) -> list[Para]:
    """All their paragraphs."""
    return [paragraph for block in blocks for paragraph in block.paragraphs]


def chunked(blocks: Sequence[Block], most: float) -> list[list[Block]]:
    """Cut blocks, in order, into parts of at most so many lines; a longer block is alone."""
    return flowed(blocks, [], most)


def flowed(blocks: Sequence[Block], rows: Sequence[float], more: float) -> list[list[Block]]:
    """Share blocks out, in order, over rows of the given lines, then over more rows.

    Args:
        blocks: What is shared out.
        rows: The lines of the rows that are there in any case.
        more: The lines of each row that is added where these are not enough.
    """
    shares: list[list[Block]] = [[]]
    used = 0.0
    for block in blocks:
        room = rows[len(shares) - 1] if len(shares) <= len(rows) else more
        if shares[-1] and used + block.lines > room:
            shares.append([])
            used = 0.0
        shares[-1].append(block)
        used += block.lines
    return shares


def _block(sheet: BoardSheet, note: Item, name: str, width: float, *, under: bool) -> Block:
    text = ("└ " if under else "・") + text_of(sheet, note)
    told = signed(text, name, note_style(note.colour, under=under))
    letters = max(4.0, (width - _INDENT) / _MILLIMETRES_A_CHARACTER)
    lines = sum(max(1, math.ceil(ems(line) / letters)) for line in f"{text}{name}".split("\n"))
    return Block((told,), lines + 0.25)


def text_of(sheet: BoardSheet, note: Item) -> str:
    """All that stands on a note, with what its colour says."""
    label = _colour_label(sheet, note)
    parts = ((part.label, note.text(part.id)) for part in sheet.note_fields)
    more = "".join(f"\n{name}：{text}" for name, text in parts if text)
    return (f"【{label}】" if label else "") + note.text() + more


def _colour_label(sheet: BoardSheet, note: Item) -> str:
    """What the colour says, where it isn't the one that all notes of the column have."""
    usual = {column.id: column.colour for column in sheet.columns}.get(note.column)
    labels: dict[str, str] = {colour.id: colour.label for colour in sheet.colours}
    return "" if note.colour == usual else labels.get(note.colour, "")


def labelled(sheet: BoardSheet, notes: Iterable[Item]) -> bool:
    """Whether what a colour says stands before some note."""
    return any(_colour_label(sheet, note) for note in notes if not note.covered)
