"""メンバーと出欠: who is here and who came, the whole roster, and who is still missing."""

from __future__ import annotations

import streamlit as st

from components import part, sheets, sidebar, state, words
from components.charts import coverage as coverage_chart
from components.charts import roster_facts
from components.forms.take_in import roster_leaf, take_in
from components.frame import activity_head, screen_parts
from components.frame.open_activity import open_activity
from components.frame.watch import watch
from components.state import Here
from kasane.plain.clock import today
from kasane.programme import Activity

LIVE = "いま・出欠"
TABLE = "名簿を書く"
FACTS = "説明と分野の広がり"
IMPORT = "表から取り込む"


def render() -> None:
    """Draw the page."""
    here = state.enter("members")
    activity = open_activity(here, "members")
    if activity is None:
        sidebar.show(here)
        st.title("メンバーと出欠")
        st.caption(words.meeting_text(here.programme, here.meeting))
    else:
        activity_head.show(here, activity.id)
    others = {here.programme.sheet(each).title: each for each in _others(here, activity)}
    chosen = st.radio(
        "見るもの",
        [LIVE, TABLE, FACTS, IMPORT, *others],
        horizontal=True,
        label_visibility="collapsed",
        key="members:part",
    )
    if chosen in others:
        sheets.show(here, others[chosen])
    else:
        {LIVE: _live, TABLE: _table, FACTS: _facts, IMPORT: _import}[chosen](here)
    if activity is not None and not here.programme.step_of(activity.id).meeting:
        screen_parts.way_on(here, activity)


def _others(here: Here, activity: Activity | None) -> list[str]:
    """What is written in the activity beside the roster, such as the days."""
    roster = here.programme.roster
    return [each for each in activity.sheets if not roster or each != roster.id] if activity else []


def _live(here: Here) -> None:
    data = {
        "workshop": here.actor.workshop,
        "meeting": here.info.meeting,
        "kana": here.programme.about_members.kana,
    }
    part.mount("frame/members", data, "members")


def _table(here: Here) -> None:
    sheet = here.programme.roster
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
    roster_facts.show(here, today())
    st.subheader("分野と、庁内・庁外")
    coverage_chart.show(here, today())


def _import(here: Here) -> None:
    leaf = roster_leaf(here)
    if leaf is not None:
        take_in(here, "members:import", leaf)
