"""Filled copies of forms and all that sits in them."""

import pytest
from sheet_builders import add, case, ids, use_tiny, values, write

from kasane.workshop import forms
from tests.support.world import programmes

CASE = "case_study"
PLAN = "plan"
IDEAS = "idea_sheet"


@pytest.fixture
def mine(world, haru):
    """Haru's case, opened."""
    return case(world, haru, opened=True)


@pytest.fixture
def plan(world, haru):
    return add(world, haru, PLAN, values={"idea": "合同カンファレンス"})


def case_sheet():
    return programmes()["team_building"].sheet(CASE)


# Copies


def test_a_new_case_is_its_writers_has_a_letter_and_is_not_opened(world, haru):
    entry = world.entry(case(world, haru))
    assert (entry["author"], entry["letter"], entry["hidden"]) == (haru.id, "A", True)
    assert entry["values"] == {"basis": "匿名化した事例", "provider": haru.id}
    assert not entry["anonymous"]


def test_a_case_keeps_its_letter_and_nobody_gets_it_again(world, haru):
    first, second = case(world, haru), case(world, haru)
    done = world.do(haru, "entry.delete", id=first, version=1)
    third = case(world, haru)
    letters = [world.entry(found)["letter"] for found in (second, third)]
    assert letters == ["B", "C"]
    world.do(haru, "undo", revision=done.revision)
    assert world.entry(first)["letter"] == "A"
    assert world.entry(case(world, haru))["letter"] == "D"


