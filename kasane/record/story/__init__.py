"""The story of a programme, for a mayor or a superior: on screen, on one page, on five slides."""

from __future__ import annotations

from datetime import datetime

from kasane.plain.clock import JAPAN
from kasane.plain.file_names import file_name
from kasane.record.chapters.cover import info_of
from kasane.record.network import Network, Place, Tie, network_of
from kasane.record.story.facts import NOTHING, Part, StoryFacts, story_of
from kasane.record.story.slides import story_slides
from kasane.record.story.word import TITLE, story_document
from kasane.workshop.going_on import pair_of
from kasane.workshop.reading import Reading

__all__ = [
    "NOTHING",
    "TITLE",
    "Network",
    "Part",
    "Place",
    "StoryFacts",
    "Tie",
    "network_of",
    "pair_of",
    "story_document",
    "story_name",
    "story_of",
    "story_slides",
]


def story_name(reading: Reading, now: datetime, suffix: str) -> str:
    """The file's name, which says 共有用; `suffix` is .docx or .pptx."""
    day = now.astimezone(JAPAN).date()
    stem = f"{info_of(reading).name}_{TITLE}_{day:%Y%m%d}_{reading.telling.word}"
    return file_name(stem, suffix)
