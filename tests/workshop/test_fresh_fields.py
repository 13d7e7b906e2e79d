"""What became of a field of a case: written on, rewritten, taken away; the old text is not told.

On screen it is told since the last meeting that ended and in which the case was open.
"""

import json
from dataclasses import replace

import pytest
from sheet_builders import add, write

from kasane.workshop.since import fresh_fields, new_in
from tests.support.world import ROOT

SHARED = json.loads((ROOT / "tests" / "shared" / "fresh.json").read_text(encoding="utf-8"))
"""What the pages say of a change that they see themselves, too."""
CASE = {"outline": "一人で暮らす。\n土いじりが好き。", "fields": ["障害"]}


@pytest.mark.parametrize(
    ("field", "value", "became"),
    [
        ("outline", "一人で暮らす。\n土いじりが好き。朝が早い。\n野菜を配る。", "書き足し"),
        ("outline", "二人で暮らす。", "書きかえ"),
        ("outline", "", "消した"),
        ("beginning", "近所の方が話した。", "書き足し"),
        ("fields", ["障害", "地域"], "書き足し"),
        ("fields", ["地域"], "書きかえ"),
    ],
)
def test_each_field_says_what_became_of_it(world, field, value, became):
    haru = world.person()
    case = add(world, haru, "case_study", values=CASE)
    then = world.reading(haru)
    write(world, haru, case, field, value, CASE.get(field, ""))
    now = world.reading(haru)
    assert fresh_fields(now, replace(now, records=then.records), now.item(case)) == {field: became}
    assert fresh_fields(now, now, now.item(case)) == {}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("一人で暮らす。", "一人で暮らす。朝が早い。\n野菜を配る", "朝が早い。\n野菜を配る"),
        ("一人で暮らす。朝が早い。", "二人で暮らす。朝が早い。", "二人で暮らす。"),
        ("一人で暮らす。朝が早い。", "一人で暮らす。", "一人で暮らす。"),
        ("", "朝が早い", "朝が早い"),
        ("2026-08-28", "2026-09-01", "2026-09-01"),
        (("障害",), ("障害", "地域"), ("地域",)),
        (("障害", "高齢"), ("障害", "地域"), ("障害", "地域")),
    ],
)
def test_only_what_is_new_in_a_value_is_told_again(old, new, told):
    assert new_in(old, new) == told


@pytest.mark.parametrize("sample", SHARED)
def test_what_became_of_a_value_is_said_alike_on_pages(world, sample):
    haru = world.person()
    field = "fields" if isinstance(sample["now"], list) else "outline"
    case = add(world, haru, "case_study", values={field: sample["was"]} if sample["was"] else {})
    then = world.reading(haru)
    write(world, haru, case, field, sample["now"], sample["was"])
    now = world.reading(haru)
    fresh = fresh_fields(now, replace(now, records=then.records), now.item(case))
    assert fresh == {field: sample["became"]}


def test_a_case_that_was_not_there_yet_has_nothing_new_in_it(world):
    haru = world.person()
    then = world.reading(haru)
    case = add(world, haru, "case_study", values=CASE)
    now = world.reading(haru)
    assert fresh_fields(now, replace(now, records=then.records), now.item(case)) is None


@pytest.fixture
def haru(world):
    return world.person()


@pytest.fixture
def told(world, haru):
    """A case that was open while a meeting was held that has ended since."""
    case = add(world, haru, "case_study", values=CASE | {"basis": "匿名化した事例"})
    world.do(world.lead, "entry.show", id=case)
    hold(world)
    return case


def hold(world, activity="case_sharing"):
    world.do(world.lead, "activity.go", activity=activity)
    world.clock.ahead(minutes=30)
    world.do(world.lead, "activity.go", activity=None)
    world.clock.ahead(minutes=5)


def fresh(world, who, case):
    """The number of the meeting, and what became of which places."""
    found = world.workshops.fresh(world.reading(who), case)
    return found and (found.meeting, found.entries)


def test_what_was_written_after_the_meeting_is_told_by_its_number(world, haru, told):
    assert fresh(world, haru, told) == (1, {})
    write(world, haru, told, "beginning", "近所の方が話した。")
    write(world, haru, told, "outline", "二人で暮らす。", CASE["outline"])
    expected = (1, {told: {"outline": "書きかえ", "beginning": "書き足し"}})
    for who in (haru, world.lead, world.person(), world.person(role="viewer")):
        assert fresh(world, who, told) == expected


def test_what_was_taken_away_is_not_told(world, haru, told):
    write(world, haru, told, "outline", "", CASE["outline"])
    assert fresh(world, haru, told) == (1, {})


def test_while_a_meeting_is_on_what_is_new_since_the_one_before_stays_told(world, haru, told):
    write(world, haru, told, "beginning", "近所の方が話した。")
    world.clock.ahead(days=30)
    later = world.clock.now.date().isoformat()
    world.do(world.lead, "meeting.edit", id="later", steps=["step3"], date=later)
    world.do(world.lead, "activity.go", activity="opening_step3")
    assert fresh(world, haru, told) == (1, {told: {"beginning": "書き足し"}})
    world.clock.ahead(minutes=5)
    world.do(world.lead, "activity.go", activity=None)
    assert fresh(world, haru, told) == (2, {})


def test_a_case_that_was_open_at_no_meeting_has_nothing_new(world, haru):
    case = add(world, haru, "case_study", values=CASE | {"basis": "匿名化した事例"})
    hold(world)
    write(world, haru, case, "beginning", "近所の方が話した。")
    assert fresh(world, haru, case) is None
    world.do(world.lead, "entry.show", id=case)
    assert fresh(world, haru, case) is None


def test_of_a_case_that_is_closed_again_only_who_sees_it_hears(world, haru, told):
    other = world.person()
    world.do(world.lead, "entry.hide", id=told)
    write(world, haru, told, "beginning", "近所の方が話した。")
    assert fresh(world, haru, told) == (1, {told: {"beginning": "書き足し"}})
    with pytest.raises(KeyError):
        fresh(world, other, told)


def test_only_a_copy_is_asked_about(world, haru, told):
    note = add(world, haru, "case_study", f"{told}/well/content", values={"text": "顔の見える関係"})
    with pytest.raises(KeyError):
        fresh(world, haru, note)


def test_what_lies_in_a_copy_is_told_by_its_own_places(world, haru, told):
    """What came since is known by when it was made; what others may not see is told to nobody."""
    place = f"{told}/well/content"
    notes = [add(world, haru, "case_study", place, values={"text": text}) for text in "いろは"]
    hold(world)
    edited = {"values": {"text": "いろは"}, "version": 1}
    world.do(haru, "entry.edit", id=notes[0], **edited)
    world.do(haru, "entry.edit", id=notes[2], **edited)
    world.do(world.lead, "entry.hide", id=notes[2])
    later = add(world, haru, "case_study", place, values={"text": "あとから"})
    found = world.workshops.fresh(world.reading(world.person()), told)
    assert found is not None
    assert found.entries == {notes[0]: {"text": "書き足し"}}
    assert world.reading(haru).item(later).created > found.since
    assert world.reading(haru).item(notes[1]).created <= found.since
