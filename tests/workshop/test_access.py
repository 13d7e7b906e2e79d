"""Who may do what: every operation × every role, and nothing is left out of the table."""

from itertools import count
from typing import Any, get_args

import pytest

from kasane.errors import RefusedError
from kasane.live.limits import Pace
from kasane.programme.activities import Screen
from kasane.programme.own.tree import text_of, tree_of
from kasane.store import Transaction
from kasane.store.attachments import put_pages
from kasane.store.programmes import OwnProgramme, fingerprint, put_definition, put_own
from kasane.workshop import Actor, Role
from kasane.workshop.access import OPERATIONS, PAGES, check_operation
from kasane.workshop.operations.perform import HANDLERS
from kasane.workshop.surveys import LEAST, Given
from tests.support.live_client import on_loop, tab
from tests.support.world import BOARD, PLACE, ROOT, Person, World, programmes
from tools.access_matrix import PAGE, page

NEWEST = text_of(tree_of(programmes()["team_building"]))
ROLES = ["facilitator", "participant", "viewer", "removed", "stranger"]
"""What somebody may be: a role, somebody who was put out, or nobody here at all."""


def _saved(transaction: Transaction) -> None:
    """The workshop's programme as one that was saved on screen."""
    version = put_definition(transaction.connection, "team_building", NEWEST, "")
    put_own(transaction.connection, OwnProgramme("team_building", version, NEWEST, 1, ""))


class Cast:
    """A workshop with one person of each kind, and a note that the one who acts wrote."""

    def __init__(self, world: World, kind: str) -> None:
        self.world = world
        self.member = world.person("夏目").id
        person = self._actor(kind)
        self.actor, self.secret = person.actor, person.secret
        writes = kind in ("facilitator", "participant")
        writer = self.actor if writes else world.lead.actor
        self.note = world.note(writer)
        self.added = world.revision
        self.other = world.note(writer)
        self.idea = world.note(world.lead, place="/do")
        self.row, found = next(
            (r.id, r.body) for r in world.state().all("entry") if r.body["sheet"] == ROWS
        )
        self.task = found["values"]["task"]
        world.do(writer, "question.ask", id="q1", text="いつからですか")
        told = {"title": "表", "activity": "reflection", "sort": "paper"}
        self.attachment = world.workshops.attach(world.lead.actor, [b"page"], **told)
        world.do(world.lead, "material.add", id=LINK, title="動画", url="https://example.jp/")

    def example(self, op: str) -> dict:
        """The operation's example with this cast's ids in it."""
        own = {"$note": self.note, "$other": self.other, "$added": self.added}
        own |= {"$member": self.member, "$actor": self.actor.member, "$idea": self.idea}
        own |= {"$row": self.row, "$task": self.task}
        own |= {"$attachment": self.attachment, "$kept": "kept"}
        return {name: _filled(value, own) for name, value in EXAMPLES[op].items()}

    def prepare(self, op: str) -> None:
        """What has to be so before an operation can be carried out."""
        lead = self.world.lead
        if op.startswith(("break.", "ready.")):
            self.world.do(lead, "activity.go", activity="case_sharing")
        if op == "break.end":
            self.world.do(lead, "break.start", minutes=5)
        if op == "vote.again":
            self.world.do(lead, "sheet.state", sheet=VOTED, state="open")
        if op == "attachment.add":
            self.world.store.submit(
                lambda tx: put_pages(tx.connection, self.world.id, "kept", [b"page"])
            ).result()
        if op in ("survey.show", "survey.take"):
            given = Given(values={"good": "よかった"}, paper=True)
            for _ in range(LEAST):
                self.world.workshops.answer(lead.actor, SURVEY, given)
            self.world.do(lead, "survey.close", sheet=SURVEY)
        if op == "programme.renew":
            self.world.store.submit(_saved).result()
        if op == "sheet.go_back":
            self.world.clock.ahead(minutes=1)
            self.world.note(lead, "あとの付箋")
        if op == "groups.deal":
            self.world.person("秋山")
        if op == "groups.gather":
            self.world.do(lead, "groups.set", **self.example("groups.set"))
            self.world.note(lead, sheet=f"{BOARD}_g1")
        if (
            op.startswith("turn.")
            and op != "turn.start"
            and self.world.record("member", self.actor.member)
        ):
            order = [self.actor.member, self.member]
            self.world.do(lead, "turn.start", sheet=ROUND, order=order)

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


