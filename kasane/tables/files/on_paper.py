"""How a workbook's pages are printed: at most as wide as the paper, larger for many columns.

What does not even fit on the larger one goes on beside it, on a second page with the first column.
"""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.cell import Cell, MergedCell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from kasane.tables.files.widths import A3, A4

UPRIGHT = 52.0
"""How wide the one column of an upright page is, in heights of a letter."""
ON_SCREEN = (
    "画面で絞りこんで見る一覧なので、印刷の範囲から外してあります。"
    "印刷するときは、印刷範囲をクリアします。"
)
ONE_PAGE = 880.0
"""Points of an upright page's height, printed as small as can be read."""
_SIDES, _ENDS, _EDGE = 0.4, 0.7, 0.3
"""Inches left and right, above and below, and of the lines there."""


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
        widths: Of the columns on paper, in heights of a letter.
        rows: How many rows it has, with the headings, which stand on each page.
    """
    page.page_setup.orientation, page.print_title_rows = "landscape", "1:1"
    page.print_area = f"A1:{get_column_letter(len(widths))}{rows}"
    if sum(widths) > A4:
        page.page_setup.paperSize = page.PAPERSIZE_A3
    if sum(widths) > A3:
        page.page_setup.fitToWidth, page.print_title_cols = 2, "A:A"
        page.page_setup.pageOrder = "overThenDown"


def keep_on_screen(page: Worksheet, columns: int) -> Cell | MergedCell:
    """Only a sentence on paper, in a cell beside the table."""
    letter = get_column_letter(columns + 2)
    told = page.cell(1, columns + 2, ON_SCREEN)
    page.column_dimensions[letter].width = 2 * (A4 - 5.0)
    page.page_setup.paperSize, page.page_setup.fitToWidth = page.PAPERSIZE_A4, 1
    page.print_title_rows = page.print_title_cols = None
    page.print_area = f"{letter}1"
    return told
