"""Everybody shows a hand for the cases to look at first; who did is told to nobody."""

import json

import pytest
from sheet_builders import seen_by

from kasane.record.chapters.outcomes import picked_cases
from kasane.tables.files.export import Export
from kasane.tables.files.listing import told_tables
from kasane.workshop.operations.votes import tally

SHEET = "case_study"


@pytest.fixture
def case(world):
    values = {"basis": "匿名化した事例", "picked": "1"}
    new = {"id": "case1", "sheet": SHEET, "place": "", "values": values}
    world.do(world.lead, "entry.add", **new)
    return "case1"


def hand(world, who, entry, value=1):
    asked = {"sheet": SHEET, "entry": entry, "column": "hands", "value": value}
    return world.do(who, "vote.cast", **asked)


def count(world, who, case):
    return tally(world.reading(who), SHEET).of(case, "hands").count


def test_a_hand_goes_up_and_down_and_all_see_how_many(world, haru, natsu, case):
    world.do(world.lead, "entry.show", id=case)
    hand(world, haru, case)
    hand(world, natsu, case)
    hand(world, natsu, case, 0)
    assert [count(world, who, case) for who in (world.lead, haru, natsu)] == [1, 1, 1]
    for who in (world.lead, natsu):
        told = [b for (kind, _), b in seen_by(world, who).items() if kind == "ballot"]
        assert haru.id not in json.dumps(told)


def test_there_is_no_hand_for_a_closed_case_nor_for_what_is_in_one(world, haru, case):
    asked = {"sheet": SHEET, "column": "hands", "value": 1}
    world.refused(haru, "vote.cast", entry=case, **asked)
    world.do(world.lead, "entry.show", id=case)
    inner = {
        "id": "n1",
        "sheet": SHEET,
        "place": f"{case}/well/content",
        "values": {"text": "会えた"},
    }
    world.do(haru, "entry.add", **inner)
    assert world.refused(haru, "vote.cast", entry="n1", **asked).code == "not_here"
    assert (
        world.refused(haru, "vote.cast", **asked | {"entry": case, "value": 2}).code == "malformed"
    )


def test_the_hands_stand_in_the_record_and_in_a_table(world, haru, case):
    world.do(world.lead, "entry.show", id=case)
    hand(world, haru, case)
    reading = world.reading(world.lead)
    assert picked_cases(reading, [reading.programme.sheet(SHEET)]) == ["ケースA（挙手1人）"]
    (table,) = [t for t in told_tables(Export(reading)) if t.id == f"{SHEET}_votes"]
    (row,) = table.frame().to_dict("records")
    assert (row["項目"], row["先に見たい（人数）"]) == ("ケースA", 1)
