"""The form that starts a workshop, and the worked example beside it."""

from __future__ import annotations

from datetime import time

import streamlit as st
from pydantic import ValidationError
from streamlit.delta_generator import DeltaGenerator

from components import state
from components.forms import optional_steps, right_shape
from components.frame import about_programme
from components.frame.typed import took, typed
from kasane.errors import KasaneError
from kasane.plain.clock import today
from kasane.programme import Programme
from kasane.samples import fill_sample, sampled
from kasane.store.people import Device
from kasane.workshop import NewWorkshop
from kasane.workshop.keeping import usual_end

_START = time(13, 30)
_TYPED = "new"
_BESIDE = 3
"""How many examples stand in a row."""


def show(device: Device, *, first: bool) -> None:
    """Draw the form, with the worked examples above it; on the first start both are open."""
    if first:
        st.markdown("まだワークショップがありません。**見本**で、ひととおり試すことができます。")
        _offer_sample(device)
    else:
        with st.expander("見本で練習する"):
            _offer_sample(device)
    with st.expander("新しいワークショップを始める", expanded=first):
        programmes = state.workshops().offered()
        right_shape.ask(programmes, _START)
        programme = st.selectbox(
            "プログラム", programmes, format_func=lambda known: known.title, key="new:programme"
        )
        if programme is not None:
            st.caption("　".join(part for part in (programme.subtitle, programme.purpose) if part))
            with st.expander("このプログラムが合うかを確かめる"):
                about_programme.show_fit(programme)
            _form(device, programme)


def _offer_sample(device: Device) -> None:
    known = state.workshops().programmes
    offered = sampled(known)
    places = [place for _ in offered[::_BESIDE] for place in st.columns(_BESIDE, gap="small")]
    for place, programme in zip(places, offered, strict=False):
        title = known[programme].title
        if place.button(
            f"{title}の見本をつくって、ひらく", key=f"new:sample:{programme}", width="stretch"
        ):
            with st.spinner("見本を書き込んでいます…"):
                actor = fill_sample(state.workshops(), device.id, programme)
            state.go("home", w=actor.workshop)


def _form(device: Device, programme: Programme) -> None:
    meetings = [step for step in programme.steps if step.meeting]
    names = {step.id: f"{step.short}　{step.title}" for step in meetings}
    with typed(device, _TYPED), st.form("new:form", enter_to_submit=False):
        name = st.text_input(
            "ワークショップの名前", programme.title, key=f"new:name:{programme.id}"
        )
        left, right = st.columns(2)
        municipality = _municipality(device, left)
        round_ = right.number_input("何巡目のプログラムですか", 1, 99, 1, key="new:round")
        day = left.date_input("最初の開催日", today(), format="YYYY/MM/DD", key="new:date")
        start = right.time_input("開始時刻", _START, key="new:start")
        venue = left.text_input("会場", key="new:venue")
        end = right.time_input(
            "終了時刻（書かないときは、活動の分から出します）", None, key="new:end"
        )
        steps = st.multiselect(
            "最初の日に行うStep（同じ日に2つ行うこともできます）",
            list(names),
            default=[meetings[0].id],
            format_func=lambda step: names[step],
            key=f"new:steps:{programme.id}",
        )
        keep = st.date_input(
            "保存期限（あとで変えられます。自動では消えません）",
            usual_end(today()),
            format="YYYY/MM/DD",
            key="new:keep_until",
        )
        left_out = optional_steps.ask(programme, f"new:held:{programme.id}")
        if st.form_submit_button("始める", type="primary"):
            facts = {
                "programme": programme.id,
                "name": name,
                "municipality": municipality,
                "round": round_,
                "date": day,
                "start": f"{start:%H:%M}",
                "end": f"{end:%H:%M}" if end else "",
                "venue": venue,
                "steps": [step for step in steps if step not in left_out],
                "left_out": left_out,
                "keep_until": keep,
            }
            _create(device, facts)


def _municipality(device: Device, column: DeltaGenerator) -> str:
    """Written by the owner; of somebody who is signed in it is theirs."""
    of = state.workshops().begins_for(device)
    if of is None:
        return column.text_input("市町村名", key="new:municipality")
    if len(of) == 1:
        column.text_input("市町村名", of[0], key="new:municipality", disabled=True)
        return of[0]
    return column.selectbox("市町村名", of, key="new:municipality") or ""


def _create(device: Device, facts: dict[str, object]) -> None:
    if not str(facts["name"]).strip() or not facts["steps"]:
        st.error(
            "名前を書き、最初の日に行うStepを1つ以上選んでください。入力はそのまま残っています。"
        )
        return
    try:
        actor = state.workshops().create(device.id, NewWorkshop.model_validate(facts))
    except ValidationError:
        st.error("長すぎる文字があります。名前・市町村名・会場は60字までにしてください。")
        return
    except KasaneError as error:
        st.error(error.message)
        return
    took(device, _TYPED, *facts.values())
    state.go("home", w=actor.workshop)
