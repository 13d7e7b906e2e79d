"""What is written while all look on goes back to its writer first where it may tell of somebody."""

import pytest
from area_builders import MAP, case, resource

from kasane.errors import RefusedError
from kasane.workshop.log import log_of
from tests.support.world import BOARD, Person, World

TELLS = "山田太郎さんの電話は090-1234-5678"
OTHER_WORDS = "Aさんの電話は［電話番号］"
PLAIN = "駅前で声をかけ合う"


def refused(world: World, who: Person, text: str = TELLS, **more: object) -> RefusedError:
    with pytest.raises(RefusedError) as refusal:
        world.note(who, text, **more)
    return refusal.value


def test_it_comes_back_with_the_places_named_and_other_words(world: World, haru: Person) -> None:
    before = world.revision
    back = refused(world, haru)
    assert back.code == "personal"
    assert back.current == {"values": {"text": OTHER_WORDS}}
    assert "「090-1234-5678」（電話番号）" in back.message
    assert "まだほかの人には見えていません" in back.message
    assert world.revision == before


def test_with_other_words_it_is_put_up_as_any(world: World, haru: Person) -> None:
    assert world.entry(world.note(haru, OTHER_WORDS))["confirmed"] == ""


def test_confirmed_it_is_put_up_and_name_and_time_are_kept(world: World, haru: Person) -> None:
    world.set_board(authors="shown")
    world.clock.ahead(minutes=1)
    body = world.entry(world.note(haru, TELLS, confirmed=True))
    assert (body["author"], body["confirmed"]) == (haru.id, body["created"])
    line = log_of(world.reading(world.lead))[0]
    assert (line.at, line.who) == (body["confirmed"], world.body("member", haru.id)["name"])
    assert "そのままはった" in line.did
    assert TELLS not in line.about


def test_the_log_does_not_say_who_wrote_what_is_unsigned(world: World, haru: Person) -> None:
    world.clock.ahead(minutes=1)
    world.note(haru, TELLS, confirmed=True)
    line = log_of(world.reading(world.lead))[0]
    assert (line.who, "そのままはった" in line.did) == ("", True)


def test_nothing_is_noted_where_nothing_was_found(world: World, haru: Person) -> None:
    assert world.entry(world.note(haru, PLAIN, confirmed=True))["confirmed"] == ""


def test_a_new_text_is_asked_about_again_and_one_without_takes_the_mark_away(
    world: World, haru: Person
) -> None:
    note = world.note(haru, PLAIN)
    edit = {"id": note, "version": 1, "values": {"text": TELLS}}
    with pytest.raises(RefusedError, match="だれのことか"):
        world.do(haru, "entry.edit", **edit)
    world.do(haru, "entry.edit", confirmed=True, **edit)
    assert world.entry(note)["confirmed"]
    world.do(haru, "entry.edit", id=note, version=2, values={"text": PLAIN})
    assert not world.entry(note)["confirmed"]


def test_a_colour_asks_nothing(world: World, haru: Person) -> None:
    note = world.note(haru, TELLS, confirmed=True)
    world.do(haru, "entry.edit", id=note, version=1, colour="pink")
    assert world.entry(note)["confirmed"]


def test_those_at_the_table_may_be_named(world: World, haru: Person) -> None:
    world.person("早乙女いちご")
    assert world.note(haru, "早乙女いちごに聞けば分かる")


def test_who_writes_alone_is_not_asked(world: World, haru: Person) -> None:
    world.set_board("private")
    assert world.entry(world.note(haru, TELLS))["confirmed"] == ""


def test_the_secretariat_is_asked_as_everybody_is(world: World) -> None:
    assert refused(world, world.lead).code == "personal"


def test_on_a_map_places_and_houses_are_what_it_is_made_of(town: World) -> None:
    known = case(town, town.lead)
    town.do(town.lead, "sheet.state", sheet=MAP, state="open")
    assert resource(town, town.lead, known, name="さくら保育園")


def test_a_pin_that_is_written_on_is_asked_about_as_a_new_one(town: World, haru: Person) -> None:
    pin = resource(town, haru, case(town, town.lead), name="さくら保育園")
    new = {"id": pin, "field": "reason", "value": TELLS, "seen": ""}
    with pytest.raises(RefusedError) as refusal:
        town.do(haru, "entry.write", **new)
    assert refusal.value.code == "personal"
    assert refusal.value.current["values"]["reason"] == OTHER_WORDS
    assert town.entry(pin)["values"].get("reason", "") == ""
    town.do(haru, "entry.write", confirmed=True, **new)
    assert town.entry(pin)["values"]["reason"] == TELLS
    assert town.entry(pin)["confirmed"]


def test_beside_a_text_that_was_confirmed_only_what_is_new_is_asked_about(
    town: World, haru: Person
) -> None:
    pin = resource(town, haru, case(town, town.lead), name="さくら保育園")
    town.do(haru, "entry.write", id=pin, field="reason", value=TELLS, seen="", confirmed=True)
    at = town.entry(pin)["confirmed"]
    town.clock.ahead(minutes=1)
    town.do(haru, "entry.write", id=pin, field="name", value="駅前の広場", seen="さくら保育園")
    assert town.entry(pin)["confirmed"] == at
    town.do(haru, "entry.write", id=pin, field="reason", value=PLAIN, seen=TELLS)
    assert not town.entry(pin)["confirmed"]


def test_what_comes_by_a_file_was_looked_at_by_who_takes_it_in(world: World) -> None:
    values = {"text": TELLS}
    where = {"sheet": BOARD, "place": "grasp/can"}
    row = {"op": "entry.add", "id": "a" * 32, **where, "values": values, "confirmed": True}
    world.do(world.lead, "take_in", rows=[[row]])
    assert world.entry("a" * 32)["values"] == values
