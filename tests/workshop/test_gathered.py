"""What came of a year is read under its goals, with what stands under none of them last."""

import io
import json
import uuid

import pytest
from docx import Document

from kasane.programme import load_programme
from kasane.programme.gathered import GatheredRule
from kasane.programme.loader import ProgrammeError
from kasane.record import session_record
from kasane.workshop.gathered import gathered, read_first
from kasane.workshop.telling import Telling
from tests.support.declared import declared_otherwise
from tests.support.world import ROOT, World

FILE = ROOT / "data" / "programmes" / "system_building.yaml"


@pytest.fixture
def year(world: World):
    """Who leads, with two goals, and rows that name them in their own way."""
    actor = world.create(programme="system_building", steps=("look_back",))

    def add(sheet, **values):
        fields = {"id": uuid.uuid4().hex}
        world.workshops.do(actor, "entry.add", sheet=sheet, place="", values=values, **fields)

    add("goals", goal="同じ言葉で話す")
    add("goals", goal="頼り先が3つ浮かぶ")
    add("measures", goal=" 同じ言葉で話す\n", measure="課長会議で話す", status="済")
    add("measures", goal="同じ言葉で話す", measure="勉強会を開く")
    add("outcomes", goal="同じ言葉で話す", result="一文ができた", remaining="部長級へ")
    add("outcomes", goal="その他", result="隣の市と電話し合う")
    write = {"id": "current_state", "field": "trigger", "value": "3つの窓口を回った人", "seen": ""}
    world.workshops.do(actor, "entry.write", **write)
    return world.workshops.reading(actor.workshop, actor)


def test_each_goal_has_what_was_done_what_came_of_it_and_what_is_left(year):
    rule = year.programme.sheet("outcomes").gathered
    told = {each.heading: dict(each.parts) for each in gathered(year, rule)}
    assert list(told) == ["同じ言葉で話す", "頼り先が3つ浮かぶ", rule.rest]
    assert told["同じ言葉で話す"] == {
        "取り組み": ["課長会議で話す（済）", "勉強会を開く"],
        "得られた成果": ["一文ができた"],
        "今後の課題": ["部長級へ"],
    }
    assert not any(told["頼り先が3つ浮かぶ"].values())
    assert told[rule.rest]["得られた成果"] == ["隣の市と電話し合う"]
    assert list(read_first(year, rule)) == [("取り組みのきっかけ", "3つの窓口を回った人")]


def test_screens_and_files_read_the_same(world: World):
    known = json.loads((ROOT / "tests" / "shared" / "gathered.json").read_text(encoding="utf-8"))
    actor = world.create(programme="system_building", steps=("look_back",))
    do = world.workshops.do
    for entry in known["entries"]:
        new, values = uuid.uuid4().hex, entry["values"]
        if entry["id"] == entry["sheet"]:
            for field, value in values.items():
                do(actor, "entry.write", id=entry["id"], field=field, value=value, seen="")
            continue
        do(actor, "entry.add", id=new, sheet=entry["sheet"], place="", values=values)
        if entry.get("hidden"):
            do(actor, "entry.hide", id=new)
    reading = world.workshops.reading(actor.workshop, actor)
    found = gathered(reading, GatheredRule.model_validate(known["rule"]))
    told = [{"heading": one.heading, "parts": [list(part) for part in one.parts]} for one in found]
    assert told == known["gathered"]


def test_word_reads_it_in_the_same_order(year, world):
    record = session_record(year.to_tell(Telling()), world.clock())
    rows = [
        [cell.text for cell in row.cells]
        for table in Document(io.BytesIO(record)).tables
        for row in table.rows
    ]
    wanted = [
        ["取り組みのきっかけ", "3つの窓口を回った人"],
        ["目標", "同じ言葉で話す"],
        ["得られた成果", "・一文ができた"],
        ["今後の課題", "・部長級へ"],
        ["目標", "頼り先が3つ浮かぶ"],
    ]
    at = [rows.index(each) for each in wanted]
    assert at == sorted(at)


@pytest.mark.parametrize(
    ("was", "wrong"),
    [
        ("under: goals/goal", "under: goals/nothing"),
        ("first: [current_state]", "first: [assessment]"),
        ("of: outcomes/result, by: goal", "of: outcomes/result, by: nothing"),
    ],
)
def test_what_is_declared_has_to_be_there(tmp_path, was, wrong):
    file = declared_otherwise(tmp_path, FILE, was, wrong)
    with pytest.raises(ProgrammeError):
        load_programme(file)
