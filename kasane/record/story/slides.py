"""The story as five slides in PowerPoint, for 庁議."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from kasane.plain import colours
from kasane.plain.clock import JAPAN
from kasane.plain.dates import japanese_date
from kasane.record.paper.content import Picture
from kasane.record.paper.measure import POINT
from kasane.record.paper.package import without_times
from kasane.record.paper.pages import lines_of
from kasane.record.paper.styles import FONT
from kasane.record.pictures.bars import bars_picture
from kasane.record.pictures.network import network_picture
from kasane.record.story.facts import Part, StoryFacts, story_of
from kasane.workshop.reading import Reading

_WIDTH, _HEIGHT = 338.7, 190.5
"""Millimetres of a slide, 16 to 9."""
_EDGE, _TOP, _FOOT = 18.0, 34.0, 178.0
_TITLE, _SMALL = 32, 11
_TEXTS = (28, 26, 24, 22, 20, 18, 16, 14)
"""Points. Texts are as large as there is room on their slide."""
_MORE, _AFTER, _LINE = 4, 6, 1.4
"""Points by which a heading is larger, and below a paragraph; from line to line, in letters."""
_HIGH = _FOOT - _TOP - 4.0
_MARGIN = 5.1
"""Millimetres that a box leaves free at its sides."""
_SHORT = 0.47
"""Of the width: a column beside another one."""


def story_slides(reading: Reading, now: datetime) -> bytes:
    """The PowerPoint file of a reading as it is to be told."""
    story, made = story_of(reading, now), now.astimezone(JAPAN)
    deck = _Deck(story)
    first = deck.slide(story.name)
    parts = (story.municipality, story.about, f"{japanese_date(made.date())} 作成")
    lines = [story.purpose, "　".join(text for text in parts if text)]
    deck.texts(first, [Part("", (*lines, *([story.sample] if story.sample else [])))])
    met = deck.slide("だれが集まったか")
    picture = network_picture(story.network, 190.0, 136.0, letter=4.4)
    deck.picture(met, picture, _WIDTH - _EDGE - 190.0)
    deck.texts(met, [story.met], 100.0 if picture else None)
    talked = [part for part in (story.cases, story.ideas) if part in story.parts]
    deck.columns(deck.slide("話し合ったことと、決まったこと"), talked, [story.decisions])
    did = deck.slide("行ったことと、変わったこと")
    bars = bars_picture(story.bars[:5], 150.0)
    deck.picture(did, bars, _WIDTH - _EDGE - 150.0)
    if bars:
        deck.texts(did, [story.done], _WIDTH * _SHORT - _EDGE)
    else:
        deck.columns(did, [story.done], [story.changed] if story.changed in story.parts else [])
    asks = Part("お願いしたいこと", tuple(story.asks.splitlines()))
    deck.columns(deck.slide("これからと、お願いしたいこと"), [story.planned], [asks])
    return deck.bytes(f"{story.name}　取り組みの物語", made)


class _Deck:
    """Slides with a title, texts, pictures with their words, and for whom they are below."""

    def __init__(self, story: StoryFacts) -> None:
        from pptx import Presentation
        from pptx.util import Mm

        self._mm: Any = Mm
        self._deck: Any = Presentation()
        self._deck.slide_width, self._deck.slide_height = Mm(_WIDTH), Mm(_HEIGHT)
        self._layout = self._deck.slide_layouts[5]  # a title and nothing else
        self._use = story.use
        _drop_printer(self._deck)

    def slide(self, title: str) -> Any:
        """A slide with its title, its number and for whom it is."""
        slide = self._deck.slides.add_slide(self._layout)
        shape = slide.shapes.title
        shape.left, shape.top = self._mm(_EDGE), self._mm(10)
        shape.width, shape.height = self._mm(_WIDTH - 2 * _EDGE), self._mm(20)
        frame = shape.text_frame
        frame.text = title
        _letters(frame.paragraphs[0], _TITLE, bold=True, colour=colours.KEY_DARK)
        foot = self._box(slide, _EDGE, _FOOT, _WIDTH - 2 * _EDGE, 8.0)
        foot.text = f"{self._use}　　{len(self._deck.slides)} / 5"
        _letters(foot.paragraphs[0], _SMALL, colour=colours.FAINT)
        return slide

    def texts(self, slide: Any, parts: Sequence[Part], width: float | None = None) -> None:
        """Headings with their lines below; a part without lines says so."""
        wide = width or _WIDTH - 2 * _EDGE
        self._texts(slide, parts, wide, _EDGE, _size(parts, wide))

    def _texts(
        self, slide: Any, parts: Sequence[Part], width: float, left: float, size: int
    ) -> None:
        frame = self._box(slide, left, _TOP, width, _HIGH)
        for number, (text, more) in enumerate(_lines(parts)):
            paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
            paragraph.text = text
            _letters(paragraph, size + more, bold=bool(more))

    def columns(self, slide: Any, left: Sequence[Part], right: Sequence[Part]) -> None:
        """Two columns."""
        if not (left and right):
            self.texts(slide, left or right)
            return
        wide = _WIDTH * _SHORT - _EDGE
        size = min(_size(left, wide), _size(right, wide))
        self._texts(slide, left, wide, _EDGE, size)
        self._texts(slide, right, wide, _WIDTH - _EDGE - wide, size)

    def picture(self, slide: Any, picture: Picture | None, left: float) -> None:
        """A picture with its words for those who don't see it."""
        if picture is None:
            return
        shape = slide.shapes.add_picture(
            io.BytesIO(picture.png), self._mm(left), self._mm(_TOP), width=self._mm(picture.width)
        )
        most = self._mm(_HIGH)
        if shape.height > most:
            shape.width, shape.height = int(shape.width * most / shape.height), most
        shape._element.nvPicPr.cNvPr.set("descr", picture.words)

    def bytes(self, title: str, made: datetime) -> bytes:
        """The finished file."""
        about = self._deck.core_properties
        about.title, about.author, about.last_modified_by = title[:255], "かさね", "かさね"
        about.created = about.modified = made.astimezone(UTC).replace(tzinfo=None)
        buffer = io.BytesIO()
        self._deck.save(buffer)
        return without_times(buffer)

    def _box(self, slide: Any, left: float, top: float, width: float, height: float) -> Any:
        spots = (self._mm(each) for each in (left, top, width, height))
        frame = slide.shapes.add_textbox(*spots).text_frame
        frame.word_wrap = True
        return frame


