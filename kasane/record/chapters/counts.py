"""What is counted beside a sheet, after it: each word with its marks and their number."""

from __future__ import annotations

from kasane.programme.sheets.base import SheetBase
from kasane.record.paper.content import para, plain_table
from kasane.record.paper.paper import Paper
from kasane.workshop.counts import tallies
from kasane.workshop.reading import Reading

_WORD = 0.55
_MARKS = 20


def print_counts(paper: Paper, sheet: SheetBase, reading: Reading) -> None:
    """One list for each that is counted; nothing before the first was said."""
    for tally in tallies(reading, sheet):
        if not tally.told:
            continue
        paper.part(tally.rule.title)
        word = paper.width * _WORD
        rows = [(each.word, f"{each.number}　{_marks(each.number)}") for each in tally.told]
        paper.table(plain_table((word, paper.width - word), ("ことば", "数"), rows))
        paper.put(para(f"のべ {sum(each.number for each in tally.told)}", "Small"))


def _marks(number: int) -> str:
    return "●" * min(number, _MARKS) + ("…" if number > _MARKS else "")
