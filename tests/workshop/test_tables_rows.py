"""Rows of tables, answers in rounds and memos: one value at a time, by many hands."""

import pytest
from sheet_builders import add, ids, use_tiny, values, write

from kasane.plain import limits

TASKS = "step2_preparation"
HEARING = "case_hearing"
ROUND = "check_in"


@pytest.fixture
def tiny(world):
    return use_tiny(world)


@pytest.fixture
def row(world, haru):
    return add(world, haru, TASKS, values={"task": "聞き取り"})


# Rows


def test_the_rows_of_the_programme_are_there_and_can_be_written_on(world, haru):
    rows = ids(world, TASKS)
    tasks = [values(world, row)["task"] for row in rows]
    assert tasks[:2] == ["個別の支援事例の情報収集", "まちの統計情報の準備"]
    write(world, haru, rows[0], "status", "進行中")
    assert values(world, rows[0])["status"] == "進行中"


def test_a_new_row_stands_at_the_end_under_its_writers_name(world, haru, row):
    assert ids(world, TASKS)[-1] == row
    entry = world.entry(row)
    assert (entry["author"], entry["anonymous"], entry["hidden"]) == (haru.id, False, False)
    assert (entry["letter"], entry["colour"]) == ("", "")


def test_an_empty_row_may_be_added(world, haru):
    assert values(world, add(world, haru, TASKS)) == {}


def test_two_people_write_in_two_cells_of_a_row(world, haru, natsu, row):
    write(world, natsu, row, "due", "2026-12-20")
    write(world, haru, row, "status", "済")
    assert values(world, row) == {"task": "聞き取り", "due": "2026-12-20", "status": "済"}


def test_a_cell_that_changed_meanwhile_is_refused_with_what_stands_there(world, haru, natsu, row):
    write(world, natsu, row, "task", "電話", seen="聞き取り")
    fields = {"id": row, "field": "task", "value": "訪問", "seen": "聞き取り"}
    refusal = world.refused(haru, "entry.write", **fields)
    assert (refusal.code, refusal.current) == ("stale", {"value": "電話"})
    write(world, haru, row, "task", "電話と訪問", seen="電話")
    assert values(world, row)["task"] == "電話と訪問"


def test_a_list_that_changed_meanwhile_is_compared_as_a_whole(world, haru, natsu, row):
    write(world, haru, row, "owner", [haru.id])
    write(world, natsu, row, "owner", [haru.id, natsu.id], seen=[haru.id])
    fields = {"id": row, "field": "owner", "value": ["社協"], "seen": [haru.id]}
    refusal = world.refused(haru, "entry.write", **fields)
    assert list(refusal.current["value"]) == [haru.id, natsu.id]


def test_the_same_value_from_two_people_is_no_quarrel(world, haru, natsu, row):
    write(world, natsu, row, "task", "電話", seen="聞き取り")
    write(world, haru, row, "task", "電話", seen="聞き取り")
    assert values(world, row)["task"] == "電話"


@pytest.mark.parametrize("empty", ["", []])
def test_nothing_is_nothing_however_it_is_written(world, haru, row, empty):
    write(world, haru, row, "owner", ["社協"], seen=empty)
    write(world, haru, row, "owner", empty, seen=["社協"])
    write(world, haru, row, "owner", ["町会"], seen=[])
    assert values(world, row)["owner"] == ["町会"]


def test_a_row_goes_in_front_of_another_and_nowhere_else(world, haru, natsu, row):
    first = ids(world, TASKS)[0]
    world.do(natsu, "entry.move", id=row, place="", before=first)
    assert ids(world, TASKS)[:2] == [row, first]
    world.do(natsu, "entry.move", id=row, place="")
    assert ids(world, TASKS)[-1] == row
    elsewhere = world.refused(haru, "entry.move", id=row, place="x/y")
    assert elsewhere.code == "not_here"


