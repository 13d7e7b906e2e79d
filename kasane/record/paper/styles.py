"""The styles of every record: fonts for Latin and East Asian text, headings, notes, cells."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from kasane.plain import colours
from kasane.record.paper.content import SIGNED
from kasane.record.paper.xml import add

FONT = "BIZ UDPGothic"
"""On every Windows since 10; where it is missing Word takes another gothic of the machine."""
NOTE_FILLS = {
    name: fill.removeprefix("#").upper()
    for name, fill in (colours.NOTES | {"": colours.WHITE}).items()
}
_NOTE = 9.0
"""Points of a note's letters."""
_KEPT_TABLE_STYLES = ("Normal Table", "Table Grid")
_DARK = RGBColor(0x1A, 0x1A, 0x1A)
_HEADINGS = {
    "Heading 1": (15, 7),
    "Heading 2": (12, 6),
    "Heading 3": (11, 5),
    "Title": (20, 0),
    "Subtitle": (14, 0),
}
"""Name → points of the letters, and of the room before."""
_PARAGRAPHS = {
    "Cell": ("表", 9.5, False),
    "Cell Head": ("表の見出し", 9.5, True),
    "Small": ("小さい字", 9, False),
    "Cover Kicker": ("表紙", 10.5, False),
    "Contents": ("目次の見出し", 12.5, True),
    "Entry": ("目次", 9.5, False),
    "Item": ("箇条書き", 10, False),
    "Arrow": ("矢印", 14, True),
    "Figure": ("図", 9, False),
    "Room": ("あき", 4.5, False),
    "Break": ("区切り", 1, False),
}
"""Name here → name in Word, points of the letters, whether bold."""
_NORMAL = (10.5, 17.0, 4.0)
"""Points of the letters, from line to line, and of the room after."""
_AFTER_HEADING = 3.0
SMALLER = 8.0
"""Points of the letters of who wrote something, and of where it stands."""
_CHARACTERS = {"Tag": ("場所", True), SIGNED: ("書いた人", False)}
_COLOURS = {"pink": "ピンク", "cream": "クリーム", "green": "緑", "sky": "水色", "": "白"}


@dataclass(frozen=True, slots=True)
class Room:
    """What a style takes, in points: its letters, from line to line, above and below."""

    letters: float
    line: float
    above: float = 0.0
    below: float = 0.0


@cache
def room_of(style: str) -> Room:
    """The room that a paragraph of a style takes, at its usual size."""
    if style in _HEADINGS:
        heading, before = _HEADINGS[style]
        return Room(heading, _line(heading), before, _AFTER_HEADING)
    if style in _PARAGRAPHS:
        size = _PARAGRAPHS[style][1]
        return Room(size, _line(size))
    if style.startswith("Note"):
        return Room(_NOTE, _line(_NOTE), 1.0, 1.0)
    return Room(_NORMAL[0], _NORMAL[1], 0.0, _NORMAL[2])


def is_title(style: str) -> bool:
    """Whether it is a heading, or stands on the first page as one."""
    return style in _HEADINGS


def note_style(colour: str, *, under: bool) -> str:
    """The paragraph style of a note."""
    known = colour if colour in NOTE_FILLS else ""
    return f"Note {known or 'plain'}{' under' if under else ''}"


