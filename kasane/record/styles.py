"""The styles of every record: fonts for Latin and East Asian text, headings, notes, cells."""

from __future__ import annotations

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from kasane.record.xml import add

FONT = "BIZ UDPGothic"
"""On every Windows since 10; where it is missing Word takes another gothic of the machine."""
NOTE_FILLS = {"pink": "FFCABF", "cream": "FFFF80", "green": "77D9A8", "sky": "BFE4FF", "": "FFFFFF"}
_KEPT_TABLE_STYLES = ("Normal Table", "Table Grid")
_DARK = RGBColor(0x1A, 0x1A, 0x1A)


def note_style(colour: str, *, under: bool) -> str:
    """The paragraph style of a note."""
    known = colour if colour in NOTE_FILLS else ""
    return f"Note {known or 'plain'}{' under' if under else ''}"


def set_up(document: Any) -> dict[str, str]:
    """Give a new document its styles; returns style name → id."""
    _drop_table_styles(document)
    _set_sizes(document)
    _add_styles(document)
    for element in _all_with_fonts(document):
        _set_fonts(element)
    _set_language(document)
    return {style.name: style.style_id for style in document.styles}


def _drop_table_styles(document: Any) -> None:
    for style in list(document.styles):
        if style.type == WD_STYLE_TYPE.TABLE and style.name not in _KEPT_TABLE_STYLES:
            style.delete()


def _add_styles(document: Any) -> None:
    for name, size, bold in (("Cell", 9.5, False), ("Cell Head", 9.5, True), ("Small", 9, False)):
        _paragraph_style(document, name, size, bold=bold)
    kicker = _paragraph_style(document, "Cover Kicker", 13, bold=False)
    kicker.paragraph_format.space_before = Pt(150)
    _paragraph_style(document, "Break", 1, bold=False)
    for colour, fill in NOTE_FILLS.items():
        for under in (False, True):
            _note_style(document, note_style(colour, under=under), fill, under=under)
    tag = document.styles.add_style("Tag", WD_STYLE_TYPE.CHARACTER)
    tag.font.size, tag.font.bold = Pt(8), True
    signed = document.styles.add_style("Signed", WD_STYLE_TYPE.CHARACTER)
    signed.font.size = Pt(8)


def _paragraph_style(document: Any, name: str, size: float, *, bold: bool) -> Any:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    style.font.size, style.font.bold = Pt(size), bold
    style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(0)
    style.paragraph_format.line_spacing = Pt(_line(size))
    return style


def _line(size: float) -> float:
    """Points from line to line: fixed, as gothic fonts differ much in what they call one line."""
    return max(1.0, round(size * 1.4 * 2) / 2)


def _note_style(document: Any, name: str, fill: str, *, under: bool) -> None:
    style = _paragraph_style(document, name, 9, bold=False)
    form = style.paragraph_format
    form.keep_together = True
    form.left_indent = Mm(6.5 if under else 3.5)
    form.first_line_indent = Mm(-2.5)
    form.right_indent = Mm(1)
    properties = style.element.get_or_add_pPr()
    box = OxmlElement("w:pBdr")
    for side in ("top", "left", "bottom", "right", "between"):
        add(box, side, val="single", sz=4, space=1, color="949494")
    shade = OxmlElement("w:shd")
    for key, value in (("val", "clear"), ("color", "auto"), ("fill", fill)):
        shade.set(qn(f"w:{key}"), value)
    keep = properties.find(qn("w:keepLines"))
    keep.addnext(box)
    box.addnext(shade)


def _set_sizes(document: Any) -> None:
    normal = document.styles["Normal"]
    normal.font.size = Pt(10.5)
    normal.paragraph_format.space_after = Pt(4)
    normal.paragraph_format.line_spacing = Pt(17)
    for name, size, before in (
        ("Heading 1", 16, 10),
        ("Heading 2", 12.5, 12),
        ("Title", 26, 0),
        ("Subtitle", 16, 0),
    ):
        style = document.styles[name]
        style.font.size, style.font.bold, style.font.color.rgb = Pt(size), True, _DARK
        style.font.italic = False
        style.paragraph_format.line_spacing = Pt(_line(size))
        style.paragraph_format.space_before = Pt(before)
        style.paragraph_format.space_after = Pt(6)
        style.paragraph_format.keep_with_next = True
    document.styles["Subtitle"].paragraph_format.space_after = Pt(22)
    title = document.styles["Title"]
    title.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.LEFT
    for border in title.element.findall(f".//{qn('w:pBdr')}"):
        border.getparent().remove(border)


def _all_with_fonts(document: Any) -> list[Any]:
    defaults = document.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    return [defaults, *(style.element.get_or_add_rPr() for style in document.styles if _has(style))]


def _has(style: Any) -> bool:
    return bool(style.type != WD_STYLE_TYPE.LIST)


def _set_fonts(properties: Any) -> None:
    for old in properties.findall(qn("w:rFonts")):
        properties.remove(old)
    fonts = OxmlElement("w:rFonts")
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), FONT)
    properties.insert(0, fonts)


def _set_language(document: Any) -> None:
    for language in document.styles.element.iter(qn("w:lang")):
        for key in ("val", "eastAsia"):
            language.set(qn(f"w:{key}"), "ja-JP")
    settings = document.settings.element
    for language in settings.iter(qn("w:themeFontLang")):
        for key in ("val", "eastAsia"):
            language.set(qn(f"w:{key}"), "ja-JP")
