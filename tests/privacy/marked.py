"""Sentences with their personal information marked, and how much of it the search finds."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from kasane.privacy import find

_MARK = re.compile(r"〔([a-z]+):([^〕]+)〕")
TODAY = date(2026, 12, 8)
HERE = Path(__file__).parent
FILES = (
    "sentences.txt",
    "sentences_held.txt",
    "sentences_drawn.txt",
    "sentences_second.txt",
    "sentences_second_held.txt",
    "sentences_third.txt",
    "sentences_third_held.txt",
    "sentences_fourth.txt",
    "sentences_fifth.txt",
)


@dataclass(frozen=True)
class Sentence:
    """A sentence as it is written, and (kind, start, end) of each piece of information in it."""

    text: str
    marks: tuple[tuple[str, int, int], ...]


@dataclass
class Score:
    """Marks and those found, by kind; harmless sentences, and those in which something is found."""

    marks: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)
    harmless: int = 0
    alarms: list[str] = field(default_factory=list)

    def recall(self, kind: str) -> float:
        """Share of a kind's marks that are found."""
        return self.found[kind] / self.marks[kind]


def sentences(file: Path) -> Iterator[Sentence]:
    """Of a file: one a line; lines with # in front are comments."""
    for line in file.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield _read(line)


def _read(line: str) -> Sentence:
    text, marks, at = "", [], 0
    for mark in _MARK.finditer(line):
        text += line[at : mark.start()]
        marks.append((mark[1], len(text), len(text) + len(mark[2])))
        text += mark[2]
        at = mark.end()
    return Sentence(text + line[at:], tuple(marks))


def score(known: Iterator[Sentence]) -> Score:
    """How much is found. A mark counts where the search marks a third of it: towns stay."""
    result = Score()
    for sentence in known:
        spans = [(place.start, place.end) for place in find(sentence.text, today=TODAY)]
        if not sentence.marks:
            result.harmless += 1
            result.alarms += [sentence.text] if spans else []
        for kind, start, end in sentence.marks:
            covered = sum(max(0, min(end, b) - max(start, a)) for a, b in spans)
            result.marks[kind] += 1
            if covered * 3 >= end - start:
                result.found[kind] += 1
            else:
                result.missed.append(f"{kind}: {sentence.text[start:end]} | {sentence.text}")
    return result


def rows(measured: Score) -> dict[str, str]:
    """Kind → "found / all", and how many harmless sentences are marked; as in docs/privacy.md."""
    found = {kind: f"{measured.found[kind]} / {n}" for kind, n in measured.marks.items()}
    return found | {"alarms": f"{len(measured.alarms)} / {measured.harmless}"}
