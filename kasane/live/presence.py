"""Who is here and who types where, without telling who wrote what."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from kasane.store.transaction import dump
from kasane.workshop.access import Sight
from kasane.workshop.model import Authors, BoardState, SheetState

Place = tuple[str, str]
"""(sheet, place)."""


def presence_text(
    here: Collection[str], typing: Mapping[Place, Collection[str]], sight: Sight, *, viewer: bool
) -> str:
    """The presence message for viewers, or for everybody else.

    In 個人ワーク places are not told; where authors are hidden, only how many type there.
    """
    places = []
    for (sheet, place), people in sorted(typing.items()):
        state = sight.sheets.get(sheet, SheetState())
        if state.state is BoardState.PRIVATE:
            continue
        named = state.authors is Authors.SHOWN and not viewer
        places.append(
            {
                "sheet": sheet,
                "place": place,
                "count": len(people),
                "people": sorted(people) if named else [],
            }
        )
    message = {
        "type": "presence",
        "here": len(here),
        "typing": len({person for people in typing.values() for person in people}),
        "people": [] if viewer else sorted(here),
        "places": places,
    }
    return dump(message)
