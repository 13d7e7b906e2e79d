"""Everybody's to-dos; in a meeting beside the sheet in which they are shared out."""

from __future__ import annotations

import streamlit as st

from components import sheets, sidebar, state
from components.frame import activity_head
from components.frame.open_activity import open_activity
from components.frame.todo import progress
from components.frame.todo import todo as todo_part
from components.frame.watch import watch
from kasane.workshop import Role

SCREEN = "todo"


def render() -> None:
    """Draw the page."""
    here = state.enter("todo")
    activity = open_activity(here, SCREEN)
    leads = here.actor.role is Role.FACILITATOR
    if activity is None:
        sidebar.show(here)
        st.title("やること", anchor=False)
    else:
        activity_head.show(here, activity.id)
    if not leads:
        todo_part(here, "todo")
    for sheet in activity.sheets if activity else ():
        sheets.show(here, sheet)
    if leads:
        _progress()
        todo_part(here, "todo")


@st.fragment
def _progress() -> None:
    here = state.enter("todo")
    watch(here.actor.workshop, ["entry"], "todo:progress")
    progress.show(here)