def set_up(document: Any, scale: float = 1.0) -> dict[str, str]:
    """Give a new document its styles, with letters scaled; returns style name here → id."""
    _drop_table_styles(document)
    ids = {style.name: style.style_id for style in document.styles}
    _set_sizes(document, scale)
    for name, (shown, size, bold) in _PARAGRAPHS.items():
        ids[name] = _paragraph_style(document, name, shown, size * scale, bold=bold).style_id
    document.styles["矢印"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.styles["図"].paragraph_format.line_spacing = 1.0
    document.styles["図"].paragraph_format.keep_with_next = False
    for colour in NOTE_FILLS:
        for under in (False, True):
            name = note_style(colour, under=under)
            ids[name] = _note_style(document, name, colour, scale, under=under)
    for name, (shown, bold) in _CHARACTERS.items():
        style = _style(document, name, shown, WD_STYLE_TYPE.CHARACTER)
        style.font.size, style.font.bold = Pt(SMALLER * scale), bold
        ids[name] = style.style_id
    for element in _all_with_fonts(document):
        _set_fonts(element)
    _set_language(document)
    return ids


def _drop_table_styles(document: Any) -> None:
    for style in list(document.styles):
        if style.type == WD_STYLE_TYPE.TABLE and style.name not in _KEPT_TABLE_STYLES:
            style.delete()


def _style(document: Any, name: str, shown: str, kind: Any) -> Any:
    """A new style with a Japanese name and a plain id."""
    style = document.styles.add_style(shown, kind)
    style.element.set(qn("w:styleId"), name.replace(" ", ""))
    return style


def _paragraph_style(document: Any, name: str, shown: str, size: float, *, bold: bool) -> Any:
    style = _style(document, name, shown, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    style.font.size, style.font.bold = Pt(size), bold
    style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(0)
    style.paragraph_format.line_spacing = Pt(_line(size))
    return style


def _line(size: float) -> float:
    """Points from line to line: fixed, as gothic fonts differ much in what they call one line."""
    return max(1.0, round(size * 1.32 * 2) / 2)


def _note_style(document: Any, name: str, colour: str, scale: float, *, under: bool) -> str:
    shown = f"付箋 {_COLOURS[colour]}{'（重ねた）' if under else ''}"
    style = _paragraph_style(document, name, shown, _NOTE * scale, bold=False)
    form = style.paragraph_format
    form.keep_together = True
    form.left_indent = Mm(6.5 if under else 3.5)
    form.first_line_indent = Mm(-2.5)
    form.right_indent = Mm(1)
    box = OxmlElement("w:pBdr")
    for side in ("top", "left", "bottom", "right", "between"):
        add(box, side, val="single", sz=4, space=1, color="949494")
    shade = OxmlElement("w:shd")
    for key, value in (
        ("val", "clear"),
        ("color", "auto"),
        ("fill", NOTE_FILLS[colour]),
    ):
        shade.set(qn(f"w:{key}"), value)
    style.element.get_or_add_pPr().find(qn("w:keepLines")).addnext(box)
    box.addnext(shade)
    return str(style.style_id)


def _set_sizes(document: Any, scale: float) -> None:
    normal = document.styles["Normal"]
    size, line, after = _NORMAL
    normal.font.size = Pt(size * scale)
    normal.paragraph_format.space_after = Pt(after)
    normal.paragraph_format.line_spacing = Pt(line * scale)
    for name, (size, before) in _HEADINGS.items():
        style, points = document.styles[name], size * scale
        style.font.size, style.font.bold, style.font.color.rgb = Pt(points), True, _DARK
        style.font.italic = False
        _drop(style, "w:rPr/w:spacing")
        style.paragraph_format.line_spacing = Pt(_line(points))
        style.paragraph_format.space_before = Pt(before)
        style.paragraph_format.space_after = Pt(_AFTER_HEADING)
        style.paragraph_format.keep_with_next = True
    title = document.styles["Title"]
    title.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.LEFT
    _drop(title, "w:pPr/w:pBdr")


def _drop(style: Any, path: str) -> None:
    """Take away what the template gives a style, such as room between its letters."""
    for element in style.element.xpath(path):
        element.getparent().remove(element)


def _all_with_fonts(document: Any) -> list[Any]:
    defaults = document.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    with_text = [style for style in document.styles if style.type != WD_STYLE_TYPE.LIST]
    return [defaults, *(style.element.get_or_add_rPr() for style in with_text)]


def _set_fonts(properties: Any) -> None:
    for old in properties.findall(qn("w:rFonts")):
        properties.remove(old)
    fonts = OxmlElement("w:rFonts")
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), FONT)
    properties.insert(0, fonts)


def _set_language(document: Any) -> None:
    """Japanese, numbers by rules that break none of them, and the form of Word 2013 and later."""
    settings = document.settings.element
    for part, tag in ((document.styles.element, "w:lang"), (settings, "w:themeFontLang")):
        for language in part.iter(qn(tag)):
            language.set(qn("w:val"), "en-US")
            language.set(qn("w:eastAsia"), "ja-JP")
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")
