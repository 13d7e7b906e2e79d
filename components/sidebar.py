"""What stands beside every page of a workshop: the agenda, and for facilitators the tools."""

from __future__ import annotations

from typing import NoReturn

import streamlit as st

from components import part, state
from components.frame import activities
from components.frame.agenda import agenda
from components.state import Here
from kasane.workshop import Role

EVERYBODY = (
    ("workshop", "進め方"),
    ("todo", "やること"),
    ("thread", "つながり"),
    ("materials", "教材・取組例"),
    ("acts", "消したもの"),
)
LEADERS = (
    ("members", "メンバー"),
    ("invite", "参加コード・QR"),
    ("record", "記録を出す"),
    ("story", "取り組みの物語"),
    ("rounds", "次の回・前の回"),
    ("log", "活動の記録"),
    ("closing", "保存期限と消去"),
)


OTHERS = ("todo", "record")
"""Pages that parts open by their own name."""


def show(here: Here, open_activity: str | None = None) -> dict[str, int]:
    """Draw the sidebar; returns the minutes of each activity, for what else tells them."""
    planned = activities.planned(here)
    with st.sidebar:
        closed = activities.closed_to(here)
        agenda(here, open_activity, planned, closed, lambda where: open_page(here, where))
        with st.container(key="tools"):
            _links(here, page_open(here, open_activity))
    if open_activity is None and here.actor.role is Role.PARTICIPANT:
        # Where the stage is, it says itself that the room has moved on.
        part.mount_live(here, "frame/follow", {}, "follow", lambda where: open_page(here, where))
    return planned


def page_open(here: Here, activity: str | None) -> str:
    """The page on which an activity is open; empty where none is."""
    known = {each.id: each for each in here.programme.activities}
    return activities.page_of(known[activity])[0] if activity in known else ""


def _links(here: Here, open_: str) -> None:
    """The other pages, two in a row (shell.css); the projector's opens in a window of its own."""
    leads = here.actor.role is Role.FACILITATOR
    if leads:
        st.link_button("投影画面をひらく", f"/projector?w={here.actor.workshop}", width="stretch")
    else:
        # Streamlit's own links to other pages than its own open a new tab.
        _plain_link(f"/phone?w={here.actor.workshop}", "スマートフォンの画面")
    for page, label in (*EVERYBODY, *(LEADERS if leads else ()), ("home", "はじめの画面")):
        if page == open_:
            # Streamlit keeps the address where a link leads to the page that is open.
            _plain_link(f"/{page}?w={here.actor.workshop}", label)
        else:
            state.page_link(page, label)


def _plain_link(address: str, label: str) -> None:
    st.html(
        '<div class="ks-part" style="display:grid">'
        f'<a class="ks-btn" href="{address}" target="_self">{label}</a></div>'
    )


def open_page(here: Here, where: str) -> NoReturn:
    """Go to an activity's page, or to one of its sheets; what is left out by now has none."""
    activity_id, _, sheet = where.partition("/")
    known = {activity.id: activity for activity in here.programme.activities}
    if activity_id not in known:
        state.go(activity_id if activity_id in OTHERS else "workshop")
    page, query = activities.page_of(known[activity_id])
    if sheet in known[activity_id].sheets:
        state.choose_sheet(activity_id, sheet)
    state.go(page, **query)
