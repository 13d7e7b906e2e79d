"""What all charts, and the tables that say the same in words, look like."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from kasane.plain import colours

FONT = '"BIZ UDPGothic", "Noto Sans JP", "Noto Sans CJK JP", "Yu Gothic UI", Meiryo, sans-serif'
CELL = (
    f"padding:6px 8px;border-bottom:1px solid {colours.LINE_FAINT};"
    "text-align:start;vertical-align:top"
)
"""The style of a table's cell."""


def table(caption: str, heads: Iterable[str], rows: Iterable[str]) -> str:
    """A table as HTML; the rows are HTML already."""
    style = f"{CELL};background:{colours.GREY_DARK}"
    head = "".join(f'<th scope="col" style="{style}">{escape(text)}</th>' for text in heads)
    return (
        '<table style="border-collapse:collapse;width:100%;line-height:1.45;font-size:15px">'
        f'<caption style="text-align:start;padding:4px 0">{caption}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
    )
