"""Random people in a room: what they do, what they are sent, and what they must never be sent."""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

from kasane.errors import RefusedError
from kasane.live.room import Room
from kasane.store import HistoryLine, State
from kasane.store.reading import load_state, read_history
from kasane.workshop import Actor, Role
from tests.support.world import BOARD, Clock, World

CASES = "case_study"
IDEAS = "idea_priorities"
PLACES = ["grasp/can", "grasp/want", "community/can", "/do"]
TOKEN = re.compile(r"token-\d+-")


class Tab:
    """One open line, without a network: keeps what the room pushes, as a browser does."""

    def __init__(self, who: Actor, *, projector: bool = False) -> None:
        self.actor = who.seen_as(Role.VIEWER) if projector else who
        self.projector = projector
        self.typing = None
        self.records: dict[tuple[str, str], Any] = {}
        self.revision = 0
        self.out = False
        self.texts: list[str] = []

    def push(self, text: str) -> None:
        message = json.loads(text)
        self.texts.append(text)
        if message["type"] == "snapshot":
            assert message["you"] == {"member": self.actor.member, "role": self.actor.role}
            self.records.clear()
        if "records" not in message:
            return
        assert message["revision"] >= self.revision
        self.revision = message["revision"]
        for record in message["records"]:
            key = (record["kind"], record["id"])
            self.records.pop(key, None)
            if not record.get("deleted"):
                self.records[key] = record

    def close(self, _code: int, _reason: str) -> None:
        self.out = True


def text_forbidden(state: State, text: str, actor: Actor) -> bool:
    """The rule of who reads a note's text, told once more and by hand."""
    for note in state.all("entry"):
        body = note.body
        if text not in body["values"].values():
            continue
        if body["sheet"] == CASES:
            return case_forbidden(state, body, actor)
        own = actor.member in (body["author"], body["typed_by"]) and actor.role != "viewer"
        sheet = state.get("sheet", body["sheet"])
        private = sheet is not None and sheet.body["state"] == "private"
        return not own and (private or (body["hidden"] and actor.role != "facilitator"))
    return True


def case_forbidden(state: State, body: Any, actor: Actor) -> bool:
    """The rule of who reads a case and the notes in it."""
    if actor.role == "facilitator":
        return False
    parent = state.get("entry", body["place"].partition("/")[0])
    case = parent.body if parent is not None else body
    takes_part = actor.role != "viewer"
    own = takes_part and actor.member in (case["author"], case["typed_by"])
    mine = takes_part and actor.member in (body["author"], body["typed_by"])
    return not own and (case["hidden"] or (body["hidden"] and not mine))


def author_forbidden(state: State, record: dict[str, Any], actor: Actor) -> bool:
    """The rule of who learns who wrote a note."""
    body = record["body"]
    if body.get("author") is None and body.get("typed_by") is None:
        return False
    if actor.role != "viewer" and actor.member in (body["author"], body["typed_by"]):
        return False
    sheet = state.get("sheet", body["sheet"])
    hidden = sheet is None or sheet.body["authors"] == "hidden"
    names = state.get("workshop", "main").body["projector_names"]
    return body["anonymous"] or hidden or (actor.role == "viewer" and not names)


def person_forbidden(record: dict[str, Any], actor: Actor, people: Sequence[Any]) -> bool:
    """The rule of whose question, hand, vote or 視聴済み it is: nobody else learns it."""
    if record["kind"] == "watched" and actor.role == "facilitator":
        return False
    others = {person.id for person in people} - {actor.member}
    return any(other in json.dumps(record) for other in others)


