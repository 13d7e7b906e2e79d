"""All rooms: hands committed lines to them, and keeps presence quiet."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import Any

from kasane.errors import KasaneError, StoreError, note
from kasane.live import messages
from kasane.live.connection import Connection
from kasane.live.elsewhere import Elsewhere
from kasane.live.limits import Pace
from kasane.live.meters import Meters
from kasane.live.room import Room
from kasane.store import HistoryLine, State
from kasane.workshop import Done, Workshops

PRESENCE_EVERY = 0.25
"""Seconds between two presence messages to a room."""
BEAT_SECONDS = 5.0
LOOK_SECONDS = 10.0
"""How often it is looked whether those who are signed in still are."""
_log = logging.getLogger(__name__)


class Hub:
    """The rooms of all workshops that somebody is connected to. Lives on one event loop."""

    def __init__(self, workshops: Workshops, meters: Meters) -> None:
        self.workshops = workshops
        self._meters = meters
        self.paces: defaultdict[str, Pace] = defaultdict(Pace)
        self.tabs: defaultdict[str, int] = defaultdict(int)
        self._loop = asyncio.get_running_loop()
        self._rooms: dict[str, Room] = {}
        self._opening: dict[str, asyncio.Task[None]] = {}
        self._missed: dict[str, list[HistoryLine]] = {}
        self._telling: set[str] = set()
        meters.watch("rooms", "Workshops that somebody is connected to.", lambda: len(self._rooms))
        meters.watch("connections", "Tabs that are connected to a room.", self._connections)
        workshops.store.listen(self._committed)
        workshops.store.forewarn(self._coming)
        workshops.store.on_erased(self._erased)
        self._elsewhere = Elsewhere.of(workshops.store.tell)
        self._stopped = False
        if workshops.store.shared:
            workshops.store.overhear(self._overheard)
            self._beat()
        self._looking: asyncio.Task[None] | None = None
        if workshops.sign_in:
            self._loop.call_later(LOOK_SECONDS, self._look)

    def stop(self) -> None:
        """The store is about to close: nothing more is told in a while. Called on the loop."""
        self._stopped = True
        if self._looking is not None:
            self._looking.cancel()

    def _soon(self, call: Callable[..., object], *given: Any) -> None:
        """Have something done on the loop, from any thread; nothing once it has ended."""
        with contextlib.suppress(RuntimeError):
            self._loop.call_soon_threadsafe(call, *given)

    def _connections(self) -> int:
        return sum(len(room.connections) for room in self._rooms.values())

    def now(self) -> int:
        """Milliseconds since 1970, by the workshops' clock."""
        return int(self.workshops.clock().timestamp() * 1000)

    async def room(self, workshop_id: str) -> Room:
        """The room of a workshop.

        Raises:
            KeyError: there is no such workshop.
        """
        if workshop_id not in self._rooms:
            if workshop_id not in self._opening:
                self._missed[workshop_id] = []
                self._opening[workshop_id] = asyncio.create_task(self._open(workshop_id))
            await self._opening[workshop_id]
        return self._rooms[workshop_id]

    async def _open(self, workshop_id: str) -> None:
        """Read the state, then what was committed while it was read."""
        try:
            state = await asyncio.to_thread(self._enter, workshop_id)
            if state is not None:
                room = self._rooms[workshop_id] = Room(state, self.now)
                room.announce(self._missed[workshop_id])
        finally:
            del self._missed[workshop_id], self._opening[workshop_id]

    def _enter(self, workshop_id: str) -> State | None:
        """First the ear, then the eye: nothing comes in between."""
        store = self.workshops.store
        store.attend(workshop_id)
        state = self.workshops.state(workshop_id)
        if state is None:
            store.leave(workshop_id)
        elif store.shared:
            self._elsewhere.enter(workshop_id)
        return state

    def _close(self, workshop_id: str) -> Room:
        self.workshops.store.leave(workshop_id)
        self._elsewhere.leave(workshop_id)
        return self._rooms.pop(workshop_id)

    def _coming(self, lines: Sequence[HistoryLine]) -> None:
        """Called in the writer thread, before the disk has the lines."""
        self._soon(self._prepare, lines)

    def _prepare(self, lines: Sequence[HistoryLine]) -> None:
        """Write the records out for sending while the disk works: it takes a tenth off the wait.

        Nothing is sent here. What is not committed in the end is not announced.
        """
        for line in lines:
            if line.workshop_id in self._rooms:
                self._rooms[line.workshop_id].prepare(line)

    def _committed(self, lines: Sequence[HistoryLine]) -> None:
        """Called in the writer thread."""
        self._soon(self._announce, lines)

    def _announce(self, lines: Sequence[HistoryLine]) -> None:
        by_workshop: defaultdict[str, list[HistoryLine]] = defaultdict(list)
        for line in lines:
            by_workshop[line.workshop_id].append(line)
        for workshop_id, own in by_workshop.items():
            if workshop_id in self._rooms:
                self._rooms[workshop_id].announce(own)
                if any(line.op.startswith("survey.") for line in own):
                    self.stir(self._rooms[workshop_id])
                if any(change.after.kind == "workshop" for li in own for change in li.changes):
                    self.note_present(self._rooms[workshop_id])
            elif workshop_id in self._missed:
                self._missed[workshop_id].extend(own)

    def _erased(self, workshops: set[str]) -> None:
        """Called in the writer thread."""
        self._soon(self._end, workshops)

    def _end(self, workshops: set[str]) -> None:
        for workshop_id in workshops & self._rooms.keys():
            self._close(workshop_id).end()

    def perform(self, connection: Connection, message: dict[str, Any]) -> None:
        """Hand an operation to the writer; the answer goes back over the connection."""
        op_id, start = message.get("op_id"), time.perf_counter()
        future = self.workshops.perform(connection.actor, message)

        def answer(done: Future[Done]) -> None:
            self._meters.performed(time.perf_counter() - start, done.exception())
            self._soon(self._answer, connection, op_id, done)

        future.add_done_callback(answer)

    def _answer(self, connection: Connection, op_id: Any, done: Future[Done]) -> None:
        error = done.exception()
        if error is None:
            connection.push(messages.done_text(op_id, done.result().revision))
            return
        if not isinstance(error, KasaneError):
            number = note(_log, "操作を行えませんでした（保存済みの内容は無事です）", error)
            told = "思わぬ問題で保存できませんでした。少し待って、もう一度送ります。"
            error = StoreError(told + number)
        connection.push(messages.refused_text(messages.known_op_id(op_id), error))

    def note_present(self, room: Room) -> None:
        """Have those noted who are here at the meeting that is on."""
        if members := room.to_note():
            self.workshops.note_present(room.state.workshop_id, members)

    def stir(self, room: Room) -> None:
        """Tell a room's presence soon; many changes make one message."""
        key = room.state.workshop_id
        if key not in self._telling:
            self._telling.add(key)
            self._loop.call_later(PRESENCE_EVERY, self._tell, room)

    def tell_answers(self, workshop_id: str) -> None:
        """An answer to a survey came in: tell the room how many there are, everywhere."""
        self.workshops.store.tell(workshop_id, {"answers": True})
        self._stir_known(workshop_id)

    def _stir_known(self, workshop_id: str) -> None:
        if workshop_id in self._rooms:
            self.stir(self._rooms[workshop_id])

    def _tell(self, room: Room) -> None:
        workshop_id = room.state.workshop_id
        self._telling.discard(workshop_id)
        if self._stopped:
            return
        if self.workshops.store.shared:
            self._elsewhere.say(workshop_id, room.present())
        answers = self.workshops.answers_waiting(workshop_id)
        room.tell_presence(answers, self._elsewhere.present(workshop_id))
        if not room.connections and self._rooms.get(workshop_id) is room:
            self._close(workshop_id)

    def _overheard(self, workshop_id: str, word: dict[str, Any]) -> None:
        """Called in the thread of the line to the other processes."""
        self._soon(self._take_word, workshop_id, word)

    def _take_word(self, workshop_id: str, word: dict[str, Any]) -> None:
        if "answers" in word:
            self.workshops.answers_came(workshop_id)
        if workshop_id in self._rooms and (
            self._elsewhere.take(workshop_id, word) or "answers" in word
        ):
            self._stir_known(workshop_id)

    async def end_signed_out(self) -> None:
        """Let go of the lines of those who are signed in no more, or not of this workshop."""
        lines = [(room, c) for room in self._rooms.values() for c in room.connections]
        for room, connection in [(room, c) for room, c in lines if c.signed_in]:
            if not await asyncio.to_thread(self.workshops.still_in, connection.actor):
                room.sign_out(connection)
                self.stir(room)

    def _look(self) -> None:
        if not self._stopped:
            self._looking = self._loop.create_task(self.end_signed_out())
            self._loop.call_later(LOOK_SECONDS, self._look)

    def _beat(self) -> None:
        """Now and then: say again who is here, and notice processes that are gone."""
        if self._stopped:
            return
        self._elsewhere.say_again()
        for workshop_id in self._elsewhere.gone():
            self._stir_known(workshop_id)
        self._loop.call_later(BEAT_SECONDS, self._beat)
