"""The server is killed while fifty write: what was answered is there, and all arrives once."""

import asyncio
import json
import random
import socket
import subprocess
import sys
from collections import Counter

from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake

from kasane.store import Store, check_data
from tests.support.live_client import on_loop
from tests.support.seeds import dice_for
from tests.support.waiting import until
from tests.support.world import BOARD, PLACE, ROOT, World

WRITERS = 50
EACH = 12
KILLS = 3
SCRIPT = ROOT / "tests" / "support" / "killable_server.py"


class Running:
    """The server's process; started anew on the same folder and port after each kill."""

    def __init__(self, folder) -> None:
        self.folder = folder
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.process = None

    def start(self) -> None:
        command = [sys.executable, str(SCRIPT), str(self.folder), str(self.port)]
        self.process = subprocess.Popen(command)

    def kill(self) -> None:
        """SIGKILL: nothing is tidied up."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None


class Writer:
    """Keeps each operation until it is answered, and sends what is left after a reconnect."""

    def __init__(self, number, secret, url, origin) -> None:
        self.outbox = []
        for turn in range(EACH):
            note = f"note-{number}-{turn}"
            add = {"sheet": BOARD, "place": PLACE, "values": {"text": note}}
            self.outbox.append({"op": "entry.add", "id": note, **add})
            edit = {"version": 1, "values": {"text": f"{note}-edited"}}
            self.outbox.append({"op": "entry.edit", "id": note, **edit})
        for turn, operation in enumerate(self.outbox):
            operation |= {"type": "do", "op_id": f"writer-{number}-{turn}"}
        self.done = {}
        self.headers = [("Cookie", f"kasane={secret}"), ("Origin", origin)]
        self.url = url

    async def write(self) -> None:
        """Until nothing is left, through all breaks of the line."""
        while self.outbox:
            try:
                async with connect(
                    self.url, additional_headers=self.headers, compression=None, proxy=None
                ) as line:
                    await self._talk(line)
            except (OSError, ConnectionClosed, InvalidHandshake, EOFError):
                await asyncio.sleep(random.uniform(0.02, 0.2))  # noqa: S311

    async def _talk(self, line) -> None:
        await line.send(json.dumps({"type": "hello", "protocol": 1, "revision": 0}))
        while self.outbox:
            operation = self.outbox[0]
            await line.send(json.dumps(operation))
            answer = await self._answer(line, operation["op_id"])
            assert answer["type"] == "done", answer
            self.done[operation["op_id"]] = answer["revision"]
            self.outbox.pop(0)

    async def _answer(self, line, op_id):
        while True:
            message = json.loads(await line.recv())
            if message.get("op_id") == op_id:
                return message


def stored(folder, workshop_id):
    """What the disk holds, read as after any restart."""
    store = Store(folder)
    try:
        return store.state(workshop_id)
    finally:
        store.close()


@on_loop
async def test_a_kill_loses_nothing_that_was_answered_and_doubles_nothing(tmp_path):
    dice = dice_for("killed")
    folder = tmp_path / "data"
    world = World(folder)
    secrets = [world.person(f"参加者{n}").secret for n in range(WRITERS)]
    world.close()
    server = Running(folder)
    origin = f"http://127.0.0.1:{server.port}"
    url = f"ws://127.0.0.1:{server.port}/live/{world.id}"
    writers = [Writer(n, secret, url, origin) for n, secret in enumerate(secrets)]
    total = 2 * WRITERS * EACH

    def answered():
        return sum(len(writer.done) for writer in writers)

    server.start()
    tasks = [asyncio.create_task(writer.write()) for writer in writers]
    try:
        for _ in range(KILLS):
            enough = dice.randint(answered() + 1, answered() + (total - answered()) // 2)
            await until(lambda n=enough: answered() >= n, f"{enough} answers")
            promised = {op_id: n for writer in writers for op_id, n in writer.done.items()}
            server.kill()
            state = stored(folder, world.id)
            assert {op_id: state.done[op_id][0] for op_id in promised} == promised
            server.start()
        await until(lambda: all(task.done() for task in tasks), "everything to arrive")
        await asyncio.gather(*tasks)
    finally:
        server.kill()
        for task in tasks:
            task.cancel()
    assert check_data(folder) == []
    state = stored(folder, world.id)
    texts = Counter(
        found.body["values"]["text"] for found in state.all("entry") if found.body["sheet"] == BOARD
    )
    expected = {f"note-{n}-{turn}-edited" for n in range(WRITERS) for turn in range(EACH)}
    assert texts == Counter(dict.fromkeys(expected, 1))
    for writer in writers:
        assert {op_id: state.done[op_id][0] for op_id in writer.done} == writer.done
        assert list(writer.done.values()) == sorted(writer.done.values())
