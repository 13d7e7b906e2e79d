"""記入例: the worked example of a sheet, in a dialog beside the blank one."""

from __future__ import annotations

import streamlit as st

from components import part, state
from components.state import Here
from kasane.programme import Activity, Sheet
from kasane.samples import example_records, sampled
from kasane.workshop import Role

ASKED = "@example"
"""What the head of a page says instead of an activity when somebody asks for the example."""


def is_there(here: Here, activity: Activity) -> bool:
    """Whether there is an example of some sheet of an activity."""
    return bool(sampled([here.programme.id]) and _sheets(here, activity))


@st.dialog("記入例（架空のまちのものです）", width="large")
def show(activity_id: str, screen: str) -> None:
    """The sheets of an activity as the worked example has them; nothing can be written."""
    here = state.enter(screen)
    shown = _sheets(here, here.programme.activity(activity_id))
    sheet = shown[0]
    if len(shown) > 1:
        sheet = st.radio(
            "見るシート", shown, format_func=lambda each: each.title, key="example", horizontal=True
        )
    leads = here.actor.role is Role.FACILITATOR
    records = example_records(here.programme.id, leads=leads)
    name = "frame/priorities" if _voted(sheet) else f"sheets/{sheet.kind}"
    data = {"sheet": sheet.id, "copy": None, "example": records}
    part.mount_live(here, name, data, f"example:{sheet.id}")


def _voted(sheet: Sheet) -> bool:
    return bool(sheet.vote_columns) and not sheet.shows_hands


def _sheets(here: Here, activity: Activity) -> list[Sheet]:
    """Those of an activity, and those that it explains, that the viewer may open."""
    known = {sheet.id: sheet for sheet in here.programme.sheets}
    named = [*activity.sheets, *activity.explains]
    return [known[each] for each in named if each in known and here.reading.opens(known[each])]
