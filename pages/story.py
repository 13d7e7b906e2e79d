"""取り組みの物語: one page for a mayor or a superior, and the same as Word and slides."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

import streamlit as st

from components import sidebar, state
from components.charts.network import network_figure
from components.forms.outgoing import check_outgoing
from components.forms.records import WORD
from components.frame.watch import watch
from components.frame.written import Value, written
from components.state import Here
from components.words import plain
from kasane import context
from kasane.errors import RefusedError
from kasane.record.story import (
    TITLE,
    Part,
    StoryFacts,
    pair_of,
    story_document,
    story_name,
    story_of,
    story_slides,
)
from kasane.workshop.going_on import ASKS
from kasane.workshop.telling import SHARED

_SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
_ASKED: Value = {
    "id": "asks",
    "label": "お願いしたいこと",
    "type": "long_text",
    "hint": f"読む人に、何をしてほしいか。{ASKS}文字まで。Wordの1枚に入る長さです。",
    "letters": ASKS,
}
_BARS = {"displayModeBar": False}
_LEAD = (
    "市長や上司に見せる1枚です。シートに書いたことから、できます。名前とケースの内容は入りません。"
    "「お願いしたいこと」だけは、人が書きます。"
)


def render() -> None:
    """Draw the page."""
    here = state.enter("story")
    sidebar.show(here)
    st.title("取り組みの物語", anchor=False)
    st.markdown(_LEAD)
    now = datetime.now(UTC)
    reading = here.reading.to_tell(SHARED)
    story = story_of(reading, now)
    _files(here, now)
    _page(story)
    _asks(here)
    _knew(here, story)
    if any(text.decided is None for text in reading.asked):
        with st.expander("確かめていない文は、入っていません"):
            check_outgoing(here, reading, None)


def _files(here: Here, now: datetime) -> None:
    """Both files, made as it stands when a button is pressed."""
    told = here.reading.to_tell(SHARED)
    left, right = st.columns(2)
    ways = (
        (left, "Word（A4 1枚）", story_document, ".docx", WORD),
        (right, "PowerPoint（5枚）", story_slides, ".pptx", _SLIDES),
    )
    for column, label, work, suffix, kind in ways:
        column.download_button(
            label,
            partial(_made, here, f"{TITLE} {label}", work),
            story_name(told, now, suffix),
            kind,
            key=f"story:save:{suffix}",
            on_click="ignore",
            width="stretch",
        )


def _made(here: Here, what: str, work: Callable[..., bytes]) -> bytes:
    return context.export(state.now(here).to_tell(SHARED), what, work, datetime.now(UTC))


def _page(story: StoryFacts) -> None:
    with st.container(border=True):
        st.subheader(plain(story.name), anchor=False)
        st.caption(plain("　".join(t for t in (story.municipality, story.about) if t)))
        st.text(story.purpose)
        if story.network.places:
            st.plotly_chart(network_figure(story.network), key="story:network", config=_BARS)
            st.caption(story.network.sentence)
        parts = story.parts
        for start in range(0, len(parts), 2):
            for column, part in zip(st.columns(2), parts[start : start + 2], strict=False):
                with column:
                    _part(part)
        _part(Part("お願いしたいこと", tuple(story.asks.splitlines())))
        if story.sample:
            st.caption(story.sample)


def _part(part: Part) -> None:
    st.markdown(f"**{part.title}**")
    for line in part.told:
        st.text(line)


def _asks(here: Here) -> None:
    """It is saved as it is written; the page above it is drawn again."""
    written(here, "story", "main", [_ASKED])
    watch(here.actor.workshop, ["story"], "story")


def _knew(here: Here, story: StoryFacts) -> None:
    """Only people know who had met before: it is asked here."""
    pairs = [pair_of(tie.one.name, tie.other.name) for tie in story.network.ties]
    if not pairs:
        return
    said = here.reading.story.knew
    with st.form("story:knew", enter_to_submit=False):
        st.markdown("**会議の前から、仕事で会ったことのあった組み合わせ**")
        st.caption(
            "どのシートにも書かれていないので、事務局が選びます。選ばなかった組み合わせが"
            "「はじめて一緒に話し合った」になります。保存するまでは、だれがはじめてかは出ません。"
        )
        chosen = st.multiselect(
            "組み合わせ",
            pairs,
            [pair for pair in said or () if pair in pairs],
            key="story:pairs",
            placeholder="選んでください",
            label_visibility="collapsed",
        )
        if st.form_submit_button("組み合わせを保存する", key="story:knew:save"):
            _do(here, "story.knew", knew=chosen)


def _do(here: Here, op: str, **asked: object) -> None:
    try:
        state.workshops().do(here.actor, op, **asked)
    except RefusedError as refusal:
        st.warning(refusal.message)
        return
    st.rerun()
