"""活動の記録: who did what, for the secretariat; and a sheet as it was, to be put back."""

from __future__ import annotations

from datetime import UTC, datetime, time

import streamlit as st

from components import sidebar, state
from components.state import Here
from components.words import plain
from kasane.errors import KasaneError
from kasane.plain.clock import JAPAN, moment_text
from kasane.programme import Sheet
from kasane.tables import entries_frame, frame_file, log_frame, sheet_title
from kasane.workshop.desk import stamp
from kasane.workshop.reading import Reading

SHOWN = 300
_COLUMNS = ["種類", "場所", "内容", "書いた人"]


def render() -> None:
    """Draw the page."""
    here = state.enter("log")
    sidebar.show(here)
    st.title("活動の記録", anchor=False)
    st.markdown("だれがいつ参加し、ケースを公開し、記録を出し、消したか。書いた内容は入りません。")
    frame = log_frame(here.reading)
    st.dataframe(frame.head(SHOWN), hide_index=True, width="stretch", key="log:list")
    if len(frame) > SHOWN:
        st.caption(f"新しい{SHOWN}件です。全部はCSVにあります。")
    st.download_button(
        "活動の記録を保存する（CSV・内部用）",
        lambda: frame_file(log_frame(state.now(here))).content,
        "活動の記録_内部用.csv",
        "text/csv",
        key="log:csv",
        on_click="ignore",
    )
    _earlier(here)


@st.fragment
def _earlier(here: Here) -> None:
    """A sheet as it was at a moment that somebody chooses."""
    st.subheader("前の時点のシートを見る・戻す", anchor=False)
    st.markdown("戻しても、戻すまえの内容は残ります。「消したもの」から、もう一度戻せます。")
    sheets = [s for s in here.programme.sheets if getattr(s, "rows_of", None) is None]
    titles = {each.id: sheet_title(here.programme, each) for each in sheets}
    chosen = st.selectbox("シート", list(titles), format_func=titles.__getitem__, key="log:sheet")
    sheet = next((each for each in sheets if each.id == chosen), None)
    now = datetime.now(JAPAN)
    left, right = st.columns(2)
    day = left.date_input("日", now.date(), format="YYYY/MM/DD", key="log:day")
    clock = right.time_input("時刻", time(now.hour, now.minute), step=60, key="log:time")
    read = here.reading.earlier
    if sheet is None or read is None:
        return
    at = stamp(datetime.combine(day, clock, JAPAN).astimezone(UTC))
    _shown(here, sheet, read(at), at)


def _shown(here: Here, sheet: Sheet, was: Reading, at: str) -> None:
    known = was.info is not None and any(each.id == sheet.id for each in was.programme.sheets)
    if not known:
        st.info("その時点には、まだこのシートがありません。")
        return
    counts = [sum(not item.covered for item in each.of(sheet.id)) for each in (was, here.reading)]
    st.caption(f"{moment_text(at)}の時点では{counts[0]}件、いまは{counts[1]}件です。")
    frame = entries_frame(was)
    on_sheet = frame[frame["ID"].isin([item.id for item in was.of(sheet.id)])]
    st.dataframe(on_sheet[_COLUMNS], hide_index=True, width="stretch", key="log:was")
    st.button(
        f"{moment_text(at)}の内容に戻す",
        key="log:back",
        on_click=_back,
        args=(here, sheet.id, at),
    )


def _back(here: Here, sheet: str, at: str) -> None:
    try:
        state.workshops().do(here.actor, "sheet.go_back", sheet=sheet, at=at)
        st.toast("戻しました。")
    except KasaneError as refusal:
        st.toast(plain(refusal.message))
