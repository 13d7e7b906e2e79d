"""参加コード・QR: how people come in."""

from __future__ import annotations

import streamlit as st

from components import sidebar, state
from components.frame.invite_card import invite_card


def render() -> None:
    """Draw the page."""
    here = state.enter("invite")
    sidebar.show(here)
    st.title("参加コード・QR")
    invite_card(here.actor.workshop, state.room_url(), "invite")