def _lines(parts: Sequence[Part]) -> list[tuple[str, int]]:
    """Each text, with the points by which its letters are larger."""
    found = [line for p in parts for line in ((p.title, _MORE), *((t, 0) for t in p.told))]
    return [line for line in found if line[0]]


def _size(parts: Sequence[Part], width: float) -> int:
    """The largest letters with which all stands in a column of a slide."""
    for size in _TEXTS[:-1]:
        tall = sum(
            lines_of(text, width - _MARGIN, size + more) * (size + more) * _LINE + _AFTER
            for text, more in _lines(parts)
        )
        if tall * POINT <= _HIGH:
            return size
    return _TEXTS[-1]


def _letters(paragraph: Any, size: int, *, bold: bool = False, colour: str = colours.HEAD) -> None:
    """Font, size and colour of a paragraph, for Latin and Japanese letters."""
    from pptx.dml.color import RGBColor
    from pptx.enum.text import PP_ALIGN
    from pptx.oxml.ns import qn
    from pptx.util import Pt

    rgb: Any = RGBColor
    paragraph.alignment, paragraph.space_after = PP_ALIGN.LEFT, Pt(_AFTER)
    for run in paragraph.runs:
        font = run.font
        font.size, font.bold, font.name = Pt(size), bold, FONT
        font.color.rgb = rgb(*bytes.fromhex(colour.removeprefix("#")))
        east = font._element.makeelement(qn("a:ea"), {"typeface": FONT})
        font._element.find(qn("a:latin")).addnext(east)
        font._element.set("lang", "ja-JP")


def _drop_printer(deck: Any) -> None:
    """Take the settings of somebody's printer out of the template."""
    for key, relation in list(deck.part.rels.items()):
        if relation.reltype.endswith("/printerSettings"):
            deck.part.drop_rel(key)
