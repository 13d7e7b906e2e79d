"""One layout per kind of sheet. A later kind adds its own here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from kasane.programme import Sheet
from kasane.record.kinds import board, board_lists, form, memo, overlap, table
from kasane.record.kinds import map as resource_map
from kasane.record.kinds import round as rounds
from kasane.record.paper.paper import Paper


@dataclass(frozen=True, slots=True)
class Layout:
    """How a kind of sheet is printed.

    Attributes:
        filled: (paper, sheet, reading): the sheet in its printed form, in a section of its own.
        lists: (paper, sheet, reading): what follows it in portrait, such as ideas and counts.
        blank: (paper, sheet, size): the same form with nothing in it.
    """

    filled: Callable[[Paper, Any, Any], None]
    lists: Callable[[Paper, Any, Any], None]
    blank: Callable[[Paper, Any, Any], None]


LAYOUTS: dict[str, Layout] = {
    "board": Layout(board.print_filled, board_lists.print_lists, board.print_blank),
    "table": Layout(table.print_filled, table.print_lists, table.print_blank),
    "form": Layout(form.print_filled, form.print_lists, form.print_blank),
    "round": Layout(rounds.print_filled, rounds.print_lists, rounds.print_blank),
    "memo": Layout(memo.print_filled, memo.print_lists, memo.print_blank),
    "map": Layout(resource_map.print_filled, resource_map.print_lists, resource_map.print_blank),
    "overlap": Layout(overlap.print_filled, overlap.print_lists, overlap.print_blank),
}
"""Kind of sheet → how it is printed."""


def layout_of(sheet: Sheet) -> Layout | None:
    """The layout of a sheet's kind; None where there is none yet."""
    return LAYOUTS.get(sheet.kind)
