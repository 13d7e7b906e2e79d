"""A sheet to draw on: size in millimetres, Japanese letters, the app's colours, out as PNG.

matplotlib is imported when the first picture is drawn: it takes a second, and the app starts
without it. No pyplot: its figures are shared by all threads.
"""

from __future__ import annotations

import io
from functools import cache
from typing import Any

from kasane.plain import colours
from kasane.record.paper.characters import GETA
from kasane.record.paper.content import Picture

FONT = "BIZ UDPGothic"
"""Of the text; on every Windows since 10."""
_ALONG = "IPAexGothic"
READABLE = 2.85
"""Height of the smallest letters on A4, in millimetres: 8 points."""
_DOTS, _FINE = 150, 200
"""An inch; the finer ones where letters may be small."""
_INCH = 25.4
_PACKED, _COLOURS = 2, 256
"""How hard a picture is packed, of 9: flat colours get hardly smaller by more, only later. In so
many colours it is a third as large, and packed in half the time."""


def figure(width: float, height: float) -> tuple[Any, Any]:
    """A figure so many millimetres large, and its one drawing area."""
    from matplotlib.figure import Figure

    families()
    drawn = Figure(figsize=(width / _INCH, height / _INCH), dpi=_DOTS, layout="constrained")
    return drawn, drawn.subplots()


def page(width: float, height: float) -> tuple[Any, Any]:
    """A figure whose one drawing area is all of it, in millimetres from its upper left corner."""
    from matplotlib.figure import Figure

    families()
    drawn = Figure(figsize=(width / _INCH, height / _INCH), dpi=_FINE)
    axes = drawn.add_axes((0.0, 0.0, 1.0, 1.0))
    axes.set_xlim(0.0, width)
    axes.set_ylim(height, 0.0)
    bare(axes)
    return drawn, axes


def points(millimetres: float) -> float:
    """The size of letters so many millimetres high, as matplotlib wants it."""
    return millimetres * 72 / _INCH


def ems(text: str) -> float:
    """How long a text is on one line, in heights of its letters."""
    return sum(map(_advance, text))


def bare(axes: Any) -> None:
    """Take everything but what is drawn off an area; ticks that nobody sees take long."""
    axes.set_axis_off()
    axes.set(xticks=(), yticks=())


def write(axes: Any, x: float, y: float, text: str, **options: Any) -> Any:
    """Put a text there, as it is: no formulas, and 〓 for what the font does not have."""
    size = options.pop("size", 8)
    style = {"fontfamily": families(), "color": colours.HEAD, "parse_math": False} | options
    return axes.text(x, y, fitting(text), fontsize=size, label=text, **style)


def note(
    axes: Any, x: float, y: float, width: float, height: float, colour: str, round_by: float
) -> None:
    """A note with its upper left corner there."""
    from matplotlib.patches import FancyBboxPatch

    shape = f"round,pad=0,rounding_size={round_by:.3f}"
    fill = colours.NOTES.get(colour, colours.WHITE)
    patch = FancyBboxPatch(
        (x, y),
        width,
        height,
        boxstyle=shape,
        facecolor=fill,
        edgecolor=colours.LINE_STRONG,
        linewidth=0.8,
    )
    patch.set_zorder(3)
    put(axes, patch)


def put(axes: Any, patch: Any) -> None:
    """Put a shape on a page; unlike `add_patch` it doesn't look how far the page would reach."""
    axes.add_artist(patch)


def fitting(text: str) -> str:
    """A text without characters that the font does not have."""
    known = _characters()
    return "".join(c if c == "\n" or ord(c) in known else GETA for c in text)


def missing_in(drawn: Any) -> frozenset[str]:
    """The characters of a figure's texts for which no font has a sign."""
    from matplotlib.text import Text

    texts = "".join(str(text.get_label()) for text in drawn.findobj(Text))
    return frozenset(c for c in texts if c != "\n" and ord(c) not in _characters())


def finished(drawn: Any, width: float, words: str) -> Picture:
    """The figure as a picture for a document."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from PIL import Image

    drawing: Any = FigureCanvasAgg(drawn)
    drawing.draw()
    size, buffer = drawing.get_width_height(), io.BytesIO()
    full = Image.frombuffer("RGBA", size, drawing.buffer_rgba(), "raw", "RGBA", 0, 1)
    few = full.convert("RGB").quantize(
        _COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE
    )
    few.save(buffer, "PNG", compress_level=_PACKED, dpi=(drawn.dpi, drawn.dpi))
    return Picture(buffer.getvalue(), width, words, missing_in(drawn))


def printed(drawn: Any, title: str) -> bytes:
    """The figure as a PDF of one page, just as large as it is, that says that it is Japanese."""
    from matplotlib.backends import backend_pdf

    named: Any = backend_pdf.Name
    buffer = io.BytesIO()
    about = {"Title": title, "Creator": "かさね", "Producer": None, "CreationDate": None}
    with backend_pdf.PdfPages(buffer, metadata=about) as pages:
        drawn.savefig(pages, format="pdf")
        file = pages._ensure_file()
        # matplotlib writes what is at the root of the file, but no language with it.
        root = {"Type": named("Catalog"), "Pages": file.pagesObject, "Lang": "ja-JP"}
        file.writeObject(file.rootObject, root)
    return buffer.getvalue()


def name_ticks(axes: Any) -> None:
    """Give the numbers along the sides the font and the colour of the rest."""
    for label in (*axes.get_xticklabels(), *axes.get_yticklabels()):
        label.set_fontfamily(families())
        label.set_fontsize(8)
        label.set_color(colours.HEAD)


@cache
def families() -> tuple[str, ...]:
    """The font of the text where this machine has it, and the one that comes along."""
    from matplotlib import font_manager, rcParams

    font_manager.fontManager.addfont(_font_along())
    # Letters in a PDF as those of a font, so that they can be searched and read aloud; in a
    # picture as they are drawn: to fit them to its dots, which are fine, takes half as long again.
    rcParams["pdf.fonttype"] = 42
    rcParams["text.hinting"] = "no_hinting"
    known = {font.name for font in font_manager.fontManager.ttflist}
    return (*([FONT] if FONT in known else []), _ALONG)


def _font_along() -> str:
    from matplotlib_fontja import get_font_ttf_path

    return str(get_font_ttf_path())


@cache
def _fonts() -> tuple[Any, ...]:
    from matplotlib import font_manager
    from matplotlib.ft2font import FT2Font

    return tuple(FT2Font(font_manager.findfont(name)) for name in families())


@cache
def _characters() -> frozenset[int]:
    return frozenset(code for font in _fonts() for code in font.get_charmap())


@cache
def _advance(character: str) -> float:
    from matplotlib.ft2font import LoadFlags

    code = ord(fitting(character))
    font = next(font for font in _fonts() if code in font.get_charmap())
    glyph = font.load_char(code, LoadFlags.NO_SCALE)
    return float(glyph.horiAdvance) / float(font.units_per_EM)
