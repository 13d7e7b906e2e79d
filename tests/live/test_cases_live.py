"""Cases that are opened and closed while people look: what each tab is sent, and never sent."""

import json

import pytest
from hall import CASE, Hall

from kasane.live.presence import presence_text
from kasane.workshop import Role
from kasane.workshop.access import Sight
from tests.support.world import Person

TOLD = "ひみつのケース"


@pytest.fixture
def hall(world, haru, natsu):
    return Hall(world)


@pytest.fixture
def tabs(world, hall, haru, natsu):
    return {
        "lead": hall.tab(world.lead),
        "provider": hall.tab(haru),
        "other": hall.tab(natsu),
        "screen": hall.tab(world.lead, projector=True),
    }


@pytest.fixture
def found(hall, haru):
    """Haru's case with something of each kind in it."""
    case = hall.add(haru, basis="匿名化した事例", outline=TOLD)
    hall.add(haru, f"{case}/well/content", text=TOLD)
    hall.add(hall.world.lead, f"{case}/@ask", text=f"{TOLD}への質問")
    return case


def holds(tab, entry):
    return ("entry", entry) in tab.records


def texts(tab):
    return "".join(tab.texts)


def test_nothing_of_an_unopened_case_is_sent_to_others(world, hall, tabs, found):
    world.do(tabs["provider"].actor, "entry.delete", id=hall.add(tabs["provider"].actor), version=1)
    for name in ("other", "screen"):
        assert TOLD not in texts(tabs[name])
        assert not holds(tabs[name], found)
        bodies = [r.get("body") for t in tabs[name].texts for r in json.loads(t)["records"]]
        assert not [
            body for body in bodies if body and body.get("sheet") == CASE and "place" in body
        ]
    for name in ("lead", "provider"):
        assert holds(tabs[name], found)
    hall.check(*tabs.values())


def test_opened_it_arrives_with_all_inside_but_the_questions(world, hall, tabs, found):
    world.do(world.lead, "entry.show", id=found)
    for name in ("other", "screen"):
        places = sorted(
            record["body"]["place"]
            for record in tabs[name].records.values()
            if record["kind"] == "entry" and record["body"]["sheet"] == CASE
        )
        assert places == ["", f"{found}/well/content"]
        assert "への質問" not in texts(tabs[name])
    hall.check(*tabs.values())


def test_what_is_added_after_the_opening_arrives_too(world, hall, tabs, found, natsu):
    world.do(world.lead, "entry.show", id=found)
    note = hall.add(natsu, f"{found}/missing/content", text="夜の窓口")
    assert all(holds(tab, note) for tab in tabs.values())
    hall.check(*tabs.values())


@pytest.mark.parametrize("how", ["hide", "basis"])
def test_closed_again_it_goes_with_all_inside(world, hall, tabs, found, natsu, haru, how):
    world.do(world.lead, "entry.show", id=found)
    note = hall.add(natsu, f"{found}/missing/content", text="夜の窓口")
    if how == "hide":
        world.do(world.lead, "entry.hide", id=found)
    else:
        fields = {"field": "basis", "value": "未確認", "seen": "匿名化した事例"}
        world.do(haru, "entry.write", id=found, **fields)
    for name in ("other", "screen"):
        assert not holds(tabs[name], found)
        assert not holds(tabs[name], note)
    assert holds(tabs["provider"], note)
    hall.check(*tabs.values())


def test_while_it_is_closed_later_changes_are_not_sent(world, hall, tabs, found, haru):
    world.do(world.lead, "entry.show", id=found)
    world.do(world.lead, "entry.hide", id=found)
    before = len(tabs["other"].texts)
    fields = {"field": "course", "value": "その後の話", "seen": ""}
    world.do(haru, "entry.write", id=found, **fields)
    hall.add(haru, f"{found}/well/reason", text="その後の話")
    assert "その後の話" not in "".join(tabs["other"].texts[before:])
    hall.check(*tabs.values())


def test_handed_over_it_goes_from_one_and_comes_to_the_other(world, hall, tabs, found, natsu):
    fields = {"field": "provider", "value": natsu.id, "seen": tabs["provider"].actor.member}
    world.do(world.lead, "entry.write", id=found, **fields)
    assert not holds(tabs["provider"], found)
    assert holds(tabs["other"], found)
    hall.check(*tabs.values())


def test_deleted_and_brought_back_nobody_else_hears_of_it(world, hall, tabs, found, haru):
    done = world.do(haru, "entry.delete", id=found, version=1)
    assert not holds(tabs["provider"], found)
    hall.check(*tabs.values())
    world.do(haru, "undo", revision=done.revision)
    assert holds(tabs["provider"], found)
    assert TOLD not in texts(tabs["other"])
    hall.check(*tabs.values())


@pytest.mark.parametrize("opened", [True, False])
def test_a_tab_that_was_away_meanwhile_gets_the_same(world, hall, tabs, found, natsu, opened):
    if not opened:
        world.do(world.lead, "entry.show", id=found)
    away = tabs["other"]
    hall.room.leave(away)
    world.do(world.lead, "entry.show" if opened else "entry.hide", id=found)
    again = hall.tab(natsu, revision=away.revision, records=away.records)
    assert holds(again, found) is opened
    hall.check(again)


