"""What a record has several times over is worked out once: its pictures, the widths of columns."""

import io
from collections import Counter
from datetime import UTC, datetime

import docx
import pytest
from docx.parts.story import StoryPart

from bench.repeated import repeated
from kasane.record import session_record
from kasane.record.kinds.form import pictures
from kasane.record.paper import balance
from kasane.workshop import Actor, Role
from kasane.workshop.reading import Reading
from kasane.workshop.telling import Telling
from tests.support.world import programmes

NOW = datetime(2027, 3, 1, tzinfo=UTC)
LEADER = Actor("w1", "owner", Role.FACILITATOR)


@pytest.fixture(scope="module")
def several():
    """A workshop in which the same chart of an organisation stands on several copies of a form."""
    return repeated("system_building", 300)


def record(state):
    reading = Reading(state, programmes()["system_building"], LEADER, Telling(True, True))
    return docx.Document(io.BytesIO(session_record(reading, NOW)))


def charts(document):
    every = [shape._inline.docPr for shape in document.inline_shapes]
    return [each for each in every if each.get("descr").startswith("組織図。")]


def test_a_chart_that_several_copies_have_is_drawn_once(several, monkeypatch):
    drawn, draw = Counter(), pictures.tree_pictures

    def counted(branches, *room):
        drawn[str(branches)] += 1
        return draw(branches, *room)

    monkeypatch.setattr(pictures, "tree_pictures", counted)
    assert len(charts(record(several))) > 2
    assert set(drawn.values()) == {1}


def test_pictures_are_numbered_without_looking_through_the_document(several, monkeypatch):
    monkeypatch.delattr(StoryPart, "next_id")
    numbers = [shape._inline.docPr.get("id") for shape in record(several).inline_shapes]
    assert numbers == [str(number) for number in range(1, len(numbers) + 1)]


def test_a_column_is_weighed_once_at_each_width(monkeypatch):
    weighed, weigh = Counter(), balance._Column._weighed

    def counted(column, width):
        weighed[id(column), width] += 1
        return weigh(column, width)

    monkeypatch.setattr(balance._Column, "_weighed", counted)
    monkeypatch.setattr(balance, "_LINES", balance._LINES[:1])
    monkeypatch.setattr(balance, "_CLOSE", ())
    grid = [["いつ", "だれが", "なにを"], *[["12月8日", "春野 つくし", "話を聞く。" * 9]] * 9]
    balance.balanced([60.0, 60.0, 60.0], grid, 1, 1.0)
    assert weighed
    assert set(weighed.values()) == {1}
