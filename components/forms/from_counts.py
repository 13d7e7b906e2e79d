"""Puts what was counted into the tables that are named for it: chosen, then in one step."""

from __future__ import annotations

import streamlit as st

from components.attempt import do
from components.state import Here
from components.words import plain
from kasane.programme import Sheet
from kasane.workshop import Role
from kasane.workshop.counts import Tally, into_rows, not_there, tallies


def propose(here: Here, sheet: Sheet, key: str) -> None:
    """Offer those who lead what was counted and is in none of its tables yet."""
    if here.actor.role is not Role.FACILITATOR:
        return
    for number, tally in enumerate(tallies(here.reading, sheet)):
        if tally.rule.into:
            _choose(here, tally, f"{key}:count:{number}")


def _choose(here: Here, tally: Tally, key: str) -> None:
    left = not_there(here.reading, tally)
    into = "と".join(
        f"「{here.programme.sheet(reference.partition('/')[0]).title}」"
        for reference in tally.rule.into
    )
    with st.expander(f"数えた「{tally.rule.title}」を、{into}に入れる"):
        if not left:
            st.caption("入れるものは、まだありません。数えたことばが、ここに出ます。")
            return
        st.caption("印をつけたものが、一度に入ります。一度に元に戻せます。")
        with st.form(f"{key}:form", border=False):
            wanted = {
                said.word
                for said in left
                if st.checkbox(plain(f"{said.word}（{said.number}）"), key=f"{key}:{said.word}")
            }
            pressed = st.form_submit_button("印をつけたものを入れる", type="primary")
    if pressed and wanted:
        do(here, "take_in", rows=into_rows(here.reading, tally, wanted))
    elif pressed:
        st.info("入れるものに印をつけてから、押してください。")
