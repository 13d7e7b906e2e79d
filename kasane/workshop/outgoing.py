"""Texts that leave the house without cases: what in them is asked about, and what was decided.

A text is asked about where the programme says that it is near a case, where it has the words of
one, or where the search finds a case's letter, a name, who wants no name told, or other personal
information. Until
somebody has decided it stays inside, and so it does again once it has changed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal

from kasane.privacy import Found, case_mentions, find, unnamed_mentions
from kasane.store import Draft, State
from kasane.workshop.model import Decided, Verdict, read_all

LEFT_OUT = "（入れていません）"
"""Stands for a text that is not told."""
_WORDS_OF_CASE = 8
"""How many characters of a case make another text one that was carried word for word."""
MEETING_TEXTS = {
    "venue": "会場",
    "remarks": "備考",
    "summary": "事務局のまとめ",
    "contact": "連絡先",
}
"""What people write of a meeting, and what it is called."""
Of = Literal["entry", "meeting", "attachment", "question", "results", "story"]


@dataclass(frozen=True, slots=True)
class Asked:
    """A text that is asked about before it leaves.

    Attributes:
        of, id, field: of which record it is, and which value.
        found: what stands in it; near: it is tied to a case as a whole.
        decided: what somebody decided about it as it stands; None: nothing yet.
        before: what was decided when something else stood there; None: nothing.
    """

    of: Of
    id: str
    field: str
    text: str
    found: tuple[Found, ...]
    near: bool
    decided: Decided | None
    before: Decided | None = None

    @property
    def told(self) -> str:
        """What of it leaves."""
        if self.decided is None or self.decided.verdict is Verdict.LEFT_OUT:
            return LEFT_OUT
        return self.text if self.decided.verdict is Verdict.KEPT else self.decided.value


class Outgoing:
    """The texts of one workshop on their way out.

    Attributes:
        asked: those that are asked about, by what each is a value of.
    """

    def __init__(
        self,
        records: State | Draft,
        of_cases: Sequence[str],
        unnamed: Mapping[str, str],
        *,
        named: bool,
    ) -> None:
        self._records = records
        self._unnamed = tuple(unnamed.items())
        self._of_cases = {text for text in of_cases if len(text) >= _WORDS_OF_CASE}
        self._named = named
        self.asked: dict[str, Asked] = {}

    def told(self, of: Of, record: str, field: str, text: str, *, near: bool) -> str:
        """What of a text leaves; notes it where it is asked about."""
        if not text.strip():
            return text
        found = _found(text, None if self._named else self._names, self._unnamed)
        near = near or any(words in text for words in self._of_cases)
        last = self._before.get(f"{of}:{record}:{field}")
        if not (near or found or last):
            return text
        key = key_of(of, record, field, text)
        decided = self._decided.get(key)
        before = None if decided else last
        held_back = before is not None and before.verdict is not Verdict.KEPT
        if not (near or found or held_back):
            return text
        self.asked[key] = Asked(of, record, field, text, found, near, decided, before)
        return self.asked[key].told

    @cached_property
    def _decided(self) -> Mapping[str, Decided]:
        return read_all(self._records, Decided)

    @cached_property
    def _before(self) -> Mapping[str, Decided]:
        """The last decision about each value."""
        every = sorted(self._decided.items(), key=lambda pair: pair[1].at)
        return {_where(key): decided for key, decided in every}

    @cached_property
    def _names(self) -> tuple[str, ...]:
        every = self._records.records if isinstance(self._records, State) else {}
        members = (record for record in every.values() if record.kind == "member")
        return tuple(sorted({record.body["name"] for record in members if record.body["name"]}))


@lru_cache(maxsize=20_000)
def _found(
    text: str, names: tuple[str, ...] | None, unnamed: tuple[tuple[str, str], ...]
) -> tuple[Found, ...]:
    """What stands in a text, in its order; people only where nobody is named (`names`)."""
    found = [] if names is None else find(text, names)
    wished = [] if names is None else unnamed_mentions(text, dict(unnamed))
    for more in (wished, case_mentions(text)):
        found += [one for one in more if not any(_overlap(one, other) for other in found)]
    return tuple(sorted(found, key=lambda one: one.start))


def _overlap(one: Found, other: Found) -> bool:
    return one.start < other.end and other.start < one.end


def _where(key: str) -> str:
    """A decision's id without the fingerprint."""
    return key.rpartition(":")[0]


def key_of(of: Of, record: str, field: str, text: str) -> str:
    """Under which id a decision is kept: another one as soon as the text is.

    What was decided about is what was read, today's text or that of a meeting long ago.
    """
    return f"{of}:{record}:{field}:{hashlib.sha256(text.encode()).hexdigest()[:16]}"
