"""市町村の進み具合: what a prefecture's account is told of its municipalities, in numbers."""

from __future__ import annotations

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
    account = state.workshops().account(state.device())
    begun = {each.municipality for each in found}
    left = sorted(account.counts - begun) if account else []
    if found:
        # As wide as its words: on a phone it is pushed sideways.
        st.container(key="glances").table(
            pd.DataFrame([_row(each) for each in found]), hide_index=True
        )
    if left:
        st.text(f"まだ始めていない市町村（{len(left)}）：{'、'.join(left)}")
    state.page_link("home", "はじめの画面へ")


def _row(each: Glance) -> dict[str, object]:
    return {
        "市町村": each.municipality,
        "プログラム": each.programme + (f"（{each.round}巡目）" if each.round > 1 else ""),
        "進んだところ": _step(each),
        "会議": f"{each.held}回（予定 {each.meetings}回）",
        "ケース": each.cases,
        "アイデア": each.ideas,
        "企画書・計画": each.plans,
    }


def _step(each: Glance) -> str:
    if not each.step:
        return "まだ始まっていません"
    return f"{each.called}　（{each.steps}つのうち{each.step}つ目）".lstrip("\u3000")
