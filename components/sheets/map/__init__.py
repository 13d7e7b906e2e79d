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
    part.mount_live(here, "sheets/map", {"sheet": sheet.id, "copy": case}, key)