@pytest.mark.parametrize(("index", "letter"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ")])
def test_there_is_a_letter_for_every_case(index, letter):
    assert forms.letter(index) == letter


def test_letters_are_counted_for_each_form(world, haru, plan):
    case(world, haru)
    assert world.entry(plan)["letter"] == "A"


def test_a_plan_is_open_to_all_and_is_called_by_its_idea(world, haru, natsu, plan):
    write(world, natsu, plan, "why", "相談が遅れるから")
    assert not world.entry(plan)["hidden"]
    sheet = programmes()["team_building"].sheet(PLAN)
    assert names(world, sheet) == ["合同カンファレンス"]
    write(world, haru, plan, "idea", "", seen="合同カンファレンス")
    assert names(world, sheet) == [f"{sheet.title}A"]


def names(world, sheet):
    told = world.reading(world.lead)
    return [told.copy_name(sheet, item) for item in told.of(sheet.id) if not item.place]


def test_cases_are_told_in_their_order_those_picked_first(world, haru):
    first, second = case(world, haru), case(world, haru)
    world.do(world.lead, "entry.move", id=second, place="", before=first)
    write(world, world.lead, first, "picked", "1")
    assert names(world, case_sheet()) == ["ケースB", "ケースA"]
    for copy in (first, second):
        write(world, world.lead, copy, "basis", "匿名化した事例")
        world.do(world.lead, "entry.show", id=copy)
    copies = world.reading(world.lead).copies(case_sheet())
    assert [copy.id for copy in copies] == [first, second]


def test_a_form_that_is_filled_once_has_one_copy_for_good(world):
    new = {"id": "more", "sheet": IDEAS, "place": "", "values": {}}
    assert world.refused(world.lead, "entry.add", **new).code == "exists"
    assert world.refused(world.lead, "entry.delete", id=IDEAS, version=1).code == "forbidden"
    assert world.entry(IDEAS)["letter"] == ""


def test_a_case_that_names_somebody_as_provider_is_theirs_from_the_start(world, haru, natsu):
    found = case(world, haru, provider=natsu.id)
    assert (world.entry(found)["author"], world.entry(found)["typed_by"]) == (natsu.id, haru.id)
    typed = case(world, world.lead, provider="地域の人")
    assert values(world, typed)["provider"] == "地域の人"
    assert world.entry(typed)["author"] == world.lead.id


def test_the_facilitator_types_a_case_for_somebody(world, haru):
    found = add(world, world.lead, CASE, author=haru.id)
    assert values(world, found)["provider"] == haru.id
    write(world, haru, found, "outline", "一人ぐらし")


# Who writes


def test_the_provider_and_the_secretariat_write_the_case_itself(world, haru, natsu, mine):
    write(world, haru, mine, "outline", "一人ぐらし")
    write(world, world.lead, mine, "outline", "一人ぐらし、80代", seen="一人ぐらし")
    fields = {"id": mine, "field": "outline", "value": "x", "seen": "一人ぐらし、80代"}
    assert world.refused(natsu, "entry.write", **fields).code == "forbidden"


def test_only_the_secretariat_picks_a_case(world, haru, mine):
    fields = {"id": mine, "field": "picked", "value": "1", "seen": ""}
    assert world.refused(haru, "entry.write", **fields).code == "forbidden"
    new = {"id": "new", "sheet": CASE, "place": "", "values": {"picked": "1"}}
    assert world.refused(haru, "entry.add", **new).code == "forbidden"
    world.do(world.lead, "entry.write", **fields)
    assert values(world, mine)["picked"] == "1"


def test_the_secretariats_fields_of_a_form_are_closed_to_others(world):
    tiny = use_tiny(world)
    haru = tiny.person("春野")
    fields = {"id": "page", "field": "head", "value": "x", "seen": ""}
    assert tiny.refused(haru, "entry.write", **fields).code == "forbidden"
    write(tiny, haru, "page", "day", "2026-12-08")
    tiny.do(tiny.lead, "entry.write", **fields)
    assert values(tiny, "page") == {"head": "x", "day": "2026-12-08"}


def test_a_case_that_is_handed_over_belongs_to_the_new_provider(world, haru, natsu):
    found = case(world, haru)
    done = write(world, haru, found, "provider", natsu.id, seen=haru.id)
    assert world.entry(found)["author"] == natsu.id
    write(world, natsu, found, "outline", "一人ぐらし")
    fields = {"id": found, "field": "course", "value": "x", "seen": ""}
    assert world.refused(haru, "entry.write", **fields).code == "gone"
    assert world.refused(haru, "undo", revision=done.revision).code == "stale"


def test_a_provider_who_is_not_on_the_roster_leaves_the_case_where_it_is(world, haru):
    found = case(world, haru)
    write(world, haru, found, "provider", "地域の人", seen=haru.id)
    assert world.entry(found)["author"] == haru.id


def test_only_the_author_and_the_secretariat_delete_a_copy(world, haru, natsu, mine):
    assert world.refused(natsu, "entry.delete", id=mine, version=1).code == "forbidden"
    world.do(haru, "entry.delete", id=mine, version=1)


def test_two_people_in_one_field_of_a_plan_are_asked(world, haru, natsu, plan):
    write(world, natsu, plan, "why", "相談が遅れるから")
    fields = {"id": plan, "field": "why", "value": "困るから", "seen": ""}
    refusal = world.refused(haru, "entry.write", **fields)
    assert (refusal.code, refusal.current) == ("stale", {"value": "相談が遅れるから"})
    write(world, haru, plan, "why", "相談が遅れるから")


# Inside of a copy


def test_items_of_a_list_have_values_an_order_and_sources(world, haru, natsu):
    idea = world.note(haru, "合同カンファレンス", "/do")
    place = f"{IDEAS}/first_ideas"
    one = add(world, haru, IDEAS, place, values={"idea": "合同カンファレンス"}, sources=[idea])
    two = add(world, natsu, IDEAS, place, before=one)
    write(world, natsu, one, "reason", "すぐできる")
    assert ids(world, IDEAS, place) == [two, one]
    assert values(world, one) == {"idea": "合同カンファレンス", "reason": "すぐできる"}
    assert world.entry(one)["sources"] == [idea]
    world.do(natsu, "entry.delete", id=one, version=2)
    assert ids(world, IDEAS, place) == [two]


def test_rows_of_a_small_table_take_typed_values(world, haru, plan):
    place = f"{plan}/arrangements"
    row = add(world, haru, PLAN, place, values={"task": "声をかける", "owner": [haru.id, "社協"]})
    write(world, haru, row, "due", "2027-01-15")
    fields = {"id": row, "field": "due", "value": "来月", "seen": "2027-01-15"}
    assert world.refused(haru, "entry.write", **fields).code == "malformed"
    moved = world.refused(haru, "entry.move", id=row, place=f"{plan}/effects")
    assert moved.code == "not_here"


def test_notes_of_a_grid_have_their_rows_colour_and_move_within_the_case(world, haru, natsu, mine):
    note = add(world, natsu, CASE, f"{mine}/well/content", values={"text": "毎週会えた"})
    assert world.entry(note)["colour"] == "green"
    world.do(haru, "entry.move", id=note, place=f"{mine}/missing/reason")
    assert world.entry(note)["colour"] == "sky"
    world.do(haru, "entry.edit", id=note, version=1, values={"text": "毎週は会えず"}, colour="pink")
    stale = world.refused(natsu, "entry.edit", id=note, version=1, values={"text": "x"})
    assert stale.current == {"values": {"text": "毎週は会えず"}, "version": 2}
    empty = world.refused(natsu, "entry.edit", id=note, version=2, values={"text": " "})
    assert empty.code == "empty"
    other = case(world, haru, opened=True)
    moved = world.refused(haru, "entry.move", id=note, place=f"{other}/well/content")
    assert moved.code == "not_here"


def test_notes_of_a_case_are_piled_within_the_case_only(world, haru, natsu, mine):
    other = case(world, haru, opened=True)
    one, two = (
        add(world, natsu, CASE, f"{mine}/well/content", values={"text": text}) for text in "一二"
    )
    far = add(world, natsu, CASE, f"{other}/well/content", values={"text": "三"})
    world.do(haru, "entry.stack", id=two, onto=one)
    assert world.entry(two)["stack"] == one
    assert world.refused(haru, "entry.stack", id=far, onto=one).code == "not_here"
    assert world.refused(haru, "entry.stack", id=one, onto=mine).code == "not_here"
    world.do(natsu, "entry.delete", id=one, version=1)
    assert world.entry(two)["stack"] is None


def test_the_secretariat_asks_and_only_the_provider_answers(world, haru, natsu, mine):
    place = f"{mine}/@ask"
    question = add(world, world.lead, CASE, place, values={"text": "同居の人は？"})
    add(world, haru, CASE, place, values={"text": "いません"})
    new = {"id": "new", "sheet": CASE, "place": place, "values": {"text": "x"}}
    assert world.refused(natsu, "entry.add", **new).code == "forbidden"
    assert world.refused(natsu, "entry.delete", id=question, version=1).code == "gone"
    assert world.refused(haru, "entry.delete", id=question, version=1).code == "forbidden"
    world.do(world.lead, "entry.edit", id=question, version=1, values={"text": "ご家族は？"})


@pytest.mark.parametrize(
    ("code", "place", "given"),
    [
        ("not_here", "{}/nowhere", {}),
        ("not_here", "{}/well", {"text": "x"}),
        ("not_here", "{}/well/nowhere", {"text": "x"}),
        ("not_here", "{}/outline", {"text": "x"}),
        ("not_here", "{}/", {"text": "x"}),
        ("gone", "nothing/well/content", {"text": "x"}),
        ("not_here", "plan/well/content", {"text": "x"}),
        ("empty", "{}/well/content", {"text": " "}),
        ("empty", "{}/@ask", {}),
        ("malformed", "{}/well/content", {"text": "x", "reason": "y"}),
    ],
)
def test_what_does_not_fit_into_a_case_is_refused(world, haru, mine, plan, code, place, given):
    place = place.format(mine).replace("plan/", f"{plan}/")
    new = {"id": "new", "sheet": CASE, "place": place, "values": given}
    assert world.refused(haru, "entry.add", **new).code == code


def test_a_note_in_a_case_is_not_a_case(world, haru, mine):
    note = add(world, haru, CASE, f"{mine}/well/content", values={"text": "毎週会えた"})
    new = {"id": "new", "sheet": CASE, "place": f"{note}/well/content", "values": {"text": "x"}}
    assert world.refused(haru, "entry.add", **new).code == "not_here"


def test_a_deleted_copy_takes_all_inside_with_it_and_undo_brings_all_back(world, haru, natsu, mine):
    inside = [
        add(world, natsu, CASE, f"{mine}/well/content", values={"text": "毎週会えた"}),
        add(world, natsu, CASE, f"{mine}/well/content", values={"text": "電話も"}),
        add(world, world.lead, CASE, f"{mine}/@ask", values={"text": "同居の人は？"}),
    ]
    world.do(natsu, "entry.stack", id=inside[1], onto=inside[0])
    other = case(world, haru)
    before = {key: world.entry(key)["values"] for key in (mine, *inside)}
    done = world.do(haru, "entry.delete", id=mine, version=1)
    assert [world.record("entry", key) for key in (mine, *inside)] == [None] * 4
    assert world.record("entry", other)
    world.do(haru, "undo", revision=done.revision)
    assert {key: world.entry(key)["values"] for key in before} == before
    assert world.entry(inside[1])["stack"] == inside[0]


def test_a_new_copy_in_which_somebody_wrote_is_not_undone(world, haru, natsu):
    plan = add(world, haru, PLAN)
    added = world.revision
    item = add(world, natsu, PLAN, f"{plan}/arrangements")
    assert world.refused(haru, "undo", revision=added).code == "stale"
    world.do(natsu, "entry.delete", id=item, version=1)
    world.do(haru, "undo", revision=added)
    assert world.record("entry", plan) is None


def test_what_was_in_a_copy_does_not_come_back_without_it(world, haru, natsu):
    plan = add(world, haru, PLAN)
    item = add(world, natsu, PLAN, f"{plan}/arrangements")
    done = world.do(natsu, "entry.delete", id=item, version=1)
    world.do(haru, "entry.delete", id=plan, version=1)
    assert world.refused(natsu, "undo", revision=done.revision).code == "stale"


# Opening


@pytest.mark.parametrize("basis", ["", "未確認"])
def test_a_case_without_a_known_basis_is_not_opened(world, haru, basis):
    found = case(world, haru, basis=basis)
    assert world.refused(world.lead, "entry.show", id=found).code == "unconfirmed"
    write(world, haru, found, "basis", "本人同意あり", seen=basis)
    world.do(world.lead, "entry.show", id=found)
    assert not world.entry(found)["hidden"]


@pytest.mark.parametrize("basis", ["", "未確認"])
def test_a_basis_written_back_closes_the_case(world, haru, mine, basis):
    done = write(world, haru, mine, "basis", basis, seen="匿名化した事例")
    assert world.entry(mine)["hidden"]
    assert world.refused(world.lead, "entry.show", id=mine).code == "unconfirmed"
    world.do(haru, "undo", revision=done.revision)
    assert not world.entry(mine)["hidden"]


def test_participants_open_and_close_nothing(world, haru, mine):
    for op in ("entry.show", "entry.hide"):
        assert world.refused(haru, op, id=mine).code == "forbidden"


def test_a_case_is_closed_again(world, mine):
    world.do(world.lead, "entry.hide", id=mine)
    assert world.entry(mine)["hidden"]
    world.do(world.lead, "entry.show", id=mine)


# Focus


def test_the_room_looks_at_an_opened_case_with_the_minutes_for_one(world, haru, mine):
    world.do(world.lead, "activity.go", activity="case_sharing")
    world.do(world.lead, "activity.focus", entry=mine)
    assert world.body("workshop")["focus"] == mine
    begun = {"length": 600_000, "remaining": 600_000, "started": world.clock.milliseconds}
    assert begun.items() <= world.body("timer").items()
    world.do(world.lead, "activity.focus", entry=mine)
    assert world.body("timer")["started"] is not None
    world.do(world.lead, "activity.focus", entry=None)
    assert world.body("workshop")["focus"] is None
    assert world.body("timer")["started"] is not None


def test_projecting_leaves_a_clock_with_time_left_alone_and_the_next_case_has_its_own(
    world, haru, mine
):
    world.do(world.lead, "activity.go", activity="case_sharing")
    world.do(world.lead, "timer.set", seconds=120)
    world.do(world.lead, "activity.focus", entry=mine, sheet="case_study")
    assert (world.body("timer")["remaining"], world.body("timer")["started"]) == (120_000, None)
    assert world.body("look")["sheet"] == "case_study"
    world.do(world.lead, "activity.focus", entry=None)
    world.do(world.lead, "activity.focus", entry=mine, sheet="case_study", begins=True)
    assert world.body("timer")["remaining"] == 600_000


def test_a_case_shown_while_another_activity_is_on_leaves_its_clock_alone(world, mine):
    world.do(world.lead, "activity.go", activity="opening_step2")
    before = world.body("timer")
    world.do(world.lead, "activity.focus", entry=mine)
    assert world.body("timer") == before


def test_a_plan_has_no_minutes_of_its_own(world, plan):
    world.do(world.lead, "timer.set", seconds=60)
    world.do(world.lead, "activity.focus", entry=plan)
    assert world.body("timer")["length"] == 60_000


def test_the_room_looks_at_no_case_that_is_closed(world, haru):
    found = case(world, haru)
    assert world.refused(world.lead, "activity.focus", entry=found).code == "closed"
    write(world, haru, found, "basis", "未確認", seen="匿名化した事例")
    assert world.refused(world.lead, "activity.focus", entry=found).code == "unconfirmed"


def test_the_room_looks_at_copies_only_and_the_facilitator_says_where(world, haru, mine):
    note = add(world, haru, CASE, f"{mine}/well/content", values={"text": "毎週会えた"})
    assert world.refused(world.lead, "activity.focus", entry=note).code == "not_here"
    assert world.refused(world.lead, "activity.focus", entry="nothing").code == "gone"
    assert world.refused(haru, "activity.focus", entry=mine).code == "forbidden"


def test_another_activity_ends_the_look_at_a_case(world, mine):
    world.do(world.lead, "activity.go", activity="case_sharing")
    world.do(world.lead, "activity.focus", entry=mine)
    world.do(world.lead, "activity.go", activity="strengths_matrix")
    assert world.body("workshop")["focus"] is None
