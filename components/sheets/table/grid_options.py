"""What AgGrid must know before it is there; all else is set by components/sheets/table/grid.js."""

from __future__ import annotations

from typing import Any

from st_aggrid import JsCode, StAggridTheme

from components.sheets.table.locale import LOCALE

_ROW_ID = "function(row) { return row.data.id; }"
_READY = """function(ready) {
  window.kasaneGrid = ready.api;
  window.parent.dispatchEvent(new Event("kasane-grid"));
}"""
"""The grid gives its api to the part beside it, which has the line to the workshop already."""
_FONT = '"BIZ UDPGothic", "Noto Sans JP", "Noto Sans CJK JP", "Yu Gothic UI", Meiryo, sans-serif'


def grid_options() -> dict[str, Any]:
    """Options that can't be changed later."""
    return {
        "getRowId": JsCode(_ROW_ID),
        "onGridReady": JsCode(_READY),
        "localeText": dict(LOCALE),
        "columnDefs": [],
        "defaultColDef": {
            "sortable": True,
            "filter": "agTextColumnFilter",
            "filterParams": {
                "filterOptions": ["contains", "notContains", "equals", "blank", "notBlank"],
                "maxNumConditions": 1,
                "buttons": ["reset"],
            },
            "wrapHeaderText": True,
            "autoHeaderHeight": True,
        },
        "ensureDomOrder": True,
        "suppressColumnVirtualisation": True,
        "suppressDragLeaveHidesColumns": True,
        "enableCellTextSelection": False,
        "animateRows": False,
        "rowDragManaged": False,
        "tooltipShowDelay": 600,
        "rowHeight": 44,
    }


def theme() -> StAggridTheme:
    """The palette of the Digital Agency's design system; no font is fetched."""
    return StAggridTheme(base="quartz").withParams(
        fontFamily=_FONT,
        fontSize=15,
        accentColor="#0017c1",
        foregroundColor="#1a1a1a",
        backgroundColor="#ffffff",
        borderColor="#949494",
        headerBackgroundColor="#e6e6e6",
        headerTextColor="#1a1a1a",
        headerFontWeight=700,
        rowHoverColor="#f4f8ff",
        selectedRowBackgroundColor="#e8f1fe",
        columnBorder=True,
        wrapperBorderRadius=8,
        spacing=6,
    )
