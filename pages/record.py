"""記録を出す: Word and CSV files, blank sheets, and the counts drawn."""

from __future__ import annotations

from datetime import UTC, datetime

import streamlit as st

from components import counts_chart, sidebar, state
from components.state import Here
from kasane.programme import BoardSheet
from kasane.record import LAYOUTS, blank_name, blank_sheet, record_name, session_record
from kasane.tables import csv_zip, zip_name

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def render() -> None:
    """Draw the page."""
    here = state.enter("record")
    sidebar.show(here)
    st.title("記録を出す")
    st.markdown("会議の途中でも出せます。個人ワーク中の、ほかの人の付箋は入りません。")
    named = st.checkbox(
        "参加者の名前を入れる（内部用）",
        key="record:named",
        help="入れないときは、ほかの部署や地域に渡せる「共有用」になります。",
    )
    _word(here, named=named)
    _csv(here, named=named)
    _blank(here)
    counts_chart.show(here)


def _word(here: Here, *, named: bool) -> None:
    now = datetime.now(UTC)
    st.subheader("開催記録（Word）")
    st.download_button(
        "Wordの記録をつくって保存する",
        lambda: session_record(here.state, here.programme, here.actor, now, with_names=named),
        record_name(here.state, now, with_names=named),
        WORD,
        key="record:word",
        type="primary",
        on_click="ignore",
    )


def _csv(here: Here, *, named: bool) -> None:
    st.subheader("表のデータ（CSV）")
    old = st.checkbox(
        "古い表計算ソフト向けの文字コード（CP932）にする",
        key="record:cp932",
        help="入らない文字は〓に置きかえ、どの文字かを「はじめに」の中で知らせます。",
    )
    st.download_button(
        "CSVをまとめて保存する（zip）",
        lambda: csv_zip(
            here.state,
            here.programme,
            here.actor,
            with_names=named,
            encoding="cp932" if old else "utf-8",
        ),
        zip_name(here.state, datetime.now(UTC), with_names=named),
        "application/zip",
        key="record:csv",
        on_click="ignore",
    )


def _blank(here: Here) -> None:
    st.subheader("紙で使う用紙（何も書いていないシート）")
    for sheet in here.programme.sheets:
        if not isinstance(sheet, BoardSheet) or sheet.kind not in LAYOUTS:
            continue
        with st.container(border=True):
            st.text(sheet.title)
            left, right = st.columns(2)
            with left:
                _blank_button(sheet, "A4")
            with right:
                _blank_button(sheet, "A3")


def _blank_button(sheet: BoardSheet, size: str) -> None:
    st.download_button(
        f"{size}（Word）",
        lambda: blank_sheet(sheet, "A3" if size == "A3" else "A4"),
        blank_name(sheet, "A3" if size == "A3" else "A4"),
        WORD,
        key=f"record:blank:{sheet.id}:{size}",
        on_click="ignore",
        width="stretch",
    )
