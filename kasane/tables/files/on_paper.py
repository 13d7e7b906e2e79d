"""How a workbook's pages are printed: readable, as wide as the paper or over several pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.pagebreak import Break, ColBreak
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

UPRIGHT = 92.0
"""How wide the one column of an upright page may be."""
_ROOM, _SMALLEST = 112.0, 0.75
"""Letters side by side on A4 on its side, wide ones; how small a page is printed: 8 points."""
_LEAST = 16.0
"""Below this no column is narrowed for the paper's sake."""
_SIDES, _ENDS, _EDGE = 0.4, 0.7, 0.3
"""Inches left and right, above and below, and of the lines there."""


def narrowed(widths: Sequence[float], printed: int) -> list[float]:
    """The widths with the widest columns so narrow that those on paper stand side by side.

    Args:
        widths: Of all columns, in letters.
        printed: How many of them go on paper.
    """
    room, most = _ROOM / _SMALLEST, max(widths, default=0.0)
    while most > _LEAST and sum(min(width, most) for width in widths[:printed]) > room:
        most -= 1.0
    return [min(width, most) for width in widths[:printed]] + [*widths[printed:]]


def lay_out(page: Worksheet, use: str) -> None:
    """Upright A4 with the page's name above, and for whom it is and its number below."""
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.page_margins = PageMargins(_SIDES, _SIDES, _ENDS, _ENDS, _EDGE, _EDGE)
    page.oddHeader = HeaderFooterItem(left=_HeaderFooterPart("&A"))
    page.oddFooter = HeaderFooterItem(
        left=_HeaderFooterPart(use), right=_HeaderFooterPart("&P / &N")
    )
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def lay_across(page: Worksheet, widths: Sequence[float], rows: int) -> None:
    """The columns on paper: on A4 on its side, those that have no room there on further pages.

    Args:
        page: Laid out already.
        widths: Of the columns on paper, in letters.
        rows: How many rows it has, with the headings, which stand on each page.
    """
    page.page_setup.orientation, page.print_title_rows = "landscape", "1:1"
    page.print_area = f"A1:{get_column_letter(len(widths))}{rows}"
    breaks = list(_breaks(widths))
    if breaks:
        page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=False)
        page.page_setup.scale, page.page_setup.pageOrder = round(_SMALLEST * 100), "overThenDown"
        page.print_title_cols = "A:A"
        page.col_breaks = ColBreak(brk=[Break(id=at) for at in breaks])


def _breaks(widths: Sequence[float]) -> Iterator[int]:
    """After how many columns a page is full; the first one stands on each."""
    used = 0.0
    for at, width in enumerate(widths):
        if used + width > _ROOM / _SMALLEST:
            yield at
            used = widths[0]
        used += width
