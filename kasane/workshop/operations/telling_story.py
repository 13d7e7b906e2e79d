"""What those who lead say for the story of a programme: what they ask, and who knew each other."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from kasane.errors import RefusedError
from kasane.store import Put
from kasane.workshop.desk import Desk
from kasane.workshop.going_on import ASKS, Story
from kasane.workshop.model import body, read
from kasane.workshop.shapes import Shape, Text
from kasane.workshop.values import same

Pair = Annotated[str, Field(min_length=3, max_length=420)]


class WriteStory(Shape):
    """What is asked of the reader; `seen` is what stood there."""

    op: Literal["story.write"]
    id: Literal["main"]
    field: Literal["asks"]
    value: Annotated[Text, Field(max_length=ASKS)]
    seen: Text


class SayWhoKnew(Shape):
    """Which pairs of organisations had met before; None: nobody says so any more."""

    op: Literal["story.knew"]
    knew: Annotated[tuple[Pair, ...], Field(max_length=2_000)] | None


def write(desk: Desk, ask: WriteStory) -> list[Put]:
    """Keep the text, unless something else stands there by now.

    Raises:
        RefusedError: "stale".
    """
    story = read(desk.draft, Story) or Story()
    if not same(story.asks, ask.seen) and not same(story.asks, ask.value):
        raise RefusedError(
            "stale",
            "あなたが書いているあいだに、ほかの人もここを直しました。どうするかを選んでください。",
            {"value": story.asks},
        )
    return [Put("story", "main", body(story.model_copy(update={ask.field: ask.value})))]


def knew(desk: Desk, ask: SayWhoKnew) -> list[Put]:
    """Keep who had met before."""
    story = read(desk.draft, Story) or Story()
    return [Put("story", "main", body(story.model_copy(update={"knew": ask.knew})))]