def _filled(value: Any, own: dict[str, Any]) -> Any:
    if isinstance(value, list):
        return [_filled(each, own) for each in value]
    if isinstance(value, dict):
        return {name: _filled(each, own) for name, each in value.items()}
    return own.get(value, value) if isinstance(value, str) else value


VOTED, ROUND, ROWS = "idea_priorities", "check_in", "step2_preparation"
LINK = "f" * 32
SURVEY = "survey_after"
EXAMPLES = {
    "entry.add": {"id": "n", "sheet": BOARD, "place": PLACE, "values": {"text": "x"}},
    "entry.edit": {"id": "$note", "version": 1, "values": {"text": "y"}},
    "entry.move": {"id": "$note", "place": "/do"},
    "entry.delete": {"id": "$note", "version": 1},
    "entry.stack": {"id": "$note", "onto": "$other"},
    "entry.unstack": {"id": "$note"},
    "entry.hide": {"id": "$note"},
    "entry.show": {"id": "$note"},
    "entry.write": {"id": "$row", "field": "task", "value": "x", "seen": "$task"},
    "vote.cast": {"sheet": VOTED, "entry": "$idea", "column": "votes", "value": 1},
    "vote.again": {"sheet": VOTED},
    "turn.start": {"sheet": ROUND, "order": ["$actor", "$member"]},
    "turn.next": {"sheet": ROUND},
    "turn.skip": {"sheet": ROUND},
    "turn.absent": {"sheet": ROUND, "member": "$member"},
    "turn.back": {"sheet": ROUND, "member": "$member"},
    "turn.stop": {"sheet": ROUND},
    "take_in": {"rows": [[{"op": "entry.hide", "id": "$note"}]]},
    "undo": {"revision": "$added"},
    "sheet.state": {"sheet": BOARD, "state": "locked"},
    "sheet.authors": {"sheet": BOARD, "authors": "shown"},
    "sheet.go_back": {"sheet": BOARD, "at": "2026-12-08T04:30:00.000+00:00"},
    "timer.set": {"seconds": 60},
    "timer.start": {},
    "timer.pause": {},
    "timer.add": {"seconds": 60},
    "ready.say": {"ready": True},
    "look.at": {"sheet": BOARD},
    "look.turn": {"by": 1},
    "break.start": {"minutes": 10},
    "break.end": {},
    "activity.go": {"activity": "strengths_matrix"},
    "activity.focus": {"entry": "idea_sheet"},
    "activity.explain": {"what": "activity"},
    "activity.tick": {"activity": "strengths_matrix", "part": "p1", "ticked": True},
    "attachment.add": {"id": "$kept", "title": "表", "activity": "reflection", "sort": "paper"},
    "attachment.edit": {"id": "$attachment", "title": "別の表"},
    "attachment.remove": {"id": "$attachment"},
    "attachment.show": {"id": "$attachment"},
    "material.add": {"id": "0" * 32, "title": "動画", "url": "https://example.jp/"},
    "material.remove": {"id": LINK},
    "story.write": {
        "id": "main",
        "field": "asks",
        "value": "予算をお願いします。",
        "seen": "",
    },
    "story.knew": {"knew": ["社協 ― 包括"]},
    "material.watch": {"material": "camp_v1", "watched": True},
    "survey.open": {"sheet": SURVEY},
    "survey.close": {"sheet": SURVEY},
    "survey.edit": {"sheet": SURVEY, "questions": []},
    "survey.show": {"sheet": SURVEY, "shown": True},
    "survey.link": {"sheet": SURVEY, "on": True},
    "survey.take": {"sheet": SURVEY, "question": "good", "board": BOARD, "place": PLACE},
    "question.ask": {"id": "q2", "text": "夜はどうしますか"},
    "question.hand": {"id": "q1", "up": True},
    "question.answer": {"id": "q1", "answered": True},
    "question.remove": {"id": "q1"},
    "agenda.edit": {"step": "step2", "items": [{"id": "plan-b", "activity": "case_sharing"}]},
    "groups.set": {"activity": "strengths_matrix", "groups": [{"id": "g1", "name": "東"}]},
    "groups.deal": {"activity": "strengths_matrix", "count": 2},
    "groups.gather": {"activity": "strengths_matrix"},
    "workshop.edit": {"name": "別の会"},
    "programme.renew": {"version": fingerprint(NEWEST)},
    "invitation.new": {"role": "participant"},
    "meeting.edit": {
        "id": "m2",
        "steps": ["step1"],
        "date": "2026-12-15",
        "start": "09:30",
    },
    "meeting.write": {"id": "m1", "field": "venue", "value": "ホール", "seen": ""},
    "meeting.delete": {"id": "m2"},
    "meeting.attend": {"meeting": "m1", "member": "$member", "attendance": "absent"},
    "member.add": {"id": "new", "name": "秋山"},
    "member.edit": {"id": "$member", "organisation": "社協"},
    "member.write": {"id": "$member", "field": "kana", "value": "なつめ", "seen": ""},
    "member.merge": {"id": "$member", "into": "$actor"},
    "member.remove": {"id": "$member"},
    "member.release": {"id": "$member"},
    "text.decide": {
        "texts": [{"of": "meeting", "id": "m1", "field": "venue", "seen": ""}],
        "verdict": "left_out",
    },
}
"""Operation → a request that is carried out where the role may; "$…" is the cast's own."""

