"""What can be done with notes, and how each attempt that may not be is refused."""

import pytest

from kasane.plain import limits
from tests.support.world import BOARD, PLACE


def test_a_note_holds_all_that_was_said_and_who_said_it_when(world, haru):
    note = world.note(haru, "声をかけ合う", "community/want")
    at = "2026-12-08T04:30:00.000+00:00"
    assert world.entry(note) == {
        "sheet": BOARD,
        "place": "community/want",
        "values": {"text": "声をかけ合う"},
        "version": 1,
        "colour": "sky",
        "rank": float(world.revision),
        "author": haru.id,
        "typed_by": None,
        "anonymous": True,
        "sources": [],
        "stack": None,
        "hidden": False,
        "unread": False,
        "confirmed": "",
        "letter": "",
        "created": at,
        "changed": at,
    }


@pytest.mark.parametrize(
    ("place", "colour"),
    [("grasp/can", "green"), ("continuity/want", "sky"), ("/do", "cream")],
)
def test_a_note_has_its_columns_colour_unless_another_is_chosen(world, haru, place, colour):
    assert world.entry(world.note(haru, place=place))["colour"] == colour
    assert world.entry(world.note(haru, place=place, colour="pink"))["colour"] == "pink"


def test_notes_stand_in_the_order_in_which_they_were_written(world, haru):
    for text in "一二三":
        world.note(haru, text)
    assert world.order() == ["一", "二", "三"]


def test_a_note_can_go_in_front_of_another(world, haru):
    first, last = world.note(haru, "一"), world.note(haru, "四")
    world.note(haru, "零", before=first)
    world.note(haru, "二", before=last)
    assert world.order() == ["零", "一", "二", "四"]


def test_in_front_of_a_note_that_has_gone_is_at_the_end(world, haru):
    world.note(haru, "一")
    world.note(haru, "二", before="gone-by-now")
    assert world.order() == ["一", "二"]


@pytest.mark.parametrize(
    ("code", "fields"),
    [
        ("not_here", {"sheet": "no_such_sheet"}),
        ("not_here", {"sheet": "case_study"}),
        ("not_here", {"place": "grasp/nowhere"}),
        ("not_here", {"place": "grasp/do"}),
        ("not_here", {"place": ""}),
        ("empty", {"values": {"text": ""}}),
        ("empty", {"values": {"text": " \n\u3000"}}),
        ("empty", {"values": {}}),
        ("malformed", {"values": {"text": "x", "more": "y"}}),
        ("malformed", {"colour": "black"}),
        ("malformed", {"id": "no spaces please"}),
        ("malformed", {"id": ""}),
        ("malformed", {"id": "x" * 65}),
        ("malformed", {"values": {"text": 5}}),
        ("malformed", {"values": "text"}),
        ("malformed", {"rank": 1.0}),
        ("malformed", {"sources": ["x"] * 51}),
        ("too_long", {"values": {"text": "あ" * (limits.TEXT + 1)}}),
        ("gone", {"sources": ["no-such-note"]}),
        ("gone", {"sources": ["new-note"]}),
        ("not_here", {"author": "nobody"}),
    ],
)
def test_a_note_that_does_not_fit_is_refused(world, code, fields):
    note = {"id": "new-note", "sheet": BOARD, "place": PLACE, "values": {"text": "x"}}
    assert world.refused(world.lead, "entry.add", **note | fields).code == code


def test_the_longest_text_is_kept_whole(world, haru):
    text = "あ" * limits.TEXT
    assert world.entry(world.note(haru, text))["values"]["text"] == text


def test_an_id_can_be_used_once_also_after_the_note_was_deleted(world, haru):
    note = world.note(haru)
    fields = {"id": note, "sheet": BOARD, "place": PLACE, "values": {"text": "x"}}
    assert world.refused(haru, "entry.add", **fields).code == "exists"
    world.do(haru, "entry.delete", id=note, version=1)
    assert world.refused(haru, "entry.add", **fields).code == "exists"


def test_a_sheet_has_room_for_so_many_notes_and_no_more(world, haru, monkeypatch):
    monkeypatch.setattr(limits, "ENTRIES", 12)
    for _ in range(12):
        last = world.note(haru)
    fields = {"id": "one-more", "sheet": BOARD, "place": PLACE, "values": {"text": "x"}}
    assert world.refused(haru, "entry.add", **fields).code == "too_many"
    world.do(haru, "entry.delete", id=last, version=1)
    world.do(haru, "entry.add", **fields)


