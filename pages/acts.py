"""消したもの・元に戻す: what was deleted, and what was done today, each with its way back."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from components import sidebar, state
from components.frame.watch import watch
from components.state import Here
from components.words import act_text, plain
from kasane.errors import KasaneError
from kasane.plain.clock import japan_time, today
from kasane.workshop import Actor, Role
from kasane.workshop.acts import Act
from kasane.workshop.placeless import PLACELESS, WHY_PLACELESS, placeless

SHOWN = 40
WATCHED = ("entry", "member", "meeting", "attachment", "question", "workshop")


def render() -> None:
    """Draw the page."""
    here = state.enter("acts")
    sidebar.show(here)
    st.title("消したもの・元に戻す", anchor=False)
    _lists()


@st.fragment
def _lists() -> None:
    """Both lists as they stand."""
    here = state.enter("acts")
    watch(here.actor.workshop, [*WATCHED], "acts")
    acts = state.workshops().acts(state.now(here))
    day = today()
    leads = here.actor.role is Role.FACILITATOR
    st.subheader("消したもの", anchor=False)
    st.caption(
        "ワークショップが終わるまで、戻せます。"
        + ("" if leads else "自分が書いたものと、自分で消したものです。")
    )
    _list(here.actor, [act for act in acts if act.gone], "消したものはありません。")
    st.subheader("今日したこと" if leads else "今日、自分がしたこと", anchor=False)
    st.caption(
        "あとで変わったものは、ここに出ません。書いた人を出さないシートでは、名前も出ません。"
    )
    done = [a for a in acts if not a.gone and japan_time(a.at).date() == day]
    _list(here.actor, done[:SHOWN], "今日したことで、元に戻せるものはありません。")
    _placeless(here)


def _placeless(here: Here) -> None:
    """What was written on sheets that the programme has not got any more."""
    found = placeless(here.reading)
    if found:
        st.subheader(PLACELESS, anchor=False)
        st.caption(WHY_PLACELESS)
        st.markdown("\n".join(f"- {plain(where)}：{plain(text)}" for where, text in found))


def _list(actor: Actor, acts: Sequence[Act], none: str) -> None:
    if not acts:
        st.markdown(none)
    for act in acts:
        line, press = st.columns([5, 1], vertical_alignment="center")
        line.markdown(plain(act_text(act)))
        press.button("戻す", key=f"acts:{act.revision}", on_click=_back, args=(actor, act.revision))


def _back(actor: Actor, revision: int) -> None:
    try:
        state.workshops().do(actor, "undo", revision=revision)
        st.toast("戻しました。")
    except KasaneError as refusal:
        st.toast(plain(refusal.message))
