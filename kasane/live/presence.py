"""Who is here and who types where, without telling who wrote what."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from kasane.store.transaction import dump
from kasane.workshop.access import Sight
from kasane.workshop.model import Authors, BoardState, Role, SheetState

TypingPlace = tuple[str, str]
"""(sheet, place)."""


def presence_text(
    here: Collection[str],
    typing: Mapping[TypingPlace, Collection[str]],
    sight: Sight,
    role: Role,
    answers: Mapping[str, int] | None = None,
) -> str:
    """The presence message for everybody in a role.

    In 個人ワーク, and where the role sees nothing, places are not told; where authors are hidden,
    only how many type there. `answers`: of each survey how many wait to be counted.
    """
    viewer = role is Role.VIEWER
    places = []
    for (sheet, place), people in sorted(typing.items()):
        state = sight.sheets.get(sheet, SheetState())
        if state.state is BoardState.PRIVATE or not sight.tells_typing(sheet, place, role):
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
    return dump(message | ({"answers": answers} if answers else {}))
