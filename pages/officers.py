"""情報システム・個人情報のご担当へ: what is stored where, ports, retention, limits."""

from __future__ import annotations

import re

import streamlit as st

from components import state
from kasane import context

PAPER = context.HERE / "docs" / "for-officers.md"
_LINKS = re.compile(r"\[([^\]]+)\]\([^)]+\)")


def render() -> None:
    """Draw the page: the paper as it lies in the project, whose links lead nowhere here."""
    with st.container(key="officers"):
        st.markdown(_LINKS.sub(r"\1", PAPER.read_text(encoding="utf-8")))
        st.caption("この画面は、ブラウザーの印刷（Ctrl+P）で1枚に刷れます。")
        state.page_link("home", "はじめの画面へ")
