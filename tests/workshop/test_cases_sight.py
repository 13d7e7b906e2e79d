"""Who sees cases, what is in them, and the secretariat's own sheets."""

import pytest
from sheet_builders import add, case, seen_by, write

from kasane.workshop import Role

CASE = "case_study"


@pytest.fixture
def everybody(world, haru, natsu, viewer):
    """Whose eyes are tried; haru is the provider."""
    return {
        "lead": world.lead.actor,
        "provider": haru.actor,
        "other": natsu.actor,
        "viewer": viewer.actor,
        "screen": world.lead.actor.seen_as(Role.VIEWER),
        "own screen": haru.actor.seen_as(Role.VIEWER),
    }


def who_sees(world, everybody, entry):
    return {name for name, actor in everybody.items() if ("entry", entry) in seen_by(world, actor)}


def fill(world, haru, found):
    """Something of each kind inside of a case."""
    return [
        add(world, haru, CASE, f"{found}/well/content", values={"text": "毎週会えた"}),
        add(world, world.lead, CASE, f"{found}/missing/reason", values={"text": "夜の窓口"}),
    ]


def test_a_case_that_is_not_opened_is_for_its_provider_and_the_secretariat(world, haru, everybody):
    found = case(world, haru)
    for entry in (found, *fill(world, haru, found)):
        assert who_sees(world, everybody, entry) == {"lead", "provider"}


def test_opened_everybody_sees_it_and_all_inside_also_what_comes_later(world, haru, everybody):
    found = case(world, haru)
    inside = fill(world, haru, found)
    world.do(world.lead, "entry.show", id=found)
    inside += fill(world, haru, found)
    for entry in (found, *inside):
        assert who_sees(world, everybody, entry) == set(everybody)


def test_closed_again_nobody_else_sees_what_they_wrote_themselves(world, haru, natsu, everybody):
    found = case(world, haru, opened=True)
    note = add(world, natsu, CASE, f"{found}/well/content", values={"text": "毎週会えた"})
    world.do(world.lead, "entry.hide", id=found)
    for entry in (found, note):
        assert who_sees(world, everybody, entry) == {"lead", "provider"}
    assert world.refused(natsu, "entry.edit", id=note, version=1, colour="pink").code == "gone"


def test_what_the_secretariat_and_the_provider_ask_stays_between_them(world, haru, everybody):
    found = case(world, haru)
    asked = [
        add(world, who, CASE, f"{found}/@ask", values={"text": "同居の人は？"})
        for who in (world.lead, haru)
    ]
    world.do(world.lead, "entry.show", id=found)
    for entry in asked:
        assert who_sees(world, everybody, entry) == {"lead", "provider"}


def test_a_case_handed_over_is_seen_by_the_new_provider_only(world, haru, natsu, everybody):
    found = case(world, haru)
    inside = fill(world, haru, found)
    asked = add(world, haru, CASE, f"{found}/@ask", values={"text": "いません"})
    write(world, haru, found, "provider", natsu.id, seen=haru.id)
    for entry in (found, *inside, asked):
        assert who_sees(world, everybody, entry) == {"lead", "other"}


def test_a_note_that_was_hidden_in_an_opened_case_stays_hidden(world, haru, everybody):
    found = case(world, haru, opened=True)
    note, _ = fill(world, haru, found)
    world.do(world.lead, "entry.hide", id=note)
    assert who_sees(world, everybody, note) == {"lead", "provider"}


def test_a_note_on_a_board_whose_id_is_a_rows_hides_nobody_elses_note(world, haru, everybody):
    note = world.note(haru, "ひとつ")
    world.do(
        haru, "entry.add", id="grasp", sheet="strengths_matrix", place="/do", values={"text": "x"}
    )
    world.do(world.lead, "entry.hide", id="grasp")
    assert who_sees(world, everybody, note) == set(everybody)


def test_plans_are_for_everybody_from_the_start(world, haru, everybody):
    plan = add(world, haru, "plan")
    item = add(world, haru, "plan", f"{plan}/arrangements")
    for entry in (plan, item):
        assert who_sees(world, everybody, entry) == set(everybody)


def test_on_the_projector_a_case_has_no_name(world, haru, viewer):
    found = case(world, haru, opened=True)
    assert seen_by(world, viewer)["entry", found]["author"] is None
    world.do(world.lead, "workshop.edit", projector_names=True)
    assert seen_by(world, viewer)["entry", found]["author"] == haru.id


@pytest.mark.parametrize("sheet", ["case_hearing", "preparation_worksheet"])
def test_the_secretariats_sheets_are_unseen_by_all_others(world, everybody, sheet):
    entry = sheet if sheet == "preparation_worksheet" else add(world, world.lead, sheet)
    assert who_sees(world, everybody, entry) == {"lead"}


def test_who_leads_no_more_loses_the_secretariats_sheets(world):
    other = world.person("秋山", "facilitator")
    row = add(world, other, "case_hearing")
    world.do(world.lead, "member.edit", id=other.id, role="participant")
    lesser = world.workshops.actor(world.workshops.device(other.secret), world.id)
    assert ("entry", row) not in seen_by(world, lesser)


def test_ones_own_case_opens_nobody_elses(world, haru, natsu):
    mine, other = case(world, haru), case(world, natsu)
    found = {key for key in seen_by(world, haru) if key[0] == "entry"}
    assert ("entry", mine) in found
    assert ("entry", other) not in found