LEADS = {"facilitator"}
WRITES = LEADS | {"participant"}
OPEN = (
    *("undo", "ready.say", "vote.cast", "turn.next", "turn.skip"),
    *("question.ask", "question.hand", "question.remove", "material.watch"),
)
MAY = {op: WRITES if op.startswith("entry.") or op in OPEN else LEADS for op in EXAMPLES} | {
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
    cast.prepare(op)
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


@pytest.mark.parametrize("view", ["member", "projector"])
@pytest.mark.parametrize("role", ["facilitator", "participant", "viewer"])
@on_loop
async def test_over_a_raw_line_it_is_the_same(world, server, role, view):
    """Of those who may, something may be refused for another reason once others were done."""
    cast = Cast(world, role)
    secret = cast.secret
    server.site.hub.paces.default_factory = lambda: Pace(count(step=9.0).__next__)
    async with tab(server, secret, world.id, view=view) as here:
        for op in sorted(HANDLERS):
            if role not in MAY[op] or view == "projector":
                answer = await here.do(op, **cast.example(op))
                assert (op, answer["type"], answer.get("code")) == (op, "refused", "forbidden")
        if role in LEADS and view == "member":
            assert (await here.do("timer.start"))["type"] == "done"


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


def test_the_table_in_the_docs_is_what_the_code_says():
    assert PAGE.read_text(encoding="utf-8") == page(), "python -m tools.access_matrix"


def test_every_page_says_who_may_open_it():
    files = {path.stem for path in (ROOT / "pages").glob("*.py")} - {"__init__"}
    assert files <= PAGES.keys()
    assert PAGES.keys() - files <= set(get_args(Screen)), "a page is a file, or a screen of one"
    of_accounts = {page for page, roles in PAGES.items() if not roles}
    assert of_accounts == {"prefecture"}, "an account's, whatever they are in a workshop"
    assert all(Role.FACILITATOR in roles for roles in PAGES.values() if roles)
