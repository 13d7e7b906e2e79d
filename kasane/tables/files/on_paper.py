"""How a workbook's pages are printed: as wide as the paper, which is larger for many columns.

What does not even fit on the larger one goes on beside it, on a second page with the first column.
"""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

UPRIGHT = 92.0
"""How wide the one column of an upright page may be."""
_SMALLEST = 0.77
"""How small a page is printed: 8 points."""
_A4, _A3 = 112.0 / _SMALLEST, 162.0 / _SMALLEST
"""Letters side by side on paper on its side, printed as small as that."""
_LEAST, _LEAST_ON_A3 = 16.0, 9.0
"""Below this no column is narrowed for the paper's sake."""
_LOST = 30.0
"""Letters that may be free at the end of the first of two pages."""
_SIDES, _ENDS, _EDGE = 0.4, 0.7, 0.3
"""Inches left and right, above and below, and of the lines there."""


def narrowed(widths: Sequence[float], printed: int) -> list[float]:
    """The widths with the widest columns so narrow that those on paper stand side by side.

    Args:
        widths: Of all columns, in letters.
        printed: How many of them go on paper.
    """
    shown = widths[:printed]
    most = _most(shown, _A4, _LEAST)
    if not _fits(shown, most, _A4):
        most = _most(shown, _A3, _LEAST_ON_A3)
    if not _fits(shown, most, _A3):
        most = _most(shown, _two(shown), _LEAST_ON_A3)
    return [min(width, most) for width in shown] + [*widths[printed:]]


def _most(widths: Sequence[float], room: float, least: float) -> float:
    """How wide a column may be for all to have room, as far as that can be."""
    most = max(widths, default=0.0)
    while most > least and not _fits(widths, most, room):
        most -= 1.0
    return most


def _two(widths: Sequence[float]) -> float:
    """The room on two pages, of which the second begins with the first column again.

    No column is parted, so that the first page may end before its edge.
    """
    return 2 * _A3 - widths[0] - _LOST


def _fits(widths: Sequence[float], most: float, room: float) -> bool:
    return sum(min(width, most) for width in widths) <= room


def lay_out(page: Worksheet, use: str) -> None:
    """Upright A4 with the page's name above, and for whom it is and its number below."""
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.page_margins = PageMargins(_SIDES, _SIDES, _ENDS, _ENDS, _EDGE, _EDGE)
    page.oddHeader = HeaderFooterItem(left=_HeaderFooterPart("&A"))
    page.oddFooter = HeaderFooterItem(
        left=_HeaderFooterPart(use), right=_HeaderFooterPart("&P / &N")
    )
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def lay_across(page: Worksheet, widths: Sequence[float], rows: int) -> None:
    """The columns on paper, side by side: on A4 on its side, on one A3 or two where they are many.

    Args:
        page: Laid out already.
        widths: Of the columns on paper, in letters.
        rows: How many rows it has, with the headings, which stand on each page.
    """
    page.page_setup.orientation, page.print_title_rows = "landscape", "1:1"
    page.print_area = f"A1:{get_column_letter(len(widths))}{rows}"
    if sum(widths) > _A4:
        page.page_setup.paperSize = page.PAPERSIZE_A3
    if sum(widths) > _A3:
        page.page_setup.fitToWidth, page.print_title_cols = 2, "A:A"
        page.page_setup.pageOrder = "overThenDown"
