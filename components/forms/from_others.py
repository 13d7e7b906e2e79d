"""Takes results of other workshops into a table: chosen, looked at, taken in as one step."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import streamlit as st

from components import state
from components.attempt import do
from components.state import Here
from components.words import plain
from kasane.programme import Sheet, TableSheet
from kasane.workshop import Role
from kasane.workshop.from_others import Found, found_in, not_taken, rows
from kasane.workshop.reading import Reading

_NONE = (
    "取り込めるワークショップは、まだありません。この画面の人が事務局をしている、"
    "ほかのワークショップの結果が出ます。"
)


def propose(here: Here, sheet: Sheet, key: str) -> None:
    """Offer those who lead what other workshops of theirs carry on."""
    table = here.programme.sheet_of(TableSheet, sheet.id)
    if table is None or table.from_others is None or here.actor.role is not Role.FACILITATOR:
        return
    with st.expander("ほかのワークショップの結果を取り込む"):
        others = _others(here)
        if not others:
            st.caption(_NONE)
            return
        chosen = st.selectbox(
            "どのワークショップから",
            list(others),
            format_func=lambda known: _name(others[known]),
            key=f"{key}:from",
        )
        _choose(here, table, found_in(others[chosen]), f"{key}:from:{chosen}")


def _others(here: Here) -> dict[str, Reading]:
    """The other workshops that this browser leads, by id, newest first."""
    device, workshops = state.device(), state.workshops()
    found: dict[str, Reading] = {}
    for known in workshops.workshops_of(device) if device else ():
        actor = workshops.actor(device, known)
        if known == here.actor.workshop or actor is None or actor.role is not Role.FACILITATOR:
            continue
        reading = workshops.reading(known, actor)
        if reading is not None and reading.info is not None:
            found[known] = reading
    return found


def _name(reading: Reading) -> str:
    info = reading.info
    return f"{info.name}（{reading.programme.title}）" if info else ""


def _choose(here: Here, table: TableSheet, found: Sequence[Found], key: str) -> None:
    left = not_taken(here.reading, table, found)
    if not left:
        st.caption("取り込める結果は、もうありません。ケースの内容は、はじめから出しません。")
        return
    st.caption("中身を見て、使うものに印をつけます。出典が付きます。一度に元に戻せます。")
    with st.form(f"{key}:form", border=False):
        wanted = set()
        for title, each in groupby(left, lambda one: one.sheet):
            st.markdown(f"**{plain(title)}**")
            wanted |= {
                one.id for one in each if st.checkbox(plain(one.text), key=f"{key}:{one.id}")
            }
        pressed = st.form_submit_button("印をつけたものを取り込む", type="primary")
    if pressed and wanted:
        do(here, "take_in", rows=rows(table, left, wanted))
    elif pressed:
        st.info("取り込むものに印をつけてから、押してください。")
