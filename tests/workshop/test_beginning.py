"""What a workshop starts with, and what an old one gains when its programme has grown."""

import pytest
import sqlalchemy as sa
from sheet_builders import ids, programme, use_tiny, values

SHEETS = {
    "preparation_worksheet": ("open", "shown", "secretariat"),
    "core_members": ("open", "shown", "secretariat"),
    "schedule": ("open", "shown", "everyone"),
    "introductions": ("open", "shown", "everyone"),
    "collaboration_reflection": ("open", "hidden", "everyone"),
    "case_study": ("open", "shown", "everyone"),
    "strengths_matrix": ("private", "hidden", "everyone"),
    "idea_priorities": ("private", "shown", "everyone"),
    "plan": ("open", "shown", "everyone"),
}


@pytest.fixture
def fresh(world):
    """The records of a workshop that nobody has touched."""
    return world.workshops.state(world.create(steps=("step1", "step2")).workshop)


def test_every_sheet_has_a_record(world, fresh):
    team = world.workshops.programmes["team_building"]
    assert {r.id for r in fresh.all("sheet")} == {sheet.id for sheet in team.sheets}


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_sheet_starts_as_it_is_used(fresh, sheet):
    body = fresh.get("sheet", sheet).body
    assert (body["state"], body["authors"], body["seen_by"]) == SHEETS[sheet]
    assert body["ballot"] == 1


def test_there_is_a_meeting_for_each_step_at_which_people_meet(fresh):
    meetings = {r.id: r.body for r in fresh.all("meeting")}
    assert [body["steps"] for body in meetings.values()] == [["step1", "step2"], ["step3"]]
    first, second = meetings.values()
    assert (first["date"], first["start"]) == ("2026-12-08", "13:30")
    assert (second["date"], second["start"], second["venue"]) == (None, "", "")
    assert fresh.get("workshop", "main").body["meeting"] == "m1"


def test_nothing_else_is_written_yet(fresh):
    for kind in ("turns", "ballot", "agenda", "activity"):
        assert list(fresh.all(kind)) == []
    info = fresh.get("workshop", "main").body
    assert (info["activity"], info["item"], info["focus"], info["previous"]) == (None,) * 4


def test_the_default_rows_of_tables_and_small_tables_are_there_in_order(world):
    tiny = use_tiny(world)
    rows = [values(tiny, row) for row in ids(tiny, "page", "page/steps")]
    assert rows == [{"task": "集まる", "done": "1"}, {"task": "話す"}]
    assert ids(tiny, "kinds") == []


def test_forms_that_are_filled_once_have_their_copy_and_others_none(fresh):
    copies = [r.id for r in fresh.all("entry") if r.body["place"] == "" and not r.body["values"]]
    assert copies == ["preparation_worksheet", "idea_sheet"]
    body = fresh.get("entry", "idea_sheet").body
    assert (body["sheet"], body["letter"], body["hidden"]) == ("idea_sheet", "", False)


# An old workshop


@pytest.fixture
def old(world):
    """A workshop that was started when its programme had one board only."""
    now = programme()
    then = now.model_copy(update={"sheets": now.sheets[:1]})
    world.workshops.programmes = {"tiny": then}
    actor = world.create(programme="tiny", steps=("step1",))
    world.workshops.programmes = {"tiny": now}
    return actor


def test_an_old_workshop_gains_sheets_rows_and_copies(world, old):
    world.do(old, "sheet.state", sheet="wall", state="locked")
    before = world.workshops.state(old.workshop)
    assert {r.id for r in before.all("sheet")} == {"wall"}
    world.workshops.complete()
    state = world.workshops.state(old.workshop)
    assert {r.id for r in state.all("sheet")} == {"wall", "kinds", "thoughts", "page"}
    assert state.get("sheet", "wall").body["state"] == "locked"
    places = [r.body["place"] for r in state.all("entry")]
    assert places == ["", "page/steps", "page/steps"]
    assert {r.body["author"] for r in state.all("entry")} == {old.member}
    world.do(old, "entry.write", id="page", field="head", value="見出し", seen="")


def test_completing_twice_changes_nothing_and_what_was_deleted_stays_away(world, old):
    world.workshops.complete()
    state = world.workshops.state(old.workshop)
    row = next(r.id for r in state.all("entry") if r.body["place"] == "page/steps")
    world.do(old, "entry.delete", id=row, version=1)
    revision = world.workshops.state(old.workshop).revision
    world.workshops.complete()
    state = world.workshops.state(old.workshop)
    assert state.revision == revision
    assert state.get("entry", row) is None


def test_a_workshop_that_is_up_to_date_or_whose_programme_is_gone_is_left_alone(world, old):
    revision = world.revision
    world.workshops.programmes = {}
    world.workshops.complete()
    assert world.revision == revision
    assert {r.id for r in world.workshops.state(old.workshop).all("sheet")} == {"wall"}


def test_only_workshops_that_lack_sheets_are_read_whole_at_the_start(world, old):
    world.create(programme="tiny", steps=("step1",))
    known = world.workshops.programmes
    world.reopen()
    world.workshops.programmes = known
    read = []

    @sa.event.listens_for(world.store.engine, "before_cursor_execute")
    def note(_connection, _cursor, statement, parameters, *_):
        if "FROM history" in statement:
            read.extend(parameters)

    world.workshops.complete()
    world.workshops.complete()
    assert read == [old.workshop]


def test_what_was_completed_is_there_after_a_restart(world, old):
    world.workshops.complete()
    before = world.workshops.state(old.workshop)
    world.reopen()
    assert world.workshops.state(old.workshop) == before
