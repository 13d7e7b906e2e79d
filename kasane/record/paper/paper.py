"""A Word document under construction: sections, headings, texts, tables."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Literal

from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.shape import CT_Inline
from docx.shared import Mm, Pt

from kasane.record.paper.characters import Characters
from kasane.record.paper.content import Para, Picture, Table, para
from kasane.record.paper.contents import Heading, contents, mark
from kasane.record.paper.edges import Edges
from kasane.record.paper.fit import fitted
from kasane.record.paper.measure import free_of
from kasane.record.paper.package import without_times
from kasane.record.paper.pages import Pages, height_of
from kasane.record.paper.remnants import evened
from kasane.record.paper.styles import is_title, room_of
from kasane.record.paper.template import prepared
from kasane.record.paper.xml import paragraph_element, table_element

Orientation = Literal["portrait", "landscape"]
Size = Literal["A4", "A3"]
_SHORT_AND_LONG = {"A4": (210.0, 297.0), "A3": (297.0, 420.0)}
_FILING, _OTHER = 28.0, 15.0
"""Millimetres for the holes, on the left; on a landscape sheet, filed with its top there, above."""


UPRIGHT = 210.0 - _FILING - 18.0
"""Millimetres from margin to margin of an upright A4 page."""
_LONG, _ENTRY = 10, 4.4
"""Pages from which on a document has a table of contents, and millimetres of a line of it."""
_BELOW, _SPARE = 2.5, 25.0
"""Millimetres below a table, and of a page that stay free, as other fonts are wider."""
_COUNTED = "ページは、印刷するときとPDFにするときに、数え直されます。"


class Paper:
    """A document on A4 or A3, with a header and page numbers."""

    def __init__(
        self,
        title: str,
        header: tuple[str, str],
        footer: str,
        now: datetime,
        scale: float = 1.0,
        *,
        numbered: bool = True,
    ) -> None:
        self.characters = Characters()
        self._document, self._styles = prepared(scale)
        self._edges = Edges(self._styles, self.characters, scale)
        self.scale, self._numbered = scale, numbered
        self._header, self._footer = header, footer
        self._end = self._document.element.body[-1]
        self._begun = False
        self._form: tuple[Orientation, Size] | None = None
        self.chapters = self._pictures = 0
        self.told: set[str] = set()
        """What stands in front already: ids of columns, and of what the rows of a sheet are."""
        self.width = self.height = 0.0
        self._pages = Pages()
        self._headings: list[Heading] = []
        self._contents: Any = None
        _describe(self._document.core_properties, self.characters.fit(title), now)

    def section(
        self,
        orientation: Orientation = "portrait",
        size: Size = "A4",
        *,
        cover: bool = False,
        follow: bool = False,
    ) -> None:
        """Begin a new page of a form; a cover has no header.

        What may `follow` goes on where the page is, if that has the same form.
        """
        if follow and self._form == (orientation, size):
            return
        self._form = None if cover else (orientation, size)
        if self._begun:
            self._drop_room()
            self._document.add_section(WD_SECTION.NEW_PAGE)
            self._make_last_paragraph_small()
        self._begun = True
        section = self._document.sections[-1]
        self._set_form(section, orientation, size)
        section.different_first_page_header_footer = cover
        self._fill_header(section)
        self._pages.begin(self.height)

    def flow(self, *, across: bool = False) -> None:
        """Go on where the page is, where that lies as it should: `across` for what is wide."""
        self.section("landscape" if across else "portrait", follow=True)

    def header(self, left: str, right: str) -> None:
        """Another header from here on; what comes begins a page."""
        self._header, self._form = (left, right), None

    def chapter(self, text: str) -> None:
        """A numbered heading."""
        self.chapters += 1
        heading = f"{self.chapters}　{text}"
        self._pages.mark()
        self.put(para(heading, "Heading 1"))
        bookmark = f"_Toc{self.chapters:04d}"
        mark(self._end.getprevious(), bookmark, self.chapters)
        self._headings.append(Heading(self.characters.fit(heading), bookmark))

    @property
    def page(self) -> int:
        """About on which page it is."""
        return self._pages.number

    def has_room(self, *tables: Table) -> bool:
        """Whether this page has room for tables with a little below each, as far as can be told."""
        set_out = [fitted(table, self.height, self.scale) for table in tables]
        return sum(height_of(t, self.scale) + _BELOW for t in set_out) <= self._pages.left - _SPARE

    @property
    def room(self) -> float:
        """Millimetres that are free on this page, as far as can be told."""
        return self._pages.left

    def part(self, text: str, *, inner: bool = False) -> None:
        """A heading below a chapter's, or below another one."""
        self.put(para(text, "Heading 3" if inner else "Heading 2"))

    def contents(self, chapters: int) -> None:
        """Here stands a table of contents of about so many lines, if the document gets long."""
        self.put(para("目次", "Contents"))
        self._contents = self._end.getprevious()
        self.put(para(_COUNTED, "Small"))
        self._pages.add(_ENTRY * chapters)

    def put(self, *paragraphs: Para) -> None:
        """Paragraphs."""
        for each in paragraphs:
            paragraph = self._evened(each)
            element = paragraph_element(paragraph, self._styles, self.characters)
            self._end.addprevious(element)
            self._pages.paragraph(paragraph, self.width - paragraph.right, self.scale)

    def _evened(self, paragraph: Para) -> Para:
        """A title in lines about alike long; of all else the last line is no letter alone."""
        if not is_title(paragraph.style):
            return evened(paragraph, self.width, self.scale) if paragraph.runs else paragraph
        letter = room_of(paragraph.style).letters * Pt(1) / Mm(1) * self.scale
        title = "".join(run.text for run in paragraph.runs)
        return replace(paragraph, right=free_of(title, self.width / letter) * letter)

    def table(self, table: Table, *, room: bool = True) -> None:
        """A table, and a little room below it (Word wants a paragraph there in any case)."""
        set_out = fitted(table, self.height, self.scale)
        self._end.addprevious(table_element(set_out, self._styles, self.characters))
        self._pages.table(set_out, self.scale)
        self.put(Para((), "Room" if room else "Break"))

    def picture(self, picture: Picture) -> None:
        """A picture as wide as it says, with its words for those who don't see it."""
        relation, image = self._document.part.get_or_add_image(io.BytesIO(picture.png))
        wide, high = image.scaled_dimensions(Mm(picture.width), None)
        # python-docx would look through the whole document for the next picture's number.
        self._pictures += 1
        shape = CT_Inline.new_pic_inline(self._pictures, relation, image.filename, wide, high)
        for side in ("distT", "distB", "distL", "distR"):
            shape.set(side, "0")
        shape.docPr.set("descr", self.characters.fit(picture.words))
        self._document.add_paragraph(style="図").add_run()._r.add_drawing(shape)
        self.characters.undrawn |= picture.missing
        self._pages.add(high / Mm(1))

    def bytes(self) -> bytes:
        """The finished file."""
        self._fill_contents()
        buffer = io.BytesIO()
        self._document.save(buffer)
        return without_times(buffer)

    def _fill_contents(self) -> None:
        """Put the table of contents where it belongs; none in a short document."""
        if self._contents is None:
            return
        if self._pages.number >= _LONG:
            told = zip(self._headings, self._pages.marks, strict=True)
            entries = contents(list(told), self._styles["Entry"], UPRIGHT)
            for entry in reversed(entries):
                self._contents.addnext(entry)
        else:
            for element in (self._contents.getnext(), self._contents):
                element.getparent().remove(element)

    def _set_form(self, section: Any, orientation: Orientation, size: Size) -> None:
        short, long = _SHORT_AND_LONG[size]
        wide = orientation == "landscape"
        section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
        page_width, page_height = (long, short) if wide else (short, long)
        section.page_width, section.page_height = Mm(page_width), Mm(page_height)
        top = 25.0 if wide else 22.0
        left, right = (25.0, _OTHER) if wide else (_FILING, 18.0)
        section.left_margin, section.right_margin = Mm(left), Mm(right)
        section.top_margin, section.bottom_margin = Mm(top), Mm(16.0)
        section.header_distance, section.footer_distance = Mm(12.0), Mm(8.0)
        self.width = page_width - left - right
        self.height = page_height - top - 16.0

    def _fill_header(self, section: Any) -> None:
        for part in (section.header, section.footer):
            part.is_linked_to_previous = False
        self._edges.header(section.header.paragraphs[0], self.width, *self._header)
        footer = section.footer.paragraphs[0]
        self._edges.footer(footer, self.width, self._footer, numbered=self._numbered)

    def _drop_room(self) -> None:
        """Take the room below a last table away: on a full page it would be an empty one more."""
        last = self._end.getprevious()
        before = last.getprevious() if last is not None else None
        empty = last is not None and last.tag == qn("w:p") and not last.findall(qn("w:r"))
        if empty and before is not None and before.tag == qn("w:tbl"):
            last.getparent().remove(last)

    def _make_last_paragraph_small(self) -> None:
        carrier = next(self._document.element.body.iterchildren(qn("w:p"), reversed=True))
        carrier.get_or_add_pPr().insert(0, _style_element(self._styles["Break"]))


def _style_element(style_id: str) -> Any:
    element = OxmlElement("w:pStyle")
    element.set(qn("w:val"), style_id)
    return element


def _describe(properties: Any, title: str, now: datetime) -> None:
    properties.title, properties.language = title[:255], "ja-JP"
    properties.author = properties.last_modified_by = "かさね"
    properties.comments = properties.subject = properties.keywords = ""
    properties.created = properties.modified = now.astimezone(UTC).replace(tzinfo=None)
