"""A form as its printed sheet, one page a copy; of cases, only a list unless they are wanted."""

from __future__ import annotations

from kasane.programme import ChoiceField, FieldSection, FormSheet, SimpleField
from kasane.record.kinds.base import Kind
from kasane.record.kinds.form.body import FormBody
from kasane.record.kinds.form.pictures import print_form_picture
from kasane.record.paper.content import para, plain_table
from kasane.record.paper.paper import Paper, Size
from kasane.record.paper.strips import strips_table, unit_for
from kasane.record.values import LEFT_OUT, shown
from kasane.workshop.item import Item
from kasane.workshop.reading import Reading

_HEADS = 30.0
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
        for number, copy in enumerate(copies):
            paper.section(sheet.orientation, follow=sheet.repeats == "once")
            if number == 0:
                paper.chapter(sheet.title)
            if sheet.repeats != "once":
                paper.part(reading.copy_name(sheet, copy))
            print_copy(paper, sheet, reading, copy)
        if not copies:
            paper.section(sheet.orientation, follow=True)
            paper.chapter(sheet.title)
            paper.put(para("まだ何も書かれていません。"))
        _tell_unopened(paper, sheet, reading)

    def blank(self, paper: Paper, sheet: FormSheet, size: Size) -> None:
        """The form with nothing in it, filling one page."""
        paper.section(sheet.orientation, size)
        paper.put(para(sheet.title, "Heading 1"), para(sheet.lead, "Small"))
        strips = FormBody(sheet, paper.width).strips()
        room = paper.height - _HEADS * paper.scale
        paper.table(strips_table(strips, unit_for(strips, room, paper.scale)), room=False)


def print_copy(paper: Paper, sheet: FormSheet, reading: Reading, copy: Item) -> None:
    """One copy's boxes, and the picture of its dates where it has some."""
    paper.table(strips_table(FormBody(sheet, paper.width, reading, copy).strips()))
    print_form_picture(paper, sheet, reading, copy)


def _print_list(paper: Paper, sheet: FormSheet, reading: Reading) -> None:
    """Which cases there were, without what they tell."""
    paper.section(follow=True)
    paper.chapter(sheet.title)
    fields = [
        field
        for section in sheet.sections
        if isinstance(section, FieldSection)
        for field in section.fields
        if isinstance(field, SimpleField | ChoiceField) and field.type in _LISTED
    ]
    rows = [
        [
            reading.copy_name(sheet, copy),
            *(shown(reading, field, copy) for field in fields),
            f"{sum(p.copy == copy.id and not p.hidden for p in reading.of(sheet.id))}枚",
        ]
        for copy in reading.copies(sheet)
    ]
    each = (paper.width - 44.0) / len(fields)
    heads = ("ケース", *(field.label for field in fields), "付箋")
    if rows:
        paper.table(plain_table((26.0, *(each for _ in fields), 18.0), heads, rows))
    paper.put(para(LEFT_OUT, "Small"))
    _tell_unopened(paper, sheet, reading)


def _tell_unopened(paper: Paper, sheet: FormSheet, reading: Reading) -> None:
    count = reading.unopened if sheet.is_case else 0
    if count:
        paper.put(para(f"まだ開いていないケース {count}件は、のせていません。", "Small"))


KIND = FormKind()
