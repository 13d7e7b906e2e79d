"""Openings and closings: what the day is for, what is looked at, one word from everybody."""

from __future__ import annotations

import streamlit as st

from components import sheets, state
from components.frame import activity_head, opening
from components.frame.open_activity import first_activity, open_activity, say_none
from components.state import Here
from kasane.programme import Activity, BoardSheet
from kasane.workshop import Role

SCREEN = "kickoff"


def render() -> None:
    """Draw the page."""
    here = state.enter("kickoff")
    activity = open_activity(here, SCREEN) or first_activity(here, SCREEN)
    if activity is None:
        say_none(here, "はじめとおわり", "オープニングの活動")
        return
    activity_head.show(here, activity.id)
    if here.programme.sheets_of(BoardSheet, activity):
        _show_sheets(here, activity)
    elif here.actor.role is Role.FACILITATOR:
        _show_purpose(here, activity)
        _show_sheets(here, activity)
    else:
        _show_sheets(here, activity)
        _show_purpose(here, activity)


def _show_sheets(here: Here, activity: Activity) -> None:
    for sheet in activity.sheets:
        sheets.show(here, sheet)


def _show_purpose(here: Here, activity: Activity) -> None:
    step = here.programme.step_of(activity.id)
    if activity.sheets and activity is step.activities[0]:
        with st.expander("今日の目的と流れ", expanded=True):
            opening.show_day(here, step)
    if activity.materials:
        st.subheader("いっしょに見るもの")
        opening.show_materials(activity.materials)
