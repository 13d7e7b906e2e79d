"""What a case gained after a meeting is told in the record of the next one, field by field."""

import io
from datetime import UTC, datetime

import docx
import pytest
from record_reader import all_text

from kasane.record import session_record
from kasane.samples import load_sample, samples_folder, write_sample
from kasane.workshop import Actor, Role, Workshops
from kasane.workshop.telling import Telling
from tests.support.world import programmes, store_in

MADE = datetime(2027, 3, 1, 1, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def reading_of(tmp_path_factory):
    """地域づくり編's worked example, in which case A is added to between two meetings."""
    store = store_in(tmp_path_factory.mktemp("since"))
    workshops = Workshops(store, programmes(), lambda: MADE)
    device, _ = workshops.own(None)
    sample = load_sample(samples_folder() / "community_building.yaml")
    workshop = write_sample(workshops, device.id, sample).workshop
    leader = Actor(workshop, "owner", Role.FACILITATOR)
    yield lambda **told: workshops.reading(workshop, leader, Telling(**told))
    store.close()


def since(reading):
    document = docx.Document(io.BytesIO(session_record(reading, MADE, meeting="m2")))
    return all_text(document).rpartition("のあとに書かれたこと")[2]


def test_only_the_fields_of_a_case_that_changed_are_told_and_in_words(reading_of):
    told = since(reading_of(names=True, cases=True))
    (line,) = [line for line in told.splitlines() if "（書き足し）" in line]
    assert line.startswith("ケースA　できること・強み（書き足し）：")
    assert "いすの脚の高さを" in line
    assert "関心事・好きなこと" not in line


def test_a_record_to_share_says_nothing_of_what_a_case_gained(reading_of):
    told = since(reading_of())
    assert "いすの脚の高さを" not in told
    assert "（書き足し）" not in told