def test_the_facilitator_types_for_somebody_who_stays_the_author(world, haru, natsu):
    note = world.note(world.lead, "紙に書いた", author=haru.id)
    assert world.entry(note)["author"] == haru.id
    assert world.entry(note)["typed_by"] == world.lead.id
    world.do(natsu, "entry.edit", id=note, version=1, values={"text": "なおした"})
    assert world.entry(note)["author"] == haru.id
    world.do(haru, "entry.delete", id=note, version=2)
    assert world.record("entry", note) is None


def test_participants_write_for_nobody_but_themselves(world, haru, natsu):
    fields = {"id": "new-note", "sheet": BOARD, "place": PLACE, "values": {"text": "x"}}
    assert world.refused(haru, "entry.add", author=natsu.id, **fields).code == "forbidden"
    world.do(haru, "entry.add", author=haru.id, **fields)
    assert world.entry("new-note")["typed_by"] is None


# Sources


def test_an_idea_keeps_the_notes_that_it_came_from(world, haru):
    can, want = world.note(haru, "①"), world.note(haru, "②", "grasp/want")
    idea = world.note(haru, "③", "/do", sources=[can, want])
    assert world.entry(idea)["sources"] == [can, want]
    third = world.note(haru, "①の2")
    world.do(haru, "entry.edit", id=idea, version=1, sources=[want, third])
    assert world.entry(idea)["sources"] == [want, third]
    assert world.entry(idea)["version"] == 1


def test_an_idea_keeps_a_source_that_was_deleted_when_another_is_added(world, haru):
    can, want = world.note(haru, "①"), world.note(haru, "②", "grasp/want")
    idea = world.note(haru, "③", "/do", sources=[can])
    world.do(haru, "entry.delete", id=can, version=1)
    world.do(haru, "entry.edit", id=idea, version=1, sources=[can, want])
    assert world.entry(idea)["sources"] == [can, want]


def test_a_note_is_no_source_of_itself(world, haru):
    idea = world.note(haru, "③", "/do")
    world.do(haru, "entry.edit", id=idea, version=1, sources=[idea])
    assert world.entry(idea)["sources"] == []


def test_what_one_may_not_see_is_no_source(world, haru, natsu):
    secret = world.note(natsu)
    world.set_board("private")
    mine = world.note(haru, "③", "/do")
    assert world.refused(haru, "entry.edit", id=mine, version=1, sources=[secret]).code == "gone"


# Editing


def test_an_edit_names_the_version_and_raises_it(world, haru, natsu):
    note = world.note(haru, "一")
    world.clock.ahead(minutes=1)
    world.do(natsu, "entry.edit", id=note, version=1, values={"text": "二"})
    entry = world.entry(note)
    assert (entry["values"], entry["version"]) == ({"text": "二"}, 2)
    assert entry["author"] == haru.id
    assert entry["created"] < entry["changed"]


def test_a_stale_edit_gets_what_stands_now_and_loses_nothing(world, haru, natsu):
    note = world.note(haru, "一")
    world.do(natsu, "entry.edit", id=note, version=1, values={"text": "二"})
    refusal = world.refused(haru, "entry.edit", id=note, version=1, values={"text": "三"})
    assert refusal.code == "stale"
    assert refusal.current == {"values": {"text": "二"}, "version": 2}
    world.do(haru, "entry.edit", id=note, version=2, values={"text": "二と三"})
    assert world.entry(note)["values"] == {"text": "二と三"}


def test_moving_and_colouring_do_not_disturb_somebody_who_edits(world, haru, natsu):
    note = world.note(haru, "一")
    world.do(natsu, "entry.move", id=note, place="grasp/want")
    world.do(natsu, "entry.edit", id=note, version=7, colour="pink")
    world.do(haru, "entry.edit", id=note, version=1, values={"text": "二"})
    assert world.entry(note)["colour"] == "pink"
    assert world.entry(note)["place"] == "grasp/want"


@pytest.mark.parametrize(
    ("code", "fields"),
    [
        ("empty", {"values": {"text": " "}}),
        ("malformed", {"values": {"other": "x"}}),
        ("malformed", {"colour": "black"}),
        ("malformed", {"version": "one"}),
        ("too_long", {"values": {"text": "x" * (limits.TEXT + 1)}}),
        ("gone", {"id": "no-such-note", "values": {"text": "x"}}),
        ("gone", {"sources": ["no-such-note"]}),
    ],
)
def test_an_edit_that_does_not_fit_is_refused(world, haru, code, fields):
    note = world.note(haru)
    assert world.refused(haru, "entry.edit", **{"id": note, "version": 1} | fields).code == code


# Moving


