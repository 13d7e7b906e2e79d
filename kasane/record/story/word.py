"""The story as one A4 page in Word."""

from __future__ import annotations

from datetime import datetime

from kasane.plain.clock import JAPAN
from kasane.plain.dates import japanese_date
from kasane.record.paper.content import Table, fact_table, para
from kasane.record.paper.pages import height_of
from kasane.record.paper.paper import Paper
from kasane.record.pictures.network import network_picture
from kasane.record.story.facts import NOTHING, StoryFacts, story_of
from kasane.workshop.reading import Reading

_SIDE = 32.0
_WIDE, _HIGH, _LOW = 150.0, 70.0, 42.0
"""Millimetres of the drawing: as high as there is room, or not at all."""
_BESIDE = 12.0
"""What stands below the table and the drawing."""
_SCALES = (1.0, 0.92, 0.84, 0.76)
"""Of the letters: the largest with which all stands on one page."""
TITLE = "取り組みの物語"


def story_document(reading: Reading, now: datetime) -> bytes:
    """The Word file of a reading as it is to be told: one page, whatever is written."""
    story, made = story_of(reading, now), now.astimezone(JAPAN)
    for scale in _SCALES:
        paper = _begun(story, made, scale)
        table = _table(story, paper.width)
        free = paper.room - _BESIDE - height_of(table, scale)
        if free >= (_LOW if story.network.places else 0.0):
            break
    picture = network_picture(story.network, _WIDE, min(_HIGH, free)) if free >= _LOW else None
    if picture:
        paper.picture(picture)
        paper.put(para(story.network.sentence, "Small"))
    paper.table(table, room=False)
    for text in (story.sample, paper.characters.sentence):
        if text:
            paper.put(para(text, "Small"))
    return paper.bytes()


def _begun(story: StoryFacts, made: datetime, scale: float) -> Paper:
    header = (story.municipality or story.name, f"{japanese_date(made.date())} 作成")
    paper = Paper(f"{story.name}　{TITLE}", header, story.use, made, scale)
    paper.section()
    paper.put(para(story.about, "Cover Kicker"), para(story.name, "Title"))
    paper.put(para(story.purpose, "Item"))
    return paper


def _table(story: StoryFacts, width: float) -> Table:
    rows = [(part.title, "\n".join(part.told)) for part in story.parts]
    rows.append(("お願いしたいこと", story.asks or NOTHING))
    return fact_table(width, rows, _SIDE)
