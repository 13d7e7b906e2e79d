"""What a person decides about texts before they leave the house."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from kasane.errors import RefusedError
from kasane.plain import limits
from kasane.store import Put
from kasane.workshop.desk import Desk
from kasane.workshop.model import Decided, Verdict, body
from kasane.workshop.outgoing import Of, key_of
from kasane.workshop.shapes import Id, Shape, Text


class ReadText(Shape):
    """A text as it was read: a value of an entry, a meeting, an attachment or a question."""

    of: Of
    id: Id
    field: Id
    seen: Text


class DecideTexts(Shape):
    """One decision about texts; `value` is what replaces each of them."""

    op: Literal["text.decide"]
    texts: tuple[ReadText, ...] = Field(min_length=1, max_length=limits.AT_ONCE)
    verdict: Verdict
    value: Text = ""


def decide(desk: Desk, ask: DecideTexts) -> list[Put]:
    """Keep what was decided, by whom and when; it holds for the texts that were read."""
    if ask.verdict is Verdict.REPLACED and not ask.value.strip():
        raise RefusedError("empty", "置きかえる文を書いてください。何も変わっていません。")
    return list(_decisions(desk, ask))


def _decisions(desk: Desk, ask: DecideTexts) -> Iterator[Put]:
    for text in ask.texts:
        if desk.draft.find((text.of, text.id)) is None:
            raise RefusedError("gone", "この文は、もうありません。何も変わっていません。")
        decided = Decided(verdict=ask.verdict, value=ask.value, by=desk.actor.member, at=desk.at)
        yield Put("decided", key_of(text.of, text.id, text.field, text.seen), body(decided))