def test_a_moved_note_goes_to_the_end_of_its_place_and_takes_its_colour(world, haru):
    note = world.note(haru, "一")
    world.note(haru, "二", "grasp/want")
    world.do(haru, "entry.move", id=note, place="grasp/want")
    assert world.order("grasp/want") == ["二", "一"]
    assert world.entry(note)["colour"] == "sky"


def test_a_colour_that_was_chosen_moves_along(world, haru):
    note = world.note(haru, colour="pink")
    world.do(haru, "entry.move", id=note, place="/do")
    assert world.entry(note)["colour"] == "pink"


def test_notes_are_put_in_order_within_their_place(world, haru):
    notes = {text: world.note(haru, text) for text in "一二三"}
    world.do(haru, "entry.move", id=notes["三"], place=PLACE, before=notes["一"])
    assert world.order() == ["三", "一", "二"]
    world.do(haru, "entry.move", id=notes["三"], place=PLACE, before=notes["二"])
    assert world.order() == ["一", "三", "二"]
    world.do(haru, "entry.move", id=notes["一"], place=PLACE)
    assert world.order() == ["三", "二", "一"]


def test_there_is_always_room_between_two_notes(world, haru):
    first, last = world.note(haru, "はじめ"), world.note(haru, "おわり")
    texts = [f"{n}" for n in range(80)]
    for text in texts:
        world.note(haru, text, before=last)
    assert world.order() == ["はじめ", *texts, "おわり"]
    for turn in range(60):
        world.do(haru, "entry.move", id=(first, last)[turn % 2], place=PLACE, before=None)
    assert world.order()[-2:] == ["はじめ", "おわり"]


def test_making_room_does_not_count_as_a_change_of_the_others_texts(world, haru, natsu):
    first = world.note(natsu, "はじめ")
    last = world.note(natsu, "おわり")
    before = world.entry(first)
    for n in range(40):
        world.note(haru, f"{n}", before=last)
    after = world.entry(first)
    assert after["rank"] != before["rank"]
    assert {**after, "rank": 0} == {**before, "rank": 0}


@pytest.mark.parametrize(
    ("code", "fields"),
    [
        ("not_here", {"place": "nowhere/can"}),
        ("gone", {"id": "no-such-note"}),
        ("malformed", {"before": "not an id"}),
    ],
)
def test_a_move_that_does_not_fit_is_refused(world, haru, code, fields):
    note = world.note(haru)
    assert world.refused(haru, "entry.move", **{"id": note, "place": PLACE} | fields).code == code


# Piles


@pytest.fixture
def pile(world, haru):
    """Ids by text: 二 and 三 lie under 一."""
    notes = {text: world.note(haru, text) for text in "一二三"}
    world.do(haru, "entry.stack", id=notes["二"], onto=notes["一"])
    world.do(haru, "entry.stack", id=notes["三"], onto=notes["二"])
    return notes


def stacks(world, pile):
    names = {note: text for text, note in pile.items()}
    found = {text: world.record("entry", note) for text, note in pile.items()}
    return {text: names.get(r.body["stack"]) for text, r in found.items() if r}


def test_notes_are_put_under_one_top(world, pile):
    assert stacks(world, pile) == {"一": None, "二": "一", "三": "一"}


def test_a_pile_goes_whole_under_another_note_and_to_its_place(world, haru, pile):
    pile["零"] = world.note(haru, "零", "/do")
    world.do(haru, "entry.stack", id=pile["一"], onto=pile["零"])
    assert stacks(world, pile) == {"零": None, "一": "零", "二": "零", "三": "零"}
    assert {world.entry(note)["place"] for note in pile.values()} == {"/do"}


def test_a_note_taken_out_of_a_pile_goes_to_the_end(world, haru, pile):
    world.note(haru, "四")
    world.do(haru, "entry.unstack", id=pile["二"])
    assert stacks(world, pile) == {"一": None, "二": None, "三": "一"}
    assert world.order() == ["一", "四", "二"]


def test_a_moved_pile_goes_together(world, haru, pile):
    world.do(haru, "entry.move", id=pile["一"], place="grasp/want")
    assert stacks(world, pile) == {"一": None, "二": "一", "三": "一"}
    assert {world.entry(note)["place"] for note in pile.values()} == {"grasp/want"}


def test_a_note_moved_out_of_a_pile_leaves_it(world, haru, pile):
    world.do(haru, "entry.move", id=pile["二"], place="grasp/want")
    assert stacks(world, pile) == {"一": None, "二": None, "三": "一"}


def test_where_the_top_is_deleted_the_next_takes_its_place_and_none_is_lost(world, haru, pile):
    world.note(haru, "四")
    world.do(haru, "entry.delete", id=pile["一"], version=1)
    assert stacks(world, pile) == {"二": None, "三": "二"}
    assert world.order() == ["二", "四"]


