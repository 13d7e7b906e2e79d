"""What people write is looked through before the others see it.

Where something in a note that was written alone looks like personal information, it stays off
their screens until somebody who leads has read it: `entry.show` brings it to all, `entry.hide`
keeps it away. What is written while all see it goes back to its writer first, with the places
named and other words offered; it is put up once the writer has confirmed it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from kasane.errors import RefusedError
from kasane.privacy import Found, Kind, find, replaced
from kasane.store import Put, Record
from kasane.workshop.desk import Desk
from kasane.workshop.kinds import place_of
from kasane.workshop.model import Entry, sheet_state
from kasane.workshop.operations.entry_checks import changed
from kasane.workshop.places import Place
from kasane.workshop.shapes import Values
from kasane.workshop.spots import spot

_OF_A_MAP = frozenset({Kind.FACILITY, Kind.ADDRESS})
"""What a map of resources is made of."""
_AT_THE_TABLE = frozenset({Kind.MEMBER})
"""Those who write name each other."""
_SEEN_BY_ALL = ("note", "pin")


def kept_back(desk: Desk, sheets: Collection[str]) -> Iterator[Put]:
    """The entries of some sheets that somebody has to read before the others see them.

    Cases are read before they are opened, and so is what sits in them.
    """
    names = _names(desk)
    for record in desk.draft.all("entry"):
        if record.body["sheet"] in sheets and not record.body["hidden"]:
            entry = Entry.model_validate(record.body)
            if _is_to_be_read(desk, entry, names):
                new = {"hidden": True, "unread": True, "changed": desk.at}
                yield changed(record.id, entry, new)


def looked_through(desk: Desk, entry: Entry) -> Entry:
    """A new entry as it is put: off the others' screens where somebody has to read it first."""
    if not _is_to_be_read(desk, entry, _names(desk)):
        return entry
    return entry.model_copy(update={"hidden": True, "unread": True})


def confirmed_text(
    desk: Desk, place: Place, entry: Entry, confirmed: bool, before: Entry | None = None
) -> Entry:
    """A note as its writer puts it up while the others look on, with the time of confirming.

    Of one that was there before, the texts that change are asked about.

    Raises:
        RefusedError: "personal": something looks like personal information and the writer has not
            confirmed it; `current` holds the values with other words in their place.
    """
    found: dict[str, list[Found]] = {}
    if place.kind in _SEEN_BY_ALL and _is_seen(desk, entry, place):
        found = _told(desk, entry, _usual(place) | _AT_THE_TABLE, _names(desk))
    known = before.values if before else {}
    new = {field: each for field, each in found.items() if entry.values[field] != known.get(field)}
    if new and not confirmed:
        raise RefusedError(
            "personal", _back_to_writer(new), {"values": _in_other_words(entry, new)}
        )
    at = desk.at if new else entry.confirmed
    return entry.model_copy(update={"confirmed": at if found else ""})


def _is_seen(desk: Desk, entry: Entry, place: Place) -> bool:
    """Whether the others see it at once; else it is looked through before they do."""
    copy = desk.draft.get("entry", place.copy) if place.copy else None
    hidden = entry.hidden or (copy is not None and copy.body["hidden"])
    return not hidden and sheet_state(desk.draft, entry.sheet).state == "open"


def _back_to_writer(found: Mapping[str, Sequence[Found]]) -> str:
    places = (
        f"「{place.text}」（{place.kind.label}）" for each in found.values() for place in each
    )
    return (
        f"{'、'.join(dict.fromkeys(places))}から、だれのことかわかってしまうかもしれません。"
        "まだほかの人には見えていません。どうするかを選んでください。"
    )


def _in_other_words(entry: Entry, found: Mapping[str, Sequence[Found]]) -> Values:
    texts = {field: replaced(str(entry.values[field]), each) for field, each in found.items()}
    return {**entry.values, **texts}


def _names(desk: Desk) -> tuple[str, ...]:
    # Asked at every note: to look through all members took a tenth of its way to the others.
    return desk.draft.once("member", _sorted_names)


def _sorted_names(members: Iterable[Record]) -> tuple[str, ...]:
    return tuple(sorted({member.body["name"] for member in members}))


def _is_to_be_read(desk: Desk, entry: Entry, names: tuple[str, ...]) -> bool:
    place = place_of(desk.programme, entry.sheet, entry.place)
    if place.kind == "copy" or (place.copy and place.sheet.is_case):
        return False
    return bool(_told(desk, entry, _usual(place), names))


def _usual(place: Place) -> frozenset[Kind]:
    return _OF_A_MAP if place.kind == "pin" else frozenset()


def _told(
    desk: Desk, entry: Entry, usual: frozenset[Kind], names: tuple[str, ...]
) -> dict[str, list[Found]]:
    """By field, what looks like personal information and is not usual there."""
    told = {}
    for field in sorted(spot(desk.programme, entry.sheet, entry.place).texts):
        found = _found(str(entry.values.get(field, "")), names)
        told[field] = [place for place in found if place.kind not in usual]
    return {field: found for field, found in told.items() if found}


@lru_cache(20_000)
def _found(text: str, names: tuple[str, ...]) -> tuple[Found, ...]:
    return tuple(find(text, names))