def test_a_row_can_be_added_in_front_of_another(world, haru):
    first = ids(world, TASKS)[0]
    new = add(world, haru, TASKS, before=first)
    assert ids(world, TASKS)[:2] == [new, first]


def test_whoever_may_write_the_sheet_deletes_a_row_as_it_was_seen(world, haru, natsu, row):
    write(world, haru, row, "status", "済")
    assert world.refused(natsu, "entry.delete", id=row, version=1).code == "stale"
    world.do(natsu, "entry.delete", id=row, version=2)
    assert world.record("entry", row) is None


def test_each_operation_on_a_row_can_be_undone(world, haru, row):
    before = ids(world, TASKS)
    for op, fields in [
        ("entry.write", {"field": "task", "value": "電話", "seen": "聞き取り"}),
        ("entry.move", {"place": "", "before": before[0]}),
        ("entry.delete", {"version": None}),
    ]:
        if "version" in fields:
            fields["version"] = world.entry(row)["version"]
        done = world.do(haru, op, id=row, **fields)
        world.do(haru, "undo", revision=done.revision)
        assert values(world, row) == {"task": "聞き取り"}
        assert ids(world, TASKS) == before


def test_a_write_is_not_undone_over_somebody_elses(world, haru, natsu, row):
    done = write(world, haru, row, "task", "電話", seen="聞き取り")
    write(world, natsu, row, "status", "済")
    assert world.refused(haru, "undo", revision=done.revision).code == "stale"


def test_what_was_taken_from_elsewhere_is_added_to_the_sources(world, haru, row):
    one, two = world.note(haru, "①", "/do"), world.note(haru, "②", "/do")
    fields = {"id": row, "field": "case", "value": "①", "seen": ""}
    world.do(haru, "entry.write", **fields, sources=[one])
    world.do(haru, "entry.write", **fields | {"seen": "①"}, sources=[two, one])
    assert world.entry(row)["sources"] == [one, two]
    missing = world.refused(haru, "entry.write", **fields | {"seen": "①"}, sources=["nothing"])
    assert missing.code == "gone"


@pytest.mark.parametrize(
    ("code", "op", "fields"),
    [
        ("malformed", "entry.write", {"field": "no", "value": "3", "seen": ""}),
        ("malformed", "entry.write", {"field": "nowhere", "value": "x", "seen": ""}),
        ("malformed", "entry.write", {"field": "task", "value": {"a": 1}, "seen": ""}),
        ("malformed", "entry.write", {"field": "task", "value": "x"}),
        (
            "too_long",
            "entry.write",
            {"field": "task", "value": "あ" * (limits.TEXT + 1), "seen": ""},
        ),
        ("malformed", "entry.edit", {"version": 1, "values": {"task": "x"}}),
        ("malformed", "entry.edit", {"version": 1, "colour": "pink"}),
        ("gone", "entry.write", {"id": "nothing", "field": "task", "value": "x", "seen": ""}),
    ],
)
def test_what_does_not_fit_a_row_is_refused(world, haru, row, code, op, fields):
    assert world.refused(haru, op, **{"id": row} | fields).code == code


def test_rows_and_notes_are_never_put_in_one_pile(world, haru, row):
    for entry, onto in [(row, ids(world, TASKS)[0]), (row, world.note(haru))]:
        assert world.refused(haru, "entry.stack", id=entry, onto=onto).code == "not_here"


@pytest.mark.parametrize("sheet", ["core_members", "schedule", "idea_priorities"])
def test_rows_that_are_kept_elsewhere_are_not_added_here(world, sheet):
    fields = {"id": "new-row", "sheet": sheet, "place": "", "values": {}}
    assert world.refused(world.lead, "entry.add", **fields).code == "not_here"


def test_a_note_is_not_written_value_by_value(world, haru):
    note = world.note(haru)
    fields = {"id": note, "field": "text", "value": "x", "seen": "声をかけ合う"}
    assert world.refused(haru, "entry.write", **fields).code == "malformed"


