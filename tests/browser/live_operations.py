"""What somebody does over a line of their own without a page, and what came to their page."""

from __future__ import annotations

import json
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Page, WebSocket
from websockets.sync.client import ClientConnection, connect

from tests.browser.browsers import PATIENCE
from tests.browser.people import Person


@contextmanager
def _line(person: Person, workshop: str) -> Iterator[ClientConnection]:
    """A line of this person's, over which nothing has come yet."""
    address = f"{person.url.replace('http', 'ws')}/live/{workshop}"
    cookies = "; ".join(f"{one['name']}={one['value']}" for one in person.context.cookies())
    headers = {"Cookie": cookies, "Origin": person.url}
    with connect(address, additional_headers=headers, compression=None, proxy=None) as line:
        line.send(json.dumps({"type": "hello", "protocol": 1, "revision": 0}))
        yield line


def do(person: Person, workshop: str, op: str, **fields: Any) -> None:
    """Carry out an operation as this person; it must not be refused."""
    op_id = uuid.uuid4().hex
    with _line(person, workshop) as line:
        line.send(json.dumps({"type": "do", "op_id": op_id, "op": op, **fields}))
        answer = next(m for m in map(json.loads, line) if m.get("op_id") == op_id)
    assert answer["type"] == "done", answer


def keep_in_shared(person: Person, workshop: str, *texts: str) -> None:
    """Decide that what holds one of these texts stays as it is in files for sharing."""
    with _line(person, workshop) as line:
        told = next(m for m in map(json.loads, line) if m["type"] == "snapshot")
    entries = [record for record in told["records"] if record["kind"] == "entry"]
    read = [
        {"of": "entry", "id": entry["id"], "field": field, "seen": value}
        for entry in entries
        for field, value in entry["body"].get("values", {}).items()
        if any(text in value for text in texts)
    ]
    do(person, workshop, "text.decide", texts=read, verdict="kept")


def add_entry(person: Person, workshop: str, sheet: str, place: str, **values: Any) -> str:
    """Write something, and return its id."""
    entry = uuid.uuid4().hex
    do(person, workshop, "entry.add", id=entry, sheet=sheet, place=place, values=values)
    return entry


def empty(person: Person, workshop: str, sheet: str) -> None:
    """Delete all entries of a sheet, as the server has them now."""
    with _line(person, workshop) as line:
        told = next(m for m in map(json.loads, line) if m["type"] == "snapshot")
    for record in told["records"]:
        if record["kind"] == "entry" and record["body"].get("sheet") == sheet:
            version = record["body"]["version"]
            do(person, workshop, "entry.delete", id=record["id"], version=version)


def member(person: Person, workshop: str, name: str) -> str:
    """Somebody's id."""
    with _line(person, workshop) as line:
        snapshot = next(m for m in map(json.loads, line) if m["type"] == "snapshot")
    members = [record for record in snapshot["records"] if record["kind"] == "member"]
    return str(next(record["id"] for record in members if record["body"]["name"] == name))


_HELD = """async ([workshop, sheet]) => {
  const base = document.querySelector("link[href$='/styles.css']").href;
  const { connect } = await import(new URL("live/live.js", base));
  const live = connect(workshop);
  const entries = live.all("entry").filter(({ body }) => body.sheet === sheet);
  live.release();
  return Object.fromEntries(entries.map(({ id, body }) => [id, body]));
}"""


def held(page: Page, workshop: str, sheet: str) -> dict[str, dict[str, Any]]:
    """The entries of a sheet as this page holds them, by id."""
    found: dict[str, dict[str, Any]] = page.evaluate(_HELD, [workshop, sheet])
    return found


class Traffic:
    """The records that came to a person's page over its line. Listen before it is opened."""

    def __init__(self, person: Person) -> None:
        self.records: list[dict[str, Any]] = []
        self._page = person.page
        person.seat.listen(person.page, "websocket", self._listen)

    def wait_for_all(self) -> None:
        """Until the page was told what it may know, and has drawn a part of it."""
        self._page.locator(".ks-part").first.wait_for()
        latest = time.monotonic() + PATIENCE / 1000
        while not self.records and time.monotonic() < latest:
            self._page.evaluate("new Promise((drawn) => requestAnimationFrame(drawn))")
        assert self.records, f"nothing came to {self._page.url}"

    def _listen(self, socket: WebSocket) -> None:
        if "/live/" in socket.url:
            socket.on("framereceived", self._heard)

    def _heard(self, payload: str | bytes) -> None:
        message = json.loads(payload)
        self.records += message.get("records", [])

    def body(self, kind: str, wanted: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
        """The first body of that kind that is wanted, as soon as it has come."""
        return self.record(kind, wanted)["body"]  # type: ignore[no-any-return]

    def record(self, kind: str, wanted: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
        """The same with its id."""
        known = (r for r in self._coming() if r["kind"] == kind and "body" in r)
        found = next((r for r in known if wanted(r["body"])), None)
        assert found, f"no such {kind} came to {self._page.url}"
        return found

    def _coming(self) -> Iterator[dict[str, Any]]:
        """The records that came, and those that come while one looks through them."""
        at, latest = 0, time.monotonic() + PATIENCE / 1000
        while time.monotonic() < latest:
            new = self.records[at:]
            yield from new
            at += len(new)
            self._page.evaluate("new Promise((drawn) => requestAnimationFrame(drawn))")

    def bodies(self, kind: str) -> list[dict[str, Any]]:
        """The bodies of all records of a kind, in the order in which they came."""
        return [r["body"] for r in self.records if r["kind"] == kind and "body" in r]
