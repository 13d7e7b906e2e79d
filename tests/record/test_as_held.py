"""The record of a meeting tells of it as it was when it ended, whatever came later."""

import io
from datetime import UTC, datetime

import docx
import pytest
from record_reader import all_text

from kasane.record import session_record
from kasane.samples import load_sample, samples_folder, write_sample
from kasane.workshop import Actor, Role, Workshops
from kasane.workshop.telling import SHARED, Telling
from tests.support.world import programmes, store_in

MADE = datetime(2027, 3, 1, 1, 30, tzinfo=UTC)
TOLD = Telling(names=True, cases=True)
MEETINGS = ("m1", "m2", "m3")


class InOrder:
    """Stands for chance."""

    shuffle = staticmethod(list.sort)


class Told:
    """An example, or so many of its days, and what is told of it."""

    def __init__(self, folder, sample, days=None):
        self.store = store_in(folder)
        self.workshops = Workshops(self.store, programmes(), lambda: MADE)
        device, _ = self.workshops.own(None)
        begun = sample.model_copy(update={"days": sample.days[:days]})
        self.leader = write_sample(self.workshops, device.id, begun)

    def record(self, meeting, telling=TOLD):
        actor = Actor(self.leader.workshop, "owner", Role.FACILITATOR)
        reading = self.workshops.reading(self.leader.workshop, actor, telling)
        return session_record(reading, MADE, meeting=meeting)

    def do(self, op, **fields):
        self.workshops.do(self.leader, op, **fields)


@pytest.fixture
def told(tmp_path, monkeypatch):
    """Examples; what a survey throws into a random order stands alike in all of them."""
    monkeypatch.setattr("secrets.SystemRandom", InOrder)
    made = []

    def _told(name, days=None):
        sample = load_sample(samples_folder() / f"{name}.yaml")
        made.append(Told(tmp_path / f"{name}-{days}", sample, days))
        return made[-1]

    yield _told
    for each in made:
        each.store.close()


def days_until(name, meeting):
    """How many days of an example have been when a meeting has ended."""
    sample = load_sample(samples_folder() / f"{name}.yaml")
    held = {m.id: m.date for day in sample.days for mo in day.moments for m in mo.meetings}
    return sum(day.date <= held[meeting] for day in sample.days)


@pytest.mark.parametrize("name", ["team_building", "community_building"])
def test_a_meeting_s_record_is_the_same_whatever_comes_later(told, name):
    whole = told(name)
    for meeting in MEETINGS:
        then = told(name, days_until(name, meeting)).record(meeting)
        assert then == whole.record(meeting), meeting
    assert len({whole.record(meeting) for meeting in MEETINGS}) == len(MEETINGS)


def test_who_later_wants_no_name_told_is_not_named_in_an_earlier_record_to_share(told):
    name, place = "community_building", "放課後教室"
    assert place in text_of(told(name, days_until(name, "m1")).record("m1", SHARED))
    whole = told(name)
    assert place in text_of(whole.record("m1"))
    assert place not in text_of(whole.record("m1", SHARED))


def text_of(record):
    return all_text(docx.Document(io.BytesIO(record)))
