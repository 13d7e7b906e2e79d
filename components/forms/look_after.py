"""Dates for looking after what was begun: proposed in one press, and told when they have come."""

from __future__ import annotations

import streamlit as st

from components import state
from components.attempt import attempt
from components.frame.watch import watch
from components.state import Here
from kasane.plain.clock import today
from kasane.plain.dates import screen_date
from kasane.programme import Sheet, TableSheet
from kasane.workshop import Role
from kasane.workshop.look_after import due_now, proposed


def propose(here: Here, sheet: Sheet, key: str) -> None:
    """Offer those who lead to date the rows of a table that has a rule for it."""
    table = here.programme.sheet_of(TableSheet, sheet.id)
    rule = table.todo if table else None
    if rule and rule.months and here.actor.role is Role.FACILITATOR:
        _button(sheet.id, rule.due, key)


@st.fragment
def _button(sheet_id: str, due: str, key: str) -> None:
    here = state.enter("workshop")
    watch(here.actor.workshop, ["entry", "meeting"], f"{key}:dates:watch")
    sheet = here.programme.sheet_of(TableSheet, sheet_id)
    days = proposed(here.reading, sheet) if sheet else {}
    if not days:
        return
    told = "、".join(screen_date(day.isoformat(), today()) for day in days.values())
    if not st.button(f"日付の案を入れる：{told}", key=f"{key}:dates", type="primary"):
        return
    with attempt():
        for row, day in days.items():
            asked = {"id": row, "field": due, "value": day.isoformat(), "seen": ""}
            state.workshops().do(here.actor, "entry.write", **asked)


def remind(here: Here) -> None:
    """Say to those who lead what is to be looked after by today."""
    due = due_now(here.reading, today()) if here.actor.role is Role.FACILITATOR else []
    if due:
        lines = [f"- {screen_date(task.due, today())}　{task.text}" for task in due]
        st.warning(
            "\n".join(["見守りの日が来ています。「やること」で結果を書いてください。", "", *lines])
        )
