"""Where a text names somebody, or the place where they are, who wants no name told."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from kasane.privacy.folding import fold
from kasane.privacy.found import Found, Kind
from kasane.privacy.names import roster_names

_LONG = 4
"""Letters from which on a word is looked for wherever it stands; a shorter one as in a roster."""
_REST = re.compile(r"\([^()]*\)|\s*(?:\d+|[一二三四五六七八九十数])(?:人|名).*$")
_HONOURED = re.compile(r"(?:さん|様|さま|氏|くん|君|ちゃん)$")
_QUOTED = re.compile("[「『]([^「」『』]{2,})[」』]")


def unnamed_mentions(text: str, names: Mapping[str, str]) -> list[Found]:
    """Every place in a text that names one of them, in its order; nothing overlaps.

    Args:
        text: any text.
        names: what somebody or a place is called → what could stand there instead.
    """
    folded = fold(text)
    spans: list[tuple[int, int, str]] = []
    for name, instead in names.items():
        long, short = _words(name)
        spans += [(*m.span(), instead) for word in long for m in word.finditer(folded.text)]
        spans += [(m.start, m.end, instead) for m in roster_names(folded.text, short)]
    found: list[Found] = []
    last = 0
    for start, end, instead in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start >= last:
            first, after = folded.span(start, end)
            found.append(Found(first, after, Kind.UNNAMED, text[first:after], instead))
            last = end
    return found


@lru_cache(2048)
def _words(name: str) -> tuple[tuple[re.Pattern[str], ...], tuple[str, ...]]:
    """What is looked for: the name, what is quoted in it, what stands behind its last の."""
    whole = _HONOURED.sub("", _REST.sub("", fold(name).text).strip()).strip()
    parts = [whole, *_QUOTED.findall(whole), whole.rpartition("の")[2]]
    words = list(dict.fromkeys(part for part in parts if part))
    long = [word for word in words if len(word.replace(" ", "")) >= _LONG]
    return tuple(re.compile(" ?".join(map(re.escape, w.replace(" ", "")))) for w in long), tuple(
        words
    )
