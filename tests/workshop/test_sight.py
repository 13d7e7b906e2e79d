"""Who sees what: own notes, the others', hidden, private, unsigned, and on the projector."""

import pytest

from kasane.store import Record, State
from kasane.workshop import Actor, Role
from kasane.workshop.access import Sight, View, as_seen, check_entry, may_see_code
from kasane.workshop.model import KINDS
from tests.support.seeing import visible
from tests.support.world import BOARD

WHO = {
    "lead": Actor("w", "lead", Role.FACILITATOR),
    "writer": Actor("w", "writer", Role.PARTICIPANT),
    "other": Actor("w", "other", Role.PARTICIPANT),
    "viewer": Actor("w", "viewer", Role.VIEWER),
    "screen": Actor("w", "lead", Role.FACILITATOR).seen_as(Role.VIEWER),
}
FULL, PUBLIC, UNSIGNED, COVERED, NOTHING = (
    View.FULL,
    View.PUBLIC,
    View.UNSIGNED,
    View.COVERED,
    View.NOTHING,
)

# state, authors, anonymous, hidden, names on the projector → lead, writer, other, viewer
TABLE = [
    ("open", "shown", False, False, False, FULL, FULL, FULL, UNSIGNED),
    ("open", "shown", False, False, True, FULL, FULL, FULL, FULL),
    ("open", "shown", True, False, True, UNSIGNED, FULL, UNSIGNED, UNSIGNED),
    ("open", "hidden", False, False, True, UNSIGNED, FULL, UNSIGNED, UNSIGNED),
    ("open", "hidden", True, False, False, UNSIGNED, FULL, UNSIGNED, UNSIGNED),
    ("open", "shown", False, True, True, FULL, FULL, NOTHING, NOTHING),
    ("open", "hidden", True, True, False, UNSIGNED, FULL, NOTHING, NOTHING),
    ("locked", "shown", False, False, False, FULL, FULL, FULL, UNSIGNED),
    ("locked", "hidden", True, False, True, UNSIGNED, FULL, UNSIGNED, UNSIGNED),
    ("private", "shown", False, False, True, COVERED, FULL, COVERED, COVERED),
    ("private", "hidden", True, False, False, COVERED, FULL, COVERED, COVERED),
    ("private", "shown", False, True, True, COVERED, FULL, NOTHING, NOTHING),
]


def entry(**more):
    body = {
        "sheet": BOARD,
        "place": "grasp/can",
        "values": {"text": "ひみつ"},
        "author": "writer",
        "typed_by": None,
        "anonymous": False,
        "stack": None,
        "hidden": False,
    }
    return Record("entry", "n", 5, False, body | more)


def sight(state="open", authors="shown", projector_names=False):
    from kasane.workshop.model import SheetState

    return Sight({BOARD: SheetState(state=state, authors=authors)}, projector_names, State("w"))


@pytest.mark.parametrize(
    ("state", "authors", "anonymous", "hidden", "names", "lead", "writer", "other", "viewer"), TABLE
)
def test_the_table_of_notes(state, authors, anonymous, hidden, names, lead, writer, other, viewer):
    seen = sight(state, authors, names)
    note = entry(anonymous=anonymous, hidden=hidden)
    found = {name: seen.view(note, actor) for name, actor in WHO.items()}
    assert found == {
        "lead": lead,
        "writer": writer,
        "other": other,
        "viewer": viewer,
        "screen": viewer,
    }


def test_unsigned_is_without_whose_case_it_is_but_with_who_does_what():
    values = {"provider": "writer", "owners": ["writer"], "text": "ひみつ"}
    seen = as_seen(entry(values=values), UNSIGNED)
    assert seen is not None
    assert seen["values"] == {"owners": ["writer"], "text": "ひみつ"}
    assert seen["author"] is None


def test_who_typed_a_note_for_somebody_sees_it_as_their_own():
    note = entry(typed_by="lead")
    assert sight("private").view(note, WHO["lead"]) is FULL
    assert sight("private").view(note, WHO["screen"]) is COVERED
    assert sight("private").view(note, WHO["other"]) is COVERED


def test_a_sheet_that_nobody_has_set_is_open_and_unsigned():
    assert Sight({}, True, State("w")).view(entry(), WHO["other"]) is UNSIGNED


