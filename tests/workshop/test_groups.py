"""A room that is split into groups: own copies of the sheets, and what becomes of them."""

from collections import Counter
from dataclasses import replace

import pytest
from area_builders import MAP, case, resource
from sheet_builders import add

from kasane.store import Draft
from kasane.workshop.groups import dealt, gathered
from kasane.workshop.model import Group, Member, Role
from tests.support.world import BOARD, PLACE

ACTIVITY = "strengths_matrix"
G1, G2 = f"{BOARD}_g1", f"{BOARD}_g2"


def split(world, *members, activity=ACTIVITY, **more):
    groups = [
        {"id": f"g{at}", "name": f"{at}グループ", "members": list(ids)} | more
        for at, ids in enumerate(members, 1)
    ]
    world.do(world.lead, "groups.set", activity=activity, groups=groups)
    return groups


def texts(world, sheet=BOARD):
    entries = world.state().all("entry")
    return sorted(e.body["values"]["text"] for e in entries if e.body["sheet"] == sheet)


def test_each_group_has_a_copy_and_writes_on_it(world, haru, natsu):
    split(world, [haru.id], [natsu.id])
    programme = world.reading().programme
    assert [s.id for s in programme.sheets if s.group_of == BOARD] == [G1, G2]
    assert programme.sheet(G2).title == f"{programme.sheet(BOARD).title}（2グループ）"
    world.note(haru, "一つ目", sheet=G1)
    world.note(natsu, "二つ目", sheet=G2)
    assert (texts(world), texts(world, G1), texts(world, G2)) == ([], ["一つ目"], ["二つ目"])


def test_six_groups_of_eight_write_side_by_side(world):
    people = [[world.person(f"人{g}-{n}") for n in range(8)] for g in range(6)]
    split(world, *([person.id for person in group] for group in people))
    for at, group in enumerate(people, 1):
        for person in group:
            world.note(person, f"{at}の付箋", sheet=f"{BOARD}_g{at}")
    for at in range(1, 7):
        assert texts(world, f"{BOARD}_g{at}") == [f"{at}の付箋"] * 8
    world.do(world.lead, "groups.gather", activity=ACTIVITY)
    assert Counter(texts(world)) == {f"{at}の付箋": 8 for at in range(1, 7)}


def test_what_was_written_comes_into_the_sheet_of_all_once_with_its_source(world, haru, natsu):
    split(world, [haru.id], [natsu.id])
    first = world.note(haru, "声をかけ合う", sheet=G1, colour="pink")
    under = world.note(natsu, "声かけ", sheet=G2)
    top = world.note(natsu, "立ち話", sheet=G2)
    world.do(natsu, "entry.stack", id=under, onto=top)
    idea = world.note(natsu, "月に1回", sheet=G2, place="/do", sources=[top])
    world.do(world.lead, "groups.gather", activity=ACTIVITY)
    brought = {
        e.body["values"]["text"]: e for e in world.state().all("entry") if e.body["sheet"] == BOARD
    }
    assert set(brought) == {"声をかけ合う", "声かけ", "立ち話", "月に1回"}
    copy = brought["声をかけ合う"].body
    assert copy["sources"] == [first]
    assert (copy["author"], copy["place"], copy["colour"]) == (haru.id, PLACE, "pink")
    assert brought["声かけ"].body["stack"] == brought["立ち話"].id
    assert brought["月に1回"].body["sources"] == [idea, brought["立ち話"].id]
    assert texts(world, G1) == ["声をかけ合う"]
    assert world.refused(world.lead, "groups.gather", activity=ACTIVITY).code == "empty"
    world.note(haru, "あとから", sheet=G1)
    world.do(world.lead, "groups.gather", activity=ACTIVITY)
    assert Counter(texts(world))["あとから"] == 1
    assert len(texts(world)) == 5


def test_an_unsigned_note_stays_unsigned_where_all_see_it(world, haru, natsu):
    split(world, [haru.id])
    world.note(haru, "名前なし", sheet=G1)
    world.do(world.lead, "groups.gather", activity=ACTIVITY)
    (seen,) = world.reading(natsu).at(BOARD, PLACE)
    assert world.entry(seen.id)["anonymous"]
    assert not seen.author


