"""An activity: how it is led, or what its screen shows of it."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from components import part, sheets, state
from components.forms import attachments, groups
from components.frame import activities, activity_head, screen_parts
from components.frame.open_activity import first_activity, open_activity, say_none
from components.frame.screens import SCREENS, shown_for
from components.state import Here
from kasane.programme import Activity, Programme, RoundSheet
from kasane.workshop import Role


def of_screen(screen: str) -> Callable[[], None]:
    """What draws the page of a screen, which several activities may have."""

    def render() -> None:
        look, here = SCREENS[screen], state.enter(screen)
        activity = open_activity(here, screen) or first_activity(here, screen)
        if activity is None:
            say_none(here, look.title, look.lacks)
            return
        activity_head.show(here, activity.id)
        shown_for(look, here.programme, activity)(here, activity)
        leads = here.actor.role is Role.FACILITATOR
        if leads and not here.programme.step_of(activity.id).meeting:
            screen_parts.way_on(here, activity)
        groups.lead(here, activity)
        attachments.show(here, activity)
        part.mount_live(here, "frame/questions", {}, f"questions:{activity.id}")

    return render


def render() -> None:
    """Draw an activity without a screen of its own: its board, or how it is led."""
    here = state.enter("activity")
    activity = _wanted(here.programme, st.query_params.get("a") or here.info.activity)
    activity_head.show(here, activity.id)
    _show_inside(here, activity)
    groups.lead(here, activity)
    attachments.show(here, activity)
    part.mount_live(here, "frame/questions", {}, f"questions:{activity.id}")


def _show_inside(here: Here, activity: Activity) -> None:
    live_board = activities.board_of(here.programme, activity)
    if live_board is not None:
        sheets.draw(here, live_board, f"board:{live_board.id}")
        return
    rounds = {sheet.id: sheet for sheet in here.programme.sheets_of(RoundSheet, activity)}
    for sheet in rounds.values():
        _show_list(f"{sheet.title}　1人{sheet.seconds}秒", sheet.prompts)
    others = [here.programme.sheet(other) for other in activity.sheets if other not in rounds]
    _show_list("この活動のシート", [sheet.title for sheet in others])


def _wanted(programme: Programme, activity_id: str | None) -> Activity:
    known = {activity.id: activity for activity in programme.activities}
    return known.get(activity_id or "", programme.activities[0])


def _show_list(heading: str, lines: tuple[str, ...] | list[str]) -> None:
    if lines:
        st.subheader(heading)
        for line in lines:
            st.text(f"・{line}")
