"""The picture of a household stands in the internal record, told in words; shared, it is not."""

import io
from datetime import UTC, datetime

import pytest
from docx import Document
from PIL import Image

from kasane.record import blank_sheet, session_record
from kasane.samples import fill_sample
from kasane.workshop.telling import SHARED, Telling
from tests.support.world import World

NOW = datetime(2027, 3, 1, tzinfo=UTC)
FORM, TITLE = "case_conference", "世帯の人の図"


@pytest.fixture
def conference(world: World):
    device, _ = world.workshops.own(None)
    actor = fill_sample(world.workshops, device.id, FORM)
    return world, actor


def record(conference, telling):
    world, actor = conference
    reading = world.workshops.reading(actor.workshop, actor).to_tell(telling)
    return Document(io.BytesIO(session_record(reading, NOW)))


def households(document):
    shapes = [each._inline for each in document.inline_shapes]
    return [s for s in shapes if (s.docPr.get("descr") or "").startswith("世帯の図。")]


def test_it_says_who_lives_where_and_is_a_picture_that_can_be_read(conference):
    document = record(conference, Telling(names=True, cases=True))
    (shape,) = households(document)
    told = shape.docPr.get("descr")
    assert "世帯主、40代、パートの仕事、本人" in told
    assert "祖母、70代、隣の区で一人暮らし（行き来あり）" in told
    assert TITLE in [paragraph.text for paragraph in document.paragraphs]
    image = document.part.related_parts[shape.graphic.graphicData.pic.blipFill.blip.embed]
    assert Image.open(io.BytesIO(image.blob)).width > 1000


def test_what_is_shared_and_the_blank_sheet_have_none(conference):
    world, actor = conference
    shared = record(conference, SHARED)
    assert households(shared) == []
    assert TITLE not in [paragraph.text for paragraph in shared.paragraphs]
    reading = world.workshops.reading(actor.workshop, actor)
    blank = blank_sheet(reading.programme.sheet(FORM))
    assert households(Document(io.BytesIO(blank))) == []


def test_a_case_that_is_closed_again_shows_no_household(conference):
    world, actor = conference
    world.workshops.do(actor, "entry.hide", id="case_a")
    assert households(record(conference, Telling(names=True, cases=True))) == []
