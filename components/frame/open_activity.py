"""Which activity a page is about that several activities share; none in some programmes."""

from __future__ import annotations

import streamlit as st

from components import sidebar, state
from components.state import Here
from kasane.programme import Activity


def open_activity(here: Here, screen: str) -> Activity | None:
    """The activity in the address, or where the room is, if it has this screen; else None."""
    known = {each.id: each for each in here.programme.activities if each.screen == screen}
    asked = st.query_params.get("a")
    return known.get(asked or "") or known.get(here.info.activity or "")


def first_activity(here: Here, screen: str) -> Activity | None:
    """The first activity with this screen, in a step of the present meeting if there is one."""
    found = [each for each in here.programme.activities if each.screen == screen]
    held = here.meeting.steps if here.meeting else ()
    today = [each for each in found if here.programme.step_of(each.id).id in held]
    return next(iter([*today, *found]), None)


def say_none(here: Here, title: str, what: str) -> None:
    """Draw the page of something that the programme does not have, with the way on."""
    sidebar.show(here)
    st.title(title, anchor=False)
    st.info(f"このプログラムには、{what}がありません。書いたものはそのままです。")
    state.page_link("workshop", "進め方をひらく")
