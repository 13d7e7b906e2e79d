"""The shapes of what the library holds, as data/library/*.yaml describes them."""

from __future__ import annotations

import datetime
from typing import Literal

from pydantic import Field

from kasane.programme.activities import VideoTime, WebAddress, link_to
from kasane.programme.base import Definition, Id

LibraryKind = Literal["動画", "資料", "参考", "視聴ガイド", "リンク"]


class LibraryItem(Definition):
    """A video or a document.

    Attributes:
        number: as its training numbers it, such as 資料1. speaker: with the post at that time.
        size: of the file, such as 1.2MB. mark: ☆ or ★ (see Library.marks).
        url: where it is; most sources name none, and none is made up.
        start, end: the segment of a video. pages: the part of a document.
    """

    id: Id
    title: str = Field(min_length=1, max_length=120)
    kind: LibraryKind
    number: str = ""
    speaker: str = ""
    size: str = ""
    mark: Literal["", "☆", "★"] = ""
    url: WebAddress | None = None
    start: VideoTime | None = None
    end: VideoTime | None = None
    pages: str = ""

    @property
    def link(self) -> str | None:
        """The address; of a part of a video, where that part begins."""
        return link_to(self.url, self.start)


class Collection(Definition):
    """What one training, or one chapter of a source, lists.

    Attributes:
        training: the heading above several. held: the day of a live training.
    """

    id: Id
    title: str
    training: str
    held: datetime.date | None = None
    source: str
    items: tuple[LibraryItem, ...]


class Practice(Definition):
    """What a municipality did, and what came of it (取組例).

    Attributes:
        size: of its population: 大 from 300,000, 中 from 50,000, 小 below.
        stage: how far its work was when it was asked. began: since when.
    """

    id: Id
    municipality: str
    population: str
    size: Literal["大", "中", "小"]
    stage: str
    began: str
    work: tuple[str, ...]
    found: tuple[str, ...]
    source: str


class Library(Definition):
    """All of it.

    Attributes:
        terms: what the materials may be used for. marks: sign → what it says.
    """

    terms: str
    marks: dict[str, str]
    collections: tuple[Collection, ...]
    practices: tuple[Practice, ...]
