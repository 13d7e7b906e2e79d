"""The talks about ideas: what was thought before them, and what was found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from components.state import Here
from kasane.programme import TableSheet, TalkRule

NOT_YET = "関わり方はまだ"


@dataclass(frozen=True, slots=True)
class Talk:
    """A row with an answer: whom one talks to about which idea, what was thought and what found.

    Attributes:
        sign: letter of the idea and number of the talk, such as 「A2」.
        expected, found: labels of the choice; "" where nothing was chosen.
        how: label of how they would take part, or "".
    """

    sign: str
    idea: str
    who: str
    expected: str
    found: str
    how: str

    @property
    def now(self) -> str:
        """What was found, or what is thought as long as nobody talked to them."""
        return self.found or self.expected

    @property
    def moved(self) -> bool:
        """Whether it came out other than was thought."""
        return bool(self.found and self.expected and self.found != self.expected)


@dataclass(frozen=True, slots=True)
class Axes:
    """The choices from the least to the most."""

    accepted: tuple[str, ...]
    how: tuple[str, ...]


def axes_of(sheet: TableSheet, rule: TalkRule) -> Axes:
    """The choices stand in the table from the most to the least."""
    accepted, how = (tuple(reversed(sheet.column(c).choices)) for c in (rule.found, rule.how))
    return Axes(accepted, (NOT_YET, *how))


def talks_of(here: Here, sheet: TableSheet, rule: TalkRule) -> list[Talk]:
    """The rows with an answer as far as the viewer sees them, by idea."""
    rows = [item.values for item in here.reading.at(sheet.id)]
    said = (rule.found, rule.expected)
    answered = [values for values in rows if any(_text(values, column) for column in said)]
    ideas = list(dict.fromkeys(_text(values, rule.idea) for values in answered))
    counted: Counter[str] = Counter()
    talks = []
    for values in sorted(answered, key=lambda values: ideas.index(_text(values, rule.idea))):
        idea = _text(values, rule.idea)
        counted[idea] += 1
        talks.append(_talk(f"{_letter(ideas.index(idea))}{counted[idea]}", values, rule))
    return talks


def _talk(sign: str, values: Mapping[str, object], rule: TalkRule) -> Talk:
    wanted = (rule.idea, rule.who, rule.expected, rule.found, rule.how)
    known = [_text(values, name) for name in wanted]
    return Talk(sign, *known)


def _text(values: Mapping[str, object], name: str) -> str:
    value = values.get(name, "")
    return "、".join(value) if isinstance(value, list | tuple) else str(value).strip()


def _letter(at: int) -> str:
    """A to Z, then AA, AB …."""
    return (_letter(at // 26 - 1) if at >= 26 else "") + chr(ord("A") + at % 26)


def said(talk: Talk) -> str:
    """Such as 「条件つき（予想は受け入れられそう）」."""
    if not talk.found:
        return f"{talk.expected}（話す前の予想）"
    return f"{talk.found}（予想は{talk.expected}）" if talk.moved else talk.found
