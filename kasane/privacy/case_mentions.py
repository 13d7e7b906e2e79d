"""Where a text speaks of a case: ケースA, 事例B, Aさん. In a case that is as it should be."""

from __future__ import annotations

import re

from kasane.privacy.folding import fold
from kasane.privacy.found import Found, Kind

_CASE = re.compile(r"(?:ケース|事例)[ 「]?[A-Z](?![A-Za-z])」?")
_PERSON = re.compile(r"(?<![A-Za-z])[A-Z](?:さん|様|さま|氏|くん|君|ちゃん)")
_INSTEAD = {_CASE: "あるケース", _PERSON: "ある人"}


def case_mentions(text: str) -> list[Found]:
    """Every place that names a case or its person by a letter, with what could stand there."""
    folded = fold(text)
    found = []
    for pattern, instead in _INSTEAD.items():
        for match in pattern.finditer(folded.text):
            start, end = folded.span(*match.span())
            found.append(Found(start, end, Kind.CASE, text[start:end], instead))
    return found
