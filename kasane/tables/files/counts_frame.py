"""What is counted beside the sheets: a row a word."""

from __future__ import annotations

import pandas as pd

from kasane.programme import Sheet
from kasane.workshop.counts import tallies
from kasane.workshop.reading import Reading


def counts_frame(reading: Reading, sheet: Sheet) -> pd.DataFrame:
    """What is counted, the word and how often it was said; no rows before the first was."""
    rows = [
        [tally.rule.title, said.word, said.number]
        for tally in tallies(reading, sheet)
        for said in tally.told
    ]
    return pd.DataFrame(rows, columns=["数えたもの", "ことば", "数"])