class Players:
    """A workshop, its room, and people who do things in it at random."""

    def __init__(self, folder: Any, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311
        self.world = World(folder, Clock())
        self.people = [self.world.lead]
        self.tabs: list[Tab] = []
        self.away: list[tuple[Any, Tab]] = []
        self.lines: list[HistoryLine] = []
        self.count = 0
        self.happened: Counter[str] = Counter()
        self.latest: dict[str, int] = {}
        self.open_room()
        for role in ("facilitator", "participant", "participant", "participant", "viewer"):
            self.come_in(role)
        self.tabs.append(self.welcome(Tab(self.world.lead.actor, projector=True), 0))

    def open_room(self) -> None:
        self.world.store.listen(self.lines.extend)
        self.room = Room(self.world.state(), lambda: self.world.clock.milliseconds)

    # What happens

    def step(self) -> None:
        """One thing at random, then the room hears of it (or a little later)."""
        kind = self.random.choices(
            [self.act, self.go_away, self.come_back, self.come_new, self.restart],
            [40, 3, 4, 1, 0.5],
        )[0]
        kind()
        if self.random.random() < 0.7:
            self.tell()

    def tell(self) -> None:
        """The room hears what was committed; a crowd's operations come as one commit."""
        lines, self.lines[:] = list(self.lines), []
        before = [len(tab.texts) for tab in self.tabs]
        self.room.announce(lines)
        for tab, count in zip(self.tabs, before, strict=True):
            for text in tab.texts[count:]:
                self.check_text(text, tab)
        self.tabs = [tab for tab in self.tabs if not tab.out]

    def come_in(self, role: str) -> None:
        self.count += 1
        person = self.world.person(f"name-{self.count}-", role)
        self.people.append(person)
        self.tell()
        self.tabs.append(self.welcome(Tab(person.actor), 0))

    def come_new(self) -> None:
        self.come_in(self.random.choice(["participant", "viewer"]))

    def welcome(self, tab: Tab, revision: int) -> Tab:
        count = len(tab.texts)
        self.room.welcome(tab, revision)  # type: ignore[arg-type]
        for text in tab.texts[count:]:
            self.check_text(text, tab)
        return tab

    def go_away(self) -> None:
        if self.tabs:
            tab = self.tabs.pop(self.random.randrange(len(self.tabs)))
            self.room.leave(tab)  # type: ignore[arg-type]
            secret = next((p.secret for p in self.people if p.id == tab.actor.member), None)
            self.away.append((secret, tab))

    def come_back(self) -> None:
        """A tab with what it had; its cookie may be nobody's by now."""
        if not self.away:
            return
        self.tell()
        secret, tab = self.away.pop(self.random.randrange(len(self.away)))
        workshops = self.world.workshops
        actor = workshops.actor(workshops.device(secret), self.world.id)
        if actor is not None:
            again = Tab(actor, projector=tab.projector)
            again.records, again.revision = tab.records, tab.revision
            revision = self.random.choice([tab.revision, tab.revision, 0])
            self.tabs.append(self.welcome(again, revision))

    def restart(self) -> None:
        """The server stops and starts; all come back by themselves."""
        self.tell()
        self.world.reopen()
        self.lines.clear()
        self.open_room()
        for tab in self.tabs:
            self.room.welcome(tab, tab.revision)  # type: ignore[arg-type]

    def act(self) -> None:
        """One operation by somebody, which may be refused."""
        self.world.clock.ahead(seconds=self.random.random())
        op = self.random.choice(OPERATIONS)
        leads = op not in OPERATIONS_FOR_ALL and self.random.random() < 0.9
        writers = [person for person in self.people if op != "undo" or person.id in self.latest]
        who = self.world.lead if leads or not writers else self.random.choice(writers)
        fields = self.fields(op, who)
        try:
            revision = self.world.do(who, op, **fields).revision
            self.happened[op] += 1
            if op.startswith("entry."):
                self.latest[who.id] = revision
            if op == "member.remove":
                self.people = [p for p in self.people if p.id != fields["id"]]
        except RefusedError as refusal:
            self.happened[refusal.code] += 1

    def fields(self, op: str, who: Any) -> dict[str, Any]:
        pick, state = self.random.choice, self.world.state()
        notes = [r.id for r in state.all("entry") if r.body["sheet"] in (BOARD, CASES)] or ["none"]
        cases = [r.id for r in state.all("entry") if r.body["letter"]] or ["none"]
        note = pick(notes)
        version = getattr(state.get("entry", note), "body", {}).get("version", 1)
        self.count += 1
        text = {"text": f"token-{self.count}-"}
        members = [person.id for person in self.people[1:]] or ["nobody"]
        question = pick([r.id for r in state.all("question")] or ["none"])
        ideas = [r.id for r in state.all("entry") if r.body["place"] == "/do"] or ["none"]
        chance = self.random.random
        place = {"place": pick(PLACES), "before": pick([None, pick(notes)])}
        made: dict[str, dict[str, Any]] = {
            "entry.add": {"id": f"n{self.count}", "sheet": BOARD, "values": text, **place}
            | ({"author": pick(members)} if who is self.world.lead and chance() < 0.4 else {})
            | ({"sources": [note]} if chance() < 0.2 and note != "none" else {}),
            "entry.edit": {"id": note, "version": version - (chance() < 0.2), "values": text},
            "entry.move": {"id": note, **place},
            "entry.delete": {"id": note, "version": version},
            "entry.stack": {"id": note, "onto": pick(notes)},
            "undo": {"revision": self.latest.get(who.id, 1)},
            "sheet.state": {"sheet": pick([BOARD, BOARD, IDEAS]), "state": pick(STATES)},
            "sheet.authors": {"sheet": BOARD, "authors": pick(["hidden", "shown"])},
            "workshop.edit": {"projector_names": chance() < 0.5},
            "member.edit": {"id": pick(members), "role": pick(list(Role))},
            "activity.go": {"activity": pick([None, "strengths_matrix", "opening_step1"])},
            "meeting.attend": {"meeting": "m1", "member": pick(members), "attendance": "absent"},
            "invitation.new": {"role": pick(list(Role))},
            "timer.start": {},
            "question.ask": {"id": f"q{self.count}", "text": "いつからですか"},
            "question.hand": {"id": question, "up": chance() < 0.7},
            "question.remove": {"id": question},
            "material.watch": {"material": "m1", "watched": chance() < 0.7},
            "vote.cast": {"sheet": IDEAS, "entry": pick(ideas), "column": "votes", "value": 1},
        }
        if op == "entry.add" and chance() < 0.3:
            case, inner = {"outline": text["text"]}, f"{pick(cases)}/well/content"
            place = {"values": case, "place": ""} if chance() < 0.4 else {"place": inner}
            return made[op] | {"sheet": CASES, "before": None} | place
        if op == "entry.write":
            basis = {"field": "basis", "value": pick(BASES)}
            outline = {"field": "outline", "value": text["text"]}
            case = pick(cases)
            field = basis if chance() < 0.6 else outline
            seen = getattr(state.get("entry", case), "body", {"values": {}})["values"]
            return {"id": case, "seen": seen.get(field["field"], ""), **field}
        if op in ("entry.hide", "entry.show") and chance() < 0.5:
            return {"id": pick(cases)}
        named = {"entry.unstack", "entry.hide", "entry.show"}
        if op in named:
            return {"id": note}
        return made.get(op, {"id": pick(members)})

    # What must hold

    def check_text(self, text: str, tab: Tab) -> None:
        """Nobody is sent a text, a name or a code that is not for them."""
        state, actor = self.room.state, tab.actor
        for token in TOKEN.findall(text):
            assert not text_forbidden(state, token, actor), f"{token} sent to {actor}"
        for invitation in state.all("invitation"):
            if invitation.body["code"] in text:
                shown = actor.role == "viewer" and invitation.id == "participant"
                assert actor.role == "facilitator" or shown
        for record in json.loads(text).get("records", []):
            if record["kind"] == "entry" and "body" in record:
                assert not author_forbidden(state, record, actor), f"an author sent to {actor}"
            if record["kind"] in ("question", "hand", "watched", "ballot"):
                assert not person_forbidden(record, actor, self.people), f"a person sent to {actor}"

    def check_tabs(self) -> None:
        """Snapshot and changes since add up to a fresh snapshot, for everybody."""
        for tab in self.tabs:
            fresh = Tab(tab.actor)
            self.room.welcome(fresh, 0)  # type: ignore[arg-type]
            self.room.leave(fresh)  # type: ignore[arg-type]
            assert tab.records == fresh.records
            assert tab.revision == fresh.revision == self.room.state.revision

    def check_store(self) -> None:
        """History replayed from nothing is what is stored and what is in memory."""
        world, replayed = self.world, State(self.world.id)
        with world.store.engine.connect() as connection:
            stored = load_state(connection, world.id)
            for line in read_history(connection, world.id):
                replayed.apply(line)
        assert replayed == stored == world.state()
        assert list(replayed.records) == list(stored.records)

    def check_piles(self) -> None:
        """Each note that lies under another lies under a top that is there, at its place."""
        notes = {record.id: record.body for record in self.world.state().all("entry")}
        for body in notes.values():
            if body["stack"] is not None:
                top = notes[body["stack"]]
                assert top["stack"] is None
                assert (top["sheet"], top["place"]) == (body["sheet"], body["place"])


BASES = ["匿名化した事例", "匿名化した事例", "未確認"]
STATES = ["private", "private", "open", "open", "open", "open", "locked"]
OPERATIONS_FOR_ALL: Sequence[str] = [
    *["entry.add"] * 8,
    *["entry.edit", "entry.write"] * 4,
    *["entry.move", "entry.stack", "entry.unstack", "entry.delete", "undo"] * 3,
    *["question.ask", "question.hand", "question.remove", "material.watch", "vote.cast"],
]
OPERATIONS: Sequence[str] = [
    *OPERATIONS_FOR_ALL,
    *["entry.hide", "entry.show", "sheet.state", "sheet.authors", "workshop.edit"] * 2,
    *["member.edit"] * 4,
    "member.remove",
    "member.release",
    "activity.go",
    "meeting.attend",
    "invitation.new",
    "timer.start",
]
