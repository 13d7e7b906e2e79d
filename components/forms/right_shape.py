"""Three questions, and the programmes and shapes that they propose for a new workshop."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import TypeVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components import state
from components.words import plain
from kasane.plain.clock import hours_text
from kasane.programme import (
    FitTime,
    Programme,
    Proposal,
    Wanted,
    propose,
)
from kasane.programme.fits import PEOPLE as WHO
from kasane.programme.fits import STAGES
from kasane.programme.proposals import PEOPLE

A = TypeVar("A", bound=str)
TIMES: dict[FitTime, str] = {
    "short": "2時間までを1回",
    "half_day": "半日までを1回",
    "several": "何回かに分けて",
}
_AMISS = {"stage": "段階", "people": "入る人", "time": "時間"}


def ask(programmes: Sequence[Programme], start: time) -> None:
    """Draw the questions and what they propose; a press fills the form below.

    Args:
        programmes: those that are offered.
        start: when a first meeting usually begins.
    """
    st.markdown(
        "**合う形をさがす**　3つの問いのうち、分かるものだけ選びます。"
        "答えずに、下で直接選んでもかまいません。"
    )
    stage, who, length = st.columns(3, gap="small")
    wanted = Wanted(
        _question(stage, "いまの段階", STAGES, "stage"),
        _question(who, "だれが入りますか", WHO, "who"),
        _question(length, "使える時間", TIMES, "time"),
    )
    found = propose(programmes, wanted)
    for number, one in enumerate(found):
        _card(number, one, start)
    if not found and wanted.answered:
        st.info("この組み合わせに合う形はありません。答えを1つ消すか、下で直接選んでください。")


def _question(place: DeltaGenerator, asked: str, answers: Mapping[A, str], key: str) -> A | None:
    return place.selectbox(
        asked,
        list(answers),
        None,
        answers.__getitem__,
        f"shape:{key}",
        placeholder="答えない",
    )


def _card(number: int, one: Proposal, start: time) -> None:
    with st.container(border=True):
        shape, conditions = st.columns(2, gap="medium")
        with shape:
            st.markdown(f"**{plain(one.programme.title)}**　{plain(one.fit.title)}")
            if one.amiss:
                words = "・".join(_AMISS[each] for each in one.amiss)
                st.caption(f"答えのうち「{words}」は、この形に合いません。ほかは合います。")
            days = "、".join(f"{step.short} {hours_text(minutes)}" for step, minutes in one.days)
            st.markdown(f"{len(one.days)}回：{plain(days)}")
            st.caption(f"時間は、{counted(one)}のときの目安です。休憩もふくみます。")
            if st.button("この形を下の用紙に入れる", f"shape:take:{number}"):
                _take(one, start)
        with conditions:
            st.markdown("使うための条件")
            st.text("\n".join(f"・{line}" for line in one.programme.conditions))


def _take(one: Proposal, start: time) -> None:
    """The programme, the steps that are held, and the first day with its time."""
    programme, (first, minutes) = one.programme, one.days[0]
    optional = [step.id for step in programme.steps if step.optional]
    end = datetime.combine(date.min, start) + timedelta(minutes=minutes)
    filled = {
        "new:programme": programme,
        f"new:steps:{programme.id}": [first.id],
        f"new:held:{programme.id}": [each for each in optional if each not in one.left_out],
        "new:start": start,
        "new:end": end.time(),
    }
    state.fill(filled)
    st.toast("下の用紙に入れました。名前と日付を書いて、始めてください。")


def counted(one: Proposal) -> str:
    """For how many people and cases its minutes are."""
    per_case = any(each.minutes.per_case for step, _ in one.days for each in step.activities)
    return f"{PEOPLE}人" + (f"・ケース{one.fit.cases}つ" if per_case else "")
