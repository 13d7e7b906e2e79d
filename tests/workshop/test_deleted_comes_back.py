"""What was deleted comes back until the workshop ends; what was done is found in a list of acts."""

import pytest
import sheet_builders
from sheet_builders import add

CASE = "case_study"


@pytest.fixture
def case(world, haru):
    """A participant's opened case."""
    return sheet_builders.case(world, haru, opened=True)


def gone(world, who):
    return [act for act in world.workshops.acts(world.reading(who)) if act.gone]


def note_in(world, who, case):
    return add(world, who, CASE, f"{case}/well/content", values={"text": "気づき"})


def test_a_case_comes_back_with_all_that_was_in_it(world, haru, natsu, case):
    note = note_in(world, natsu, case)
    world.do(world.lead, "entry.delete", id=case, version=world.entry(case)["version"])
    world.reopen()
    world.note(natsu)
    (act,) = gone(world, world.lead)
    assert (act.about, act.did, act.more) == ("ケースA", "消した", 1)
    world.do(world.lead, "undo", revision=act.revision)
    assert world.entry(case)["letter"] == "A"
    assert world.entry(note)["values"] == {"text": "気づき"}
    assert gone(world, world.lead) == []


def test_whose_it_was_brings_it_back_and_nobody_else_hears_of_it(world, haru, natsu, case):
    world.do(world.lead, "entry.delete", id=case, version=world.entry(case)["version"])
    revision = world.revision
    assert gone(world, natsu) == []
    assert world.refused(natsu, "undo", revision=revision).code == "not_here"
    assert [act.revision for act in gone(world, haru)] == [revision]
    world.do(haru, "undo", revision=revision)
    assert world.entry(case)


def test_a_note_comes_back_after_what_lay_under_it_went_on(world, haru):
    top, under, later = (world.note(haru, text) for text in "一二三")
    world.do(haru, "entry.stack", id=under, onto=top)
    world.do(haru, "entry.delete", id=top, version=1)
    deleted = world.revision
    world.do(haru, "entry.stack", id=later, onto=under)
    world.do(haru, "undo", revision=deleted)
    assert [world.entry(note)["stack"] for note in (top, under, later)] == [None, None, under]


def test_what_was_in_a_case_waits_for_the_case(world, haru, case):
    note = note_in(world, haru, case)
    world.do(haru, "entry.delete", id=note, version=1)
    inner = world.revision
    world.do(haru, "entry.delete", id=case, version=world.entry(case)["version"])
    outer = world.revision
    assert world.refused(haru, "undo", revision=inner).code == "stale"
    world.do(haru, "undo", revision=outer)
    world.do(haru, "undo", revision=inner)
    assert world.entry(note)


def test_what_an_undo_took_away_comes_back_too(world, haru):
    note = world.note(haru)
    undone = world.do(haru, "undo", revision=world.revision).revision
    world.do(haru, "undo", revision=undone)
    assert world.entry(note)["values"] == {"text": "声をかけ合う"}


def test_a_member_comes_back_to_be_picked_at_the_door(world, haru):
    removed = world.do(world.lead, "member.remove", id=haru.id).revision
    (act,) = gone(world, world.lead)
    assert (act.where, act.about) == ("名簿", "春野")
    world.do(world.lead, "undo", revision=removed)
    assert world.body("member", haru.id)["name"] == "春野"
    assert world.body("member", haru.id)["joined"] is False


def test_a_meeting_comes_back_and_is_the_present_one_where_there_was_none_left(world):
    meetings = [record.id for record in world.state().all("meeting")]
    for meeting in meetings:
        body = world.body("meeting", meeting)
        for member in body["attendance"]:
            world.do(world.lead, "meeting.attend", meeting=meeting, member=member, attendance=None)
        last = world.do(world.lead, "meeting.delete", id=meeting).revision
    assert world.body("workshop")["meeting"] is None
    world.do(world.lead, "undo", revision=last)
    assert world.body("workshop")["meeting"] == meetings[-1]
    assert world.body("meeting", meetings[-1])


def test_who_leads_takes_back_what_others_did_but_not_what_is_covered(world, haru):
    note = world.note(haru, "前")
    edited = world.do(haru, "entry.edit", id=note, version=1, values={"text": "後"}).revision
    world.set_board("private")
    assert world.refused(world.lead, "undo", revision=edited).code == "not_here"
    world.set_board("open")
    world.do(world.lead, "undo", revision=edited)
    assert world.entry(note)["values"] == {"text": "前"}


def test_the_list_of_acts_names_nobody_who_wrote_unsigned(world, haru, natsu):
    world.set_board(authors="hidden")
    world.note(haru, "名なし")
    world.set_board(authors="shown")
    world.note(natsu, "名あり")
    acts = world.workshops.acts(world.reading(world.lead))
    assert [(act.about, act.who, act.did) for act in acts[:2]] == [
        ("名あり", "夏目", "書いた"),
        ("名なし", "", "書いた"),
    ]


def test_what_was_changed_since_is_not_in_the_list(world, haru):
    note = world.note(haru, "前")
    added = world.revision
    world.do(haru, "entry.edit", id=note, version=1, values={"text": "後"})
    assert added not in [act.revision for act in world.workshops.acts(world.reading(haru))]


def test_nobody_has_two_answers_after_one_comes_back(world, haru):
    answer = {"sheet": "check_in", "place": "", "values": {"feeling": "楽しみ"}}
    world.do(haru, "entry.add", id="a1", **answer)
    deleted = world.do(haru, "entry.delete", id="a1", version=1).revision
    world.do(haru, "entry.add", id="a2", **answer)
    assert world.refused(haru, "undo", revision=deleted).code == "stale"