def test_a_closed_sheet_is_only_read(world, haru, row):
    world.do(world.lead, "sheet.state", sheet=TASKS, state="locked")
    for op, fields in [
        ("entry.write", {"id": row, "field": "task", "value": "x", "seen": "聞き取り"}),
        ("entry.delete", {"id": row, "version": 1}),
        ("entry.move", {"id": row, "place": ""}),
        ("entry.add", {"id": "new-row", "sheet": TASKS, "place": "", "values": {}}),
    ]:
        assert world.refused(haru, op, **fields).code == "locked"


def test_viewers_write_nothing(world, viewer, row):
    fields = {"id": row, "field": "task", "value": "x", "seen": "聞き取り"}
    assert world.refused(viewer, "entry.write", **fields).code == "forbidden"


# The secretariat's own sheets


def test_participants_neither_write_nor_touch_what_is_the_secretariats(world, haru):
    row = add(world, world.lead, HEARING, values={"asked": "包括支援センター"})
    new = {"id": "new-row", "sheet": HEARING, "place": "", "values": {}}
    assert world.refused(haru, "entry.add", **new).code == "forbidden"
    fields = {"id": row, "field": "asked", "value": "x", "seen": ""}
    assert world.refused(haru, "entry.write", **fields).code == "gone"
    assert world.refused(haru, "entry.delete", id=row, version=1).code == "gone"
    source = world.refused(
        haru, "entry.add", id="n", sheet=TASKS, place="", values={}, sources=[row]
    )
    assert source.code == "gone"


def test_somebody_who_leads_no_more_undoes_nothing_on_the_secretariats_sheets(world):
    other = world.person("秋山", "facilitator")
    add(world, other, HEARING, values={"asked": "社協"})
    revision = world.revision
    world.do(world.lead, "member.edit", id=other.id, role="participant")
    assert world.refused(other, "undo", revision=revision).code == "forbidden"


# Types


GOOD = [
    ("line", "一行"),
    ("lines", "一行\n二行"),
    ("owner", "社協の人"),
    ("owners", ["社協", "町会"]),
    ("day", "2026-12-08"),
    ("hour", "00:00"),
    ("hour", "23:59"),
    ("status", "これから"),
    ("fields", ["高齢", "子ども"]),
    ("fields", []),
    ("done", "1"),
    ("amount", "12"),
    ("amount", "-3.5"),
]
BAD = [
    ("line", ["一", "二"]),
    ("owner", ["社協"]),
    ("owner", " "),
    ("owner", "あ" * 61),
    ("owner", "二\n行"),
    ("owners", "社協"),
    ("owners", [""]),
    ("owners", [str(number) for number in range(31)]),
    ("day", "2026-13-01"),
    ("day", "2026-02-29"),
    ("day", "20261208"),
    ("day", "12/8"),
    ("day", "2026-12-08T10:00"),
    ("hour", "24:00"),
    ("hour", "9:30"),
    ("hour", "13:30:00"),
    ("status", "そのうち"),
    ("status", ["済"]),
    ("fields", "高齢"),
    ("fields", ["高齢", "宇宙"]),
    ("done", "true"),
    ("done", "0"),
    ("amount", "たくさん"),
    ("amount", "1e3"),
    ("amount", "１２"),
    ("no", "1"),
]


@pytest.mark.parametrize(("field", "value"), GOOD)
def test_a_value_of_its_type_is_kept_as_it_was_written(tiny, field, value):
    written = add(tiny, tiny.lead, "kinds")
    write(tiny, tiny.lead, written, field, value)
    added = add(tiny, tiny.lead, "kinds", values={field: value})
    assert values(tiny, written) == values(tiny, added) == {field: value}


