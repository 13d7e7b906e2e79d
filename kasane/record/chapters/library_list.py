"""教材一覧: the material library on paper, with its terms of use."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby

from kasane.library import Library, Shelved
from kasane.plain.dates import date_text
from kasane.plain.file_names import file_name
from kasane.record.paper.content import para, plain_table
from kasane.record.paper.paper import Paper

_WIDTHS = (84.0, 34.0, 36.0, 50.0, 50.0)
_HEADINGS = ("題名", "番号・種類", "だれが", "場所（アドレス）", "使う活動")


def library_document(library: Library, shelved: Sequence[Shelved], now: datetime) -> bytes:
    """The Word file of what is shown of the library, by training, in the order that it has."""
    paper = Paper("教材一覧", ("教材一覧", "かさね"), "", now)
    paper.section("landscape")
    paper.put(para("教材一覧", "Title"), para(library.terms))
    marks = "　".join(f"{sign}：{text}" for sign, text in library.marks.items())
    paper.put(para(f"肩書は撮影したときのものです。{marks}", "Small"))
    for (training, name), items in groupby(shelved, lambda one: (one.training, one.collection)):
        rows = list(items)
        held = date_text(rows[0].held) if rows[0].held else ""
        paper.part("　".join(part for part in (training, name, held) if part))
        paper.table(plain_table(_WIDTHS, _HEADINGS, map(_row, rows)))
    return paper.bytes()


def library_name() -> str:
    """The file's name."""
    return file_name("教材一覧", ".docx")


def _row(one: Shelved) -> tuple[str, ...]:
    item = one.item
    about = " ".join(part for part in (item.number, item.kind, item.size, item.mark) if part)
    segment = f"{item.start}〜{item.end}" if item.start and item.end else item.pages
    where = "\n".join(part for part in (item.link or "題名と研修名で探す", segment) if part)
    uses = "\n".join(activity.short for activity in one.activities)
    return item.title, about, item.speaker, where, uses
