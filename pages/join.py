"""参加する: the door."""

from __future__ import annotations

import streamlit as st

from components.frame.join_card import join_card


def render() -> None:
    """Draw the page."""
    join_card(st.query_params.get("code", ""), "/", "join")
