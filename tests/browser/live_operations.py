"""What somebody does over the line of their own page, and what came to it over the line."""

from __future__ import annotations

import json
import uuid
from typing import Any

from playwright.sync_api import Page, WebSocket

_DO = """async ([workshop, op, fields]) => {
  const base = document.querySelector("link[href$='/kit.css']").href;
  const { connect } = await import(new URL("../live/live.js", base));
  const live = connect(workshop);
  try {
    await live.do(op, fields);
  } finally {
    live.release();
  }
}"""


def do(page: Page, workshop: str, op: str, **fields: Any) -> None:
    """Carry out an operation as whoever has this page open; it must not be refused."""
    page.locator("link[href$='/kit.css']").first.wait_for(state="attached")
    page.evaluate(_DO, [workshop, op, fields])


def add_entry(page: Page, workshop: str, sheet: str, place: str, **values: Any) -> str:
    """Write something, and return its id."""
    entry = uuid.uuid4().hex
    do(page, workshop, "entry.add", id=entry, sheet=sheet, place=place, values=values)
    return entry


_HELD = """async ([workshop, sheet]) => {
  const base = document.querySelector("link[href$='/kit.css']").href;
  const { connect } = await import(new URL("../live/live.js", base));
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
    """The records that came to a page over its live line. Listen before the page is opened."""

    def __init__(self, page: Page) -> None:
        self.records: list[dict[str, Any]] = []
        page.on("websocket", self._listen)

    def _listen(self, socket: WebSocket) -> None:
        if "/live/" in socket.url:
            socket.on("framereceived", self._heard)

    def _heard(self, payload: str | bytes) -> None:
        message = json.loads(payload)
        self.records += message.get("records", [])

    def bodies(self, kind: str) -> list[dict[str, Any]]:
        """The bodies of all records of a kind, in the order in which they came."""
        return [r["body"] for r in self.records if r["kind"] == kind and "body" in r]
