"""What AgGrid must know before it is there; all else is set by components/sheets/table/grid.js."""

from __future__ import annotations

from typing import Any

from st_aggrid import JsCode, StAggridTheme

from components.look import FONT
from components.sheets.table.locale import LOCALE
from kasane.plain import colours

_ROW_ID = "function(row) { return row.data.id; }"
_READY = """function(ready) {
  window.kasaneGrid = ready.api;
  window.parent.dispatchEvent(new Event("kasane-grid"));
}"""
"""The grid gives its api to the part beside it, which has the line to the workshop already."""


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
        fontFamily=FONT,
        fontSize=15,
        accentColor=colours.KEY,
        foregroundColor=colours.HEAD,
        backgroundColor=colours.WHITE,
        borderColor=colours.LINE,
        headerBackgroundColor=colours.GREY_DARK,
        headerTextColor=colours.HEAD,
        headerFontWeight=700,
        rowHoverColor=colours.TINT_FAINT,
        selectedRowBackgroundColor=colours.TINT,
        columnBorder=True,
        wrapperBorderRadius=8,
        spacing=6,
    )
