"""What a person decides about texts before they leave the house."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from kasane.errors import RefusedError
from kasane.plain import limits
from kasane.store import Put
from kasane.workshop.desk import Desk
from kasane.workshop.model import Decided, Id, Shape, Text, Verdict, body
from kasane.workshop.outgoing import Of, fingerprint, key_of


class ReadText(Shape):
    """A text as it was read: a value of an entry or of a meeting."""

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
    """Keep what was decided, by whom and when; of none where one text has changed meanwhile."""
    if ask.verdict is Verdict.REPLACED and not ask.value.strip():
        raise RefusedError("empty", "置きかえる文を書いてください。何も変わっていません。")
    return list(_decisions(desk, ask))


def _decisions(desk: Desk, ask: DecideTexts) -> Iterator[Put]:
    for text in ask.texts:
        _check_as_read(desk, text)
        decided = Decided(
            text=fingerprint(text.seen),
            verdict=ask.verdict,
            value=ask.value,
            by=desk.actor.member,
            at=desk.at,
        )
        yield Put("decided", key_of(text.of, text.id, text.field), body(decided))


def _check_as_read(desk: Desk, text: ReadText) -> None:
    record = desk.draft.get(text.of, text.id)
    values = (record.body["values"] if text.of == "entry" else record.body) if record else {}
    if values.get(text.field) != text.seen:
        raise RefusedError(
            "stale",
            "読んでいるあいだに、ほかの人が直しました。いまの文を読んでから、決めなおしてください。",
        )
