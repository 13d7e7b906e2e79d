"""What was written alone is looked through before the others see it.

Where something in a note looks like personal information, it stays off their screens until
somebody who leads has read it: `entry.show` brings it to all, `entry.hide` keeps it away.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import lru_cache

from kasane.privacy import Kind, find
from kasane.store import Put
from kasane.workshop.desk import Desk
from kasane.workshop.kinds import place_of
from kasane.workshop.model import Entry, Member, read_all
from kasane.workshop.operations.entry_checks import changed
from kasane.workshop.spots import spot

_OF_A_MAP = frozenset({Kind.FACILITY, Kind.ADDRESS})
"""What a map of resources is made of."""


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


def _names(desk: Desk) -> tuple[str, ...]:
    return tuple(sorted({member.name for member in read_all(desk.draft, Member).values()}))


def _is_to_be_read(desk: Desk, entry: Entry, names: tuple[str, ...]) -> bool:
    place = place_of(desk.programme, entry.sheet, entry.place)
    if place.kind == "copy" or (place.copy and place.sheet.is_case):
        return False
    usual = _OF_A_MAP if place.kind == "pin" else frozenset()
    texts = spot(desk.programme, entry.sheet, entry.place).texts
    return any(_kinds(str(entry.values.get(text, "")), names) - usual for text in sorted(texts))


@lru_cache(20_000)
def _kinds(text: str, names: tuple[str, ...]) -> frozenset[Kind]:
    return frozenset(found.kind for found in find(text, names))
