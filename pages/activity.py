"""How an activity is led: what, why, goals and materials, for activities without a live sheet."""

from __future__ import annotations

import streamlit as st

from components import activity_head, state
from kasane.programme import Activity, Programme


def render() -> None:
    """Draw the page."""
    here = state.enter("activity")
    activity = _wanted(here.programme, st.query_params.get("a") or here.info.activity)
    activity_head.show(here, activity.id)
    _show_list("進めるときに気をつけること", activity.notes)
    _show_list("使う資料・用紙", [material.title for material in activity.materials])
    sheets = [here.programme.sheet(sheet).title for sheet in activity.sheets]
    _show_list("この活動のシート", sheets)


def _wanted(programme: Programme, activity_id: str | None) -> Activity:
    known = {activity.id: activity for activity in programme.activities}
    return known.get(activity_id or "", programme.activities[0])


def _show_list(heading: str, lines: tuple[str, ...] | list[str]) -> None:
    if lines:
        st.subheader(heading)
        for line in lines:
            st.text(f"・{line}")
