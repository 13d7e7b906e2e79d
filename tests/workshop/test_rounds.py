"""The next round takes over what was chosen of the last one, and both can be compared."""

import uuid

from kasane.store.check import check_data
from kasane.workshop.next_round.offers import offers
from kasane.workshop.next_round.results import result
from tests.support.world import World

ROWS = "step2_preparation"
LOOKED_AFTER = 3
"""Rows of 見守り that are there from the start."""


def rows(world: World, workshop: str) -> dict[str, dict]:
    state = world.workshops.state(workshop)
    return {r.id: r.body for r in state.all("entry") if r.body["sheet"] == ROWS}


def write(world: World, row: str, field: str, value: object) -> None:
    seen = world.entry(row)["values"].get(field, "")
    world.do(world.lead, "entry.write", id=row, field=field, value=value, seen=seen)


def task(world: World, text: str) -> str:
    row = uuid.uuid4().hex
    values = {"task": text}
    world.do(world.lead, "entry.add", id=row, sheet=ROWS, place="", values=values)
    return row


def offered(world: World):
    return offers(world.reading(world.lead))


def test_members_open_todos_and_ideas_without_a_plan_are_offered(world, haru):
    default, *_ = rows(world, world.id)
    done, still = (task(world, text) for text in ("すんだ", "まだ"))
    write(world, done, "status", "済")
    taken, left = (world.note(haru, text, place="/do") for text in ("とった", "のこった"))
    plan = {"sheet": "plan", "place": "", "values": {"idea": "とった"}, "sources": [taken]}
    world.do(world.lead, "entry.add", id=uuid.uuid4().hex, **plan)
    found = offered(world)
    assert haru.id in {offer.id for offer in found.members}
    assert still in {offer.id for offer in found.todos}
    assert not {done, default} & {offer.id for offer in found.todos}
    assert [offer.id for offer in found.ideas] == [left]


def test_what_was_chosen_goes_on_and_nothing_else(world, haru, natsu):
    row = task(world, "声をかける")
    write(world, row, "owner", [haru.id, "町内会長"])
    idea = world.note(haru, "つづける", place="/do")
    before = world.state()
    again = world.create(previous=world.id, round=2, carry=(haru.id, row, idea))
    state = world.workshops.state(again.workshop)
    members = {r.id: r.body for r in state.all("member")}
    (new,) = [key for key, body in members.items() if body["name"] == "春野"]
    assert new != haru.id
    assert not members[new]["joined"]
    assert "夏目" not in {body["name"] for body in members.values()}
    carried = [body for key, body in rows(world, again.workshop).items() if "-d" not in key]
    assert [body["values"]["owner"] for body in carried] == [[new, "町内会長"]]
    notes = [r.body for r in state.all("entry") if r.body["place"] == "/do"]
    assert [(n["values"]["text"], n["author"], n["version"]) for n in notes] == [
        ("つづける", new, 1)
    ]
    assert state.get("workshop", "main").body["previous"] == world.id
    assert world.state() == before
    world.close()
    assert check_data(world.folder) == []


def test_what_a_plan_leaves_to_do_goes_on_as_a_to_do(world, haru):
    plan, still, done = (uuid.uuid4().hex for _ in range(3))
    own = {"sheet": "plan", "place": "", "values": {"idea": "つなぎ電話"}}
    world.do(haru, "entry.add", id=plan, **own)
    for row, text in ((still, "手引きを仕上げる"), (done, "用紙をつくる")):
        values = {"task": text, "owner": [haru.id], "due": "2027-02-10"}
        step = {"sheet": "plan", "place": f"{plan}/arrangements", "values": values}
        world.do(haru, "entry.add", id=row, **step)
    write(world, done, "status", "済")
    todos = {offer.id: offer.text for offer in offered(world).todos}
    assert todos[still] == "手引きを仕上げる"
    assert done not in todos
    again = world.create(previous=world.id, round=2, carry=(haru.id, still))
    state = world.workshops.state(again.workshop)
    (new,) = [r.id for r in state.all("member") if r.body["name"] == "春野"]
    (carried,) = [b for k, b in rows(world, again.workshop).items() if "-d" not in k]
    values = {"task": "手引きを仕上げる", "owner": [new], "due": "2027-02-10"}
    assert (carried["place"], carried["values"]) == ("", values)


def test_both_rounds_are_counted_alike(world, haru):
    world.note(haru)
    first = result(world.reading(world.lead))
    assert first.counts["付箋"] == 1
    assert first.counts["やることの残り"] == len(rows(world, world.id)) + LOOKED_AFTER
    again = world.create(previous=world.id, round=2)
    second = result(world.reading(again))
    assert second.counts["付箋"] == 0
    assert first.counts.keys() == second.counts.keys()


def test_an_open_interview_goes_on_by_its_own_rule(town):
    asked, met = uuid.uuid4().hex, uuid.uuid4().hex
    for row, status in ((asked, "依頼中"), (met, "実施済")):
        values = {"name": "将棋クラブ", "interview": "1", "status": status}
        town.do(
            town.lead,
            "entry.add",
            **{"id": row, "sheet": "interview_candidates", "place": "", "values": values},
        )
    found = offers(town.reading(town.lead))
    assert {(offer.id, offer.text) for offer in found.todos} == {(asked, "将棋クラブ")}
    counts = result(town.reading(town.lead)).counts
    assert counts["やることの終わったもの"] == 1
    assert counts["やることの残り"] == 5 + LOOKED_AFTER
