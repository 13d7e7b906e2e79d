"""The record of a meeting tells of it as it was when it ended, whatever came later."""

from datetime import UTC, datetime

import pytest

from kasane.record import session_record
from kasane.samples import load_sample, samples_folder, write_sample
from kasane.workshop import Actor, Role, Workshops
from kasane.workshop.telling import Telling
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

    def record(self, meeting):
        actor = Actor(self.leader.workshop, "owner", Role.FACILITATOR)
        reading = self.workshops.reading(self.leader.workshop, actor, TOLD)
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
