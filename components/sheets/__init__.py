"""Shows a sheet with the live part of its kind."""

from __future__ import annotations

import streamlit as st

from components.frame.priorities import priorities
from components.sheets.board import board
from components.sheets.form import form
from components.sheets.map import resource_map
from components.sheets.memo import memo
from components.sheets.overlap import overlap
from components.sheets.round import turns
from components.sheets.table import table
from components.state import Here
from kasane.programme import (
    BoardSheet,
    FormSheet,
    MapSheet,
    MemoSheet,
    OverlapSheet,
    RoundSheet,
    Sheet,
    TableSheet,
)


def show(here: Here, sheet_id: str) -> None:
    """Draw a sheet, or nothing where it is the secretariat's and the viewer doesn't lead."""
    sheet = here.programme.sheet(sheet_id)
    if not here.reading.opens(sheet):
        return
    if not isinstance(sheet, BoardSheet):
        st.subheader(sheet.title, anchor=False)
        if sheet.lead and not isinstance(sheet, FormSheet):
            st.caption(sheet.lead)
    _part(here, sheet, f"sheet:{sheet.id}")


def show_alone(here: Here, sheet_id: str) -> None:
    """Draw a sheet of which the head of the page tells already; of a form the copy asked for."""
    if found := here.programme.sheet_of(FormSheet, sheet_id):
        form(here, found, f"form:{sheet_id}", st.query_params.get("copy"))
    elif pictured := here.programme.sheet_of(OverlapSheet, sheet_id):
        overlap(here, pictured, f"overlap:{sheet_id}")
    else:
        show(here, sheet_id)


def _part(here: Here, sheet: Sheet, key: str) -> None:
    if isinstance(sheet, BoardSheet):
        board(here, sheet, key)
    elif isinstance(sheet, TableSheet):
        if sheet.voted:
            priorities(here, sheet, f"{key}:votes")
        table(here, sheet, key)
    elif isinstance(sheet, FormSheet):
        form(here, sheet, key)
    elif isinstance(sheet, RoundSheet):
        turns(here, sheet, key)
    elif isinstance(sheet, MemoSheet):
        memo(here, sheet, key)
    elif isinstance(sheet, OverlapSheet):
        overlap(here, sheet, key)
    elif isinstance(sheet, MapSheet):
        resource_map(here, sheet, key)
