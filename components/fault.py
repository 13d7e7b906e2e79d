"""What a page shows when something went wrong that nobody foresaw."""

from __future__ import annotations

import logging

import streamlit as st

from kasane.errors import note

_LOG = logging.getLogger(__name__)


def show_fault(error: Exception) -> bool:
    """A sentence with the number of the line in the log; Streamlit shows nothing of its own."""
    number = note(_LOG, "画面を出せませんでした", error)
    st.error(
        "思わぬ問題で、この画面を最後まで出せませんでした。書いたものは保存されています。"
        "ページを読み込みなおしてください。続くときは、番号を管理する方に知らせてください。"
        + number
    )
    return True
