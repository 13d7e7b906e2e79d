"""記録を出す: Word and CSV files, blank sheets, posters, and the counts drawn."""

from __future__ import annotations

from datetime import UTC, datetime

import streamlit as st

from components import sidebar, state
from components.charts import counts as counts_chart
from components.forms import records as record_forms
from components.forms.posters import posters
from components.forms.privacy_check import confirm_export
from components.forms.records import RecordChoice
from components.forms.take_in import take_in
from components.state import Here
from components.words import plain
from kasane import context
from kasane.tables import csv_zip, workbook, workbook_name, zip_name
from kasane.workshop.use import use_of

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def render() -> None:
    """Draw the page."""
    here = state.enter("record")
    sidebar.show(here)
    st.title("記録を出す")
    st.markdown(
        "会議の途中でも出せます。個人ワーク中のほかの人の付箋、開票前の投票、"
        "まだ公開していないケースは入りません。"
    )
    st.subheader("記録と企画書（Word）")
    wish = record_forms.ask(here)
    allowed = not wish.telling.cases or confirm_export(here)
    record_forms.make(here, wish, allowed=allowed)
    _csv(here, wish, allowed=allowed)
    st.subheader("表のデータを取り込む（CSV・Excel）")
    take_in(here, "record:take_in")
    st.subheader("紙で使う用紙（何も書いていないシート）")
    record_forms.blanks(here)
    posters(here, wish, allowed=allowed)
    counts_chart.show(here)


def _csv(here: Here, wish: RecordChoice, *, allowed: bool) -> None:
    st.subheader("表のデータ（Excel・CSV）")
    st.markdown("名前とケースの内容は、上で選んだとおりに入ります。")
    late = context.running().late.get(here.actor.workshop)
    if late:
        st.warning(
            f"データのフォルダのCSVに、書き直せないものがあります（{plain(late)}）。Excelなどで開いて"
            "いるときは閉じてください。ひとりでに書き直します。書いた内容は保存されています。"
        )
    reading = here.reading.to_tell(wish.telling)
    st.caption(use_of(reading))
    st.download_button(
        "Excelにまとめて保存する（xlsx）",
        lambda: context.export(reading, "表（Excel）", workbook, datetime.now(UTC)),
        workbook_name(reading, datetime.now(UTC)),
        EXCEL,
        key="record:xlsx",
        on_click="ignore",
        disabled=not allowed,
    )
    old = st.checkbox(
        "古い表計算ソフト向けの文字コード（CP932）にする",
        key="record:cp932",
        help="入らない文字は〓に置きかえ、どの文字かを「お読みください」の中で知らせます。",
    )
    st.download_button(
        "CSVをまとめて保存する（zip）",
        lambda: context.export(
            reading, "表（CSV）", csv_zip, datetime.now(UTC), "cp932" if old else "utf-8"
        ),
        zip_name(reading, datetime.now(UTC)),
        "application/zip",
        key="record:csv",
        on_click="ignore",
        disabled=not allowed,
    )
