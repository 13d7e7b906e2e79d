"""What each screen shows of an activity: its sheets in their order, and what stands beside them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from components import sheets, state
from components.frame import activities, beside, one_sheet, opening
from components.frame import screen_parts as parts
from components.state import Here
from kasane.programme import Activity, BoardSheet, FormSheet, Programme, TableSheet
from kasane.workshop import Role
from kasane.workshop.whole import counts


@dataclass(frozen=True, slots=True)
class ActivityScreen:
    """How the activities of a screen look.

    Attributes:
        title: of the page.
        lacks: what a programme without such an activity does not have.
        show: draws what is below the head of the activity.
        fits: whether an activity has what the screen shows; None: any sheet will do.
    """

    title: str
    lacks: str
    show: Callable[[Here, Activity], None]
    fits: Callable[[Programme, Activity], object] | None = None


def shown_for(
    look: ActivityScreen, programme: Programme, activity: Activity
) -> Callable[[Here, Activity], None]:
    """What draws an activity: its screen, or its sheets one by one where it has none of that.

    Such is an activity of a municipality's own, with a screen that was meant for something else.
    """
    fits = look.fits is None or look.fits(programme, activity)
    return look.show if activity.sheets and fits else _one_by_one


def _all(here: Here, activity: Activity) -> None:
    for sheet_id in activity.sheets:
        sheets.show_alone(here, sheet_id)


def _prepare(here: Here, activity: Activity) -> None:
    if activity.sheets:
        sheets.show(here, one_sheet.choose(here, activity, "書くシート"))


def _open_and_close(here: Here, activity: Activity) -> None:
    """Who leads tells first what the day is for; the others have first where they write."""
    told = not here.programme.sheets_of(BoardSheet, activity)
    leads = here.actor.role is Role.FACILITATOR
    if told and leads:
        opening.show_purpose(here, activity)
    for sheet_id in activity.sheets:
        sheets.show(here, sheet_id)
    if told and not leads:
        opening.show_purpose(here, activity)


def _board(here: Here, activity: Activity) -> None:
    sheet = activities.board_of(here.programme, activity)
    if sheet is not None:
        sheets.draw(here, sheet, f"board:{activity.screen}")


def _look_back(here: Here, activity: Activity) -> None:
    shown = one_sheet.choose(here, activity, parts.IN_ORDER)
    sheet = here.programme.sheet_of(TableSheet, shown)
    if sheet is None:
        sheets.show(here, shown)
        return
    sheets.show(here, shown)
    st.caption("担当と期限を書くと、「やること」に入り、次の回にも引きつげます。")
    state.page_link("todo", "やることをひらく")


def _one_by_one(here: Here, activity: Activity) -> None:
    if activity.sheets:
        shown = one_sheet.choose(here, activity)
        sheets.show_alone(here, shown)
        beside.radar(activity.screen, shown)
        if here.actor.role is Role.FACILITATOR:
            beside.handed_in(activity.screen, shown)
    else:
        opening.show_purpose(here, activity)


def _plan(here: Here, activity: Activity) -> None:
    shown = one_sheet.choose(here, activity)
    form = here.programme.sheet_of(FormSheet, shown)
    if form and counts(form) and here.actor.role is Role.FACILITATOR:
        beside.whole(activity.screen, shown)
    sheets.show_alone(here, shown)
    if form:
        beside.timeline(activity.screen, shown)


_BOARD = "わがまちの強み・課題検討シート"
SCREENS = {
    "preparation": ActivityScreen("事前準備", "事前準備の活動", _prepare),
    "kickoff": ActivityScreen("はじめとおわり", "オープニングの活動", _open_and_close),
    "case_sharing": ActivityScreen("ケースの共有", "ケースを共有する活動", _all),
    "strengths_matrix": ActivityScreen(_BOARD, _BOARD, _board, activities.board_of),
    "resource_map": ActivityScreen(
        "資源マップ", "資源を洗い出す活動", parts.show_map, parts.map_of
    ),
    "idea_priorities": ActivityScreen(
        "アイデアの優先順位", "アイデアに投票するシート", parts.show_votes, parts.voted_of
    ),
    "action_plan": ActivityScreen("実行プラン", "企画をつくる活動", _plan),
    "interviews": ActivityScreen("インタビュー", "インタビューの活動", parts.show_interviews),
    "overlap": ActivityScreen("重なり検討", "重なりを考える活動", _all),
    "feasibility": ActivityScreen(
        "アイデアの実現可能性", "実現可能性を確かめる活動", parts.show_talks
    ),
    "reflection": ActivityScreen("体制の振り返り", "体制を振り返る活動", _look_back),
    "sheets": ActivityScreen("シートに書く", "シートに書く活動", _one_by_one),
}
"""Screen → how its activities look."""
