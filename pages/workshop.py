"""進め方: the home of a workshop, with its steps, meetings and agendas and where the room is."""

from __future__ import annotations

from functools import partial

import streamlit as st

from components import part, sheets, sidebar, state
from components.forms import look_after, newer_version
from components.forms.handouts import handouts
from components.frame import about_programme, activities, overview
from components.frame.watch import watch
from components.state import Here
from kasane.plain.clock import today
from kasane.programme import TableSheet
from kasane.tables import calendar_file, calendar_name, venues_kept_back
from kasane.workshop import Role
from kasane.workshop.keeping import reminder


def render() -> None:
    """Draw the page."""
    here = state.enter("workshop")
    sidebar.show(here)
    st.title("進め方")
    again = f"{here.info.round}巡目" if here.info.round > 1 else ""
    about = [here.info.name, here.info.municipality, here.programme.title, again]
    st.caption("　".join(text for text in about if text))
    if here.actor.role is Role.FACILITATOR and (told := reminder(here.info, today())):
        st.warning(told)
        state.page_link("closing", "保存期限と消去")
    _overview()
    with st.expander(f"{here.programme.title}について"):
        st.text("　".join(t for t in (here.programme.subtitle, here.programme.purpose) if t))
        if here.actor.role is Role.FACILITATOR:
            about_programme.show_fit(here.programme)
        else:
            about_programme.show_length(here.programme)
    data = {
        "planned": activities.planned(here),
        "optional": activities.optional_steps(state.workshops().whole_programme(here.reading)),
        "closed": activities.closed_to(here),
    }
    part.mount_live(here, "frame/course", data, "course", partial(sidebar.open_page, here))
    if here.actor.role is Role.FACILITATOR:
        newer_version.offer(here)
        _meetings(here)
        with st.expander("会議の前に渡す紙（Word）"):
            handouts(here)
    _calendar(here)


@st.fragment
def _overview() -> None:
    """How many to-dos and cases there are, with the ways there."""
    here = state.enter("workshop")
    watch(here.actor.workshop, ["entry"], "workshop")
    look_after.remind(here)
    links = overview.links(here)
    for column, link in zip(st.columns(len(links)), links, strict=True):
        with column:
            state.page_link(link.page, link.label)


def _meetings(here: Here) -> None:
    """Dates and places of all steps, several perhaps on one day; and the days in the field."""
    tables = here.programme.sheets_of(TableSheet)
    schedule = next((table for table in tables if table.rows_of == "meetings"), None)
    if schedule is None:
        return
    with st.expander("開催日時・会場を決める", expanded=here.meeting is None):
        st.markdown(
            "1つの行が1回の開催です。同じ日に2つのStepを行うときは、1つの行で両方を選び、"
            "もう1つの行を消します。Step3とStep4のように、続けて行うStepも1つの行にできます。"
        )
        sheets.show(here, schedule.id)
        for table in tables:
            if table.periods:
                sheets.show(here, table.id)


def _calendar(here: Here) -> None:
    """The dates for people's own calendars, as they stand when the button is pressed."""
    st.download_button(
        "日程をカレンダーに入れる（.ics）",
        lambda: calendar_file(state.now(here)),
        calendar_name(here.reading),
        "text/calendar",
        key="workshop:calendar",
        on_click="ignore",
    )
    if here.actor.role is Role.FACILITATOR and venues_kept_back(here.reading):
        st.caption(
            "会場の文に、確かめるものがあります。決めるまで、カレンダーには入れません。"
            "「記録を出す」で決めます。"
        )
