"""Content as Word's XML, made directly: python-docx's cells are slow by the thousand."""

from __future__ import annotations

import re
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml import etree

from kasane.record.paper.characters import Characters
from kasane.record.paper.content import Cell, Para, Row, Table, TextRun

Element = Any
_W = "{" + "http://schemas.openxmlformats.org/wordprocessingml/2006/main" + "}"
_SPACE = qn("xml:space")
_BREAKS = re.compile(r"([\n\t])")
_CELL_WIDTH_UNIT = "dxa"


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
    element = OxmlElement("w:tbl")
    properties = add(element, "tblPr")
    add(properties, "tblStyle", val=styles["Table Grid"])
    add(properties, "tblW", w=sum(map(twips, table.widths)), type=_CELL_WIDTH_UNIT)
    _add_borders(properties)
    add(properties, "tblLayout", type="fixed")
    margins = add(properties, "tblCellMar")
    for side, width in (("top", 0.4), ("left", 1.6), ("bottom", 0.4), ("right", 1.6)):
        add(margins, side, w=twips(width), type=_CELL_WIDTH_UNIT)
    headed = any(row.heading for row in table.rows)
    add(
        properties,
        "tblLook",
        val=_look(headed, table.sides),
        firstRow=int(headed),
        lastRow=0,
        firstColumn=int(table.sides),
        lastColumn=0,
        noHBand=1,
        noVBand=1,
    )
    grid = add(element, "tblGrid")
    for width in table.widths:
        add(grid, "gridCol", w=twips(width))
    for row in table.rows:
        _add_row(element, row, table.widths, styles, characters)
    return element


def _look(headed: bool, sides: bool) -> str:
    """Which rows and columns are read out as headings, as a number."""
    return f"{0x0600 + 0x0020 * headed + 0x0080 * sides:04X}"


def _keep_with_next(row: Element) -> None:
    for paragraph in row.iter(_W + "p"):
        properties = paragraph.find(_W + "pPr")
        properties.find(_W + "pStyle").addnext(etree.Element(_W + "keepNext"))


def _add_borders(properties: Element) -> None:
    borders = add(properties, "tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        add(borders, side, val="single", sz=6, space=0, color="666666")


def _add_row(
    parent: Element,
    row: Row,
    widths: Any,
    styles: dict[str, str],
    characters: Characters,
) -> None:
    element = add(parent, "tr")
    properties = add(element, "trPr")
    if row.whole:
        add(properties, "cantSplit")
    if row.height:
        add(properties, "trHeight", val=twips(row.height), hRule="atLeast")
    if row.heading:
        add(properties, "tblHeader")
    at = 0
    for cell in row.cells:
        inner = _add_cell(element, cell, sum(widths[at : at + cell.span]))
        at += cell.span
        for paragraph in cell.paragraphs or (Para((), "Cell"),):
            add_paragraph(inner, paragraph, styles, characters)
    if row.tied:
        _keep_with_next(element)


def _add_cell(parent: Element, cell: Cell, width: float) -> Element:
    element = add(parent, "tc")
    properties = add(element, "tcPr")
    add(properties, "tcW", w=twips(width), type=_CELL_WIDTH_UNIT)
    if cell.span > 1:
        add(properties, "gridSpan", val=cell.span)
    if cell.merge:
        add(properties, "vMerge", val="restart" if cell.merge == "begin" else "continue")
    if cell.open_above or cell.open_below:
        borders = add(properties, "tcBorders")
        if cell.open_above:
            add(borders, "top", val="nil")
        if cell.open_below:
            add(borders, "bottom", val="nil")
    if cell.fill:
        add(properties, "shd", val="clear", color="auto", fill=cell.fill)
    if cell.middle:
        add(properties, "vAlign", val="center")
    return element


def add_paragraph(
    parent: Element, paragraph: Para, styles: dict[str, str], characters: Characters
) -> Element:
    """Append a paragraph."""
    element = add(parent, "p")
    fill_paragraph(element, paragraph, styles, characters)
    return element


def fill_paragraph(
    element: Element, paragraph: Para, styles: dict[str, str], characters: Characters
) -> None:
    """Give an empty paragraph its style and text."""
    if paragraph.style or paragraph.keep:
        for old in element.findall(_W + "pPr"):
            element.remove(old)
        properties = add(element, "pPr")
        if paragraph.style:
            add(properties, "pStyle", val=styles[paragraph.style])
        if paragraph.keep:
            add(properties, "keepNext")
    for run in paragraph.runs:
        _add_run(element, run, styles, characters)


def _add_run(parent: Element, run: TextRun, styles: dict[str, str], characters: Characters) -> None:
    element = add(parent, "r")
    if run.style:
        add(add(element, "rPr"), "rStyle", val=styles[run.style])
    for part in _BREAKS.split(characters.fit(run.text)):
        if part == "\n":
            add(element, "br")
        elif part == "\t":
            add(element, "tab")
        elif part:
            text = add(element, "t")
            text.text = part
            text.set(_SPACE, "preserve")


def add_field(parent: Element, instruction: str) -> None:
    """Append a field that Word works out itself, such as PAGE."""
    field = add(parent, "fldSimple", instr=f" {instruction} ")
    add(add(field, "r"), "t").text = "1"
