"""Shows an activity's sheets one at a time: each gets the whole window."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

import streamlit as st

from components import state
from components.state import Here
from kasane.errors import KasaneError
from kasane.programme import Activity
from kasane.workshop import Role


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
    open_wanted(here, activity, key)
    chosen: str = st.radio(
        label,
        activity.sheets,
        format_func=lambda sheet: here.programme.sheet(sheet).title,
        horizontal=True,
        key=key,
        on_change=follow,
        args=(here, activity, key),
    )
    return chosen


def open_wanted(
    here: Here, activity: Activity, key: str, sheets: Sequence[str] = (), usual: str | None = None
) -> None:
    """Before sheets are chosen from: what is asked for; at first what the room looks at.

    Args:
        here: where the viewer is.
        activity: the one whose sheets are chosen from.
        key: of the choice.
        sheets: ids of what is chosen from by its place; none: by their ids.
        usual: what is shown at first where the room looks at nothing of it.
    """
    at_first = None if state.is_chosen(key) else looked_at(here, activity) or usual
    sheet = state.wanted_sheet(activity.id) or at_first
    if sheet in (sheets or activity.sheets):
        state.choose(key, sheets.index(sheet) if sheets else sheet)


def looked_at(here: Here, activity: Activity) -> str | None:
    """The sheet that the room looks at, where it is at this activity: who comes later sees it."""
    focus = here.info.focus
    return focus if here.info.activity == activity.id and focus in activity.sheets else None


def follow(here: Here, activity: Activity, key: str, sheets: Sequence[str] = ()) -> None:
    """The wall follows whoever leads to another sheet of what is on, if it can show that one.

    What is no sheet of it, such as a case or a paper that was put up, stays on the wall.

    Args:
        here: where the viewer is.
        activity: the one whose sheets are chosen from.
        key: of the choice just made, a sheet's id; or its place in `sheets`.
        sheets: ids of what is chosen from by its place.
    """
    chosen = state.chosen(key)
    sheet = sheets[chosen] if sheets else chosen
    info = state.now(here).info or here.info  # it may have begun since the page was drawn
    on = here.actor.role is Role.FACILITATOR and info.activity == activity.id
    if on and sheet in activity.sheets and info.focus in (None, *activity.sheets):
        with suppress(KasaneError):
            state.workshops().do(here.actor, "activity.focus", entry=sheet)
