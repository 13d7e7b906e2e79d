"""One row of a sheet's file, as it is written and as it is read back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kasane.workshop.shapes import Value


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One entry, member or meeting in a file.

    Attributes:
        id, under, sources: ids; empty where the file has none.
        place: as in an entry.
        values: by field or column id, as in an entry; what is empty is left out.
        colour: the colour's id; empty for the place's own.
        letter: of a filled copy.
        author: member id, or the name as the file has it; empty where it is unsigned.
        version: 0 where the file has none.
        created, changed: Japan's time, such as 2026-12-08 14:03:21.
        shown: heading → what the app tells beside it, such as where an idea came from.
        line: where it begins in the file, counted from 1.
    """

    id: str = ""
    place: str = ""
    values: Mapping[str, Value] = field(default_factory=dict)
    colour: str = ""
    letter: str = ""
    author: str = ""
    under: str = ""
    sources: tuple[str, ...] = ()
    hidden: bool = False
    version: int = 0
    created: str = ""
    changed: str = ""
    shown: Mapping[str, str] = field(default_factory=dict)
    line: int = field(default=0, compare=False)
