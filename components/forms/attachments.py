"""Bringing along papers and photographs: for those who lead."""

from __future__ import annotations

from pathlib import PurePath

import streamlit as st

from components import part, state
from components.attempt import attempt
from components.frame.typed import took, typed
from components.state import Here
from kasane.attachments import pages_of
from kasane.plain import limits
from kasane.programme import Activity
from kasane.workshop import Role

SORTS = {"paper": "資料（統計・スライドなど）", "photograph": "写真（会場・紙のボードなど）"}


def show(here: Here, activity: Activity) -> None:
    """Show what was brought for an activity, and let those who lead bring more."""
    shown = {"activity": activity.id}
    part.mount_live(here, "frame/attachments", shown, f"attachments:{activity.id}")
    if here.actor.role is Role.FACILITATOR:
        with st.expander("資料・写真を加える"):
            _bring(here, activity)


def _bring(here: Here, activity: Activity) -> None:
    key = f"attachments:{activity.id}:{state.brought(activity.id)}"
    st.caption(
        "PDF、JPEG・PNGの写真を入れられます。投影でき、記録に入ります。"
        "撮った場所や機種などの情報は、取りのぞいて入れます。"
    )
    file = st.file_uploader("ファイル", key=f"{key}:file", max_upload_size=20)
    if file is None:
        return
    with typed(here, _typed(activity)):
        title = st.text_input("名前", PurePath(file.name).stem[: limits.NAME], key=f"{key}:title")
    sort = st.radio(
        "種類", list(SORTS), format_func=lambda one: SORTS[one], horizontal=True, key=f"{key}:sort"
    )
    st.markdown("**名前・顔・住所など、個人の分かるものが写っていませんか。**")
    checked = st.checkbox(
        "写っていないこと、または本人の了解があることを確かめました", key=f"{key}:checked"
    )
    shared = st.checkbox(
        "共有用の記録にも入れる（入れないときは、内部用の記録だけに入ります）",
        key=f"{key}:shared",
        disabled=not checked,
    )
    if st.button("加える", type="primary", key=f"{key}:add", disabled=not checked):
        _keep(here, activity, file.getvalue(), title=title, sort=sort, shared=shared)


def _keep(here: Here, activity: Activity, content: bytes, **told: object) -> None:
    with attempt():
        with st.spinner("読んでいます…"):
            pages = pages_of(content)
        state.workshops().attach(here.actor, pages, activity=activity.id, **told)
        took(here, _typed(activity), told["title"])
        state.bring_next(activity.id)


def _typed(activity: Activity) -> str:
    return f"attachments:{activity.id}"
