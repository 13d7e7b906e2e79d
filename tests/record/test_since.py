"""What a case gained after a meeting is told in the record of the next one, field by field."""

import io
import uuid
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
pytestmark = pytest.mark.usefixtures("dots")


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


def test_rows_inside_a_case_are_told_by_case_and_place_with_what_is_new(reading_of):
    told = since(reading_of("case_conference", names=True, cases=True)).partition("6　")[0]
    assert "・ケースA　関係機関と役割　自立相談支援機関　状況（書きかえ）：済\n" in told
    assert "・ケースA　会議ごとの記録　回：2　日付：R8.7.14(火)　前回決めたことは" in told
    assert "回：1" not in told


def test_a_record_to_share_says_nothing_of_rows_inside_a_case(reading_of):
    assert "関係機関と役割" not in since(reading_of("case_conference")).partition("6　")[0]


def test_what_came_into_a_case_that_was_not_open_before_is_not_told_twice(reading_of):
    """In チームづくり編 the cases are opened at the second meeting, which writes its notes."""
    told = since(reading_of("team_building", names=True, cases=True)).partition("6　")[0]
    assert "ケースA" not in told


def test_notes_in_a_case_are_told_with_their_place_and_without_who_wrote_them(world, haru):
    case = entry(world, haru, basis="匿名化した事例")
    world.do(world.lead, "entry.show", id=case)
    known = entry(world, haru, f"{case}/well/content", text="電話がすぐにつながった")
    entry(world, haru, f"{case}/well/content", text="顔を知っていた")
    meet(world)
    later = {"steps": ["step2"], "date": world.clock.now.date().isoformat()}
    world.do(world.lead, "meeting.edit", id="later", **later)
    changed = {"text": "電話がすぐにつながった。夜もつながった。"}
    world.do(haru, "entry.edit", id=known, version=1, values=changed)
    entry(world, haru, f"{case}/missing/reason", text="夜の当番がなかった")
    meet(world)
    reading = world.workshops.reading(world.id, world.lead.actor, Telling(names=True, cases=True))
    told = [line for line in since(reading, "later").splitlines() if line.startswith("・ケースA")]
    assert told == [
        "・ケースA　できた 内容　電話がすぐにつながった。夜もつながった。（書き足し）",
        "・ケースA　ほしかった その要因や理由　夜の当番がなかった",
    ]
    assert "夜の当番がなかった" not in since(reading.to_tell(Telling()), "later")


def entry(world, who, place="", **values):
    entry_id = uuid.uuid4().hex
    given = {"id": entry_id, "sheet": "case_study", "place": place, "values": values}
    world.do(who, "entry.add", **given)
    return entry_id


def meet(world):
    """Hold what is led on this day; a month later the next may come."""
    world.do(world.lead, "activity.go", activity="case_sharing")
    world.clock.ahead(minutes=30)
    world.do(world.lead, "activity.go", activity=None)
    world.clock.ahead(days=30)
