"""できました: who says that they are done with what is on."""

from __future__ import annotations

from typing import Literal

from kasane.errors import RefusedError
from kasane.store import Put
from kasane.workshop.desk import Desk
from kasane.workshop.going_on import Ready
from kasane.workshop.model import body, read
from kasane.workshop.shapes import Shape


class SayReady(Shape):
    """The actor is done with the activity that is on, or isn't after all."""

    op: Literal["ready.say"]
    ready: bool


def say(desk: Desk, ask: SayReady) -> list[Put]:
    """Note that somebody is done."""
    item = desk.info.item or desk.info.activity
    if item is None:
        raise RefusedError("not_here", "いまは活動の時間ではありません。何も変わっていません。")
    known = (read(desk.draft, Ready, item) or Ready()).members
    rest = tuple(member for member in known if member != desk.actor.member)
    members = (*rest, desk.actor.member) if ask.ready else rest
    return [Put("ready", item, body(Ready(members=members)))]


def anew(desk: Desk, item: str | None) -> list[Put]:
    """An item that begins again: nobody is done with it yet."""
    if item is None or read(desk.draft, Ready, item) is None:
        return []
    return [Put("ready", item, body(Ready()))]
