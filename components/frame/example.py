"""記入例: the worked example of a sheet, in a dialog beside the blank one."""

from __future__ import annotations

import streamlit as st

from components import part, state
from components.state import Here
from kasane.programme import Activity, Sheet
from kasane.samples import example_records, example_sheets
from kasane.workshop import Role

ASKED = "@example"
"""What the head of a page says instead of an activity when somebody asks for the example."""


def examples(here: Here, activity: Activity) -> list[Sheet]:
    """The sheets of an activity, and those that it explains, of which there is an example.

    Only those that the viewer may open.
    """
    named = {*activity.sheets, *activity.explains}
    shown = [sheet for sheet in example_sheets(here.programme) if here.reading.opens(sheet)]
    return [sheet for sheet in shown if sheet.id in named]


def part_of(sheet: Sheet) -> str:
    """The live part that shows a sheet's example."""
    voted = sheet.vote_columns and not sheet.shows_hands
    return "frame/priorities" if voted else f"sheets/{sheet.kind}"


@st.dialog("記入例（架空のまちのものです）", width="large")
def show(activity_id: str, screen: str) -> None:
    """The sheets of an activity as the worked example has them; nothing can be written."""
    here = state.enter(screen)
    shown = examples(here, here.programme.activity(activity_id))
    sheet = shown[0]
    if len(shown) > 1:
        sheet = st.radio(
            "見るシート", shown, format_func=lambda each: each.title, key="example", horizontal=True
        )
    leads = here.actor.role is Role.FACILITATOR
    records = example_records(here.programme.id, leads=leads)
    data = {"sheet": sheet.id, "copy": None, "example": records}
    part.mount_live(here, part_of(sheet), data, f"example:{sheet.id}")
