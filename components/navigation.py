"""Every page, its address and its title."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from components import state
from components.frame.screens import SCREENS
from pages import (
    activity,
    acts,
    closing,
    home,
    invite,
    join,
    log,
    materials,
    members,
    officers,
    prefecture,
    programme_editor,
    projector,
    record,
    rounds,
    story,
    thread,
    todo,
    workshop,
)

PAGES: dict[str, tuple[str, Callable[[], None]]] = {
    "home": ("はじめの画面", home.render),
    "join": ("参加する", join.render),
    "workshop": ("進め方", workshop.render),
    "activity": ("活動の進め方", activity.render),
    **{screen: (view.title, activity.of_screen(screen)) for screen, view in SCREENS.items()},
    "todo": ("やること", todo.render),
    "thread": ("つながり", thread.render),
    "materials": ("教材・取組例", materials.render),
    "acts": ("消したもの・元に戻す", acts.render),
    "projector": ("投影", projector.render),
    "invite": ("参加コード・QR", invite.render),
    "members": ("メンバーと出欠", members.render),
    "record": ("記録を出す", record.render),
    "story": ("取り組みの物語", story.render),
    "rounds": ("次の回・前の回", rounds.render),
    "log": ("活動の記録", log.render),
    "closing": ("保存期限と消去", closing.render),
    "programme_editor": ("わがまちのプログラム", programme_editor.render),
    "prefecture": ("市町村の進み具合", prefecture.render),
    "officers": ("情報システム・個人情報のご担当へ", officers.render),
}
"""Address → title and what draws it; kasane.workshop.access.PAGES says for whom."""


def run() -> None:
    """Draw the page that the address asks for."""
    pages = {
        name: st.Page(
            render,
            title=f"{title}｜かさね" if name != "home" else "かさね",
            url_path="" if name == "home" else name,
            default=name == "home",
        )
        for name, (title, render) in PAGES.items()
    }
    state.keep_pages(pages)
    st.navigation(list(pages.values()), position="hidden").run()
