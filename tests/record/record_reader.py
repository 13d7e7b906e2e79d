"""Reads what a Word file says, for tests."""

from __future__ import annotations

from docx.oxml.ns import qn


def all_text(document) -> str:
    """Every text of the body, headers and footers."""
    parts = [document.element.body]
    for section in document.sections:
        parts += [section.header._element, section.footer._element]
    lines = []
    for part in parts:
        for paragraph in part.iter(qn("w:p")):
            lines.append("".join(text.text or "" for text in paragraph.iter(qn("w:t"))))
    return "\n".join(lines)


def table_with(document, text):
    """The first table whose heading row holds a text."""
    for table in document.tables:
        if text in "".join(t.text or "" for t in table._tbl.tr_lst[0].iter(qn("w:t"))):
            return table
    raise AssertionError(f"no table with {text}")


def grid(table) -> list[list[str]]:
    """The texts of a table's cells, row by row, as they stand in the file."""
    return [
        ["\n".join(p.text for p in cell.p_lst if p.text) for cell in row.tc_lst]
        for row in table._tbl.tr_lst
    ]


def merges(table) -> list[list[str]]:
    """For each cell: "restart", "continue" or nothing of vertical merging, and +n of spanning."""
    return [[_merge(cell) for cell in row.tc_lst] for row in table._tbl.tr_lst]


def _merge(cell) -> str:
    span = f"+{cell.grid_span}" if cell.grid_span > 1 else ""
    return (cell.vMerge or "") + span


def heading_rows(table) -> int:
    """How many rows are repeated on every page."""
    return sum(row.find(f".//{qn('w:tblHeader')}") is not None for row in table._tbl.tr_lst)
