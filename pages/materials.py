"""教材・取組例: the library, with what uses it, what each has seen, and what others did."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Sequence
from datetime import datetime

import streamlit as st

from components import sidebar, state
from components.forms.attachments import show as show_attachments
from components.frame.material_card import UNFOUND, material_card, segment_text
from components.frame.typed import took, typed
from components.frame.watch import watch
from components.state import Here
from components.words import plain
from kasane import context
from kasane.errors import KasaneError
from kasane.library import (
    OWN,
    Library,
    Practice,
    Shelved,
    load_library,
    own_items,
    own_key,
    shelf,
    watched,
)
from kasane.plain.clock import JAPAN
from kasane.plain.dates import date_text
from kasane.record.chapters.library_list import library_document, library_name
from kasane.workshop import Role

AT_ONCE = 12
_TYPED = "materials"
ALL = "すべて"
USED = "このプログラムで使うもの"
UNSEEN = "まだ見ていないもの"


def render() -> None:
    """Draw the page."""
    here = state.enter("materials")
    sidebar.show(here)
    st.title("教材・取組例", anchor=False)
    library = load_library(context.HERE / "data" / "library")
    listed, others = st.tabs(["教材", "取組例"])
    with listed:
        st.markdown(plain(library.terms))
        _materials(library)
        if here.actor.role is Role.FACILITATOR:
            with st.expander("わがまちの教材を加える"):
                _add(here)
    with others:
        _practices(library.practices)


@st.fragment
def _materials(library: Library) -> None:
    here = state.enter("materials")
    watch(here.actor.workshop, ["material", "watched"], "materials")
    everything = [*own_items(here.reading), *shelf(library, here.programme)]
    seen = watched(here.reading, everything)
    found = _filtered(everything, seen.get(here.actor.member, set()))
    st.caption(
        f"{len(found)}件　肩書は撮影したときのものです。"
        + "　".join(f"{sign}：{text}" for sign, text in library.marks.items())
    )
    st.download_button(
        "この一覧を印刷用に保存する（Word）",
        lambda: library_document(library, found, datetime.now(JAPAN)),
        library_name(),
        key="materials:word",
        on_click="ignore",
        disabled=not found,
    )
    pages = max(1, -(-len(found) // AT_ONCE))
    label = f"ページ（全{pages}ページ）"
    at = int(st.number_input(label, 1, pages, key=f"materials:page:{pages}")) if pages > 1 else 1
    heading = ("", "")
    for one in found[(at - 1) * AT_ONCE : at * AT_ONCE]:
        if (one.training, one.collection) != heading:
            heading = (one.training, one.collection)
            st.subheader("　".join(part for part in heading if part), anchor=False)
        _card(here, one, [member for member, items in seen.items() if one.item.id in items])


def _filtered(everything: Sequence[Shelved], seen: Collection[str]) -> list[Shelved]:
    """What the fields above the list ask for."""
    words, training, which = st.columns([2, 2, 2], gap="small")
    text = words.text_input("さがす（題名・話す人）", key="materials:text").strip()
    known = list(dict.fromkeys(one.training for one in everything))
    of = training.selectbox("研修・出典", [ALL, *known], key="materials:training")
    only = which.selectbox(
        "しぼりこむ", [ALL, USED, UNSEEN, "動画", "資料・参考"], key="materials:only"
    )
    return [
        one
        for one in everything
        if (not text or text in f"{one.item.title}{one.item.speaker}{one.collection}")
        and of in (ALL, one.training)
        and _fits(one, only, seen)
    ]


def _fits(one: Shelved, only: str, seen: Collection[str]) -> bool:
    if only == USED:
        return bool(one.activities) or one.training == OWN
    if only == UNSEEN:
        return one.item.id not in seen
    if only == "動画":
        return one.item.kind == "動画"
    return only == ALL or one.item.kind not in ("動画", "リンク")


def _card(here: Here, one: Shelved, viewers: Sequence[str]) -> None:
    """One material; `viewers`: ids of the members who have seen it."""
    item, me = one.item, here.actor.member
    ticked = item.id in here.reading.watched.get(me, ())
    seen = ticked or me in viewers
    held = date_text(one.held) if one.held else ""
    part = segment_text(item.start, item.end) or item.pages
    facts = (item.number, item.kind, item.speaker, item.size, item.mark, held, part)
    with st.container(border=True):
        material_card(item.title, "　".join(each for each in facts if each), item.link)
        if item.link is None:
            st.caption(UNFOUND)
        if one.activities:
            uses = "、".join(
                f"{here.programme.step_of(each.id).short} {each.short}" for each in one.activities
            )
            st.caption(f"使う活動：{plain(uses)}")
        key = f"materials:seen:{item.id}"
        told = seen and not ticked
        label = "見ました（振り返りに書いてあります）" if told else "見ました"
        change = (here, item.id, not seen)
        st.checkbox(label, seen, key=key, on_change=_watched, args=change, disabled=told)
        if here.actor.role is Role.FACILITATOR:
            _for_leaders(here, one, [here.reading.people.name(member) for member in viewers])


def _for_leaders(here: Here, one: Shelved, names: Sequence[str]) -> None:
    """Who has seen it, and the way to take what was added away again."""
    if names:
        st.caption(f"見た人（{len(names)}人）：{plain('、'.join(names))}")
    record = own_key(one.item)
    if record is not None:
        st.button("消す", key=f"materials:gone:{record}", on_click=_remove, args=(here, record))


def _watched(here: Here, item: str, seen: object) -> None:
    _do(here, "material.watch", material=item, watched=seen)


def _remove(here: Here, record: str) -> None:
    if _do(here, "material.remove", id=record):
        st.toast("消しました。「消したもの」から戻せます。")


def _do(here: Here, op: str, **fields: object) -> bool:
    try:
        state.workshops().do(here.actor, op, **fields)
    except KasaneError as refusal:
        st.toast(plain(refusal.message))
        return False
    return True


def _add(here: Here) -> None:
    """A link; or a file, which belongs to the activity that uses it."""
    st.markdown("**リンクを加える**　次の回にも引きつぎます。")
    number = len(here.reading.own_materials)
    with typed(here, _TYPED), st.form("materials:form", enter_to_submit=False):
        title = st.text_input("題名", key=f"materials:title:{number}")
        url = st.text_input("アドレス（https://…）", key=f"materials:url:{number}")
        speaker = st.text_input(
            "だれが話す・つくった（なくてもかまいません）", key=f"materials:speaker:{number}"
        )
        if st.form_submit_button("加える", type="primary"):
            _keep(here, title, url, speaker)
    st.markdown("**ファイルを加える**　使う活動を選んでください。投影でき、記録にも入ります。")
    known = {
        activity.id: f"{step.short} {activity.short}"
        for step in here.programme.steps
        for activity in step.activities
    }
    of = st.selectbox(
        "使う活動", list(known), format_func=known.__getitem__, key="materials:activity"
    )
    show_attachments(here, here.programme.activity(of))


def _keep(here: Here, title: str, url: str, speaker: str) -> None:
    told = {"title": title.strip(), "url": url.strip(), "speaker": speaker.strip()}
    if not told["title"] or not told["url"].startswith(("http://", "https://")):
        st.error("題名と、https:// で始まるアドレスを書いてください。まだ何も加えていません。")
        return
    if _do(here, "material.add", id=uuid.uuid4().hex, **told):
        took(here, _TYPED, title, url, speaker)
        st.toast("加えました。")


def _practices(practices: Sequence[Practice]) -> None:
    """What others did, by population and stage."""
    st.markdown(
        "ほかの市町村が何をして、何が分かったか。規模と段階で、わがまちに近いものを探せます。"
    )
    left, right = st.columns(2, gap="small")
    size = left.selectbox("人口の規模", [ALL, "大", "中", "小"], key="materials:size")
    stages = list(dict.fromkeys(practice.stage for practice in practices))
    stage = right.selectbox("段階", [ALL, *stages], key="materials:stage")
    found = [p for p in practices if size in (ALL, p.size) and stage in (ALL, p.stage)]
    st.caption(
        f"{len(found)}件　大：30万人以上、中：5万人以上、小：5万人未満"
        "（令和2年国勢調査の人口。規模と段階の分け方は「かさね」によります）"
    )
    for practice in found:
        with st.container(border=True):
            st.subheader(practice.municipality, anchor=False)
            st.caption(f"人口{practice.population}（{practice.size}）　{practice.stage}")
            st.markdown(f"{plain(practice.began)}")
            did, learned = st.columns(2, gap="medium")
            did.markdown("**取り組んだこと**\n" + "\n".join(f"- {plain(w)}" for w in practice.work))
            learned.markdown(
                "**工夫・分かったこと**\n" + "\n".join(f"- {plain(f)}" for f in practice.found)
            )
            st.caption(f"出典 {practice.source}")
    if not found:
        st.info("この規模と段階の例は、出典にありません。どちらかを「すべて」にしてください。")
