"""What of a form is still empty is told section by section, what has to be written by name."""

import pytest

from kasane.programme import FormSheet, load_programme
from kasane.programme.loader import ProgrammeError
from kasane.workshop.whole import counted, counts
from tests.support.world import ROOT, World

FORM = "implementation_plan"
FILE = ROOT / "data" / "programmes" / "implementation_plan.yaml"


@pytest.fixture
def plan(world: World):
    """Those who lead, and how the plan stands by then: title → what is empty."""
    actor = world.create(programme=FORM, steps=("step4",))

    def empty():
        reading = world.workshops.reading(actor.workshop, actor)
        (sheet,) = filter(counts, reading.programme.sheets_of(FormSheet))
        (copy,) = reading.copies(sheet)
        return {each.title: each.empty for each in counted(reading, sheet, copy)}

    def write(entry, **values):
        for field, value in values.items():
            fields = {"id": entry, "field": field, "value": value, "seen": ""}
            world.workshops.do(actor, "entry.write", **fields)

    return empty, write


def test_at_first_all_that_is_counted_is_empty(plan):
    empty, _ = plan
    told = empty()
    assert len(told) == 14
    assert told["必ず書く事項４　支援関係機関間の連携"] == ("支援関係機関間の連携に関する事項",)
    assert all(told.values())


def test_all_three_pillars_have_to_be_carried_out(plan):
    empty, write = plan
    title = "実施する事業（社会福祉法106条の4第2項）"
    write(f"{FORM}-works-d1", carried_out="1")
    assert empty()[title] == ("実施する事業（参加支援）", "実施する事業（地域づくり）")
    write(f"{FORM}-works-d5", carried_out="1")
    write(f"{FORM}-works-d6", carried_out="1")
    assert empty()[title] == ()


def test_of_a_table_of_which_each_row_counts_the_rows_are_named(plan):
    empty, write = plan
    title = "必ず書く事項２　実施体制"
    assert empty()[title] == ("実施体制",)
    write(f"{FORM}-staffing-d1", run_by="社協")
    assert empty()[title] == ("実施体制（多機関協働）", "実施体制（アウトリーチ等）")


def test_what_rows_have_to_hold_together_is_among_the_choices(tmp_path):
    text = FILE.read_text(encoding="utf-8")
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text(text.replace("wanted: [相談支援,", "wanted: [相談,"), encoding="utf-8")
    with pytest.raises(ProgrammeError, match="wantedは"):
        load_programme(wrong)
