"""One's own operation can be taken back, as long as nothing happened to the note since."""

import pytest

from tests.support.world import BOARD, PLACE


def without_times(body):
    return {name: value for name, value in body.items() if name not in ("changed", "version")}


@pytest.fixture
def notes(world, haru):
    return [world.note(haru, text) for text in ("一", "二", "三")]


@pytest.mark.parametrize(
    ("op", "fields"),
    [
        ("entry.edit", {"version": 1, "values": {"text": "なおした"}}),
        ("entry.edit", {"version": 1, "colour": "pink"}),
        ("entry.move", {"place": "/do"}),
        ("entry.delete", {"version": 1}),
        ("entry.stack", {"onto": 1}),
    ],
)
def test_undo_puts_a_note_back_to_what_it_was(world, haru, notes, op, fields):
    before = world.entry(notes[0])
    if "onto" in fields:
        fields = {"onto": notes[fields["onto"]]}
    done = world.do(haru, op, id=notes[0], **fields)
    world.do(haru, "undo", revision=done.revision)
    assert without_times(world.entry(notes[0])) == without_times(before)
    assert world.entry(notes[0])["version"] > before["version"]


def test_undo_of_writing_takes_the_note_away(world, haru):
    world.note(haru)
    added = world.revision
    world.do(haru, "undo", revision=added)
    assert world.order() == []


def test_undo_of_putting_together_and_of_taking_apart(world, haru, notes):
    first, second, _ = notes
    stacked = world.do(haru, "entry.stack", id=first, onto=second).revision
    apart = world.do(haru, "entry.unstack", id=first).revision
    world.do(haru, "undo", revision=apart)
    assert world.entry(first)["stack"] == second
    assert world.refused(haru, "undo", revision=stacked).code == "stale"


def test_undo_of_deleting_a_top_builds_the_pile_again(world, haru, notes):
    first, second, third = notes
    world.do(haru, "entry.stack", id=second, onto=first)
    world.do(haru, "entry.stack", id=third, onto=first)
    gone = world.do(haru, "entry.delete", id=first, version=1).revision
    assert world.entry(third)["stack"] == second
    world.do(haru, "undo", revision=gone)
    assert [world.entry(note)["stack"] for note in notes] == [None, first, first]


def test_undo_of_hiding_shows_the_note(world, haru, notes):
    hidden = world.do(world.lead, "entry.hide", id=notes[0]).revision
    world.do(world.lead, "undo", revision=hidden)
    assert not world.entry(notes[0])["hidden"]


def test_undo_is_refused_where_somebody_changed_the_note_since(world, haru, natsu, notes):
    edited = world.do(haru, "entry.edit", id=notes[0], version=1, values={"text": "x"}).revision
    world.do(natsu, "entry.edit", id=notes[0], version=2, values={"text": "y"})
    assert world.refused(haru, "undo", revision=edited).code == "stale"
    assert world.entry(notes[0])["values"] == {"text": "y"}


def test_undo_twice_is_refused(world, haru, notes):
    edited = world.do(haru, "entry.edit", id=notes[0], version=1, values={"text": "x"}).revision
    world.do(haru, "undo", revision=edited)
    assert world.refused(haru, "undo", revision=edited).code == "stale"


def test_only_ones_own_operations_on_notes_can_be_taken_back(world, haru, natsu, notes):
    edited = world.do(haru, "entry.edit", id=notes[0], version=1, values={"text": "x"}).revision
    undone = world.do(haru, "undo", revision=edited).revision
    timer = world.do(world.lead, "timer.set", seconds=60).revision
    assert world.refused(natsu, "undo", revision=edited).code == "not_here"
    assert world.refused(haru, "undo", revision=undone).code == "not_here"
    assert world.refused(world.lead, "undo", revision=timer).code == "not_here"
    assert world.refused(haru, "undo", revision=9_999).code == "not_here"
    for wrong in (0, -1, 10**30, "x", None):
        assert world.refused(haru, "undo", revision=wrong).code == "malformed"


def test_somebody_who_leads_no_more_cannot_take_back_what_only_leaders_do(world, haru, notes):
    second = world.person("二人目", "facilitator")
    hidden = world.do(second, "entry.hide", id=notes[0]).revision
    world.do(world.lead, "member.edit", id=second.id, role="participant")
    assert world.refused(second, "undo", revision=hidden).code == "forbidden"


# A pile holds together: nobody's note is left under one that has gone or is elsewhere.


def test_writing_is_not_taken_back_from_under_somebodys_note(world, haru, natsu):
    mine = world.note(haru, "一")
    added = world.revision
    theirs = world.note(natsu, "二")
    world.do(natsu, "entry.stack", id=theirs, onto=mine)
    assert world.refused(haru, "undo", revision=added).code == "stale"


def test_a_move_is_not_taken_back_when_a_note_was_put_under_it_since(world, haru, natsu):
    mine = world.note(haru)
    moved = world.do(haru, "entry.move", id=mine, place="/do").revision
    theirs = world.note(natsu)
    world.do(natsu, "entry.stack", id=theirs, onto=mine)
    assert world.refused(haru, "undo", revision=moved).code == "stale"


@pytest.mark.parametrize("then", ["delete", "move", "stack"])
def test_a_note_does_not_go_back_under_a_top_that_is_not_there_any_more(world, haru, notes, then):
    first, second, third = notes
    world.do(haru, "entry.stack", id=first, onto=second)
    apart = world.do(haru, "entry.unstack", id=first).revision
    if then == "delete":
        world.do(haru, "entry.delete", id=second, version=1)
    elif then == "move":
        world.do(haru, "entry.move", id=second, place="/do")
    else:
        world.do(haru, "entry.stack", id=second, onto=third)
    assert world.refused(haru, "undo", revision=apart).code == "stale"


def test_undo_leaves_other_sheets_and_places_alone(world, haru, notes):
    before = world.order()
    world.do(
        haru, "entry.add", id="new", sheet=BOARD, place=PLACE, values={"text": "x"}, before=notes[0]
    )
    world.do(haru, "undo", revision=world.revision)
    assert world.order() == before
