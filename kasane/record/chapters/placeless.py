"""What was written on sheets that the programme has not got any more, in the internal record."""

from __future__ import annotations

from kasane.record.paper.content import para, plain_table
from kasane.record.paper.paper import Paper
from kasane.workshop.placeless import PLACELESS, placeless
from kasane.workshop.reading import Reading

_WHERE = 50.0


def print_placeless(paper: Paper, reading: Reading) -> None:
    """Where it was written and what; nothing where everything has its place."""
    found = placeless(reading)
    if found:
        paper.chapter(PLACELESS)
        paper.put(para("プログラムの用紙が変わる前に書かれたものです。", "Small"))
        widths = (_WHERE, paper.width - _WHERE)
        paper.table(plain_table(widths, ("どこに", "書かれていたこと"), found))
