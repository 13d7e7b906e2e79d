"""Before a file is shared: the texts in which something was found, each decided by a person."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import streamlit as st

from components import part, state
from components.attempt import attempt
from components.forms.privacy_check.shown_texts import segments_of
from components.frame.typed import took, typed
from components.state import Here
from kasane.privacy import replaced
from kasane.tables import sheet_title
from kasane.workshop import Role
from kasane.workshop.kinds import place_of
from kasane.workshop.model import Decided, Verdict
from kasane.workshop.outgoing import MEETING_TEXTS, Asked
from kasane.workshop.reading import Reading
from kasane.workshop.thread import Node, Thread
from kasane.workshop.use import decider, use_of

AT_ONCE = 8
"""How many texts stand below one another."""
SHOWN = 20
"""How many characters of what an entry is called stand beside its text."""
_LEAD = (
    "ケースのことや、だれのことかが分かりそうな文です。決めるまでは、共有用に入りません。"
    "文が変わると、もう一度たずねます。"
)
_NEAR = "ケースのことが書かれやすいところです。"
_STALE = "{}が、そのあと文が変わりました。もう一度決めるまで、入りません。"
_VERDICTS = {
    Verdict.KEPT: "そのまま入れる",
    Verdict.LEFT_OUT: "入れない",
    Verdict.REPLACED: "置きかえる",
}
_WAITING, _DECIDED = "まだ決めていない文", "決めた文"


def check_outgoing(here: Here, reading: Reading, records: Collection[str] | None) -> None:
    """Show what is asked about in a file that is to be shared; nothing to those who don't lead.

    Args:
        here: where the viewer is.
        reading: the workshop as it is to be told.
        records: ids of the entries and meetings whose texts go into the file; None: all.
    """
    if here.actor.role is not Role.FACILITATOR or reading.telling.cases:
        return
    asked = reading.asked_of(records)
    with st.container(border=True):
        st.markdown("**出すまえに、文を確かめます**")
        st.caption(use_of(reading, records))
        if asked:
            st.markdown(_LEAD)
            _texts(here, reading, asked)


def _texts(here: Here, reading: Reading, asked: Sequence[Asked]) -> None:
    waiting = [text for text in asked if text.decided is None]
    groups = {_WAITING: waiting, _DECIDED: [text for text in asked if text.decided]}
    which = st.radio(
        "どの文を見るか",
        list(groups),
        horizontal=True,
        key="record:asked:which",
        label_visibility="collapsed",
    )
    by_sheet: dict[str, list[Asked]] = {}
    for text in groups[which]:
        by_sheet.setdefault(_sheet(reading, text), []).append(text)
    if not by_sheet:
        st.markdown("すべて決めました。" if which == _WAITING else "まだ何も決めていません。")
        return
    sheet = st.selectbox("シート", list(by_sheet), key="record:asked:sheet")
    shown = by_sheet[sheet][:AT_ONCE]
    st.caption(
        f"{which}は{len(groups[which])}件、このシートに{len(by_sheet[sheet])}件です。"
        f"はじめの{len(shown)}件："
    )
    own = {reading.item(text.id).sheet for text in shown if text.of == "entry"}
    nodes = Thread.nodes_on(here.reading, own)
    for text in shown:
        _text(here, reading, text, _where(nodes.get(text.id), text))
    if len(shown) > 1:
        _all(here, shown)


def _all(here: Here, shown: Sequence[Asked]) -> None:
    st.markdown(f"**読んだ上の{len(shown)}件をまとめて決める**")
    for column, verdict in zip(st.columns(2), (Verdict.KEPT, Verdict.LEFT_OUT), strict=True):
        label = f"{len(shown)}件とも{_VERDICTS[verdict]}"
        if column.button(label, key=f"record:asked:all:{verdict}", width="stretch"):
            _decide(here, shown, verdict)


def _text(here: Here, reading: Reading, text: Asked, where: str) -> None:
    """One text where it stands, with what was found marked, and what can be done with it."""
    key = _key(text)
    signs = {found: f"（{number}）" for number, found in enumerate(text.found, 1)}
    label = "・".join(each for each in (where, _field(reading, text)) if each)
    data = {"label": label, "segments": segments_of(text.text, signs)}
    words, keep, leave, replace = st.columns([5, 2, 2, 2], vertical_alignment="center")
    with words:
        part.mount("forms/privacy_check", data, f"{key}:text")
        st.caption(_said(reading, text))
    for column, verdict in ((keep, Verdict.KEPT), (leave, Verdict.LEFT_OUT)):
        if column.button(_VERDICTS[verdict], key=f"{key}:{verdict}", width="stretch"):
            _decide(here, [text], verdict)
    with replace.popover(_VERDICTS[Verdict.REPLACED], width="stretch"):
        offered = replaced(text.text, text.found)
        with typed(here, key):
            value = st.text_area("共有用に入れる文", offered, key=f"{key}:value")
        if st.button("この文に置きかえる", key=f"{key}:replace"):
            _decide(here, [text], Verdict.REPLACED, value)


def _key(text: Asked) -> str:
    return f"record:asked:{text.of}:{text.id}:{text.field}"


def _where(node: Node | None, text: Asked) -> str:
    """The place on its sheet, and whose text it is where the entry is called something else."""
    if node is None:
        return ""
    name = node.text[:SHOWN] if node.text not in text.text else ""
    return f"{node.where}{f'「{name}」' if name else ''}"


def _said(reading: Reading, text: Asked) -> str:
    """Why it is asked about, or what was decided by whom."""
    if text.decided is None:
        kinds = dict.fromkeys(found.kind.label for found in text.found)
        found = f"見つかったもの：{'、'.join(kinds)}。" if kinds else ""
        stale = _STALE.format(_decision(reading, text.before)) if text.before else ""
        return stale + found + (_NEAR if text.near else "")
    return f"{_decision(reading, text.decided)}。"


def _decision(reading: Reading, decided: Decided) -> str:
    instead = f"「{decided.value}」" if decided.value else ""
    return f"{_VERDICTS[decided.verdict]}{instead}と、{decider(reading, decided)}が決めました"


_OTHERS = {
    "meeting": "開催回",
    "attachment": "資料・写真",
    "question": "会場からの質問",
    "results": "アンケート",
    "story": "取り組みの物語",
}


def _sheet(reading: Reading, text: Asked) -> str:
    if text.of != "entry":
        return _OTHERS[text.of]
    programme = reading.programme
    return sheet_title(programme, programme.sheet(reading.item(text.id).sheet))


def _field(reading: Reading, text: Asked) -> str:
    if text.of != "entry":
        schedule = reading.programme.schedule
        own = {column.id: column.label for column in schedule.columns} if schedule else {}
        names = {"title": "題名", "text": "質問", "asks": "お願いしたいこと"}
        return (own | MEETING_TEXTS | names)[text.field]
    item = reading.item(text.id)
    found = place_of(reading.programme, item.sheet, item.place).part(text.field)
    return found[0].label if found else ""


def _decide(here: Here, texts: Sequence[Asked], verdict: Verdict, value: str = "") -> None:
    read = [{"of": t.of, "id": t.id, "field": t.field, "seen": t.text} for t in texts]
    with attempt():
        state.workshops().do(here.actor, "text.decide", texts=read, verdict=verdict, value=value)
        for text in texts:
            took(here, _key(text), value)