@pytest.mark.parametrize(("field", "value"), BAD)
def test_a_value_of_another_type_is_refused_and_says_what_is_expected(tiny, field, value):
    row = add(tiny, tiny.lead, "kinds")
    fields = {"id": row, "field": field, "value": value, "seen": ""}
    refusal = tiny.refused(tiny.lead, "entry.write", **fields)
    assert refusal.code == "malformed"
    new = {"id": "new-row", "sheet": "kinds", "place": "", "values": {field: value}}
    assert tiny.refused(tiny.lead, "entry.add", **new).code == "malformed"


@pytest.mark.parametrize("field", ["line", "owner", "day", "hour", "status", "done", "amount"])
def test_every_value_may_be_emptied_again(tiny, field):
    value = dict(GOOD)[field]
    row = add(tiny, tiny.lead, "kinds", values={field: value})
    write(tiny, tiny.lead, row, field, "", seen=value)
    assert values(tiny, row) == {field: ""}


# Answers in a round


def test_everybody_has_one_answer_in_a_round(world, haru, natsu):
    mine = add(world, haru, ROUND, values={"feeling": "楽しみ"})
    add(world, natsu, ROUND, values={"feeling": "どきどき"})
    again = {"id": "again", "sheet": ROUND, "place": "", "values": {"feeling": "不安"}}
    assert world.refused(haru, "entry.add", **again).code == "exists"
    write(world, haru, mine, "feeling", "不安", seen="楽しみ")
    world.do(haru, "entry.delete", id=mine, version=2)
    world.do(haru, "entry.add", **again)


def test_the_facilitator_writes_an_answer_for_somebody_once(world, haru):
    answer = add(world, world.lead, ROUND, author=haru.id, values={"feeling": "楽しみ"})
    assert (world.entry(answer)["author"], world.entry(answer)["typed_by"]) == (
        haru.id,
        world.lead.id,
    )
    again = {"id": "again", "sheet": ROUND, "place": "", "values": {}, "author": haru.id}
    assert world.refused(world.lead, "entry.add", **again).code == "exists"
    write(world, haru, answer, "feeling", "少し不安", seen="楽しみ")


def test_only_its_writer_and_the_secretariat_delete_an_answer(world, haru, natsu):
    answer = add(world, haru, ROUND, values={"feeling": "楽しみ"})
    assert world.refused(natsu, "entry.delete", id=answer, version=1).code == "forbidden"
    world.do(world.lead, "entry.delete", id=answer, version=1)


def test_a_round_without_such_a_field_refuses_it(world, haru):
    new = {"id": "new", "sheet": ROUND, "place": "", "values": {"impression": "x"}}
    assert world.refused(haru, "entry.add", **new).code == "malformed"
    assert world.refused(haru, "entry.add", **new | {"place": "feeling"}).code == "not_here"


# Memos


def test_memos_stand_under_their_questions(tiny):
    haru, natsu = tiny.person("春野"), tiny.person("夏目")
    one = add(tiny, haru, "thoughts", "heard", values={"text": "人が足りない"})
    two = add(tiny, natsu, "thoughts", "heard", values={"text": "場がほしい"})
    assert ids(tiny, "thoughts", "heard") == [one, two]
    write(tiny, natsu, one, "text", "人も場も足りない", seen="人が足りない")
    world_values = values(tiny, one)
    assert world_values == {"text": "人も場も足りない"}
    assert tiny.refused(natsu, "entry.delete", id=one, version=2).code == "forbidden"
    done = tiny.do(haru, "entry.delete", id=one, version=2)
    tiny.do(haru, "undo", revision=done.revision)
    assert values(tiny, one) == world_values


@pytest.mark.parametrize("place", ["", "nowhere", "heard/felt"])
def test_a_memo_has_a_question(tiny, place):
    new = {"id": "new", "sheet": "thoughts", "place": place, "values": {"text": "x"}}
    assert tiny.refused(tiny.lead, "entry.add", **new).code == "not_here"
