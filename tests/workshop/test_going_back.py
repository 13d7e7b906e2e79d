"""A sheet as it was at an earlier time, put back in one step that can be taken back."""

import pytest
import sheet_builders

from kasane.workshop.desk import stamp
from tests.support.world import BOARD


@pytest.fixture
def moment(world, haru):
    """The notes 一, 二 (under 一) and 三; after that moment 三 is gone, 一 is 変, 四 is new."""
    first, second, third = (world.note(haru, text) for text in "一二三")
    world.do(haru, "entry.stack", id=second, onto=first)
    moment = stamp(world.clock())
    world.clock.ahead(minutes=10)
    world.do(haru, "entry.edit", id=first, version=1, values={"text": "変"})
    world.do(haru, "entry.delete", id=third, version=1)
    world.note(haru, "四")
    return moment


def go_back(world, at, who=None):
    return world.do(who or world.lead, "sheet.go_back", sheet=BOARD, at=at)


def test_what_was_changed_deleted_and_added_since_is_as_it_was(world, moment):
    go_back(world, moment)
    assert world.order() == ["一", "三"]
    stacked = [r.body for r in world.state().all("entry") if r.body["stack"]]
    assert [body["values"]["text"] for body in stacked] == ["二"]


def test_it_is_one_step_that_can_be_taken_back(world, moment):
    before = world.order()
    done = go_back(world, moment)
    world.do(world.lead, "undo", revision=done.revision)
    assert world.order() == before
    (act, *_) = world.workshops.acts(world.reading(world.lead))
    assert act.did


def test_it_is_in_the_list_with_its_name(world, moment):
    done = go_back(world, moment)
    acts = world.workshops.acts(world.reading(world.lead))
    (act,) = (act for act in acts if act.revision == done.revision)
    assert act.did == "前の時点に戻した"


def test_only_who_leads_goes_back(world, haru, moment):
    refusal = world.refused(haru, "sheet.go_back", sheet=BOARD, at=moment)
    assert refusal.code == "forbidden"


def test_nothing_happens_where_nothing_differs_or_nothing_was(world, moment):
    for at in (stamp(world.clock()), "2020-01-01T00:00:00.000+00:00"):
        assert world.refused(world.lead, "sheet.go_back", sheet=BOARD, at=at).code == "not_here"


def test_what_is_covered_does_not_come_to_light(world, moment):
    world.set_board("private")
    refusal = world.refused(world.lead, "sheet.go_back", sheet=BOARD, at=moment)
    assert refusal.code == "forbidden"


def test_a_case_that_was_closed_since_stays_closed(world, haru):
    case = sheet_builders.case(world, haru, opened=True, outline="はじめ")
    moment = stamp(world.clock())
    world.clock.ahead(minutes=1)
    sheet_builders.write(world, haru, case, "outline", "あと", "はじめ")
    world.do(world.lead, "entry.hide", id=case)
    world.do(world.lead, "sheet.go_back", sheet="case_study", at=moment)
    assert world.entry(case)["values"]["outline"] == "はじめ"
    assert world.entry(case)["hidden"] is True
