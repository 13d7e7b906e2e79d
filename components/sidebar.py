"""What stands beside every page of a workshop: the agenda, and for facilitators the tools."""

from __future__ import annotations

from typing import NoReturn

import streamlit as st

from components import activities, state, words
from components.agenda import agenda
from components.state import Here
from kasane.workshop import Role


def show(here: Here, open_activity: str | None = None) -> None:
    """Draw the sidebar."""
    with st.sidebar:
        agenda(
            here.actor.workshop,
            here.info.name,
            words.meeting_text(here.programme, here.meeting),
            open_activity,
            activities.agenda_steps(here),
            "agenda",
            lambda activity: open_page(here, activity),
        )
        if here.actor.role is Role.FACILITATOR:
            _tools(here)
        state.page_link("home", "はじめの画面")


def _tools(here: Here) -> None:
    st.link_button("投影画面をひらく", f"/projector?w={here.actor.workshop}", width="stretch")
    state.page_link("invite", "参加コード・QR")
    state.page_link("members", "メンバーと出欠")
    state.page_link("record", "記録を出す（Word・CSV）")


def open_page(here: Here, activity_id: str) -> NoReturn:
    """Go to an activity's page."""
    page, query = activities.page_of(here.programme.activity(activity_id))
    state.go(page, **query)
