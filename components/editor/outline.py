"""What a programme consists of, at the left: steps with their activities, then the sheets."""

from __future__ import annotations

import streamlit as st

from components import state
from components.editor.draft import Draft, go_to
from components.editor.parts import add
from kasane.programme import Programme
from kasane.programme.own.mistakes import called_of
from kasane.programme.own.shape import Field, fields
from kasane.programme.own.tree import Place

_INDENT = "　"


def outline(draft: Draft) -> None:
    """Draw it; the part that is open is marked."""
    steps, sheets = (_field(key) for key in ("steps", "sheets"))
    _line(draft, (), "プログラム全体", 0)
    st.caption("Stepと活動")
    for number, step in enumerate(draft.tree.get("steps", ())):
        place: Place = ("steps", number)
        _line(draft, place, called_of(step), 0)
        if state.editing().place[:2] == place:
            for index, activity in enumerate(step.get("activities", ())):
                _line(draft, (*place, "activities", index), called_of(activity), 1)
    add(draft, (), steps, "left")
    st.caption("シート")
    for number, sheet in enumerate(draft.tree.get("sheets", ())):
        _line(draft, ("sheets", number), called_of(sheet), 0)
    add(draft, (), sheets, "left")


def _field(key: str) -> Field:
    return next(field for field in fields(Programme) if field.key == key)


def _line(draft: Draft, place: Place, called: str, depth: int) -> None:
    wrong = draft.wrong_below(place) if place else 0
    sign = f"　⚠{wrong}" if wrong else ""
    opened = state.editing().place
    inside = opened[: len(place)] == place and (bool(place) or not opened)
    st.button(
        f"{_INDENT * depth}{'▶ ' if inside else ''}{called or '（題がありません）'}{sign}",
        key=draft.key(place, "open"),
        type="tertiary",
        on_click=go_to,
        args=(place,),
    )
