"""Undo, going back and files: none of them leaves a case open whose ground is not known."""

import sheet_builders

from kasane.workshop.desk import stamp

GROUND, UNKNOWN = "匿名化した事例", "未確認"


def write_ground(world, who, case, new, seen):
    return world.do(who, "entry.write", id=case, field="basis", value=new, seen=seen)


def open_without_ground(world, case):
    entry = world.entry(case)
    return not entry["hidden"] and entry["values"].get("basis", "") in ("", UNKNOWN)


def test_taking_the_ground_away_closes_the_case_and_undo_opens_none_without(world, haru):
    case = sheet_builders.case(world, haru, opened=True, outline="はじめ")
    done = write_ground(world, haru, case, UNKNOWN, world.entry(case)["values"]["basis"])
    assert world.entry(case)["hidden"] is True
    world.do(haru, "undo", revision=done.revision)
    assert not open_without_ground(world, case)


def test_going_back_to_when_there_was_no_ground_closes_the_case(world, haru):
    case = sheet_builders.case(world, haru, outline="はじめ")
    write_ground(world, haru, case, UNKNOWN, world.entry(case)["values"].get("basis", ""))
    moment = stamp(world.clock())
    world.clock.ahead(minutes=1)
    write_ground(world, haru, case, GROUND, UNKNOWN)
    world.do(world.lead, "entry.show", id=case)
    assert world.entry(case)["hidden"] is False
    gone = world.do(world.lead, "sheet.go_back", sheet="case_study", at=moment)
    assert world.entry(case)["values"]["basis"] == UNKNOWN
    assert world.entry(case)["hidden"] is True
    world.do(world.lead, "undo", revision=gone.revision)
    assert not open_without_ground(world, case)


def test_a_file_that_takes_the_ground_away_closes_the_case(world, haru):
    case = sheet_builders.case(world, haru, opened=True, outline="はじめ")
    seen = world.entry(case)["values"]["basis"]
    row = {"op": "entry.write", "id": case, "field": "basis", "value": UNKNOWN, "seen": seen}
    world.do(world.lead, "take_in", rows=[[row]])
    assert world.entry(case)["values"]["basis"] == UNKNOWN
    assert world.entry(case)["hidden"] is True
