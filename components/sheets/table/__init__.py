"""The live table: rows with typed columns, in AgGrid on a wide screen and as cards on a phone."""

from __future__ import annotations

import streamlit as st

from components import part
from components.sheets.base import Kind
from components.state import Here
from kasane.programme import TableSheet

_HEIGHT = 320
_PHONES = ("Mobile", "iPhone", "Android")


class TableKind(Kind[TableSheet]):
    """The part holds the line to the workshop and everything around the grid.

    AgGrid stands beside it and is driven by it. A phone gets cards, and is spared the grid.
    """

    def draw(self, here: Here, sheet: TableSheet, key: str, copy: str | None = None) -> None:
        grid = not is_phone(st.context.headers.get("User-Agent") or "")
        with st.container(key=f"table-{key.replace(':', '-')}"):
            part.mount_live(here, "sheets/table", {"sheet": sheet.id, "grid": grid}, key)
            if grid:
                # It wants a page that is being drawn already when it is imported.
                from st_aggrid import AgGrid

                from components.sheets.table.grid_options import grid_options, theme

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


def is_phone(agent: str) -> bool:
    """Whether a browser says that it is on a phone; it gets no grid, however wide it is held."""
    return any(sign in agent for sign in _PHONES)


KIND = TableKind()
