"""The live table: rows with typed columns, in AgGrid on a wide screen and as cards on a phone."""

from __future__ import annotations

from typing import Any

import streamlit as st
from st_aggrid import AgGrid

from components import part
from components.sheets.table.grid_options import grid_options, theme
from components.state import Here
from kasane.programme import BoardSheet, FormSheet, Programme, TableSheet

_HEIGHT = 320
_PHONES = ("Mobile", "iPhone", "Android")


def table(here: Here, sheet: TableSheet, key: str) -> None:
    """Show a table that everybody in the workshop writes in.

    The part holds the line to the workshop and everything around the grid; AgGrid stands beside
    it and is driven by it. A phone gets cards, and is spared the grid.

    Args:
        here: where the viewer is.
        sheet: the table's definition.
        key: unique on the page.
    """
    grid = not is_phone(st.context.headers.get("User-Agent") or "")
    with st.container(key=f"table-{key.replace(':', '-')}"):
        data = table_data(here.programme, sheet)
        part.mount("sheets/table", data | {"workshop": here.actor.workshop, "grid": grid}, key)
        if grid:
            AgGrid(
                None,
                gridOptions=grid_options(),
                height=_HEIGHT,
                theme=theme(),
                update_on=[],
                allow_unsafe_jscode=True,
                show_search=False,
                show_download_button=False,
                key=f"grid:{key}",
            )


def table_data(programme: Programme, sheet: TableSheet) -> dict[str, Any]:
    """A table's definition for the part, on a page or on the projector's screen."""
    return {
        "sheet": sheet.model_dump(mode="json"),
        "steps": [{"id": step.id, "short": step.short} for step in programme.steps],
        "sheets": _origins(programme, sheet),
        "offered": _offered(programme, sheet),
    }


def is_phone(agent: str) -> bool:
    """Whether a browser says that it is on a phone; it gets no grid, however wide it is held."""
    return any(sign in agent for sign in _PHONES)


def _origins(programme: Programme, sheet: TableSheet) -> list[dict[str, Any]]:
    """The sheets whose names stand in a column that tells where a row came from."""
    if not any(column.auto == "sources" for column in sheet.columns):
        return []
    known = [each for each in programme.sheets if isinstance(each, BoardSheet | FormSheet)]
    return [each.model_dump(mode="json") for each in known]


def _offered(programme: Programme, sheet: TableSheet) -> dict[str, Any]:
    """The sheets whose texts are offered in a column, by id."""
    wanted = {(column.choices_from or "").partition("/")[0] for column in sheet.columns}
    found = [each for each in programme.sheets if each.id in wanted]
    return {each.id: each.model_dump(mode="json") for each in found}
