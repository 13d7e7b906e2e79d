"""資源マップ: which cases are taken up, and what surrounds each of them."""

from __future__ import annotations

import streamlit as st

from components import sheets, state
from components.forms.take_in import list_files
from components.frame import activity_head
from components.frame.open_activity import first_activity, open_activity, say_none
from components.sheets.map import resource_map
from kasane.programme import Activity, MapSheet, Programme

SCREEN = "resource_map"


def render() -> None:
    """Draw the page."""
    here = state.enter("resource_map")
    activity = open_activity(here, SCREEN) or first_activity(here, SCREEN)
    found = _map(here.programme, activity) if activity else None
    if activity is None or found is None:
        say_none(here, "資源マップ", "資源を洗い出す活動")
        return
    activity_head.show(here, activity.id)
    names = {found.cases: "ケースを選ぶ", found.id: "資源マップ"}
    chosen = st.radio(
        "順に進めます",
        activity.sheets,
        index=activity.sheets.index(found.id),
        format_func=lambda sheet: names.get(sheet) or here.programme.sheet(sheet).title,
        horizontal=True,
        label_visibility="collapsed",
        key="resource_map:part",
    )
    if chosen == found.id:
        resource_map(here, found, "resource_map", st.query_params.get("copy"))
    elif chosen:
        sheets.show(here, chosen)
        if chosen == found.known_in:
            list_files(here, "resource_map:files")


def _map(programme: Programme, activity: Activity) -> MapSheet | None:
    return next(iter(programme.sheets_of(MapSheet, activity)), None)
