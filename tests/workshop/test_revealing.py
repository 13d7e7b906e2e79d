"""What was written alone is looked through before the others see it."""

import pytest
from area_builders import MAP, case, resource

from kasane.workshop import Role
from kasane.workshop.access import Sight, View
from kasane.workshop.log import log_of
from kasane.workshop.surveys import Given
from tests.support.world import BOARD, PLACE, Person, World

SURVEY = "survey_after"
TELLS = "山田太郎さんの電話は090-1234-5678"
PLAIN = "駅前で声をかけ合う"


@pytest.fixture
def alone(world: World) -> World:
    """A board on which people write alone."""
    world.set_board("private")
    return world


def view(world: World, note: str, who: Person) -> View:
    record = world.record("entry", note)
    assert record
    return Sight.of(world.state()).view(record, who.actor)


def seen_as(world: World, note: str) -> tuple[bool, bool]:
    entry = world.entry(note)
    return entry["hidden"], entry["unread"]


@pytest.mark.parametrize("state", ["open", "locked"])
def test_what_may_tell_of_somebody_waits_and_all_else_is_shown(alone: World, state: str) -> None:
    writer, other = alone.person("春野"), alone.person("夏目")
    tells, plain = alone.note(writer, TELLS), alone.note(writer, PLAIN)
    alone.set_board(state)
    assert seen_as(alone, tells) == (True, True)
    assert seen_as(alone, plain) == (False, False)
    assert view(alone, tells, other) is View.NOTHING
    assert view(alone, tells, writer) is View.FULL
    assert view(alone, tells, alone.lead) is not View.NOTHING
    wall = alone.person("壁", Role.VIEWER)
    assert view(alone, tells, wall) is View.NOTHING
    assert view(alone, plain, other) is not View.COVERED


def test_nobody_is_told_of_it_as_long_as_people_write_alone(alone: World) -> None:
    tells = alone.note(alone.person("春野"), TELLS)
    assert seen_as(alone, tells) == (False, False)
    assert view(alone, tells, alone.lead) is View.COVERED


@pytest.mark.parametrize(("op", "hidden"), [("entry.show", False), ("entry.hide", True)])
def test_who_leads_decides_and_the_log_says_who(alone: World, op: str, hidden: bool) -> None:
    tells = alone.note(alone.person("春野"), TELLS)
    alone.set_board("open")
    alone.do(alone.lead, op, id=tells)
    assert seen_as(alone, tells) == (hidden, False)
    logged = log_of(alone.reading(alone.lead))[0]
    assert logged.did.startswith("印のあった付箋を読み")
    assert logged.who == alone.body("member", alone.lead.id)["name"]
    assert TELLS not in logged.about


def test_what_is_hidden_without_a_mark_is_no_line_of_the_log(world: World) -> None:
    note = world.note(world.person("春野"), PLAIN)
    world.do(world.lead, "entry.hide", id=note)
    assert not [line for line in log_of(world.reading(world.lead)) if "付箋" in line.did]


def test_what_was_open_already_stays_as_it_is(world: World) -> None:
    tells = world.note(world.person("春野"), TELLS, confirmed=True)
    world.set_board("locked")
    world.set_board("open")
    assert seen_as(world, tells) == (False, False)


def test_a_name_of_the_roster_waits_too(alone: World) -> None:
    alone.person("早乙女いちご")
    note = alone.note(alone.person("春野"), "早乙女いちごに聞けば分かる")
    alone.set_board("open")
    assert seen_as(alone, note) == (True, True)


def test_the_copies_of_groups_are_looked_through_with_the_whole_rooms_sheet(alone: World) -> None:
    people = [alone.person(name) for name in ("春野", "夏目")]
    groups = [{"id": f"g{n}", "name": f"{n}班", "members": [p.id]} for n, p in enumerate(people, 1)]
    alone.do(alone.lead, "groups.set", activity=BOARD, groups=groups)
    note = alone.note(people[0], TELLS, sheet=f"{BOARD}_g1")
    alone.set_board("open")
    assert seen_as(alone, note) == (True, True)


def test_on_a_map_places_and_houses_are_what_it_is_made_of(town: World) -> None:
    known = case(town, town.lead)
    town.do(town.lead, "sheet.state", sheet=MAP, state="private")
    house = resource(town, town.lead, known, name="さくら保育園")
    person = resource(town, town.lead, known, name="囲碁の山田太郎さん")
    town.do(town.lead, "sheet.state", sheet=MAP, state="open")
    assert (seen_as(town, house), seen_as(town, person)) == ((False, False), (True, True))


def test_a_free_text_of_a_survey_waits_before_it_is_a_note(world: World) -> None:
    for number, person in enumerate([world.person(f"人{n}") for n in range(5)]):
        text = TELLS if number == 0 else f"よかった{number}"
        given = Given(values={"good": text}, paper=False)
        world.workshops.answer(person.actor, SURVEY, given)
    world.do(world.lead, "survey.close", sheet=SURVEY)
    where = {"board": BOARD, "place": PLACE}
    world.do(world.lead, "survey.take", sheet=SURVEY, question="good", **where)
    notes = [r.body for r in world.state().all("entry") if r.body["sheet"] == BOARD]
    assert [n["values"]["text"] for n in notes if n["hidden"] and n["unread"]] == [TELLS]
    assert len(notes) == 5
