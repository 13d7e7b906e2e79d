"""The story as one A4 page in Word."""

from __future__ import annotations

from datetime import datetime

from kasane.plain.clock import JAPAN
from kasane.plain.dates import japanese_date
from kasane.record.paper.content import fact_table, para
from kasane.record.paper.paper import Paper
from kasane.record.pictures.network import network_picture
from kasane.record.story.facts import NOTHING, story_of
from kasane.workshop.reading import Reading

_SIDE = 32.0
_WIDE, _HIGH = 150.0, 70.0
_NEW = "太い青い線は、はじめて一緒に話し合った組み合わせです。"
_MET = "線は、同じ会議やグループで一緒に話し合った組み合わせです。"
TITLE = "取り組みの物語"


def story_document(reading: Reading, now: datetime) -> bytes:
    """The Word file of a reading as it is to be told."""
    story, made = story_of(reading, now), now.astimezone(JAPAN)
    header = (story.municipality or story.name, f"{japanese_date(made.date())} 作成")
    paper = Paper(f"{story.name}　{TITLE}", header, story.use, made)
    paper.section()
    paper.put(para(story.about, "Cover Kicker"), para(story.name, "Title"))
    paper.put(para(story.purpose, "Item"))
    picture = network_picture(story.network, _WIDE, _HIGH)
    if picture:
        paper.picture(picture)
        paper.put(para(_MET + (_NEW if story.network.said else ""), "Small"))
    rows = [(part.title, "\n".join(part.told)) for part in story.parts]
    rows.append(("お願いしたいこと", story.asks or NOTHING))
    paper.table(fact_table((_SIDE, paper.width - _SIDE), rows), room=False)
    for text in (story.sample, paper.characters.sentence):
        if text:
            paper.put(para(text, "Small"))
    return paper.bytes()
