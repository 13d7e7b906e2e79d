"""次の回・前の回: the next round of the programme, and this one beside the one before."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import time

import plotly.graph_objects as go
import streamlit as st
from pydantic import ValidationError

from components import sidebar, state
from components.forms import optional_steps
from components.frame.typed import took, typed
from components.look import FONT
from components.state import Here
from kasane.errors import KasaneError
from kasane.plain import colours
from kasane.plain.clock import today
from kasane.programme import Programme
from kasane.workshop import NewWorkshop
from kasane.workshop.keeping import usual_end
from kasane.workshop.next_round.offers import Offer, offers
from kasane.workshop.next_round.results import Result, result

_TYPED = "rounds"
_RESOURCES = (
    "地域資源リストと、すべてのマップの資源です。同じ名前は1つにまとめ、"
    "ケースに関わることは引きつぎません。"
)

_CASES = (
    "閉じたまま引きつぎます。共有の根拠と同意は、もう一度確かめてから開きます。"
    "前回決めた役割・期限・折り合い・支援は、どうなったかを報告する行になります。"
)


def render() -> None:
    """Draw the page."""
    here = state.enter("rounds")
    sidebar.show(here)
    st.title("次の回・前の回", anchor=False)
    _compare(here)
    device = state.device()
    st.subheader("次の回を始める", anchor=False)
    if device is None or not state.workshops().may_begin(device):
        st.info("次の回をつくれるのは、「かさね」を動かしているパソコンの管理者だけです。")
        return
    st.markdown("前の回のメンバーや、終わっていないことなどから、引きつぐものを選べます。")
    _ask(here, device.id)


def _ask(here: Here, device_id: str) -> None:
    offered = offers(here.reading)
    newest = state.workshops().newest(here.info.programme)
    whole = newest[0] if newest else state.workshops().whole_programme(here.reading)
    steps = {s.id: f"{s.short}　{s.title}" for s in whole.steps if s.meeting}
    with typed(here, _TYPED), st.form("rounds:form", enter_to_submit=False):
        name = st.text_input("ワークショップの名前", here.info.name, key="rounds:name")
        left, right = st.columns(2)
        day = left.date_input("最初の開催日", today(), format="YYYY/MM/DD", key="rounds:date")
        start = right.time_input("開始時刻", time(13, 30), key="rounds:start")
        held = st.multiselect(
            "この日に行うStep",
            list(steps),
            default=_first(whole, here.info.left_out, cases=bool(offered.cases)),
            format_func=lambda step: steps[step],
            key="rounds:steps",
            placeholder="選んでください",
        )
        left_out = optional_steps.ask(whole, "rounds:held", here.info.left_out)
        carry = [
            *_chosen("引きつぐメンバー", offered.members, "members", "人"),
            *_chosen("引きつぐやること（終わっていないもの）", offered.todos, "todos"),
            *_chosen("引きつぐアイデア（まだ形になっていないもの）", offered.ideas, "ideas"),
        ]
        if offered.resources:
            carry += _chosen("引きつぐ地域資源", offered.resources, "resources")
            st.caption(_RESOURCES)
        if offered.cases:
            carry += _chosen("続けるケース", offered.cases, "cases", all_of_them=False)
            st.caption(_CASES)
        if st.form_submit_button(f"{here.info.round + 1}巡目を始める", type="primary"):
            facts = {
                "programme": here.programme.id,
                "name": name,
                "municipality": here.info.municipality,
                "round": here.info.round + 1,
                "previous": here.actor.workshop,
                "carry": carry,
                "date": day,
                "start": f"{start:%H:%M}",
                "steps": [step for step in held if step not in left_out],
                "left_out": left_out,
                "keep_until": usual_end(day),
            }
            _begin(here, device_id, facts)


def _first(programme: Programme, left_out: Collection[str], *, cases: bool) -> list[str]:
    """The meeting that is proposed: where cases can go on, the one that goes on with them."""
    meetings = [s for s in programme.steps if s.meeting and s.id not in left_out]
    going_on = [step for step in meetings if cases and step.continues]
    return [step.id for step in (going_on or meetings)[:1]]


def _chosen(
    label: str, offered: Sequence[Offer], key: str, unit: str = "件", *, all_of_them: bool = True
) -> list[str]:
    """What of it goes on; nothing is asked where there is nothing."""
    texts = {offer.id: offer.text for offer in offered}
    if not texts:
        return []
    return st.multiselect(
        f"{label}　{len(texts)}{unit}から",
        list(texts),
        default=list(texts) if all_of_them else [],
        format_func=lambda found: texts[found][:40],
        key=f"rounds:{key}",
        placeholder="選んでください",
    )


def _begin(here: Here, device_id: str, facts: dict[str, object]) -> None:
    if not str(facts["name"]).strip() or not facts["steps"]:
        st.error("名前を書き、この日に行うStepを選んでください。入力はそのまま残っています。")
        return
    try:
        actor = state.workshops().create(device_id, NewWorkshop.model_validate(facts))
    except ValidationError:
        st.error("名前が長すぎます。60字までにしてください。入力はそのまま残っています。")
        return
    except KasaneError as error:
        st.error(error.message)
        return
    took(here, _TYPED, facts["name"])
    state.go("home", w=actor.workshop)


def _compare(here: Here) -> None:
    previous, device = here.info.previous, state.device()
    actor = state.workshops().lead(device, previous) if device and previous else None
    found = state.workshops().reading(actor.workshop, actor) if actor else None
    st.subheader("前の回とくらべる", anchor=False)
    if found is None or found.info is None:
        st.markdown("この回には、くらべられる前の回がありません。")
        return
    rounds = {
        f"{found.info.round}巡目": result(found),
        f"{here.info.round}巡目（いま）": result(here.reading),
    }
    counts = {name: each.counts for name, each in rounds.items()}
    st.plotly_chart(
        _chart(rounds), key="rounds:chart", theme=None, config={"displayModeBar": False}
    )
    st.table(
        [
            {"": what} | {name: str(counts[name].get(what, "－")) for name in counts}
            for what in _kinds(rounds)
        ]
    )
    for name, each in rounds.items():
        named = "、".join(f"「{text}」" for text in each.names) or "まだありません"
        st.text(f"{name}の{each.called}：{named}")


def _kinds(rounds: dict[str, Result]) -> list[str]:
    """What is counted in any of them: one may have left out a step that the other had."""
    return list(dict.fromkeys(kind for each in rounds.values() for kind in each.counts))


def _chart(rounds: dict[str, Result]) -> go.Figure:
    kinds = _kinds(rounds)
    bars = [
        go.Bar(
            name=name,
            x=kinds,
            y=[each.counts.get(kind, 0) for kind in kinds],
            text=[each.counts.get(kind, "－") for kind in kinds],
            marker={"color": fill, "line": {"color": colours.KEY, "width": 1}},
        )
        for (name, each), fill in zip(
            rounds.items(), (colours.TINT_STRONG, colours.KEY), strict=True
        )
    ]
    figure = go.Figure(bars)
    figure.update_layout(
        barmode="group",
        height=320,
        margin={"l": 10, "r": 10, "t": 10, "b": 10},
        font={"family": FONT, "size": 15, "color": colours.INK},
        legend={"orientation": "h", "y": 1.1},
        plot_bgcolor=colours.WHITE,
    )
    return figure
