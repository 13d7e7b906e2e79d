"""振り返り: what the town needs from now on, and what each does for it."""

from __future__ import annotations

import streamlit as st

from components import sheets, state
from components.frame import activity_head, one_sheet
from components.frame.offered_rows import offered_rows
from components.frame.open_activity import first_activity, open_activity, say_none
from kasane.programme import TableSheet

SCREEN = "reflection"


def render() -> None:
    """Draw the page."""
    here = state.enter("reflection")
    activity = open_activity(here, SCREEN) or first_activity(here, SCREEN)
    if activity is None:
        say_none(here, "体制の振り返り", "体制を振り返る活動")
        return
    activity_head.show(here, activity.id)
    shown = one_sheet.choose(here, activity, SCREEN, "順に進めます")
    sheet = here.programme.sheet_of(TableSheet, shown)
    if sheet:
        offered_rows(
            here, sheet, "出た意見から、自分のすることをつくる", f"offered:{shown}", own=True
        )
    sheets.show(here, shown)
    if sheet:
        st.caption("担当と期限を書くと、「やること」に入り、次の回にも引きつげます。")
        state.page_link("todo", "やることをひらく")
