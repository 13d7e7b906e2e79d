"""参加する: the door."""

from __future__ import annotations

import streamlit as st

from components import part


def render() -> None:
    """Draw the page."""
    data = {"code": st.query_params.get("code", ""), "after": "/"}
    part.mount("frame/join_card", data, "join")
