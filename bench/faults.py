"""What the whole app bears: messages that are none, bodies without end, files, pages, lines.

    python -m bench.faults [--messages 100000]

Each line says what was tried, what came of it, and the server's memory in MiB before and after.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import http.client
import json
import os
import random
import socket
import struct
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from websockets.asyncio.client import ClientConnection

from bench import crowd, opening
from bench.crowd import hello, open_line
from bench.servers import Server, our_server
from bench.workshops import Place, prepare
from tests.support.junk import forbidden_text, junk_text

DEVICES, FILE, SESSIONS, LINES = 10, 19 * 2**20, 40, 300
FRAME, SENT, ROUNDS = 190_000_000, 100_000_000, 4
AHEAD = 100
"""Messages that are sent before their answers are read: who reads nothing is cut off."""


def tell(server: Server, what: str, before: float, came: object) -> None:
    """One line of the report."""
    print(f"{what}: {came}; {before:.0f} → {server.memory():.0f} MiB", flush=True)


async def messages(server: Server, place: Place, cookies: Sequence[str], number: int) -> None:
    """Malformed and forbidden messages over several devices' lines: one refusal for each."""
    before, start = server.memory(), time.perf_counter()
    answered: list[Counter[str]] = []

    async def one(cookie: str, seed: int) -> None:
        dice, codes = random.Random(seed), Counter[str]()
        answered.append(codes)
        line = await open_line(f"ws://{server.host}/live/{place.workshop}", cookie)
        await line.send(hello())
        wanted, answers = number // len(cookies), asyncio.create_task(_refusals(line, codes))
        for turn in range(wanted):
            await line.send(junk_text(dice) if turn % 2 else forbidden_text(dice, "nobody"))
            while codes.total() < turn - AHEAD and not answers.done():
                await asyncio.sleep(0.001)
        while codes.total() < wanted and not answers.done():
            await asyncio.sleep(0.05)
        await line.close()
        await answers

    await asyncio.gather(*(one(cookie, seed) for seed, cookie in enumerate(cookies)))
    took = time.perf_counter() - start
    codes = sum(answered, Counter[str]())
    lost = number - codes.total()
    tell(server, f"{number} messages in {took:.0f} s", before, f"{dict(codes)}, unanswered {lost}")


async def _refusals(line: ClientConnection, codes: Counter[str]) -> None:
    with contextlib.suppress(Exception):  # the line ends when all is answered
        async for text in line:
            message = json.loads(text)
            if message["type"] == "refused":
                codes[message["code"]] += 1


def frames(server: Server, path: str, cookie: str) -> None:
    """Connections that announce a frame and send half of it, round after round."""
    before, taken = server.memory(), 0
    for _ in range(ROUNDS):
        with contextlib.suppress(OSError), _line(server, path, cookie) as line:
            line.sendall(bytes([0x82, 0xFF]) + struct.pack("!Q", FRAME) + os.urandom(4))
            chunk = bytes(2**20)
            for _ in range(SENT // len(chunk)):
                line.sendall(chunk)
                taken += len(chunk)
    tell(server, f"{ROUNDS} frames of {FRAME} bytes to {path}", before, f"{taken} bytes went out")


def _line(server: Server, path: str, cookie: str) -> socket.socket:
    line = socket.create_connection(("127.0.0.1", server.port), timeout=30)
    line.sendall(
        f"GET {path} HTTP/1.1\r\nHost: {server.host}\r\nUpgrade: websocket\r\n"
        f"Connection: Upgrade\r\nSec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==\r\n"
        f"Sec-WebSocket-Version: 13\r\nOrigin: http://{server.host}\r\n"
        f"Cookie: kasane={cookie}\r\n\r\n".encode()
    )
    line.recv(4096)
    return line


def files(server: Server, who: str, cookie: str, number: int) -> None:
    """Files for Streamlit's upload address."""
    before, came = server.memory(), Counter[int]()
    for turn in range(number):
        line = http.client.HTTPConnection(server.host, timeout=30)
        with contextlib.suppress(OSError):
            headers = {"Cookie": f"kasane={cookie}"} if cookie else {}
            line.request("PUT", f"/_stcore/upload_file/any/{turn}", bytes(FILE), headers)
            came[line.getresponse().status] += 1
        line.close()
    tell(server, f"{number} files of {FILE} bytes from {who}", before, dict(came))


async def sessions(server: Server, place: Place, cookies: Sequence[str]) -> None:
    """Pages that are opened and closed; what is left once their time is over, with nobody else."""
    before, handles = server.memory(), server.process.num_fds()
    found = await opening.open_pages(server.host, place.workshop, cookies, 5.0)
    most = server.process.num_fds()
    await opening.leave(found)
    until = time.monotonic() + 200
    while server.process.num_fds() > handles + 5 and time.monotonic() < until:
        await asyncio.sleep(2)
    came = f"handles {handles} → {most} → {server.process.num_fds()}, errors {found.errors[:1]}"
    tell(server, f"{len(cookies)} sessions opened and closed", before, came)


async def lines(server: Server, place: Place, cookie: str) -> None:
    """Many lines of one device: most are closed at once."""
    before, address = server.memory(), f"ws://{server.host}/live/{place.workshop}"
    opened = [await open_line(address, cookie) for _ in range(LINES)]
    for line in opened:
        await asyncio.wait({asyncio.ensure_future(line.wait_closed())}, timeout=0.02)
    left = sum(line.close_code is None for line in opened)
    tell(server, f"{LINES} lines of one device", before, f"{left} stay")
    for line in opened:
        await line.close()


async def run(number: int, data: Path) -> None:
    """One after the other on one server."""
    place, _ = prepare(data)
    with our_server(data, whole=True) as server:
        cookies = [crowd.join(server.host, place.code, f"人{n}") for n in range(SESSIONS)]
        await messages(server, place, cookies[:DEVICES], number)
        for path in (f"/live/{place.workshop}", "/_stcore/stream"):
            await asyncio.to_thread(frames, server, path, cookies[0])
        for who, cookie in (("a stranger", ""), ("a participant", cookies[0])):
            await asyncio.to_thread(files, server, who, cookie, 6)
        await asyncio.to_thread(files, server, "who leads, for no page", place.cookie, 6)
        await lines(server, place, cookies[1])
        await sessions(server, place, cookies)


def main() -> None:
    """Read the command line and try."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--messages", type=int, default=100_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(run(options.messages, Path(folder)))


if __name__ == "__main__":
    main()
