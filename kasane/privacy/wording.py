"""What is said about it, and the text with what was found taken out."""

from __future__ import annotations

from collections.abc import Iterable

from kasane.privacy.found import Found

CAUTION = (
    "見落としがあり得ます。機械が見つけられるのは、決まった形のものだけです。"
    "必ず読んで確かめてください。"
)
NOTHING_FOUND = "決まった形のものは見つかりませんでした。"


def replaced(text: str, found: Iterable[Found]) -> str:
    """The text with every place found replaced; `found` as `find` gave it for this text."""
    parts = []
    at = 0
    for place in sorted(found, key=lambda place: place.start):
        parts += [text[at : place.start], place.replacement]
        at = place.end
    return "".join([*parts, text[at:]])


def sentence_of(found: Found) -> str:
    """Such as 「電話番号のようです。「［電話番号］」に置きかえられます。」."""
    return f"{found.kind.label}のようです。「{found.replacement}」に置きかえられます。"
