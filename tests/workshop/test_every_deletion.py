"""Whatever somebody deletes comes back: every operation that deletes, every sheet, every role."""

import uuid

import pytest
from test_access import EXAMPLES, MAY, Cast

from kasane.errors import RefusedError
from kasane.samples import fill_sample
from kasane.store.reading import read_line
from kasane.workshop import Role
from kasane.workshop.kinds import place_of
from kasane.workshop.operations.undoing import DELETIONS, UNDOABLE
from tests.support.world import Person, programmes

ROLES = ["facilitator", "participant"]
PASSING = ("timer", "hand")
"""Kinds of which nothing is missed: a clock that stood aside, a hand that was lowered."""


def last_line(world):
    with world.store.engine.connect() as connection:
        return read_line(connection, world.id, world.revision)


def deleted_by(line):
    return [
        change.after.key
        for change in line.changes
        if change.before is not None and not change.before.deleted and change.after.deleted
    ]


def plain(record):
    body = {key: value for key, value in record.body.items() if key not in ("version", "changed")}
    return body | ({"joined": None} if record.kind == "member" else {})


def living(world, keys):
    found = {key: world.record(*key) for key in keys}
    return {key: plain(record) for key, record in found.items() if record}


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("op", sorted(EXAMPLES))
def test_what_an_operation_deletes_comes_back(world, op, role):
    if role not in MAY[op]:
        return
    cast = Cast(world, role)
    cast.prepare(op)
    before = {r.key: plain(r) for r in world.state().records.values() if not r.deleted}
    world.do(cast.actor, op, **cast.example(op))
    gone = [key for key in deleted_by(last_line(world)) if key[0] not in PASSING]
    assert not gone or op in UNDOABLE
    assert gone or op not in DELETIONS or op in ("undo", "sheet.go_back")
    if gone:
        world.do(cast.actor, "undo", revision=world.revision)
        assert living(world, gone) == {key: before[key] for key in gone}


def test_an_attachment_comes_back_with_its_pages(world):
    cast = Cast(world, "facilitator")
    world.do(world.lead, "attachment.remove", id=cast.attachment)
    assert world.workshops.page(world.id, cast.attachment, 1) is None
    (act,) = (act for act in world.workshops.acts(world.reading(world.lead)) if act.gone)
    assert (act.where, act.about) == ("資料・写真", "表")
    world.do(world.lead, "undo", revision=act.revision)
    assert world.workshops.page(world.id, cast.attachment, 1) == b"page"


def test_who_asked_brings_back_a_question_that_was_removed_and_nobody_is_named(world, haru, natsu):
    world.do(haru, "question.ask", id="q", text="夜はどうしますか")
    world.do(natsu, "question.hand", id="q", up=True)
    world.do(world.lead, "question.remove", id="q")
    assert [a.gone for a in world.workshops.acts(world.reading(natsu)) if a.gone] == []
    (act,) = (a for a in world.workshops.acts(world.reading(haru)) if a.gone)
    assert (act.about, act.who) == ("夜はどうしますか", "")
    world.do(haru, "undo", revision=act.revision)
    assert world.body("question", "q")["text"] == "夜はどうしますか"
    assert [hand.body["member"] for hand in world.state().all("hand")] == [natsu.id]


@pytest.fixture
def sample(world, request):
    """The worked example of a programme, led by the owner."""
    actor = fill_sample(world.workshops, world.owner.id, request.param)
    world.lead, world.id = Person(actor, world.lead.secret), actor.workshop
    for sheet in programmes()[request.param].sheets:
        if world.body("sheet", sheet.id)["state"] == "locked":
            world.do(world.lead, "sheet.state", sheet=sheet.id, state="open")
    return world


def one_of_each(world, programme):
    """An entry for each kind of place on each sheet, by what it is."""
    found = {}
    for record in world.state().all("entry"):
        place = place_of(programme, record.body["sheet"], record.body["place"])
        if not (place.kind == "copy" and getattr(place.sheet, "once", False)):
            found.setdefault((record.body["sheet"], place.kind), record)
    return found


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("sample", sorted(programmes()), indirect=True)
def test_an_entry_of_every_sheet_comes_back_for_whoever_may_delete_it(sample, role):
    world = sample
    programme = world.workshops.programme_of(world.state())
    person = world.lead if role == "facilitator" else world.person("春野")
    gone = set()
    for key, record in one_of_each(world, programme).items():
        if world.record("entry", record.id) is None:
            continue
        entry_id = own_copy(world, person, record) if role == "participant" else record.id
        try:
            version = world.entry(entry_id)["version"]
            world.do(person, "entry.delete", id=entry_id, version=version)
        except RefusedError:
            continue
        deleted = deleted_by(last_line(world))
        world.do(person, "undo", revision=world.revision)
        assert living(world, deleted).keys() == set(deleted), key
        gone.add(key)
    open_to_all = {s.id for s in programme.sheets if s.seen_by == "everyone"}
    written = {sheet for sheet, _ in one_of_each(world, programme)}
    assert gone
    if role == "facilitator":
        assert {sheet for sheet, _ in gone} == written
    else:
        assert len(open_to_all & {sheet for sheet, _ in gone}) > len(open_to_all & written) // 2


def own_copy(world, person, record):
    """An entry like another one that is the person's own; the other one where that can't be."""
    new = uuid.uuid4().hex
    fields = {name: record.body[name] for name in ("sheet", "place", "values")}
    try:
        world.do(person, "entry.add", id=new, **fields)
    except RefusedError:
        return record.id
    return new


def test_roles_who_only_look_on_delete_nothing():
    assert not any(Role.VIEWER in roles for roles in MAY.values())
