"""The live overlap: what a person likes and can do, what the town wants, and what lies in both."""

from __future__ import annotations

from typing import Any

from components import part
from components.state import Here
from kasane.programme import OverlapSheet


def overlap(here: Here, sheet: OverlapSheet, key: str) -> None:
    """Show the overlap of one case at a time, on which all write at once.

    Args:
        here: where the viewer is.
        sheet: the overlap's definition.
        key: unique on the page.
    """
    data = {
        "workshop": here.actor.workshop,
        "sheet": sheet.model_dump(mode="json"),
        "sheets": _others(here, sheet),
        "view": "member",
    }
    part.mount("sheets/overlap", data, key)


def _others(here: Here, sheet: OverlapSheet) -> dict[str, Any]:
    """The cases' form, and the sheets from which texts are offered."""
    names = {reference.split("/")[0] for area in sheet.areas for reference in area.carry_from}
    return {
        known.id: known.model_dump(mode="json")
        for known in here.programme.sheets
        if known.id in names | {sheet.cases}
    }
