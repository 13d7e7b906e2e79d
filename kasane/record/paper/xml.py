"""Content as Word's XML, written as text and read once: one by one elements are slow."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from xml.sax.saxutils import escape

from docx.oxml import parse_xml
from lxml import etree

from kasane.record.paper.characters import Characters
from kasane.record.paper.content import Cell, Para, Row, Table, TextRun

Element = Any
_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W = "{" + _NAMESPACE + "}"
_BREAKS = re.compile(r"([\n\t])")
_SIGNS = {"\n": "<w:br/>", "\t": "<w:tab/>"}
_RETURN = {"\r": "&#13;"}
"""Which would be read as a new line."""
_LINES = "".join(
    f'<w:{side} w:val="single" w:sz="6" w:space="0" w:color="666666"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_MARGINS = (("top", 0.4), ("left", 1.6), ("bottom", 0.4), ("right", 1.6))


def add(parent: Element, tag: str, **attributes: object) -> Element:
    """Append an element of Word's namespace, its attributes in the same."""
    named = {_W + name: str(value) for name, value in attributes.items()}
    return etree.SubElement(parent, _W + tag, named)


def twips(millimetres: float) -> int:
    """Millimetres in twentieths of a point."""
    return round(millimetres * 1440 / 25.4)


def table_element(table: Table, styles: dict[str, str], characters: Characters) -> Element:
    """A table as an element.

    Args:
        table: What is in it.
        styles: Style name → id.
        characters: Where texts are made to fit.
    """
    write = _Writer(styles, characters)
    return _read("tbl", "".join(write.table(table)))


def paragraph_element(paragraph: Para, styles: dict[str, str], characters: Characters) -> Element:
    """A paragraph as an element."""
    return _read("p", _Writer(styles, characters).inside(paragraph))


def fill_paragraph(
    element: Element, paragraph: Para, styles: dict[str, str], characters: Characters
) -> None:
    """Give an empty paragraph its style and text."""
    for old in element.findall(_W + "pPr"):
        element.remove(old)
    element.extend(list(paragraph_element(paragraph, styles, characters)))


def add_field(parent: Element, instruction: str) -> None:
    """Append a field that Word works out itself, such as PAGE."""
    field = add(parent, "fldSimple", instr=f" {instruction} ")
    add(add(field, "r"), "t").text = "1"


def _read(tag: str, inside: str) -> Element:
    return parse_xml(f'<w:{tag} xmlns:w="{_NAMESPACE}">{inside}</w:{tag}>')


class _Writer:
    """Writes with some styles (name → id) and makes texts fit."""

    def __init__(self, styles: dict[str, str], characters: Characters) -> None:
        self._styles, self._characters = styles, characters

    def table(self, table: Table) -> Iterator[str]:
        """What is inside of a table."""
        yield f'<w:tblPr><w:tblStyle w:val="{self._styles["Table Grid"]}"/>'
        yield f'<w:tblW w:w="{sum(map(twips, table.widths))}" w:type="dxa"/>'
        yield f'<w:tblBorders>{_LINES}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>'
        for side, width in _MARGINS:
            yield f'<w:{side} w:w="{twips(width)}" w:type="dxa"/>'
        yield f"</w:tblCellMar>{_look(table)}</w:tblPr><w:tblGrid>"
        for width in table.widths:
            yield f'<w:gridCol w:w="{twips(width)}"/>'
        yield "</w:tblGrid>"
        for row in table.rows:
            yield from self._row(row, table)

    def _row(self, row: Row, table: Table) -> Iterator[str]:
        yield "<w:tr><w:trPr>"
        if row.whole:
            yield "<w:cantSplit/>"
        if row.height:
            yield f'<w:trHeight w:val="{twips(row.height)}" w:hRule="atLeast"/>'
        if row.heading:
            yield "<w:tblHeader/>"
        yield "</w:trPr>"
        at = 0
        for cell in row.cells:
            yield _begun(cell, sum(table.widths[at : at + cell.span]))
            at += cell.span
            for paragraph in cell.paragraphs or (Para((), "Cell"),):
                yield f"<w:p>{self.inside(paragraph, keep=row.tied)}</w:p>"
            yield "</w:tc>"
        yield "</w:tr>"

    def inside(self, paragraph: Para, *, keep: bool = False) -> str:
        """What is inside of a paragraph; `keep`: it stays with the next one in any case."""
        style = f'<w:pStyle w:val="{self._styles[paragraph.style]}"/>' if paragraph.style else ""
        kept = "<w:keepNext/>" if keep or paragraph.keep else ""
        right = f'<w:ind w:right="{twips(paragraph.right)}"/>' if paragraph.right else ""
        inner = f"{style}{kept}{right}"
        properties = f"<w:pPr>{inner}</w:pPr>" if inner else ""
        return properties + "".join(map(self._run, paragraph.runs))

    def _run(self, run: TextRun) -> str:
        style = ""
        if run.style:
            style = f'<w:rPr><w:rStyle w:val="{self._styles[run.style]}"/></w:rPr>'
        parts = _BREAKS.split(self._characters.fit(run.text))
        return f"<w:r>{style}{''.join(map(_piece, parts))}</w:r>"


def _piece(text: str) -> str:
    if not text:
        return ""
    return _SIGNS.get(text) or f'<w:t xml:space="preserve">{escape(text, _RETURN)}</w:t>'


def _look(table: Table) -> str:
    """Which rows and columns are read out as headings: as a number, and each by its name."""
    headed = any(row.heading for row in table.rows)
    number = f"{0x0600 + 0x0020 * headed + 0x0080 * table.sides:04X}"
    return (
        f'<w:tblLook w:val="{number}" w:firstRow="{headed:d}" w:lastRow="0"'
        f' w:firstColumn="{table.sides:d}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
    )


def _begun(cell: Cell, width: float) -> str:
    """The beginning of a cell so many millimetres wide."""
    told = f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/>'
    if cell.span > 1:
        told += f'<w:gridSpan w:val="{cell.span}"/>'
    if cell.merge:
        told += f'<w:vMerge w:val="{"restart" if cell.merge == "begin" else "continue"}"/>'
    if cell.fill:
        told += f'<w:shd w:val="clear" w:color="auto" w:fill="{cell.fill}"/>'
    if cell.middle:
        told += '<w:vAlign w:val="center"/>'
    return f"{told}</w:tcPr>"
