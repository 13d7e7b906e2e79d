"""わがまちの強み・課題検討シート: the live board of Step2."""

from __future__ import annotations

import streamlit as st

from components import activities, activity_head, state
from components.board import board

ACTIVITY = "strengths_matrix"


def render() -> None:
    """Draw the page."""
    here = state.enter("strengths_matrix")
    activity_head.show(here, ACTIVITY)
    sheet = activities.board_of(here.programme, here.programme.activity(ACTIVITY))
    if sheet is None:
        st.error("このプログラムには、付箋をはるシートがありません。データは無事です。")
        return
    board(here.actor.workshop, sheet, "board:strengths_matrix")
