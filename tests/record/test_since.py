"""What a case gained after a meeting is told in the record of the next one, field by field."""

import io
from datetime import UTC, datetime
from functools import cache

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
    """The worked examples; in 地域づくり編 case A is added to between two meetings."""
    store = store_in(tmp_path_factory.mktemp("since"))
    workshops = Workshops(store, programmes(), lambda: MADE)
    device, _ = workshops.own(None)

    @cache
    def workshop(name):
        sample = load_sample(samples_folder() / f"{name}.yaml")
        return write_sample(workshops, device.id, sample).workshop

    def _reading_of(name="community_building", **told):
        leader = Actor(workshop(name), "owner", Role.FACILITATOR)
        return workshops.reading(leader.workshop, leader, Telling(**told))

    yield _reading_of
    store.close()


def since(reading, meeting="m2"):
    document = docx.Document(io.BytesIO(session_record(reading, MADE, meeting=meeting)))
    return all_text(document).rpartition("のあとに書かれたこと")[2]


def test_only_the_fields_of_a_case_that_changed_are_told_and_in_words(reading_of):
    told = since(reading_of(names=True, cases=True))
    (line,) = [line for line in told.splitlines() if "（書き足し）" in line]
    assert line == (
        "・ケースA　できること・強み（書き足し）：いすの脚の高さを、目で見てそろえられる"
    )


def test_a_record_to_share_says_nothing_of_what_a_case_gained(reading_of):
    told = since(reading_of())
    assert "いすの脚の高さを" not in told
    assert "（書き足し）" not in told


def test_of_a_row_that_was_there_its_name_and_what_changed_are_told(reading_of):
    told = since(reading_of(names=True, cases=True), "m3")
    assert "・話してきたことを、Step5までに1枚にまとめる　状況（書きかえ）：済\n" in told
    assert "瀬音 さやか" not in told.partition("チェックイン")[0]


def test_rows_that_are_called_the_same_are_told_apart(reading_of):
    told = since(reading_of("team_building", names=True, cases=True))
    assert "・個別の支援事例の情報収集　状況（書きかえ）：済\n" in told
    assert "・ケース検討シートの上段を書く（家族の世話をする10代）　状況（書きかえ）：済" in told
    shared = since(reading_of("team_building"))
    assert "・ケース検討シートの上段を書く　状況（書きかえ）：済" in shared
    assert "家族の世話をする10代" not in shared


def test_a_new_row_is_told_whole(reading_of):
    told = since(reading_of(names=True, cases=True))
    assert "・Step：Step4　いつから：R8.7.22(水)　いつまで：R8.8.28(金)　行くところ" in told
