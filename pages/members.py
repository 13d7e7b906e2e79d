"""メンバーと出欠: who is here and who came, the whole roster, and who is still missing."""

from __future__ import annotations

from datetime import date, datetime

import streamlit as st

from components import coverage_chart, roster_facts, sheets, sidebar, state, words
from components.members import members
from components.state import Here
from components.watch import watch
from kasane.tables.clock import JAPAN

LIVE = "いま・出欠"
TABLE = "名簿を書く"
FACTS = "説明と分野の広がり"


def render() -> None:
    """Draw the page."""
    here = state.enter("members")
    sidebar.show(here)
    st.title("メンバーと出欠")
    st.caption(words.meeting_text(here.programme, here.meeting))
    chosen = st.radio(
        "見るもの",
        [LIVE, TABLE, FACTS],
        horizontal=True,
        label_visibility="collapsed",
        key="members:part",
    )
    {LIVE: _live, TABLE: _table, FACTS: _facts}[chosen](here)


def _live(here: Here) -> None:
    members(here.actor.workshop, here.info.meeting, "members")


def _table(here: Here) -> None:
    sheet = coverage_chart.sheet_of(here)
    if sheet is None:
        st.info("このプログラムには、名簿のシートがありません。")
        return
    sheets.show(here, sheet.id)


def _facts(_here: Here) -> None:
    _facts_as_they_stand()


@st.fragment
def _facts_as_they_stand() -> None:
    here = state.enter("members")
    watch(here.actor.workshop, ["member"], "members:facts")
    roster_facts.show(here, _today())
    st.subheader("分野と、庁内・庁外")
    coverage_chart.show(here, _today())


def _today() -> date:
    return datetime.now(JAPAN).date()