@pytest.mark.parametrize(("note", "onto"), [("一", "一"), ("一", "二")])
def test_a_note_does_not_lie_under_itself(world, haru, pile, note, onto):
    assert world.refused(haru, "entry.stack", id=pile[note], onto=pile[onto]).code == "not_here"


def test_only_notes_that_are_there_can_be_put_together(world, haru):
    note = world.note(haru)
    assert world.refused(haru, "entry.stack", id=note, onto="gone").code == "gone"
    assert world.refused(haru, "entry.stack", id="gone", onto=note).code == "gone"
    assert world.refused(haru, "entry.unstack", id="gone").code == "gone"


# Deleting and hiding


def test_a_deleted_note_is_kept_as_a_tombstone(world, haru):
    note = world.note(haru, "一")
    world.do(haru, "entry.delete", id=note, version=1)
    assert world.record("entry", note) is None
    assert world.state().records["entry", note].body["values"] == {"text": "一"}


def test_a_note_is_deleted_by_its_writer_and_by_facilitators_only(world, haru, natsu):
    note = world.note(haru)
    assert world.refused(natsu, "entry.delete", id=note, version=1).code == "forbidden"
    world.do(world.lead, "entry.delete", id=note, version=1)


def test_a_note_that_was_changed_since_is_not_deleted(world, haru, natsu):
    note = world.note(haru, "一")
    world.do(natsu, "entry.edit", id=note, version=1, values={"text": "二"})
    refusal = world.refused(haru, "entry.delete", id=note, version=1)
    assert (refusal.code, refusal.current["version"]) == ("stale", 2)
    assert world.refused(haru, "entry.delete", id="no-such-note", version=1).code == "gone"


def test_a_hidden_note_is_off_the_others_screens_until_it_is_shown(world, haru, natsu):
    note = world.note(haru)
    world.do(world.lead, "entry.hide", id=note)
    assert world.entry(note)["hidden"]
    edit = {"id": note, "version": 1, "values": {"text": "x"}}
    assert world.refused(natsu, "entry.edit", **edit).code == "gone"
    world.do(haru, "entry.edit", **edit)
    world.do(world.lead, "entry.show", id=note)
    assert not world.entry(note)["hidden"]
    assert world.refused(world.lead, "entry.hide", id="no-such-note").code == "gone"


def test_a_note_can_be_hidden_on_a_closed_sheet(world, haru):
    note = world.note(haru)
    world.set_board("locked")
    world.do(world.lead, "entry.hide", id=note)
    world.do(world.lead, "entry.show", id=note)


# 個人ワーク, 公開, 締切


def test_on_a_closed_sheet_nobody_writes_and_then_everybody_does_again(world, haru):
    note, other = world.note(haru), world.note(haru)
    revision = world.do(haru, "entry.edit", id=note, version=1, colour="pink").revision
    world.set_board("locked")
    for who in (haru, world.lead):
        for op, fields in {
            "entry.add": {"id": "n", "sheet": BOARD, "place": PLACE, "values": {"text": "x"}},
            "entry.edit": {"id": note, "version": 1, "values": {"text": "x"}},
            "entry.move": {"id": note, "place": "/do"},
            "entry.delete": {"id": note, "version": 1},
            "entry.stack": {"id": note, "onto": other},
            "entry.unstack": {"id": note},
        }.items():
            assert world.refused(who, op, **fields).code == "locked", op
    assert world.refused(haru, "undo", revision=revision).code == "locked"
    world.set_board("open")
    world.do(haru, "undo", revision=revision)


def test_in_alone_writing_only_ones_own_notes_can_be_touched(world, haru, natsu):
    world.set_board("private")
    mine, theirs = world.note(haru), world.note(natsu)
    world.do(haru, "entry.edit", id=mine, version=1, values={"text": "x"})
    for who in (haru, world.lead):
        for op, fields in {
            "entry.edit": {"id": theirs, "version": 1, "values": {"text": "x"}},
            "entry.move": {"id": theirs, "place": "/do"},
            "entry.delete": {"id": theirs, "version": 1},
            "entry.stack": {"id": theirs, "onto": mine},
            "entry.unstack": {"id": theirs},
        }.items():
            assert world.refused(who, op, **fields).code == "gone", op
    assert world.refused(haru, "entry.stack", id=mine, onto=theirs).code == "gone"


def test_what_was_written_unsigned_stays_so_after_authors_are_shown(world, haru):
    early = world.note(haru)
    world.set_board(authors="shown")
    late = world.note(haru)
    world.set_board(authors="hidden")
    assert world.entry(early)["anonymous"]
    assert not world.entry(late)["anonymous"]
