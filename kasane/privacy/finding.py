"""Looks for everything in one text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from kasane.privacy.addresses import addresses, mentions_of
from kasane.privacy.bare_names import bare_names
from kasane.privacy.births import ages, births
from kasane.privacy.contacts import accounts, mails, phones, postal_codes
from kasane.privacy.facilities import facilities
from kasane.privacy.folding import fold
from kasane.privacy.found import Found, Kind, Match
from kasane.privacy.in_context import names_in_context
from kasane.privacy.letters import Letters
from kasane.privacy.names import honorific_names, labelled_names, roster_names
from kasane.privacy.numbers import bank_numbers, insured_numbers, my_numbers

_ORDER = {kind: place for place, kind in enumerate(Kind)}


def find(
    text: str,
    names: Iterable[str] = (),
    letters: Letters | None = None,
    today: date | None = None,
) -> list[Found]:
    """What looks like personal information, in the order of the text; nothing overlaps.

    Args:
        text: any text.
        names: of the roster; blanks between family and given name tell which is which.
        letters: kept from text to text, so that a person has the same letter in all of them.
        today: for the age that can stand in place of a date of birth.
    """
    folded = fold(text)
    letters = letters or Letters([text])
    found = []
    for match in _with_mentions(folded.text, names, letters, today or date.today()):
        start, end = folded.span(match.start, match.end)
        named = letters.of(match.name, match.kind) if match.name else ""
        found.append(Found(start, end, match.kind, text[start:end], named + match.replacement))
    return found


def _with_mentions(text: str, names: Iterable[str], letters: Letters, today: date) -> list[Match]:
    """All that is found, and people and places found by then where they are named once more."""
    first = _apart(_matches(text, names, today))
    people = _called(first, letters, Kind.NAME)
    places = _called(first, letters, Kind.ADDRESS)
    again = [replace(m, kind=Kind.NAME) for m in roster_names(text, people)]
    return _apart([*first, *again, *mentions_of(text, places)])


def _called(matches: Iterable[Match], letters: Letters, kind: Kind) -> list[str]:
    found = [match.name for match in matches if match.kind is kind and match.name]
    return list(dict.fromkeys([*letters.named(kind), *found]))


def _matches(text: str, names: Iterable[str], today: date) -> Iterator[Match]:
    yield from mails(text)
    yield from accounts(text)
    yield from my_numbers(text)
    yield from insured_numbers(text)
    yield from bank_numbers(text)
    yield from phones(text)
    yield from postal_codes(text)
    yield from births(text, today)
    yield from ages(text)
    yield from addresses(text)
    yield from facilities(text)
    yield from honorific_names(text)
    yield from bare_names(text)
    yield from labelled_names(text)
    yield from names_in_context(text)
    yield from roster_names(text, names)


def _apart(matches: Iterable[Match]) -> list[Match]:
    """Matches that overlap become one, so that no part of either is left standing."""
    apart: list[Match] = []
    for match in sorted(matches, key=lambda match: (match.start, -match.end)):
        if apart and match.start < apart[-1].end:
            apart[-1] = _joined(apart[-1], match)
        else:
            apart.append(match)
    return apart


def _joined(one: Match, other: Match) -> Match:
    first = min(one, other, key=lambda match: (_ORDER[match.kind], match.start - match.end))
    return replace(first, start=min(one.start, other.start), end=max(one.end, other.end))