def test_copies_are_held_as_the_sheet_of_all(world, haru, natsu):
    world.set_board("private")
    split(world, [haru.id], [natsu.id])
    assert world.body("sheet", G1)["state"] == "private"
    world.set_board("open", "shown")
    assert {world.body("sheet", key)["state"] for key in (BOARD, G1, G2)} == {"open"}
    assert {world.body("sheet", key)["authors"] for key in (BOARD, G1, G2)} == {"shown"}


def test_a_map_of_each_group_has_the_cases_of_all(town):
    haru = town.person("春野")
    activity = next(a.id for a in town.reading().programme.activities if MAP in a.sheets)
    split(town, [haru.id], activity=activity)
    closed = case(town, town.lead, opened=False)
    here = case(town, town.lead)
    values = {"name": "図書館", "kind": "場所", "field": "福祉以外"}
    add(town, haru, f"{MAP}_g1", f"{here}/inner", values=values)
    assert town.body("sheet", f"{MAP}_g1")["cases"] == "case_sheet"
    assert town.refused(
        haru, "entry.add", id="x1", sheet=f"{MAP}_g1", place=f"{closed}/inner", values=values
    )
    resource(town, haru, here, name="将棋クラブ")
    town.do(town.lead, "groups.gather", activity=activity)
    pins = [e.body for e in town.state().all("entry") if e.body["sheet"] == MAP]
    assert {(p["place"], p["values"]["name"]) for p in pins} == {
        (f"{here}/inner", "図書館"),
        (f"{here}/inner", "将棋クラブ"),
    }


def test_lines_of_a_form_come_into_the_form_of_all(world, haru, natsu):
    split(world, [haru.id], [natsu.id], activity="idea_priorities")
    for person, group in ((haru, "g1"), (natsu, "g2")):
        copy = f"idea_sheet_{group}"
        add(world, person, copy, f"{copy}/first_ideas", values={"idea": f"{group}の案"})
    world.do(world.lead, "groups.gather", activity="idea_priorities")
    lines = [e.body for e in world.state().all("entry") if e.body["sheet"] == "idea_sheet"]
    told = {e["values"]["idea"]: e["place"] for e in lines if e["place"]}
    assert told == dict.fromkeys(["g1の案", "g2の案"], "idea_sheet/first_ideas")
    refused = world.refused(world.lead, "groups.gather", activity="idea_priorities")
    assert refused.code == "empty"


def test_texts_of_a_form_stand_below_each_other_with_their_groups(world):
    form = world.reading().programme.sheet("preparation_worksheet")
    state = world.state()
    record = state.records["entry", form.id]
    groups = [Group(id=f"g{n}", name=f"{n}グループ") for n in (1, 2)]
    for group in groups:
        sheet = f"{form.id}_{group.id}"
        body = record.body | {"sheet": sheet, "values": {"goals": f"{group.id}の文"}}
        state.records["entry", sheet] = replace(record, id=sheet, body=body)
    puts = list(gathered(Draft(state), form, groups, "2026-12-08T05:00:00.000+00:00"))
    assert [(put.id, put.body["values"]["goals"]) for put in puts] == [
        (form.id, "【1グループ】g1の文\n【2グループ】g2の文")
    ]
    state.records["entry", form.id] = replace(record, body=puts[0].body)
    assert list(gathered(Draft(state), form, groups, "2026-12-08T05:00:00.000+00:00")) == []


def test_a_group_that_has_written_does_not_go(world, haru, natsu):
    split(world, [haru.id], [natsu.id])
    world.note(natsu, "残す", sheet=G2)
    assert (
        world.refused(
            world.lead, "groups.set", activity=ACTIVITY, groups=[{"id": "g1", "name": "A"}]
        ).code
        == "forbidden"
    )
    split(world, [haru.id, natsu.id], [])
    assert texts(world, G2) == ["残す"]


def test_an_unused_split_is_taken_back_and_made_again(world, haru):
    before = world.reading().programme
    split(world, [haru.id])
    world.do(world.lead, "groups.set", activity=ACTIVITY, groups=[])
    assert world.reading().programme == before
    assert world.refused(haru, "entry.add", id="x1", sheet=G1, place=PLACE, values={"text": "x"})
    split(world, [haru.id])
    world.note(haru, "もう一度", sheet=G1)
    assert texts(world, G1) == ["もう一度"]


