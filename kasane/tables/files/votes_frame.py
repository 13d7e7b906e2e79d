"""What votings, and hands, on a sheet came to: a row an idea and voting, without any name."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pandas as pd

from kasane.programme import Sheet, TableColumn
from kasane.tables.columns import ID
from kasane.tables.files.export import Export
from kasane.tables.leaf import Leaf
from kasane.tables.sheet_row import SheetRow
from kasane.workshop.operations.votes import Tally, sides, tally
from kasane.workshop.sides import Sides, labels_of

_FIRST = ["投票の回", "投票した人数", "項目"]


def votes_frame(export: Export, leaf: Leaf) -> pd.DataFrame:
    """Sums, means and counts of every opened voting; one that is on is not in it."""
    sheet = leaf.sheet
    columns = sheet.vote_columns
    labels = labels_of(export.reading.programme) if not sheet.shows_hands else ()
    apart = [f"{column.label}（{side}）" for column in columns for side in labels]
    headings = [*_FIRST, *(told for column in columns for told in _headings(column)), *apart, ID]
    texts = {row.id: _called(row) for row in export.rows(leaf)}
    rows = []
    for number in range(1, export.reading.held(sheet.id).ballot + 1):
        found = tally(export.reading, sheet.id, number)
        if found.opened and found.voters:
            held = sides(export.reading, sheet.id, number)
            for entry, text in texts.items():
                told = (cell for c in columns for cell in _cells(c, found.of(entry, c.id)))
                by_side = [_given(held, entry, c, side) for c in columns for side in labels]
                rows.append([number, found.voters, text, *told, *by_side, entry])
    return pd.DataFrame(rows, columns=headings)


def _called(row: SheetRow) -> str:
    """The text of an idea; of a case its letter."""
    return str(row.values.get("text", "")) or (f"ケース{row.letter}" if row.letter else "")


def unopened(export: Export) -> Iterator[Sheet]:
    """The sheets on which people vote just now."""
    for leaf in export.leaves:
        sheet = leaf.sheet
        if sheet.vote_columns and not sheet.shows_hands and not leaf.id:
            found = tally(export.reading, sheet.id)
            if found.voters and not found.opened:
                yield sheet


def _headings(column: TableColumn) -> list[str]:
    if column.type == "votes":
        return [f"{column.label}（合計）", f"{column.label}（人数）"]
    answers = [f"{column.label}（{number}と答えた人数）" for number in _scale(column)]
    return [f"{column.label}（平均）", f"{column.label}（人数）", *answers]


def _cells(column: TableColumn, found: Tally) -> list[object]:
    if column.type == "votes":
        return [found.sum, found.count]
    mean = "" if found.mean is None else _rounded(found.mean)
    return [mean, found.count, *(found.values.count(number) for number in _scale(column))]


def _given(held: Sides | None, entry: str, column: TableColumn, side: str) -> object:
    """What a side gave, dots or the mean; empty where that isn't told."""
    share = held.of(entry, column).get(side) if held else None
    if share is None:
        return ""
    return share.sum if column.type == "votes" else _rounded(share.mean)


def _rounded(mean: float) -> Decimal:
    return Decimal(f"{mean:.2f}")


def _scale(column: TableColumn) -> range:
    return range(column.least, column.most + 1)
