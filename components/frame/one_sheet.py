"""Shows an activity's sheets one at a time: each gets the whole window."""

from __future__ import annotations

import streamlit as st

from components import state
from components.state import Here
from kasane.programme import Activity


def choose(here: Here, activity: Activity, label: str = "見るシート") -> str:
    """Ask which sheet is shown, where there are several; returns its id.

    Args:
        here: where the viewer is.
        activity: one with a sheet at least.
        label: what stands before it.
    """
    if len(activity.sheets) == 1:
        return activity.sheets[0]
    key = f"{activity.screen}:sheet:{activity.id}"
    state.choose_where_wanted(activity.id, key)
    chosen: str = st.radio(
        label,
        activity.sheets,
        format_func=lambda sheet: here.programme.sheet(sheet).title,
        horizontal=True,
        key=key,
    )
    return chosen
