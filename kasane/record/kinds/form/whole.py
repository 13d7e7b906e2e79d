"""What of a form is still empty, as a table after it."""

from __future__ import annotations

from kasane.programme import FormSheet
from kasane.record.paper.content import para, plain_table
from kasane.record.paper.paper import Paper
from kasane.workshop.item import Item
from kasane.workshop.reading import Reading
from kasane.workshop.whole import counted

_HEADING = 42.0


def print_whole(paper: Paper, sheet: FormSheet, reading: Reading, copy: Item) -> None:
    """The sections that are not whole, what has to be written first; nothing where none counts."""
    found = counted(reading, sheet, copy)
    if not found:
        return
    left = sorted((each for each in found if not each.whole), key=lambda each: not each.required)
    paper.part("まだ空いている事項", inner=True)
    if not left:
        paper.put(para("数えている事項は、すべて書けています。", "Small"))
        return
    rows = [(each.heading, each.title, "、".join(each.empty)) for each in left]
    half = (paper.width - _HEADING) / 2
    heads = ("どんな事項か", "事項", "空いているところ")
    paper.table(plain_table([_HEADING, half, half], heads, rows))
