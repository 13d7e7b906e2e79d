"""Runs a bundle where no network is: `cut_off.py FOLDER PORT`, inside `unshare` of net and mounts.

Every name that anything asks for arrives at a name server of our own, which writes it down. Where
the caller is the real root, the bundle runs as nobody. What happened is printed as JSON.
"""

from __future__ import annotations

import asyncio
import contextlib
import fcntl
import http.client
import json
import os
import re
import signal
import socket
import sqlite3
import struct
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(PROJECT))

from bench.crowd import SHEET  # noqa: E402
from bench.opening import leave, make_record, open_pages  # noqa: E402
from tests.support.waiting import PATIENCE  # noqa: E402

NOBODY = 65534
CONTROL = "asked-on-purpose.example"
SIOCSIFFLAGS, IFF_UP = 0x8914, 1


class NameServer:
    """Answers nothing, and knows what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.bind(("127.0.0.1", 53))
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        while True:
            asked, whom = self._socket.recvfrom(4096)
            self.asked.append(_name(asked))
            self._socket.sendto(asked[:2] + b"\x81\x83" + asked[4:], whom)  # there is no such name


def _name(question: bytes) -> str:
    """The name in a DNS question (RFC 1035, 4.1.2)."""
    parts, at = [], 12
    while question[at]:
        parts.append(question[at + 1 : at + 1 + question[at]].decode("ascii", "replace"))
        at += 1 + question[at]
    return ".".join(parts)


def alone() -> NameServer:
    """Only this machine is left: its own address is up, and names are asked of us."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        fcntl.ioctl(any_socket, SIOCSIFFLAGS, struct.pack("16sH", b"lo", IFF_UP))
    for place, text in (
        ("/etc/resolv.conf", "nameserver 127.0.0.1\noptions timeout:1 attempts:1\n"),
        ("/etc/nsswitch.conf", "hosts: files dns\n"),
    ):
        file = Path(tempfile.mkdtemp()) / "ours"
        file.write_text(text, encoding="ascii")
        file.parent.chmod(0o755)
        real = Path(place).resolve()
        if real.exists():
            subprocess.run(["mount", "--bind", str(file), str(real)], check=True)
    return NameServer()


def rights(libraries: Path) -> dict[str, Any]:
    """How a program is begun that may do nothing: as nobody, where we may choose.

    A standalone build finds its own library beside it; the Python of the tests is told where.
    """
    environment = {"PATH": "/usr/bin:/bin", "HOME": "/nowhere", "LANG": "C.UTF-8"}
    environment["LD_LIBRARY_PATH"] = str(libraries)
    ours: dict[str, Any] = {"env": environment, "encoding": "utf-8", "start_new_session": True}
    one_only = Path("/proc/self/uid_map").read_text(encoding="ascii").split()[2] == "1"
    if os.getuid() or one_only:
        return ours
    return {**ours, "user": NOBODY, "group": NOBODY, "extra_groups": []}


def until_announced(child: subprocess.Popen[str]) -> str:
    said = ""
    for line in child.stdout or ():
        said += line
        if "Ctrl+C" in line:
            return said
    raise RuntimeError(said)


def cookie_of(host: str, said: str) -> str:
    """Open the owner's address as the browser does."""
    path = re.search(r"https?://[^/\s]+(/owner\S+)", said)
    assert path, said
    line = http.client.HTTPConnection(host, timeout=PATIENCE)
    line.request("GET", path[1])
    cookie = line.getresponse().getheader("Set-Cookie") or ""
    line.close()
    return cookie.partition(";")[0].removeprefix("kasane=")


def example(data: Path) -> str:
    """The id of an example that has a board."""
    ask = "SELECT workshop_id FROM record WHERE kind = 'entry' AND body LIKE ? LIMIT 1"
    file = f"file:{data / 'kasane.db'}?mode=ro"
    with contextlib.closing(sqlite3.connect(file, uri=True)) as read:
        return str(read.execute(ask, [f'%"{SHEET}"%']).fetchone()[0])


async def visit(host: str, workshop: str, cookie: str) -> list[str]:
    """A page with its board, and a Word record; what went wrong."""
    opened = await open_pages(host, workshop, [cookie], 0)
    if not opened.errors:
        await make_record(host, workshop, cookie)
    await leave(opened)
    return opened.errors


def main(folder: Path, port: str) -> None:
    """Run it, visit it, stop it."""
    names, how = alone(), rights(folder / "program" / "python" / "lib")
    starter = str(folder / "かさねを始める.sh")
    demo = subprocess.run([starter, "demo"], **how, capture_output=True, check=False)
    begun = [starter, "--port", port, "--address", "127.0.0.1"]
    told: dict[str, Any] = {"demo": demo.stderr, "user": how.get("user", os.getuid())}
    with subprocess.Popen(begun, **how, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as child:
        try:
            said = until_announced(child)
            host = f"127.0.0.1:{port}"
            workshop = example(folder / "data")
            told["errors"] = asyncio.run(visit(host, workshop, cookie_of(host, said)))
        finally:
            os.killpg(child.pid, signal.SIGINT)
            rest = child.communicate(timeout=PATIENCE)[0]
    told |= {"said": said + rest, "code": child.returncode, "asked": list(names.asked)}
    with contextlib.suppress(socket.gaierror):
        socket.getaddrinfo(CONTROL, 80)
    told["control"] = names.asked[len(told["asked"]) :]
    print(json.dumps(told))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
