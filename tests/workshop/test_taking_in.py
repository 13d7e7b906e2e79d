"""What a file brings is one step: all of it or nothing, one line of history, one undo."""

import pytest

from tests.support.world import BOARD, PLACE

ROW = {"op": "entry.add", "sheet": "step2_preparation", "place": ""}


def note(note_id, text, **more):
    return {
        "op": "entry.add",
        "id": note_id,
        "sheet": BOARD,
        "place": PLACE,
        "values": {"text": text},
        **more,
    }


def living(world):
    """All that is there, without what undoing counts up."""
    passing = ("version", "changed")
    return {
        (kind, key): {name: value for name, value in r.body.items() if name not in passing}
        for (kind, key), r in world.state().records.items()
        if not r.deleted
    }


@pytest.fixture
def mixed(haru):
    """Rows that change entries, members and meetings."""
    return [
        [note("n1", "一"), {"op": "entry.edit", "id": "n1", "version": 1, "colour": "pink"}],
        [note("n2", "二"), {"op": "entry.stack", "id": "n2", "onto": "n1"}],
        [{"op": "member.add", "id": "m", "name": "秋山"}],
        [
            {
                "op": "member.write",
                "id": haru.id,
                "field": "organisation",
                "value": "社協",
                "seen": "",
            },
            {"op": "meeting.attend", "meeting": "m1", "member": "m", "attendance": "present"},
        ],
        [{"op": "meeting.edit", "id": "m9", "steps": ["step3"]}],
    ]


def test_all_rows_are_one_line_of_history(world, mixed):
    before = world.revision
    done = world.do(world.lead, "take_in", rows=mixed)
    assert done.revision == world.revision == before + 1
    assert world.entry("n2")["stack"] == "n1"
    assert world.entry("n1")["colour"] == "pink"
    assert world.body("meeting", "m1")["attendance"]["m"] == "present"
    assert world.record("meeting", "m9")


def test_undo_takes_all_of_it_back(world, mixed):
    before = living(world)
    done = world.do(world.lead, "take_in", rows=mixed)
    assert living(world) != before
    world.do(world.lead, "undo", revision=done.revision)
    assert living(world) == before


def test_undo_is_refused_once_something_of_it_was_changed(world, mixed, haru):
    done = world.do(world.lead, "take_in", rows=mixed)
    world.do(haru, "entry.edit", id="n1", version=1, values={"text": "なおした"})
    assert world.refused(world.lead, "undo", revision=done.revision).code == "stale"


def test_only_those_who_lead_may_undo_it(world, mixed, haru):
    other = world.person("秋山", "facilitator")
    done = world.do(other, "take_in", rows=mixed)
    assert world.refused(haru, "undo", revision=done.revision).code == "not_here"
    world.do(world.lead, "member.edit", id=other.id, role="participant")
    assert world.refused(other, "undo", revision=done.revision).code == "forbidden"
    world.do(world.lead, "undo", revision=done.revision)


def test_one_refused_row_refuses_all_and_is_named(world):
    rows = [[note("n1", "一")], [note("n1", "二")], [note("n3", " ")]]
    refusal = world.refused(world.lead, "take_in", rows=rows)
    assert (refusal.code, refusal.current) == ("exists", {"row": 1})


def test_a_look_before_names_every_row_that_would_be_refused(world):
    rows = [[note("n1", "一")], [note("n1", "二")], [note("n3", " ")], [note("n4", "四")]]
    before = world.state()
    found = world.workshops.refusals(world.lead.actor, rows)
    assert {row: refusal.code for row, refusal in found.items()} == {1: "exists", 2: "empty"}
    assert world.state() == before


@pytest.mark.parametrize("op", ["undo", "take_in", "entry.delete", "workshop.edit", "x", None])
def test_a_step_consists_of_nothing_but_what_a_file_can_say(world, op):
    assert world.refused(world.lead, "take_in", rows=[[{"op": op}]]).code == "malformed"


def test_the_rows_stand_in_their_order_and_what_comes_later_behind_them(world):
    world.do(world.lead, "take_in", rows=[[note(f"n{n}", str(n))] for n in range(30)])
    world.note(world.lead, "あとから")
    assert world.order() == [*(str(n) for n in range(30)), "あとから"]


def test_a_closed_sheet_takes_nothing_in(world):
    world.set_board("locked")
    assert world.refused(world.lead, "take_in", rows=[[note("n1", "一")]]).code == "locked"
