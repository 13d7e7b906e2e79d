"""People opening the page: the document, Streamlit's socket until the script has run, the board."""

from __future__ import annotations

import asyncio
import time
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass, field

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
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
    script = await _script_line(host, cookie)
    found.lines.append(script)
    drawn = await _run_script(script, workshop, SHEET)
    if not any(each.WhichOneof("type") == "bidi_component" for each in drawn):
        raise RuntimeError("the page holds no board")
    board = await open_line(f"ws://{host}/live/{workshop}", cookie)
    found.lines.append(board)
    await board.send(hello())
    if '"type":"snapshot"' not in str(await board.recv())[:40]:
        raise RuntimeError("no snapshot")


async def make_record(host: str, workshop: str, cookie: str) -> None:
    """Open the page of records, press the button for Word, and wait until the file can be saved."""
    line = await _script_line(host, cookie)
    drawn = await _run_script(line, workshop, "record")
    press = WidgetState(id=_button(drawn, "Wordをつくる"), trigger_value=True)
    _button(await _run_script(line, workshop, "record", press), "Wordを保存する")
    await line.close()


def _button(drawn: Sequence[Element], label: str) -> str:
    """The id of a button on the page."""
    for element in drawn:
        kind = element.WhichOneof("type")
        if kind in ("button", "download_button") and getattr(element, kind).label == label:
            return str(getattr(element, kind).id)
    raise RuntimeError(f"the page holds no button {label}")


async def _script_line(host: str, cookie: str) -> ClientConnection:
    return await connect(
        f"ws://{host}/_stcore/stream",
        origin=f"http://{host}",  # type: ignore[arg-type]
        subprotocols=["streamlit"],  # type: ignore[list-item]
        additional_headers={"Cookie": f"kasane={cookie}"},
        compression=None,
        max_size=None,
        ping_interval=None,
    )


def _get(url: str, cookie: str) -> None:
    request = urllib.request.Request(url, headers={"Cookie": f"kasane={cookie}"})  # noqa: S310
    with urllib.request.urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310
        answer.read()


async def _run_script(
    line: ClientConnection, workshop: str, page: str, *pressed: WidgetState
) -> list[Element]:
    """Ask for a page as the browser does; what was drawn once its script has ended well."""
    drawn = []
    ask = BackMsg()
    ask.rerun_script.query_string = f"w={workshop}"
    ask.rerun_script.page_name = page
    ask.rerun_script.widget_states.widgets.extend(pressed)
    await line.send(ask.SerializeToString())
    while True:
        message = ForwardMsg.FromString(bytes(await line.recv(decode=False)))
        kind = message.WhichOneof("type")
        if kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            element = message.delta.new_element
            if element.WhichOneof("type") == "exception":
                raise RuntimeError(element.exception.message)
            drawn.append(element)
        if kind == "page_not_found":
            raise RuntimeError("page not found")
        if kind == "script_finished":
            if message.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY:
                raise RuntimeError(f"the script ended with {message.script_finished}")
            return drawn


async def leave(found: Openings) -> None:
    """Close what is still open."""
    await asyncio.gather(*(line.close() for line in found.lines))
