"""Shows a sheet with the live part of its kind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from components import part
from components.forms import from_counts, from_others, groups, look_after
from components.frame.counts import counts
from components.frame.gathered import gathered
from components.frame.offered_rows import offered_rows
from components.sheets.base import Kind
from components.state import Here
from kasane.programme import EachKind, Sheet

KINDS: Mapping[str, Kind[Any]] = EachKind("components.sheets")


def show(here: Here, sheet_id: str) -> None:
    """Draw a sheet, or nothing where it is the secretariat's and the viewer doesn't lead."""
    sheet = here.programme.sheet(sheet_id)
    if not here.reading.opens(sheet):
        return
    title, lead = KINDS[sheet.kind].head(sheet)
    if title:
        st.subheader(title, anchor=False)
    if lead:
        st.caption(lead)
    key = f"sheet:{sheet.id}"
    if sheet.vote_columns and not sheet.shows_hands:
        part.mount_live(here, "frame/priorities", {"sheet": sheet.id}, f"{key}:votes")
    draw(here, sheet, key)


def show_alone(here: Here, sheet_id: str) -> None:
    """Draw a sheet of which the head of the page may tell already; the copy that is asked for."""
    sheet = here.programme.sheet(sheet_id)
    if KINDS[sheet.kind].titled:
        show(here, sheet_id)
    else:
        draw(here, sheet, f"{sheet.kind}:{sheet_id}", st.query_params.get("copy"))


def draw(here: Here, sheet: Sheet, key: str, copy: str | None = None) -> None:
    """Show only the live part of a sheet (see Kind.draw); of a room in groups a group's."""
    shown = groups.choose(here, sheet, key)
    offered_rows(here, shown, key)
    look_after.propose(here, shown, key)
    from_others.propose(here, shown, key)
    KINDS[shown.kind].draw(here, shown, key, copy)
    counts(here, shown, key)
    gathered(here, shown, key)
    from_counts.propose(here, shown, key)
