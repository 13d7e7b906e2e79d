"""わがまちのプログラム: programmes of one's own, copied, edited, looked at, saved and shared."""

from __future__ import annotations

import streamlit as st

from components import state
from components.editor.choice import choice
from components.editor.draft import Draft, go_to, open_draft
from components.editor.form import form
from components.editor.outline import outline
from components.editor.preview import preview
from components.words import plain
from kasane.errors import KasaneError
from kasane.plain.file_names import file_name
from kasane.programme.own.tree import text_of

TITLE = "わがまちのプログラム"
_MOST = 8


def render() -> None:
    """Draw the page, for the owner of the machine."""
    device = state.device()
    if device is None or not device.owner:
        st.title(TITLE, anchor=False)
        st.info("プログラムをつくれるのは、「かさね」を動かしているパソコンの管理者だけです。")
        state.page_link("home", "はじめの画面へ")
        return
    draft = open_draft(device)
    state.remember_editing()
    said, state.editing().said = state.editing().said, ""
    if draft is None:
        st.title(TITLE, anchor=False)
        if said:
            st.info(plain(said))
        st.markdown(
            "プログラムを写して、題・時間・手引き・シートを、わがまちに合わせて直せます。"
            "直したものは、1つのファイルにして、ほかの市町村に渡せます。"
        )
        choice(device)
        state.page_link("home", "はじめの画面へ")
        return
    _head(draft, said)
    place = state.editing().place
    left, middle, right = st.columns([2.3, 4, 3.7], gap="medium")
    with left, st.container(key="own-pane-outline"):
        outline(draft)
    # A pane of its own for each part, so that it begins at its top.
    with middle, st.container(key="-".join(map(str, ("own-pane-form", *place)))):
        form(draft, place)
    with right, st.container(key="own-pane-preview"):
        preview(draft)


def _head(draft: Draft, said: str) -> None:
    """What is edited, whether it is saved, and what is done with the whole."""
    st.subheader(f"{TITLE}：{plain(draft.edited.title)}", anchor=False)
    with st.container(horizontal=True, gap="small", key="own-head"):
        st.button(
            "保存する",
            key="own:save",
            type="primary",
            disabled=draft.edited.saved or bool(draft.wrong),
            on_click=_save,
            args=(draft,),
        )
        st.button(
            "ひとつ戻す",
            key="own:undo",
            disabled=not state.editing().past,
            on_click=draft.undo,
        )
        st.download_button(
            "ファイルにして渡す",
            lambda: text_of(draft.tree),
            file_name(draft.edited.title, ".yaml"),
            "application/yaml",
            key="own:share",
            disabled=bool(draft.wrong),
            on_click="ignore",
        )
        st.button("一覧へ", key="own:leave", on_click=_leave)
    if said:
        st.info(plain(said))
    if draft.wrong:
        _wrong(draft)
    elif draft.edited.saved:
        st.caption("保存してあります。新しく始めるワークショップは、この版で始まります。")
    else:
        st.caption(
            "下書きは、直すたびに残ります。「保存する」を押すと、新しく始める会で使えます。"
            "始まっている会は、そのままです。"
        )


def _wrong(draft: Draft) -> None:
    st.warning(
        f"保存する前に、直すところが{len(draft.wrong)}つあります。押すと、その場所が開きます。"
    )
    for number, wrong in enumerate(draft.wrong[:_MOST]):
        st.button(
            f"{wrong.path or 'プログラム全体'}：{wrong.sentence}",
            key=draft.key(("wrong", number)),
            type="tertiary",
            on_click=go_to,
            args=(wrong.place,),
        )


def _save(draft: Draft) -> None:
    editing = state.editing()
    try:
        state.workshops().save_programme(draft.device, draft.edited.id)
    except KasaneError as error:
        editing.said = error.message
    else:
        editing.said = (
            "保存しました。「はじめの画面」の「新しいワークショップを始める」で選べます。"
        )


def _leave() -> None:
    state.editing().programme = ""
