"""A form as its printed sheet, one page a copy; of cases, only a list unless they are wanted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kasane.programme import ChoiceField, FieldSection, FormSheet, GridSection, SimpleField
from kasane.record.kinds.base import Kind, begin_blank
from kasane.record.kinds.form.beside import print_beside
from kasane.record.kinds.form.body import FormBody
from kasane.record.kinds.form.copies import print_blank_copies, print_copies
from kasane.record.kinds.form.pictures import print_pictures
from kasane.record.kinds.form.whole import print_whole
from kasane.record.paper.content import para, plain_table
from kasane.record.paper.paper import Paper, Size
from kasane.record.paper.spread import spread
from kasane.record.paper.strips import opened, strips_table, unit_for
from kasane.record.values import LEFT_OUT, shown
from kasane.workshop.item import Item
from kasane.workshop.reading import Reading
from kasane.workshop.writers import ONLY_ONE, is_only_one

_HEADS = 21.0
"""Millimetres that title and lead of a blank sheet take."""
_LISTED = ("choice", "choices", "flag")


class FormKind(Kind[FormSheet]):
    """One page for each filled copy."""

    def filled(self, paper: Paper, sheet: FormSheet, reading: Reading) -> None:
        """Every copy on pages of its own; a form that is filled once may follow other sheets."""
        copies = reading.copies(sheet)
        if sheet.is_case and not reading.telling.cases:
            _print_list(paper, sheet, reading)
            return
        paper.flow()
        paper.chapter(sheet.title)
        _tell_unopened(paper, sheet, reading)
        if not copies:
            paper.put(para("まだ何も書かれていません。"))
        elif sheet.table:
            print_copies(paper, sheet, reading, copies)
        else:
            told = _grounds(sheet, reading, copies)
            paper.put(*(para(text, "Small", keep=True) for text in told))
            self._print_each(paper, sheet, reading, copies)

    def _print_each(
        self, paper: Paper, sheet: FormSheet, reading: Reading, copies: Sequence[Item]
    ) -> None:
        for copy in copies:
            if sheet.repeats != "once":
                paper.part(reading.copy_name(sheet, copy))
            print_copy(paper, sheet, reading, copy)
            if is_only_one(reading, sheet, copy):
                paper.put(para(ONLY_ONE, "Small"))
            print_pictures(paper, sheet, reading, copy)
            print_whole(paper, sheet, reading, copy)

    def lists(self, paper: Paper, sheet: FormSheet, reading: Reading) -> None:
        """Where a programme wants it, the copies beside each other."""
        print_beside(paper, sheet, reading)

    def example(self, paper: Paper, sheet: FormSheet, reading: Reading) -> None:
        if sheet.table:
            self.filled(paper, sheet, reading)
            return
        for copy in reading.copies(sheet)[:1]:
            paper.section(sheet.orientation)
            paper.chapter(sheet.title)
            print_copy(paper, sheet, reading, copy)

    def blank(self, paper: Paper, sheet: FormSheet, size: Size) -> None:
        """The form with nothing in it, on as many pages as it takes to write in it."""
        begin_blank(paper, sheet, size, sheet.orientation)
        if sheet.table:
            print_blank_copies(paper, sheet)
            return
        room = paper.height - _HEADS * paper.scale
        for number, strips in enumerate(
            spread(FormBody(sheet, paper.width).parts(), room, paper.scale), 1
        ):
            if number > 1:
                paper.section(sheet.orientation, size)
                paper.put(para(f"{sheet.title}（{number}枚目）", "Small"), para("", "Room"))
            paper.table(strips_table(strips, unit_for(strips, room, paper.scale)), room=False)


def print_copy(paper: Paper, sheet: FormSheet, reading: Reading, copy: Item) -> None:
    """One copy's boxes."""
    tables = FormBody(sheet, paper.width, reading, copy).tables()
    for strips in tables:
        set_out = opened(strips) if strips is tables[0] else strips
        paper.table(strips_table(set_out), room=strips is tables[-1])


def _grounds(sheet: FormSheet, reading: Reading, copies: Sequence[Item]) -> Iterator[str]:
    """On what ground each case is shared, and what that allows: a line a ground."""
    rule = sheet.pick
    if rule is None:
        return
    parts = (part for section in sheet.sections for part in section.parts)
    label = next((part.label for part in parts if part.id == rule.hidden_field), "")
    of = {copy.id: str(copy.values.get(rule.hidden_field) or "") for copy in copies}
    for ground in dict.fromkeys(of.values()):
        names = [reading.copy_name(sheet, copy) for copy in copies if of[copy.id] == ground]
        yield f"{'・'.join(names)}　{label}：{rule.ground(ground)}"


def _print_list(paper: Paper, sheet: FormSheet, reading: Reading) -> None:
    """Which cases there were, without what they tell."""
    paper.flow()
    paper.chapter(sheet.title)
    fields = [
        field
        for section in sheet.sections
        if isinstance(section, FieldSection)
        for field in section.fields
        if isinstance(field, SimpleField | ChoiceField) and field.type in _LISTED
    ]
    noted = any(isinstance(section, GridSection) for section in sheet.sections)
    rows = [
        [
            reading.copy_name(sheet, copy),
            *(shown(reading, field, copy) for field in fields),
            *([_notes_of(reading, sheet, copy)] if noted else []),
        ]
        for copy in reading.copies(sheet)
    ]
    heads = ("ケース", *(field.label for field in fields), *(["付箋"] if noted else []))
    if rows:
        paper.table(plain_table([paper.width / len(heads)] * len(heads), heads, rows))
    paper.put(para(LEFT_OUT, "Small"))
    _tell_unopened(paper, sheet, reading)


def _notes_of(reading: Reading, sheet: FormSheet, copy: Item) -> str:
    """How many notes stand on a case."""
    return f"{sum(p.copy == copy.id and not p.hidden for p in reading.of(sheet.id))}枚"


def _tell_unopened(paper: Paper, sheet: FormSheet, reading: Reading) -> None:
    count = reading.unopened if sheet.is_case else 0
    if count:
        told = f"まだ公開していないケース {count}件は、のせていません。"
        paper.put(para(told, "Small", keep=True))


KIND = FormKind()
