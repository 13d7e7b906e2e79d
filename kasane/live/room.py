"""One workshop's room: its records as last committed, and everybody who is connected to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from kasane.live import messages, presence
from kasane.live.connection import Connection
from kasane.live.elsewhere import Present, together
from kasane.live.texts import Texts
from kasane.store import HistoryLine, Record, State
from kasane.workshop import Actor, Role
from kasane.workshop.access import Sight, View
from kasane.workshop.signing_in import SIGNED_OUT


class Room:
    """Lives on the event loop only. Each record is written out once per view, not per receiver."""

    def __init__(self, state: State, now: Callable[[], int]) -> None:
        self.state = state
        self.connections: set[Connection] = set()
        self._now = now
        self._sight = Sight.of(state)
        self._texts = Texts()

    def welcome(self, connection: Connection, revision: int) -> None:
        """Bring a connection that holds `revision` up to date, and keep it so."""
        self.connections.add(connection)
        if revision and self._same_rights_since(revision, connection.actor):
            changed = [r for r in self.state.records.values() if r.revision > revision]
            changed += self._inside(changed)
            connection.push(self._changes(changed, connection.actor))
        else:
            self._send_snapshot(connection)

    def _same_rights_since(self, revision: int, actor: Actor) -> bool:
        """Whether nothing since then changed what the actor may see of older records."""
        if revision > self.state.revision:
            return False
        records = self.state.records.values()
        deciding = [r for r in records if r.kind in ("sheet", "workshop") or self._confirms(r)]
        own = self.state.records.get(("member", actor.member))
        return all(r.revision <= revision for r in (*deciding, *([own] if own else [])))

    def _send_snapshot(self, connection: Connection) -> None:
        actor = connection.actor
        texts = self._texts.all_for(actor, self.state, self._sight)
        connection.push(
            messages.snapshot_text(
                self.state.revision, self._now(), actor.member, actor.role, texts
            )
        )

    def leave(self, connection: Connection) -> None:
        """Forget a connection."""
        self.connections.discard(connection)

    def prepare(self, line: HistoryLine) -> None:
        """Write out what will soon be announced, unless the disk refuses it."""
        # One for each role is enough: nearly everybody in a role sees the same.
        actors = {connection.actor.role: connection.actor for connection in self.connections}
        for change in line.changes:
            for actor in actors.values():
                self._texts.of(change.after, self._view(change.after, actor))

    def announce(self, lines: Sequence[HistoryLine]) -> None:
        """Tell everybody what was committed: one message a receiver, each with what it may see."""
        fresh = [line for line in lines if line.revision > self.state.revision]
        if not fresh:
            return
        for line in fresh:
            self.state.apply(line)
        keys = {change.after.key for line in fresh for change in line.changes}
        changed = [self.state.records[key] for key in keys]
        changed.sort(key=lambda record: record.revision)
        anew = [*self._seen_anew(changed), *self._inside(self._reopened(fresh))]
        turned = self._confirmed(changed)
        # First who may see what now: nobody gets the rest of a commit in which they were put out.
        for record in changed:
            if record.kind == "member":
                self._member_changed(record)
        self._broadcast([*changed, *anew])
        for connection in [c for c in self.connections if c.actor.member in turned]:
            self._send_snapshot(connection)

    def _confirmed(self, changed: Iterable[Record]) -> set[str]:
        """Who has just confirmed what is asked before a case is seen, or took it back."""
        if not any(self._confirms(record) for record in changed):
            return set()
        before, self._sight = self._sight.confirmed, Sight.of(self.state)
        now = self._sight.confirmed
        return {member for where in now for member in now[where] ^ before.get(where, now[where])}

    def _confirms(self, record: Record) -> bool:
        asked = {where.partition("/")[0] for where in self._sight.confirmed}
        return record.kind == "entry" and record.body["sheet"] in asked

    def _reopened(self, lines: Iterable[HistoryLine]) -> list[Record]:
        """The copies of forms that were opened, closed, handed to others, on another ground."""
        return [
            change.after
            for line in lines
            for change in line.changes
            if change.after.kind == "entry"
            and change.before is not None
            and self._shown_to(change.before) != self._shown_to(change.after)
        ]

    def _shown_to(self, record: Record) -> list[object]:
        """What of an entry decides who sees it and what is in it."""
        state = self._sight.sheets.get(record.body["sheet"])
        ground = record.body["values"].get(state.ground) if state and state.ground else ""
        return [ground, *(record.body[key] for key in ("hidden", "author", "typed_by"))]

    def _seen_anew(self, changed: Iterable[Record]) -> list[Record]:
        """What did not change itself, but who may see it did."""
        kinds = {record.kind for record in changed}
        if not kinds & {"sheet", "workshop"}:
            return []
        before, self._sight = self._sight, Sight.of(self.state)
        if before == self._sight:
            return []
        if before.projector_names != self._sight.projector_names:
            return list(self.state.records.values())
        sheets = {record.id for record in changed if record.kind == "sheet"}
        held = (record for kind in ("entry", "ballot") for record in self.state.all(kind))
        return [record for record in held if record.body["sheet"] in sheets]

    def _inside(self, copies: Iterable[Record]) -> list[Record]:
        """What sits inside of copies of forms: who may see it may have changed with them."""
        ids = {r.id for r in copies if r.kind == "entry" and not r.body["place"]}
        if not ids:
            return []
        found = self.state.all("entry")
        return [record for record in found if record.body["place"].partition("/")[0] in ids]

    def _broadcast(self, records: Sequence[Record]) -> None:
        # Who is not named in what changed sees the same as all others in that role (see
        # access.Sight), so it is looked up once for them. For fifty people that is a seventh of
        # the time that telling them takes.
        named = {person for record in records for person in self._sight.told_apart(record)}
        made: dict[Role | Actor, str] = {}
        for connection in self.connections:
            actor = connection.actor
            alone = actor.member in named or self._sight.waits(actor)
            group = actor if alone else actor.role
            text = made.get(group)
            if text is None:
                text = made[group] = self._changes(records, actor)
            connection.push(text)

    def _changes(self, records: Iterable[Record], actor: Actor) -> str:
        texts = [
            self._texts.of(record, self._view(record, actor))
            for record in records
            if not self._sight.kept_from(record, actor)
        ]
        return messages.changes_text(self.state.revision, self._now(), texts)

    def _view(self, record: Record, actor: Actor) -> View:
        return View.NOTHING if record.deleted else self._sight.view(record, actor)

    def _member_changed(self, member: Record) -> None:
        """Shut out who was removed or released; show anew to who has another role."""
        for connection in [c for c in self.connections if c.actor.member == member.id]:
            if member.deleted or not member.body["joined"]:
                self.leave(connection)
                connection.push(
                    messages.bye_text(
                        "removed",
                        "このワークショップから外れました。書いた内容は残っています。"
                        "入りなおすときは、事務局に声をかけてください。",
                    )
                )
                connection.close(4403, "removed")
            elif not connection.projector and connection.actor.role != member.body["role"]:
                connection.actor = replace(connection.actor, role=Role(member.body["role"]))
                self._send_snapshot(connection)

    def sign_out(self, connection: Connection) -> None:
        """Let go of somebody who led by an account and is not signed in any more."""
        self.leave(connection)
        connection.push(messages.bye_text("signed_out", SIGNED_OUT))
        connection.close(4403, "signed out")

    def end(self) -> None:
        """Tell everybody that the workshop was erased, and let them go."""
        text = messages.bye_text(
            "erased",
            "このワークショップは終了し、内容はすべて消去されました。ご参加ありがとうございました。",
        )
        for connection in list(self.connections):
            self.leave(connection)
            connection.push(text)
            connection.close(4403, "erased")

    def to_note(self) -> list[str]:
        """Who is here while an activity is on, and is not noted at the meeting yet."""
        main = self.state.get("workshop", "main")
        meeting = self.state.get("meeting", (main and main.body["meeting"]) or "")
        if main is None or meeting is None or main.body["activity"] is None:
            return []
        here = {c.actor.member for c in self.connections if c.actor.role is not Role.VIEWER}
        return sorted(here - meeting.body["attendance"].keys())

    def present(self) -> Present:
        """Who is connected here, and who types where."""
        here = {c.actor.member for c in self.connections if not c.projector}
        typing = {(*c.typing, c.actor.member) for c in self.connections if c.typing}
        return Present(here, typing)

    def tell_presence(
        self, answers: Mapping[str, int] | None = None, elsewhere: Present | None = None
    ) -> None:
        """Tell everybody who is here, who types where, and how many answered which survey."""
        here, who = together(self.present(), elsewhere or Present())
        texts = {
            role: presence.presence_text(here, who, self._sight, role, answers) for role in Role
        }
        for connection in self.connections:
            connection.push(texts[connection.actor.role])
