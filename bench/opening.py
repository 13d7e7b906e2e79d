"""People opening the page: the document, Streamlit's socket until the script has run, the board."""

from __future__ import annotations

import asyncio
import time
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass, field

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from bench.crowd import SHEET, hello, open_line

PATIENCE = 60.0


@dataclass
class Openings:
    """Seconds that each opening took, what went wrong, and the lines that are still open."""

    seconds: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    lines: list[ClientConnection] = field(default_factory=list)


async def open_pages(host: str, workshop: str, cookies: Sequence[str], within: float) -> Openings:
    """Every person opens the board's page, spread evenly over `within` seconds."""
    found = Openings()

    async def one(turn: int, cookie: str) -> None:
        await asyncio.sleep(turn * within / len(cookies))
        start = time.perf_counter()
        try:
            async with asyncio.timeout(PATIENCE):
                await _open(found, host, workshop, cookie)
            found.seconds.append(time.perf_counter() - start)
        except Exception as error:  # whatever a person would see as an error is counted
            found.errors.append(f"{type(error).__name__}: {error}")

    await asyncio.gather(*(one(turn, cookie) for turn, cookie in enumerate(cookies)))
    found.seconds.sort()
    return found


async def _open(found: Openings, host: str, workshop: str, cookie: str) -> None:
    await asyncio.to_thread(_get, f"http://{host}/{SHEET}?w={workshop}", cookie)
    script = await connect(
        f"ws://{host}/_stcore/stream",
        origin=f"http://{host}",  # type: ignore[arg-type]
        subprotocols=["streamlit"],  # type: ignore[list-item]
        additional_headers={"Cookie": f"kasane={cookie}"},
        compression=None,
        max_size=None,
        ping_interval=None,
    )
    found.lines.append(script)
    await _run_script(script, workshop)
    board = await open_line(f"ws://{host}/live/{workshop}", cookie)
    found.lines.append(board)
    await board.send(hello())
    if '"type":"snapshot"' not in str(await board.recv())[:40]:
        raise RuntimeError("no snapshot")


def _get(url: str, cookie: str) -> None:
    request = urllib.request.Request(url, headers={"Cookie": f"kasane={cookie}"})  # noqa: S310
    with urllib.request.urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310
        answer.read()


async def _run_script(line: ClientConnection, workshop: str) -> None:
    """Ask for the page as the browser does, and wait until the board is drawn, without an error."""
    drawn = False
    ask = BackMsg()
    ask.rerun_script.query_string = f"w={workshop}"
    ask.rerun_script.page_name = SHEET
    await line.send(ask.SerializeToString())
    while True:
        message = ForwardMsg.FromString(bytes(await line.recv(decode=False)))
        kind = message.WhichOneof("type")
        element = message.delta.new_element.WhichOneof("type") if kind == "delta" else None
        if element == "exception":
            raise RuntimeError(message.delta.new_element.exception.message)
        drawn = drawn or element == "bidi_component"
        if kind == "page_not_found":
            raise RuntimeError("page not found")
        if kind == "script_finished":
            if message.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY:
                raise RuntimeError(f"the script ended with {message.script_finished}")
            if not drawn:
                raise RuntimeError("the page holds no board")
            return


async def leave(found: Openings) -> None:
    """Close what is still open."""
    await asyncio.gather(*(line.close() for line in found.lines))
