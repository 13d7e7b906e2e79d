"""A sheet to draw on: size in millimetres, Japanese letters, the app's colours, out as PNG.

matplotlib is imported when the first picture is drawn: it takes a second, and the app starts
without it. No pyplot: its figures are shared by all threads.
"""

from __future__ import annotations

import io
import textwrap
from functools import cache
from typing import Any

from kasane.record.characters import GETA
from kasane.record.content import Picture

BLUE, INK, GREY, LINE = "#0017c1", "#1a1a1a", "#595959", "#949494"
TINT, PALE, GREEN, RED, GOLD = "#d9e6ff", "#f2f2f2", "#197a4b", "#ce0000", "#927200"
NOTES = {"pink": "#FFCABF", "cream": "#FFFF80", "green": "#77D9A8", "sky": "#BFE4FF"}
_DOTS = 150
_INCH = 25.4


def figure(width: float, height: float) -> tuple[Any, Any]:
    """A figure so many millimetres large, and its one drawing area."""
    from matplotlib.figure import Figure

    _font_file()
    drawn = Figure(figsize=(width / _INCH, height / _INCH), dpi=_DOTS, layout="constrained")
    return drawn, drawn.subplots()


def bare(axes: Any) -> None:
    """Take everything but what is drawn off an area."""
    axes.set_axis_off()


def write(axes: Any, x: float, y: float, text: str, **options: Any) -> Any:
    """Put a text there, as it is: no formulas, and 〓 for what the font does not have."""
    size = options.pop("size", 8)
    style = {"fontfamily": "IPAexGothic", "color": INK, "parse_math": False} | options
    return axes.text(x, y, fitting(text), fontsize=size, **style)


def fitting(text: str) -> str:
    """A text without characters that the font does not have."""
    known = _characters()
    return "".join(c if c == "\n" or ord(c) in known else GETA for c in text)


def wrapped(text: str, width: int, lines: int) -> str:
    """A text in lines of so many Japanese characters, cut with … after so many lines."""
    parts = textwrap.wrap(" ".join(text.split()), width) or [""]
    if len(parts) > lines:
        parts = [*parts[: lines - 1], parts[lines - 1][: width - 1] + "…"]
    return "\n".join(parts)


def finished(drawn: Any, width: float, words: str) -> Picture:
    """The figure as a picture for a document."""
    buffer = io.BytesIO()
    drawn.savefig(buffer, format="png", metadata={"Software": None})
    return Picture(buffer.getvalue(), width, words)


def name_ticks(axes: Any) -> None:
    """Give the numbers along the sides the font and the colour of the rest."""
    for label in (*axes.get_xticklabels(), *axes.get_yticklabels()):
        label.set_fontfamily("IPAexGothic")
        label.set_fontsize(8)
        label.set_color(INK)


@cache
def _font_file() -> str:
    from matplotlib import font_manager
    from matplotlib_fontja import get_font_ttf_path

    path = str(get_font_ttf_path())
    font_manager.fontManager.addfont(path)
    return path


@cache
def _characters() -> frozenset[int]:
    from matplotlib.ft2font import FT2Font

    return frozenset(FT2Font(_font_file()).get_charmap())
