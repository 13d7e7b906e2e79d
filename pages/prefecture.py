"""市町村の進み具合: what a prefecture's account is told of its municipalities, in numbers."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from components import state
from kasane.errors import KasaneError
from kasane.workshop.glance import Glance

TITLE = "市町村の進み具合"


def render() -> None:
    """Draw the page, for an account of a prefecture."""
    st.title(TITLE, anchor=False)
    try:
        found = state.workshops().glances(state.device())
    except KasaneError as refusal:
        st.info(refusal.message)
        state.page_link("home", "はじめの画面へ")
        return
    st.markdown(
        "どの市町村が、どこまで進んだかの数だけが出ます。"
        "書かれた内容、ケース、名前は、この画面には届きません。"
    )
    if not found:
        st.info("ワークショップを始めた市町村は、まだありません。")
    for municipality in dict.fromkeys(each.municipality for each in found):
        st.subheader(municipality, anchor=False)
        _table([each for each in found if each.municipality == municipality])
    state.page_link("home", "はじめの画面へ")


def _table(found: Sequence[Glance]) -> None:
    rows = [
        {
            "プログラム": each.programme + (f"（{each.round}巡目）" if each.round > 1 else ""),
            "進んだところ": _step(each),
            "会議": f"{each.held}回（予定 {each.meetings}回）",
            "ケース": each.cases,
            "アイデア": each.ideas,
            "企画書・計画": each.plans,
        }
        for each in found
    ]
    st.table(pd.DataFrame(rows), hide_index=True)


def _step(each: Glance) -> str:
    if not each.step:
        return "まだ始まっていません"
    return f"{each.called}　（{each.steps}つのうち{each.step}つ目）".lstrip("\u3000")
