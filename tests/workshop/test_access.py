"""Who may do what: every operation × every role, and nothing is left out of the table."""

import pytest

from kasane.errors import RefusedError
from kasane.workshop import Actor, Role
from kasane.workshop.access import OPERATIONS, PAGES, check_operation
from kasane.workshop.operations import HANDLERS
from tests.support.world import BOARD, PLACE, ROOT, Person, World

ROLES = ["facilitator", "participant", "viewer", "removed", "stranger"]
"""What somebody may be: a role, somebody who was put out, or nobody here at all."""


class Cast:
    """A workshop with one person of each kind, and a note that the one who acts wrote."""

    def __init__(self, world: World, kind: str) -> None:
        self.world = world
        self.member = world.person("夏目").id
        self.actor = self._actor(kind).actor
        writes = kind in ("facilitator", "participant")
        writer = self.actor if writes else world.lead.actor
        self.note = world.note(writer)
        self.added = world.revision
        self.other = world.note(writer)

    def example(self, op: str) -> dict:
        """The operation's example with this cast's ids in it."""
        own = {"$note": self.note, "$other": self.other, "$added": self.added}
        own["$member"] = self.member
        filled = EXAMPLES[op].items()
        return {name: own.get(v, v) if isinstance(v, str) else v for name, v in filled}

    def _actor(self, kind: str) -> Person:
        world = self.world
        if kind == "facilitator":
            return world.lead
        if kind == "stranger":
            return Person(Actor(world.id, "made-up", Role.FACILITATOR), "")
        person = world.person("春野", "participant" if kind == "removed" else kind)
        if kind == "removed":
            world.do(world.lead, "member.remove", id=person.id)
        return person


EXAMPLES = {
    "entry.add": {"id": "n", "sheet": BOARD, "place": PLACE, "values": {"text": "x"}},
    "entry.edit": {"id": "$note", "version": 1, "values": {"text": "y"}},
    "entry.move": {"id": "$note", "place": "/do"},
    "entry.delete": {"id": "$note", "version": 1},
    "entry.stack": {"id": "$note", "onto": "$other"},
    "entry.unstack": {"id": "$note"},
    "entry.hide": {"id": "$note"},
    "entry.show": {"id": "$note"},
    "undo": {"revision": "$added"},
    "sheet.state": {"sheet": BOARD, "state": "locked"},
    "sheet.authors": {"sheet": BOARD, "authors": "shown"},
    "timer.set": {"seconds": 60},
    "timer.start": {},
    "timer.pause": {},
    "timer.add": {"seconds": 60},
    "activity.go": {"activity": "strengths_matrix"},
    "workshop.edit": {"name": "別の会"},
    "invitation.new": {"role": "participant"},
    "meeting.edit": {
        "id": "m2",
        "steps": ["step1"],
        "date": "2026-12-15",
        "start": "09:30",
    },
    "meeting.attend": {"meeting": "m1", "member": "$member", "attendance": "absent"},
    "member.add": {"id": "new", "name": "秋山"},
    "member.edit": {"id": "$member", "organisation": "社協"},
    "member.remove": {"id": "$member"},
    "member.release": {"id": "$member"},
}
"""Operation → a request that is carried out where the role may; "$…" is the cast's own."""

LEADS = {"facilitator"}
WRITES = LEADS | {"participant"}
MAY = {op: WRITES if op.startswith("entry.") or op == "undo" else LEADS for op in EXAMPLES} | {
    "entry.hide": LEADS,
    "entry.show": LEADS,
}
"""Said here once more, so that a change in access.py has to be meant."""


def test_every_operation_has_its_roles_and_its_example():
    assert HANDLERS.keys() == OPERATIONS.keys() == EXAMPLES.keys()


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("op", sorted(HANDLERS))
def test_each_operation_is_for_its_roles_only(world, op, role):
    cast = Cast(world, role)
    fields = cast.example(op)
    if role in MAY[op]:
        assert world.do(cast.actor, op, **fields).revision == world.revision
        return
    code = "not_member" if role in ("removed", "stranger") else "forbidden"
    assert world.refused(cast.actor, op, **fields).code == code


@pytest.mark.parametrize("op", sorted(HANDLERS))
def test_the_facilitators_own_projector_may_do_nothing(world, op):
    cast = Cast(world, "facilitator")
    projector = cast.actor.seen_as(Role.VIEWER)
    assert world.refused(projector, op, **cast.example(op)).code == "forbidden"


@pytest.mark.parametrize("op", sorted(HANDLERS))
def test_a_member_of_one_workshop_is_nobody_in_another(world, op):
    cast = Cast(world, "facilitator")
    other = world.create()
    intruder = Actor(world.id, other.member, Role.FACILITATOR)
    assert world.refused(intruder, op, **cast.example(op)).code == "not_member"
    elsewhere = Actor("no-such-workshop", cast.actor.member, Role.FACILITATOR)
    assert world.refused(elsewhere, op, **cast.example(op)).code == "gone"


def test_a_role_that_somebody_claims_does_not_count(world, haru):
    claimed = Actor(world.id, haru.id, Role.FACILITATOR)
    assert world.refused(claimed, "timer.start").code == "forbidden"


def test_an_operation_without_roles_is_refused():
    with pytest.raises(RefusedError) as caught:
        check_operation(Actor("w", "m", Role.FACILITATOR), "entry.steal")
    assert caught.value.code == "unknown_op"


def test_every_page_says_who_may_open_it():
    files = {path.stem for path in (ROOT / "pages").glob("*.py")} - {"__init__"}
    assert not files or set(PAGES) == files
    assert all(roles for roles in PAGES.values())
    assert all(Role.FACILITATOR in roles for roles in PAGES.values())