def test_a_form_that_is_filled_once_goes_and_comes_with_all_inside(world, hall, tabs, natsu):
    item = hall.add(natsu, "idea_sheet/first_ideas", "idea_sheet", idea="合同会議")
    for op, there in [("entry.hide", False), ("entry.show", True)]:
        world.do(world.lead, op, id="idea_sheet")
        assert holds(tabs["screen"], "idea_sheet") is there
        assert holds(tabs["screen"], item) is there
        hall.check(*tabs.values())


def test_the_secretariats_sheets_never_leave_for_others(world, hall, tabs):
    row = hall.add(world.lead, sheet="case_hearing", asked=TOLD)
    assert holds(tabs["lead"], row)
    for name in ("provider", "other", "screen"):
        assert TOLD not in texts(tabs[name])
    hall.check(*tabs.values())


# Who types where


def told(world, role, *places):
    typing = {place: ["somebody"] for place in places}
    message = json.loads(presence_text(["somebody"], typing, Sight.of(world.state()), role))
    return [(found["sheet"], found["place"]) for found in message["places"]]


def test_where_one_sees_nothing_one_does_not_hear_who_types(world, hall, found):
    inside = [(CASE, f"{found}/@ask"), (CASE, f"{found}/outline"), (CASE, f"{found}/well/content")]
    hearing, task = ("case_hearing", ""), ("step2_preparation", "")
    asked = sorted([*inside, hearing, task])
    for role in (Role.PARTICIPANT, Role.VIEWER):
        assert told(world, role, *asked) == [task]
    assert told(world, Role.FACILITATOR, *asked) == asked
    world.do(world.lead, "entry.show", id=found)
    assert told(world, Role.PARTICIPANT, *asked) == sorted([*inside[1:], task])


def test_of_something_inside_an_unopened_case_it_is_not_told_either(world, hall, found):
    note = next(r.id for r in world.state().all("entry") if r.body["place"].endswith("/content"))
    assert told(world, Role.PARTICIPANT, (CASE, f"{note}/outline")) == []


# Votes


def test_ballots_are_covered_until_the_opening_and_nameless_after_it(world, hall, tabs, haru):
    idea = world.note(haru, "合同会議", "/do")
    vote = {"sheet": "idea_priorities", "entry": idea, "column": "votes", "value": 3}
    world.do(haru, "vote.cast", **vote)
    (mine,) = [key for key in tabs["provider"].records if key[0] == "ballot"]
    for name in ("lead", "other", "screen"):
        assert tabs[name].records[mine]["body"] == {
            **{"sheet": "idea_priorities", "ballot": 1, "covered": True}
        }
    hall.check(*tabs.values())
    world.do(world.lead, "sheet.state", sheet="idea_priorities", state="open")
    for name in ("lead", "other", "screen"):
        body = tabs[name].records[mine]["body"]
        assert (body["member"], body["marks"]) == (None, {idea: {"votes": 3}})
    world.do(world.lead, "vote.again", sheet="idea_priorities")
    assert tabs["other"].records[mine]["body"]["marks"] == {idea: {"votes": 3}}
    world.do(haru, "vote.cast", **vote | {"value": 1})
    assert len([key for key in tabs["other"].records if key[0] == "ballot"]) == 2
    hall.check(*tabs.values())


def test_who_has_not_confirmed_is_sent_nothing_of_an_open_case_until_they_have(world, haru):
    actor = world.create(programme="case_conference", steps=("step1",))
    world.lead, world.id = Person(actor, world.lead.secret), actor.workshop
    hall = Hall(world)
    form, promised = "case_conference", {"sheet": "secrecy", "promised": "1"}
    case = hall.add(world.lead, sheet=form, basis="支援会議（106条の6）", life_text=TOLD)
    hall.add(world.lead, **promised)
    inside = hall.add(world.lead, f"{case}/household", sheet=form, relation=TOLD)
    world.do(world.lead, "entry.show", id=case)
    late, other = world.person("遅れて来た人"), world.person("もう一人")
    tabs = [hall.tab(world.lead), hall.tab(late), hall.tab(other)]
    own = hall.add(late, **promised)
    later = hall.add(world.lead, f"{case}/household", sheet=form, relation=TOLD)
    assert all(holds(tabs[1], entry) for entry in (case, inside, later))
    assert TOLD not in texts(tabs[2])
    assert not any(holds(tabs[2], entry) for entry in (inside, later))
    hall.check(*tabs)
    world.do(late, "entry.write", id=own, field="promised", value="", seen="1")
    assert not any(holds(tabs[1], entry) for entry in (inside, later))
    hall.check(*tabs)
    write = {"field": "basis", "value": "重層的支援会議", "seen": "支援会議（106条の6）"}
    for field in ("consent_date", "consent_scope", "consent_receiver"):
        value = "2026-05-08" if field == "consent_date" else "暮らし"
        world.do(world.lead, "entry.write", id=case, field=field, value=value, seen="")
    world.do(world.lead, "entry.write", id=case, **write)
    assert holds(tabs[2], inside)
    hall.check(*tabs)
