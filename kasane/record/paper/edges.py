"""What stands above and below every page: header, footer, and the number of the page."""

from __future__ import annotations

from typing import Any

from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Mm

from kasane.plain.letters import ems
from kasane.record.paper.characters import Characters
from kasane.record.paper.content import para
from kasane.record.paper.measure import POINT
from kasane.record.paper.styles import room_of
from kasane.record.paper.xml import add, add_field, fill_paragraph

_STYLE = "Small"
_GAP = 3.0
"""Heights of letters between what stands left and right."""
_NUMBERS = "888 / 888"
_ENDS = "。、）　"


class Edges:
    """Fills headers and footers: on one of their lines something stands on the right as well."""

    def __init__(self, styles: dict[str, str], characters: Characters, scale: float) -> None:
        self._styles, self._characters = styles, characters
        self._letter = room_of(_STYLE).letters * POINT * scale

    def header(self, paragraph: Any, width: float, left: str, right: str) -> None:
        """Left and right on one line; what of the left has no room there goes on below."""
        first, rest = _parted(left, width / self._letter - ems(right) - _GAP)
        self._fill(paragraph, width, "\n".join(filter(None, (f"{first}\t{right}", rest))))

    def footer(self, paragraph: Any, width: float, text: str, *, numbered: bool) -> None:
        """On the last line also the number of the page and how many there are."""
        if not numbered:
            self._fill(paragraph, width, text)
            return
        whole = width / self._letter
        lines = _lines(text, whole, whole - ems(_NUMBERS) - _GAP)
        self._fill(paragraph, width, "\n".join(lines) + "\t")
        add_field(paragraph._p, "PAGE")
        add(add(paragraph._p, "r"), "t").text = " / "
        add_field(paragraph._p, "NUMPAGES")

    def _fill(self, paragraph: Any, width: float, text: str) -> None:
        fill_paragraph(paragraph._p, para(text, _STYLE), self._styles, self._characters)
        stops = paragraph.paragraph_format.tab_stops
        stops.add_tab_stop(Mm(width), WD_TAB_ALIGNMENT.RIGHT)


def _lines(text: str, whole: float, last: float) -> list[str]:
    """A text in lines of so many letters, of which the last one is shorter."""
    if ems(text) <= last:
        return [text]
    first, rest = _parted(text, whole)
    if not rest:
        first, rest = _parted(text, last)
    return [first, *(_lines(rest, whole, last) if rest else ())]


def _parted(text: str, room: float) -> tuple[str, str]:
    """What stands on a line of so many letters, and the rest."""
    if ems(text) <= room:
        return text, ""
    most = max(n for n in range(1, len(text) + 1) if n == 1 or ems(text[:n]) <= room)
    ends = [n for n in range(most // 2, most + 1) if text[n - 1] in _ENDS]
    at = max(ends, default=most)
    return text[:at].rstrip(), text[at:].lstrip()
