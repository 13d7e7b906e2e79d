"""A map (資源マップ): what surrounds a case, to which everybody adds at once."""

from __future__ import annotations

from components import part
from components.state import Here
from kasane.programme import MapSheet


def resource_map(here: Here, sheet: MapSheet, key: str, case: str | None = None) -> None:
    """Show the maps of a sheet, one case at a time.

    Args:
        here: where the viewer is.
        sheet: the map's definition.
        key: unique on the page.
        case: id of the case whose map is open at first; None: the room's, or the first.
    """
    near = {sheet.cases, sheet.known_in, sheet.leads_to}
    data = {
        "workshop": here.actor.workshop,
        "sheet": sheet.model_dump(mode="json"),
        "sheets": {
            known.id: known.model_dump(mode="json")
            for known in here.programme.sheets
            if known.id in near
        },
        "copy": case,
        "view": "member",
    }
    part.mount("sheets/map", data, key)
