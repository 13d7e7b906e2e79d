"""Rows of a table made in one step from what was written elsewhere, with their source."""

from __future__ import annotations

from components import part
from components.state import Here
from kasane.programme import Programme, Sheet, TableSheet


def offered_rows(here: Here, sheet: Sheet, key: str) -> None:
    """Show each of a table's offers; one that has nothing to offer shows nothing.

    Args:
        here: where the viewer is.
        sheet: that is drawn; only a table offers.
        key: unique on the page.
    """
    for data in offers_of(here.programme, sheet):
        part.mount_live(here, "frame/offered_rows", data, f"{key}:offered:{data['offer']}")


def offers_of(programme: Programme, sheet: Sheet) -> list[dict[str, str | int]]:
    """The data of the part for each offer of a sheet."""
    table = programme.sheet_of(TableSheet, sheet.id)
    offers = table.offers if table else ()
    return [{"sheet": sheet.id, "offer": number} for number in range(len(offers))]
