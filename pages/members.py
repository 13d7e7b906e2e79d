"""メンバーと出欠: the roster, who is here and who came."""

from __future__ import annotations

import streamlit as st

from components import sidebar, state, words
from components.members import members


def render() -> None:
    """Draw the page."""
    here = state.enter("members")
    sidebar.show(here)
    st.title("メンバーと出欠")
    st.caption(words.meeting_text(here.programme, here.meeting))
    members(here.actor.workshop, here.info.meeting, "members")
