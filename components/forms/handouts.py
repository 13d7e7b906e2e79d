"""The papers before a meeting: 案内, 説明資料, 依頼文, 次第, 進行台本; one press each."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial

import streamlit as st

from components import state
from components.forms.outgoing import check_outgoing
from components.forms.records import WORD
from components.state import Here
from kasane import context
from kasane.record import (
    current_meeting,
    handout_document,
    handout_name,
    handout_telling,
    handout_texts,
    handouts_of,
    when,
)
from kasane.record.handouts import Handout
from kasane.workshop.telling import Telling

_SOURCES = (
    "シートと開催計画に書いたことから、できます。問い合わせ先は「記録を出す」で回を選ぶと書けます。"
    "ケースの内容は入りません。"
)


def handouts(here: Here) -> None:
    """For those who lead: whom they ask first, then the papers of a meeting."""
    every = handouts_of(here.programme)
    st.caption(_SOURCES)
    names = st.checkbox("参加者の名前を入れる（内部用）", key="handouts:named")
    meeting = _meeting(here)
    reading = here.reading.to_tell(Telling(names=names))
    texts = {text for each in every for text in handout_texts(reading, each.id, meeting)}
    if any(text.decided is None for text in reading.asked_of(texts)):
        check_outgoing(here, reading, texts)
    for title, of_meeting in (("声をかけるとき", False), ("この回の前に", True)):
        st.markdown(f"**{title}**")
        shown = [each for each in every if each.of_meeting is of_meeting]
        for column, each in zip(st.columns(len(shown)), shown, strict=True):
            with column:
                _button(here, each, meeting, names=names)


def _meeting(here: Here) -> str | None:
    names = {
        key: f"第{number}回　{when(held)}"
        for number, (key, held) in enumerate(here.reading.meetings.items(), 1)
    }
    known, current = list(names), current_meeting(here.reading)
    index = known.index(current) if current in names else None
    chosen: str | None = st.selectbox(
        "開催回", known, index, format_func=names.__getitem__, key="handouts:meeting"
    )
    return chosen


def _button(here: Here, handout: Handout, meeting: str | None, *, names: bool) -> None:
    """Made, as it stands when it is pressed."""
    st.download_button(
        handout.title,
        partial(_made, here, handout, meeting, names=names),
        _name(here, handout, meeting, names=names),
        WORD,
        key=f"handouts:{handout.id}",
        on_click="ignore",
        width="stretch",
        disabled=handout.of_meeting and meeting is None,
    )


def _made(here: Here, handout: Handout, meeting: str | None, *, names: bool) -> bytes:
    now = datetime.now(UTC)
    told = state.now(here).to_tell(handout_telling(here.reading, handout.id, meeting, names=names))
    return context.export(told, handout.title, handout_document, now, handout.id, meeting)


def _name(here: Here, handout: Handout, meeting: str | None, *, names: bool) -> str:
    told = here.reading.to_tell(handout_telling(here.reading, handout.id, meeting, names=names))
    return handout_name(told, datetime.now(UTC), handout.id, meeting)