@pytest.mark.parametrize(
    ("kind", "record_id", "names", "lead", "other", "viewer"),
    [
        ("member", "m", False, FULL, PUBLIC, PUBLIC),
        ("member", "m", True, FULL, PUBLIC, PUBLIC),
        ("meeting", "m1", True, FULL, UNSIGNED, UNSIGNED),
        ("invitation", "participant", False, FULL, NOTHING, FULL),
        ("invitation", "viewer", False, FULL, NOTHING, NOTHING),
        ("invitation", "facilitator", True, FULL, NOTHING, NOTHING),
        ("workshop", "main", False, FULL, FULL, FULL),
        ("sheet", BOARD, False, FULL, FULL, FULL),
        ("timer", "main", False, FULL, FULL, FULL),
        ("look", "main", False, FULL, FULL, FULL),
        ("activity", "a", False, FULL, FULL, FULL),
        ("agenda", "step1", False, FULL, FULL, FULL),
        ("turns", "check_in", False, FULL, FULL, FULL),
        ("sides", "s/1", False, FULL, FULL, FULL),
        ("decided", "entry:e1:text", True, FULL, NOTHING, NOTHING),
        ("export", "x1", True, FULL, NOTHING, NOTHING),
        ("attachment", "a1", False, FULL, FULL, FULL),
        ("ready", "a1", False, FULL, FULL, FULL),
        ("material", "x1", False, FULL, FULL, FULL),
        ("watched", "m", True, FULL, NOTHING, NOTHING),
        ("survey", "s", False, FULL, FULL, FULL),
        ("earlier", "s", False, FULL, FULL, FULL),
        ("survey_link", "s", True, FULL, NOTHING, NOTHING),
        ("story", "main", True, FULL, NOTHING, NOTHING),
    ],
)
def test_the_table_of_the_other_kinds(kind, record_id, names, lead, other, viewer):
    seen = sight(projector_names=names)
    record = Record(kind, record_id, 1, False, {})
    found = [seen.view(record, WHO[name]) for name in ("lead", "other", "viewer", "screen")]
    assert found == [lead, other, viewer, viewer]


def test_the_tables_name_every_kind():
    mark = next(m for m in test_the_table_of_the_other_kinds.pytestmark if m.name == "parametrize")
    own = {"entry", "ballot", "question", "hand", "results"}  # whose they are, or what is shown
    assert {row[0] for row in mark.args[1]} | own == set(KINDS)


def test_each_view_gives_no_more_than_it_says():
    body = entry().body
    assert as_seen(entry(), FULL) == body
    assert as_seen(entry(), UNSIGNED) == body | {"author": None, "typed_by": None}
    assert as_seen(entry(), COVERED) == {
        "sheet": BOARD,
        "place": "grasp/can",
        "stack": None,
        "covered": True,
    }
    assert as_seen(entry(), NOTHING) is None
    member = Record("member", "m", 1, False, {"name": "春野", "organisation": "社協", "role": "x"})
    assert as_seen(member, PUBLIC) == member.body | {"about": {}}
    meeting = Record("meeting", "m1", 1, False, {"venue": "会議室", "attendance": {"m": "absent"}})
    assert as_seen(meeting, UNSIGNED) == {"venue": "会議室", "attendance": {}}


def test_deleted_records_are_seen_by_nobody(world, haru):
    note = world.note(haru)
    world.do(haru, "entry.delete", id=note, version=1)
    tombstone = world.state().records["entry", note]
    assert as_seen(tombstone, FULL) is None
    assert visible(world.state(), tombstone, haru.actor) is None


def test_pages_and_exports_get_the_same(world, haru, natsu):
    note = world.note(haru, "ひみつ")
    world.set_board("private")
    state = world.state()
    record = state.get("entry", note)
    assert visible(state, record, haru.actor)["values"] == {"text": "ひみつ"}
    assert "values" not in visible(state, record, natsu.actor)
    assert "values" not in visible(state, record, world.lead.actor)
    check_entry(state, record, haru.actor)


def test_the_projector_shows_the_participants_code_only():
    assert may_see_code("participant", WHO["screen"])
    assert not may_see_code("facilitator", WHO["screen"])
    assert not may_see_code("participant", WHO["other"])
    assert all(may_see_code(role, WHO["lead"]) for role in Role)
