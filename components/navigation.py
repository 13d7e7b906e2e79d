"""Every page, its address and its title."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from components import state
from pages import (
    action_plan,
    activity,
    case_sharing,
    feasibility,
    home,
    idea_priorities,
    interviews,
    invite,
    join,
    kickoff,
    members,
    overlap,
    preparation,
    projector,
    record,
    reflection,
    resource_map,
    rounds,
    strengths_matrix,
    thread,
    todo,
    workshop,
)

PAGES: dict[str, tuple[str, Callable[[], None]]] = {
    "home": ("はじめの画面", home.render),
    "join": ("参加する", join.render),
    "workshop": ("進め方", workshop.render),
    "preparation": ("事前準備", preparation.render),
    "kickoff": ("はじめとおわり", kickoff.render),
    "case_sharing": ("ケースの共有", case_sharing.render),
    "resource_map": ("資源マップ", resource_map.render),
    "idea_priorities": ("アイデアの優先順位", idea_priorities.render),
    "action_plan": ("実行プラン", action_plan.render),
    "interviews": ("インタビュー", interviews.render),
    "overlap": ("重なり検討", overlap.render),
    "feasibility": ("アイデアの実現可能性", feasibility.render),
    "reflection": ("体制の振り返り", reflection.render),
    "todo": ("やること", todo.render),
    "thread": ("つながり", thread.render),
    "activity": ("活動の進め方", activity.render),
    "strengths_matrix": ("わがまちの強み・課題検討シート", strengths_matrix.render),
    "projector": ("投影", projector.render),
    "invite": ("参加コード・QR", invite.render),
    "members": ("メンバーと出欠", members.render),
    "record": ("記録を出す", record.render),
    "rounds": ("次の回・前の回", rounds.render),
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
