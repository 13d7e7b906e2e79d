"""A round: who said what, in the order in which they spoke."""

from __future__ import annotations

from collections.abc import Mapping

from kasane.programme import FormField, RoundSheet
from kasane.record.kinds.base import Kind, begin_blank
from kasane.record.paper.content import Row, Table, cell, head, para, row_of
from kasane.record.paper.paper import Orientation, Paper, Size
from kasane.record.values import shown
from kasane.workshop.going_on import Turns
from kasane.workshop.item import Item
from kasane.workshop.reading import Reading

_WHO = 38.0
_NUMBER = 12.0
_BLANK_ROW = 14.0
_BLANK_HEADS = 40.0
_MANY = 4
_STATES = {"absent": "欠席", "skipped": "話していません"}


class RoundKind(Kind[RoundSheet]):
    """Who said what, in the order in which they spoke."""

    def filled(self, paper: Paper, sheet: RoundSheet, reading: Reading) -> None:
        """What everybody said; without names, only what was said."""
        paper.flow()
        paper.chapter(sheet.title)
        paper.put(para("問い：" + "　／　".join(sheet.prompts), keep=True))
        pieces = [piece for piece in reading.at(sheet.id) if piece.written]
        turns = reading.turns(sheet.id) or Turns(order=())
        order = {member: number for number, member in enumerate(turns.order)}
        pieces.sort(key=lambda piece: order.get(piece.author or "", len(order)))
        if pieces:
            _print_table(paper, sheet, reading, pieces)
        else:
            paper.put(para("話したことの書きとめは、ありません。"))
        _print_states(paper, reading, turns.states)

    def blank(self, paper: Paper, sheet: RoundSheet, size: Size) -> None:
        """Lines to write on, one a person."""
        prompts = (f"・{prompt}" for prompt in sheet.prompts)
        begin_blank(paper, sheet, size, _orientation(sheet), *prompts)
        height = _BLANK_ROW * paper.scale
        count = int((paper.height - _BLANK_HEADS * paper.scale) / height)
        who = _WHO * paper.scale
        each = (paper.width - _NUMBER - who) / max(len(sheet.fields), 1)
        labels = [field.label for field in sheet.fields] or ["話したこと"]
        heads = Row([head(text) for text in ("順", "名前・所属", *labels)], heading=True)
        rows = [
            Row([cell(str(number)), *(cell("") for _ in range(len(labels) + 1))], height=height)
            for number in range(1, count + 1)
        ]
        across = (_NUMBER, who, *(each for _ in labels))
        paper.table(Table(across, [heads, *rows], free=False), room=False)


def _orientation(sheet: RoundSheet) -> Orientation:
    """As the sheet says, but landscape where many things are kept of each person."""
    return "landscape" if len(sheet.fields) > _MANY else sheet.orientation


def _print_table(paper: Paper, sheet: RoundSheet, reading: Reading, pieces: list[Item]) -> None:
    named = reading.telling.names
    first = _WHO if named else _NUMBER
    columns = _columns(sheet)
    each = (paper.width - first) / len(columns)
    across = [first, *(each for _ in columns)]
    rows = [Row([head(label) for label in ("名前" if named else "", *columns)], heading=True)]
    for number, piece in enumerate(pieces, 1):
        who = reading.people.name(piece.author) if named else str(number)
        texts = ([shown(reading, each, piece) for each in some] for some in columns.values())
        rows.append(row_of([who, *("、".join(filter(None, several)) for several in texts)]))
    paper.table(Table(across, rows))


def _columns(sheet: RoundSheet) -> dict[str, list[FormField]]:
    """The fields by their labels, those that are only numbered (顔 1, 顔 2) in one column."""
    columns: dict[str, list[FormField]] = {}
    for field in sheet.fields:
        columns.setdefault(field.label.rstrip("0123456789 "), []).append(field)
    return columns


def _print_states(paper: Paper, reading: Reading, states: Mapping[str, str]) -> None:
    for state, word in _STATES.items():
        members = [member for member, found in states.items() if found == state]
        if members:
            who = f"（{reading.people.text(members)}）" if reading.telling.names else ""
            paper.put(para(f"{word} {len(members)}人{who}", "Small"))


KIND = RoundKind()
