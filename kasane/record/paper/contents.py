"""The table of contents: a line a chapter, with a field for its page.

Whoever sets the pages fills the numbers in: Word when it prints or makes a PDF, LibreOffice when
it opens the file. Until then there is none, so that none is wrong.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn
from lxml import etree

from kasane.record.paper.xml import add, twips


@dataclass(frozen=True, slots=True)
class Heading:
    """A chapter: its text, and the bookmark at it."""

    text: str
    bookmark: str


def mark(paragraph: Any, bookmark: str, number: int) -> None:
    """Put a bookmark around a heading."""
    start = etree.Element(qn("w:bookmarkStart"))
    start.set(qn("w:id"), str(number))
    start.set(qn("w:name"), bookmark)
    end = etree.Element(qn("w:bookmarkEnd"))
    end.set(qn("w:id"), str(number))
    first = paragraph.find(qn("w:r"))
    first.addprevious(start)
    paragraph.append(end)


def contents(headings: Sequence[tuple[Heading, int]], style: str, width: float) -> list[Any]:
    """The paragraphs of the table, each with a way to its chapter, which is about on this page."""
    made = []
    for heading, page in headings:
        paragraph = etree.Element(qn("w:p"))
        properties = add(paragraph, "pPr")
        add(properties, "pStyle", val=style)
        add(add(properties, "tabs"), "tab", val="right", leader="dot", pos=twips(width))
        link = add(paragraph, "hyperlink", anchor=heading.bookmark, history="1")
        _text(link, heading.text)
        add(add(link, "r"), "tab")
        _field(link, f"PAGEREF {heading.bookmark} \\h", str(page))
        made.append(paragraph)
    return made


def _field(parent: Any, instruction: str, known: str) -> None:
    add(add(parent, "r"), "fldChar", fldCharType="begin")
    text = add(add(parent, "r"), "instrText")
    text.text = f" {instruction} "
    text.set(qn("xml:space"), "preserve")
    add(add(parent, "r"), "fldChar", fldCharType="separate")
    _text(parent, known)
    add(add(parent, "r"), "fldChar", fldCharType="end")


def _text(parent: Any, text: str) -> None:
    element = add(add(parent, "r"), "t")
    element.text = text
    element.set(qn("xml:space"), "preserve")
