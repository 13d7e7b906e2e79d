"""Reads what a Word file says, for tests."""

from __future__ import annotations

from docx.oxml.ns import qn


def all_text(document) -> str:
    """Every text of the body, headers and footers."""
    parts = [document.element.body]
    for section in document.sections:
        parts += [_inside(section.header), _inside(section.footer)]
    lines = []
    for part in parts:
        for paragraph in part.iter(qn("w:p")):
            lines.append("".join(text.text or "" for text in paragraph.iter(qn("w:t"))))
    return "\n".join(lines)


def table_with(document, text):
    """The first table whose heading row holds a text."""
    for table in document.tables:
        if text in _text(_rows(table)[0]):
            return table
    raise AssertionError(f"no table with {text}")


def grid(table) -> list[list[str]]:
    """The texts of a table's cells, row by row, as they stand in the file."""
    return [
        ["\n".join(p.text for p in cell.p_lst if p.text) for cell in row.tc_lst]
        for row in _rows(table)
    ]


def merges(table) -> list[list[str]]:
    """For each cell: "restart", "continue" or nothing of vertical merging, and +n of spanning."""
    return [[_merge(cell) for cell in row.tc_lst] for row in _rows(table)]


def _merge(cell) -> str:
    span = f"+{cell.grid_span}" if cell.grid_span > 1 else ""
    return (cell.vMerge or "") + span


def heading_rows(table) -> int:
    """How many rows are repeated on every page."""
    return sum(_has(row, "w:tblHeader") for row in _rows(table))


def kept_whole(table) -> list[bool]:
    """For each row whether it is never broken over two pages."""
    return [_has(row, "w:cantSplit") for row in _rows(table)]


def row_heights(table) -> list[int]:
    """The heights that rows have at least, in twentieths of a point; 0 where none is given."""
    found = [row.find(f".//{qn('w:trHeight')}") for row in _rows(table)]
    return [0 if height is None else int(height.get(qn("w:val"))) for height in found]


def column_widths(table) -> list[int]:
    """In twentieths of a point."""
    grid_of = _xml(table).tblGrid
    return [int(column.get(qn("w:w"))) for column in grid_of.gridCol_lst]


def paragraphs(table, row: int, column: int) -> list[tuple[str, str]]:
    """The text and the style of each paragraph of a cell as it stands in the file."""
    cell = _rows(table)[row].tc_lst[column]
    return [(paragraph.text, paragraph.style) for paragraph in cell.p_lst]


def text_of(table) -> str:
    """All texts of a table."""
    return _text(_xml(table))


def footer_fields(section) -> list[str]:
    """What a section's footer counts, such as PAGE."""
    fields = _inside(section.footer).iter(qn("w:fldSimple"))
    return [field.get(qn("w:instr")).strip() for field in fields]


def _has(element, name: str) -> bool:
    return element.find(f".//{qn(name)}") is not None


def _text(element) -> str:
    return "".join(text.text or "" for text in element.iter(qn("w:t")))


def _rows(table):
    return _xml(table).tr_lst


def _xml(table):
    """A table as it stands in the file, to which python-docx has no public way."""
    return table._tbl


def _inside(part):
    """A header or footer as it stands in the file; the same holds."""
    return part._element
