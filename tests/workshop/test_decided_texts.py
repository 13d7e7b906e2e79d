"""What was decided about a text on its way out: it holds for the text that was read."""

import pytest

from kasane.workshop.outgoing import LEFT_OUT
from kasane.workshop.telling import SHARED

TEXT = "ケースBの母が笑った"


def told(world, note):
    """What of a note a shared file has."""
    return world.reading(world.lead).to_tell(SHARED).items[note].values["text"]


def decide(world, note, verdict, seen=TEXT, **more):
    read = [{"of": "entry", "id": note, "field": "text", "seen": seen}]
    return world.do(world.lead, "text.decide", texts=read, verdict=verdict, **more)


@pytest.fixture
def note(world, haru):
    return world.note(haru, TEXT)


def test_a_text_stays_inside_until_somebody_decides(world, note):
    assert told(world, note) == LEFT_OUT
    decide(world, note, "kept")
    assert told(world, note) == TEXT
    decide(world, note, "replaced", value="ある母が笑った")
    assert told(world, note) == "ある母が笑った"
    decide(world, note, "left_out")
    assert told(world, note) == LEFT_OUT


def test_who_decided_and_when_is_kept(world, note):
    decide(world, note, "kept")
    (asked,) = world.reading(world.lead).to_tell(SHARED).asked
    assert (asked.decided.by, asked.decided.at[:16]) == (world.lead.id, "2026-12-08T04:30")


def test_a_changed_text_is_asked_about_again(world, haru, note):
    decide(world, note, "kept")
    world.do(haru, "entry.edit", id=note, version=1, values={"text": f"{TEXT}。"})
    assert told(world, note) == LEFT_OUT


def test_a_text_that_comes_back_is_told_as_it_was_decided(world, haru, note):
    decide(world, note, "kept")
    world.do(haru, "entry.edit", id=note, version=1, values={"text": f"{TEXT}。"})
    world.do(haru, "entry.edit", id=note, version=2, values={"text": TEXT})
    assert told(world, note) == TEXT


def test_a_text_that_somebody_changed_meanwhile_stays_inside(world, haru, note):
    world.do(haru, "entry.edit", id=note, version=1, values={"text": f"{TEXT}。"})
    decide(world, note, "kept")
    assert told(world, note) == LEFT_OUT


def test_nothing_is_decided_about_what_never_was(world):
    read = [{"of": "entry", "id": "nowhere", "field": "text", "seen": "文"}]
    refusal = world.refused(world.lead, "text.decide", texts=read, verdict="kept")
    assert refusal.code == "gone"


def test_a_replacement_says_something(world, note):
    read = [{"of": "entry", "id": note, "field": "text", "seen": TEXT}]
    asked = {"texts": read, "verdict": "replaced", "value": " "}
    assert world.refused(world.lead, "text.decide", **asked).code == "empty"


def test_words_of_a_case_carried_to_a_board_are_asked_about(world, haru):
    values = {"outline": "毎朝ひとりで駅まで歩く", "basis": "匿名化した事例"}
    world.do(world.lead, "entry.add", id="c1", sheet="case_study", place="", values=values)
    carried = world.note(haru, "毎朝ひとりで駅まで歩く")
    assert told(world, carried) == LEFT_OUT
    assert told(world, world.note(haru, "駅前で声をかけ合う")) == "駅前で声をかけ合う"


def test_the_screen_and_internal_files_show_all(world, note):
    assert world.reading(world.lead).items[note].values["text"] == TEXT
    assert world.reading(world.lead).asked == ()
