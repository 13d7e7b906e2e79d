"""What stands beside the sheets of an activity; drawn again when what it tells of changes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

import streamlit as st

from components import state
from components.charts import feasibility as feasibility_chart
from components.charts import handed_in as handed_in_list
from components.charts import interviews as interview_overview
from components.charts import radar as radar_chart
from components.charts import scatter as scatter_chart
from components.charts import timeline as timeline_chart
from components.charts import vote_points
from components.charts import whole as whole_list
from components.frame.watch import watch
from components.state import Here
from kasane.programme import FormSheet, TableSheet

S = TypeVar("S", FormSheet, TableSheet)


@st.fragment
def timeline(screen: str, sheet_id: str) -> None:
    """The dates and steps of each plan."""
    _beside(f"{screen}:watch", screen, FormSheet, sheet_id, timeline_chart.show)


@st.fragment
def radar(screen: str, sheet_id: str) -> None:
    """The answers of a table as shapes, where its rows are axes."""
    draw = partial(radar_chart.show, key=f"{screen}:radar")
    _beside(f"{screen}:watch:radar", screen, TableSheet, sheet_id, draw)


@st.fragment
def handed_in(screen: str, sheet_id: str) -> None:
    """Who has handed in what everybody was asked for, and who has not begun."""
    _beside(f"{screen}:watch:handed_in", screen, TableSheet, sheet_id, handed_in_list.show)


@st.fragment
def whole(screen: str, sheet_id: str) -> None:
    """What of a form is still empty."""
    _beside(f"{screen}:whole:watch", screen, FormSheet, sheet_id, whole_list.show)


@st.fragment
def talks(screen: str, sheet_id: str) -> None:
    """What was thought before talking about an idea, and what was found."""
    draw = partial(feasibility_chart.show, key=f"{screen}:chart")
    _beside(f"{screen}:watch", screen, TableSheet, sheet_id, draw)


def _beside(
    key: str, screen: str, kind: type[S], sheet_id: str, draw: Callable[[Here, S], None]
) -> None:
    """Draw what tells of a sheet, and again when what is written changes; `key`: the watcher's."""
    here = state.enter(screen)
    watch(here.actor.workshop, ["entry"], key)
    sheet = here.programme.sheet_of(kind, sheet_id)
    if sheet is not None:
        draw(here, sheet)


@st.fragment
def votes(screen: str, sheet_id: str) -> None:
    """What was opened of the votes; while people vote nothing is asked for."""
    here = state.enter(screen)
    opened = vote_points.opened(here, sheet_id)
    kinds = ["sheet", "ballot", "entry"] if opened.now else ["sheet"]
    watch(here.actor.workshop, kinds, "priorities:watch")
    if not opened.points:
        return
    st.subheader(f"重要度と実現可能性　{opened.ballot}回目の投票")
    scatter_chart.show(opened.points, opened.feasibility, opened.importance, "priorities:chart")


@st.fragment
def interviews(screen: str) -> None:
    """Who meets whom."""
    here = state.enter(screen)
    watch(here.actor.workshop, ["entry", "member"], f"{screen}:watch")
    interview_overview.show(here)
