"""A board, a map or an overlap as one large page to hang on a wall: a PDF, filled or blank."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal

from kasane.plain import colours
from kasane.plain.clock import JAPAN
from kasane.plain.dates import japanese_date
from kasane.plain.file_names import file_name
from kasane.programme import Programme, Sheet
from kasane.record.chapters.cover import info_of
from kasane.record.kinds import KINDS
from kasane.record.kinds.base import Case
from kasane.record.paper.characters import GETA
from kasane.record.pictures import canvas
from kasane.record.scope import of_case
from kasane.workshop.reading import Reading
from kasane.workshop.use import use_of

PosterSize = Literal["A3", "A1"]
SIZES: dict[PosterSize, tuple[float, float]] = {"A3": (420.0, 297.0), "A1": (841.0, 594.0)}
"""Width and height in millimetres; Word ends at 558.8."""
_EDGE, _HEAD, _FOOT = 14.0, 24.0, 12.0
"""Millimetres around it, of the title and of the line below, on A3."""
_TITLE, _SMALL = 10.0, 4.2
_OF_A3 = 420.0


@dataclass(frozen=True, slots=True)
class Poster:
    """What may be made: a sheet, and one of the cases on it."""

    sheet: Sheet
    case: Case

    @property
    def title(self) -> str:
        """What stands over it."""
        return "　".join(filter(None, (self.sheet.title, self.case.name)))


def posters_of(reading: Reading) -> list[Poster]:
    """The boards, maps and overlaps that somebody may have as a poster."""
    return [
        Poster(sheet, case)
        for sheet in large_sheets(reading.programme)
        if reading.opens(sheet)
        for case in KINDS[sheet.kind].cases(sheet, reading)
    ]


def large_sheets(programme: Programme) -> Iterator[Sheet]:
    """The sheets that all stand around: those that are large pages too."""
    return (sheet for sheet in programme.sheets if KINDS[sheet.kind].large)


def filled_poster(reading: Reading, now: datetime, poster: Poster, size: PosterSize) -> bytes:
    """The PDF of a board, or of a case's map or overlap. Nobody is named on it.

    Args:
        reading: The workshop as it is to be told.
        now: When it is made, with a zone.
        poster: One of `posters_of`.
        size: A3 or A1, landscape.
    """
    reading = without_names(reading)
    made = japanese_date(now.astimezone(JAPAN).date())
    use = use_of(reading, of_case(reading, poster.sheet, poster.case.id))
    page = _Page(poster.title, f"{info_of(reading).name}　{made}", use, size)
    draw = KINDS[poster.sheet.kind].draw
    below = draw(page.axes, page.frame, poster.sheet, reading, poster.case)
    if below:
        page.note(below)
    return page.printed()


def blank_poster(sheet: Sheet, size: PosterSize) -> bytes:
    """The PDF of an empty sheet to write and stick notes on."""
    of_case = (
        "ケース（　　　　）　"
        if sheet.copies_of and not getattr(sheet, "one_for_all", False)
        else ""
    )
    where = f"{of_case}グループ（　　　　　　　　　）　　　　年　　　月　　　日"
    page = _Page(sheet.title, where, "", size)
    KINDS[sheet.kind].draw_blank(page.axes, page.frame, sheet)
    page.note(sheet.lead)
    return page.printed()


def poster_name(reading: Reading, poster: Poster, size: PosterSize) -> str:
    """The file's name: what it is and of which case, for whom, and how large."""
    use = without_names(reading).telling.word
    parts = (poster.sheet.title, poster.case.name, size, use)
    return file_name("_".join(filter(None, parts)), ".pdf")


def blank_poster_name(sheet: Sheet, size: PosterSize) -> str:
    """The file's name of an empty one."""
    return file_name(f"{sheet.title}_空欄_{size}", ".pdf")


def without_names(reading: Reading) -> Reading:
    """The same without names: a poster hangs on a wall."""
    return reading.to_tell(replace(reading.telling, names=False))


class _Page:
    """A page with its title and what is below, and the frame between them."""

    def __init__(self, title: str, where: str, use: str, size: PosterSize) -> None:
        self.width, self.height = SIZES[size]
        self._unit = self.width / _OF_A3
        self._title = title
        self._drawn, self.axes = canvas.page(self.width, self.height)
        edge, head = _EDGE * self._unit, _HEAD * self._unit
        self.frame = (edge, edge + head * 0.75, self.width - 2 * edge, self._inner)
        self._write(edge, edge + head * 0.25, title, _TITLE, color=colours.KEY)
        self._write(self.width - edge, edge + head * 0.15, where, _SMALL, ha="right")
        self._write(self.width - edge, edge + head * 0.42, use, _SMALL, ha="right")

    @property
    def _inner(self) -> float:
        return self.height - (2 * _EDGE + 0.75 * _HEAD + _FOOT) * self._unit

    @property
    def _foot(self) -> float:
        return self.height - (_EDGE + _FOOT * 0.25) * self._unit

    def note(self, text: str) -> None:
        """A line below, on the left."""
        self._write(_EDGE * self._unit, self._foot, text, _SMALL)

    def printed(self) -> bytes:
        """The finished file, which names what its font has no signs for."""
        if missing := canvas.missing_in(self._drawn):
            named = "、".join(f"U+{ord(each):04X}" for each in sorted(missing))
            text = f"えがけない文字：{named}（{GETA}）"
            self._write(self.width - _EDGE * self._unit, self._foot, text, _SMALL, ha="right")
        return canvas.printed(self._drawn, self._title)

    def _write(self, x: float, y: float, text: str, size: float, **options: Any) -> None:
        points = canvas.points(size * self._unit)
        canvas.write(self.axes, x, y, text, size=points, va="center", **options)