@pytest.mark.parametrize(
    ("code", "op", "fields"),
    [
        ("not_here", "groups.set", {"activity": "nothing", "groups": []}),
        ("not_here", "groups.set", {"activity": "case_hearing", "groups": []}),
        ("malformed", "groups.deal", {"activity": ACTIVITY, "count": 9}),
        ("malformed", "groups.set", {"groups": [{"id": "x", "name": "A"}]}),
        ("malformed", "groups.set", {"groups": [{"id": "g1", "name": ""}]}),
        ("malformed", "groups.set", {"groups": [{"id": "g1", "name": "A", "members": ["p9"]}]}),
        ("malformed", "groups.set", {"groups": [{"id": "g1", "name": "A"}] * 2}),
        (
            "malformed",
            "groups.set",
            {"groups": [{"id": "g1", "name": "A", "roles": {"leader": "$haru"}}]},
        ),
        (
            "malformed",
            "groups.set",
            {"groups": [{"id": f"g{n}", "name": "A", "members": ["$haru"]} for n in (1, 2)]},
        ),
    ],
)
def test_what_is_no_split_is_refused(world, haru, code, op, fields):
    def filled(value):
        if isinstance(value, dict):
            return {key: filled(each) for key, each in value.items()}
        if isinstance(value, list):
            return [filled(each) for each in value]
        return haru.id if value == "$haru" else value

    assert world.refused(world.lead, op, **({"activity": ACTIVITY} | filled(fields))).code == code


def test_by_lot_everybody_but_who_leads_is_in_one_group(world):
    people = [world.person(f"人{n}") for n in range(7)]
    world.person("見る人", role="viewer")
    world.do(world.lead, "groups.deal", activity=ACTIVITY, count=3)
    groups = world.body("workshop")["groups"][ACTIVITY]
    assert sorted(len(group["members"]) for group in groups) == [2, 2, 3]
    assert sorted(m for group in groups for m in group["members"]) == sorted(p.id for p in people)


def test_mixed_groups_have_every_field_and_organisation():
    people = {
        f"p{n}": Member(
            name=f"人{n}",
            organisation="社協" if n % 2 else "市",
            role=Role.PARTICIPANT,
            about={"field": ["高齢", "障害", "こども"][n % 3]},
        )
        for n in range(18)
    }

    class SameOrder:
        def shuffle(self, line):
            line.reverse()

    groups = dealt(people, 3, "field", SameOrder())
    for group in groups:
        fields = Counter(people[key].about["field"] for key in group.members)
        assert fields == {"高齢": 2, "障害": 2, "こども": 2}
        sides = Counter(people[key].organisation for key in group.members)
        assert sides == {"社協": 3, "市": 3}


def test_activities_that_share_a_sheet_have_the_same_groups(world, haru, natsu, monkeypatch):
    whole = world.workshops.programmes["team_building"]
    shared = {"case_sharing": (BOARD,)}

    def sharing(activity):
        sheets = (*activity.sheets, *shared.get(activity.id, ()))
        return activity.model_copy(update={"sheets": sheets})

    steps = [
        step.model_copy(update={"activities": tuple(map(sharing, step.activities))})
        for step in whole.steps
    ]
    changed = {"team_building": whole.model_copy(update={"steps": tuple(steps)})}
    monkeypatch.setattr(world.workshops, "programmes", changed)
    split(world, [haru.id], [natsu.id], activity="case_sharing")
    groups = world.body("workshop")["groups"]
    assert groups[ACTIVITY] == groups["case_sharing"]
    world.note(haru, "一つ目", sheet=G1)
    split(world, [natsu.id], [haru.id])
    groups = world.body("workshop")["groups"]
    assert [g["members"] for g in groups["case_sharing"]] == [[natsu.id], [haru.id]]
    ending = {"activity": ACTIVITY, "groups": []}
    assert world.refused(world.lead, "groups.set", **ending).code == "forbidden"
