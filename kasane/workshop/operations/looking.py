"""What of a sheet the wall shows large, and the turning of what doesn't fit on it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from kasane.errors import RefusedError
from kasane.store import Put
from kasane.workshop.desk import Desk
from kasane.workshop.going_on import Look
from kasane.workshop.model import body, read
from kasane.workshop.shapes import Id, Shape


class LookAt(Shape):
    """One part of a sheet, one entry of it, or with neither everything."""

    op: Literal["look.at"]
    sheet: str
    part: str | None = Field(None, max_length=200)
    entry: Id | None = None


class TurnPages(Shape):
    """On or back by pages, and whether they turn by themselves from now on."""

    op: Literal["look.turn"]
    by: int = Field(0, ge=-1, le=1)
    auto: bool = False


def look_at(desk: Desk, ask: LookAt) -> list[Put]:
    """Show it large, from its first page."""
    desk.sheet(ask.sheet)
    record = desk.draft.get("entry", ask.entry) if ask.entry else None
    if ask.entry and (record is None or record.body["sheet"] != ask.sheet):
        raise RefusedError("gone", "この付箋はもうありません。投影は変わっていません。")
    now = _now(desk)
    new = Look(sheet=ask.sheet, part=ask.part, entry=ask.entry, auto=now.auto)
    return [Put("look", "main", body(new))]


def turn_pages(desk: Desk, ask: TurnPages) -> list[Put]:
    """Turn the pages; a turn by hand stops those that turn by themselves."""
    now = _now(desk)
    new = body(now) | {"turn": now.turn + ask.by, "auto": ask.auto}
    return [Put("look", "main", body(Look.model_validate(new)))]


def _now(desk: Desk) -> Look:
    return read(desk.draft, Look) or Look()
