"""終了・消去: until when the workshop is kept, and its erasing, whole or only what cases tell."""

from __future__ import annotations

from typing import Literal

import streamlit as st

from components import sidebar, state
from components.state import Here
from components.words import plain
from kasane import context
from kasane.errors import KasaneError
from kasane.plain.clock import today
from kasane.programme import FormSheet
from kasane.workshop.keeping import reminder, usual_end

_CASES = """
- 消すもの：ケースシートに書いた文、ケースのことを書くと決められた欄の文、
  消したもの（付箋・行・ケース・質問・資料と写真）。
  元に戻すための履歴、バックアップ、パソコンの中のCSVからも消します。
- 残るもの：ケースの記号、分野・結果などの選択、アイデア、企画書、やること。
- アイデアなどほかの欄に書き写した文と、ケースが写った資料・写真は、先に手で消しておきます。
  手で消したものは、そのときまでの履歴も含めて、いっしょに消えます。
- ケースを1つ選ぶと、そのケースの文と、そのケースから写した「ケースのこと」の欄だけを消します。
  ほかのケースは、そのまま残ります。
"""
_EVERY = "すべてのケース（消したものも）"
_ALL = """
- 消すもの：書いた内容、名簿、履歴、資料・写真、バックアップの中のこのワークショップ、
  パソコンの中のCSVのフォルダー（自分で入れたファイルも）。
- 残るもの：ほかのワークショップ（次の回に引きついだものも）。
- 消した日時だけが記録に残ります。名前や内容は入りません。
- 参加中の人の画面には、終了したことが出ます。**元には戻せません。**
"""
_BEYOND = """
**「かさね」からは消せないもの**

- これまでに保存・印刷・送信した記録（Word・PDF・CSV）。持っている人が消してください。
- 庁内のバックアップ装置など、このパソコンの外にとった写し。
- SSDやUSBメモリーでは、消したあとも部品の中に読み取れない形で残ることがあります。
  パソコンを手放すときは、庁内の決まりに沿って処分してください。
"""


def render() -> None:
    """Draw the page."""
    here = state.enter("closing")
    sidebar.show(here)
    st.title("保存期限と消去", anchor=False)
    _until(here)
    st.subheader("消すまえに", anchor=False)
    st.markdown("記録と表を、先に保存しておけます。")
    state.page_link("record", "記録を出す")
    st.subheader("ケースの詳しい内容だけ消す", anchor=False)
    st.markdown(_CASES)
    _erase(here, "cases", "ケースの詳しい内容を消す")
    st.subheader("ワークショップを終了し、すべて消す", anchor=False)
    st.markdown(_ALL)
    _erase(here, "workshop", "終了・消去する")
    st.markdown(_BEYOND)


def _until(here: Here) -> None:
    st.subheader("保存期限", anchor=False)
    if told := reminder(here.info, today()):
        st.warning(told)
    st.markdown("この日が近づくと、事務局の画面に知らせが出ます。自動では消しません。")
    with st.form("closing:until", enter_to_submit=False, border=False):
        day = st.date_input(
            "いつまで保存するか",
            here.info.keep_until or usual_end(today()),
            format="YYYY/MM/DD",
            key="closing:day",
        )
        if st.form_submit_button("この日までにする"):
            state.workshops().do(here.actor, "workshop.edit", keep_until=day.isoformat())
            st.rerun()


def _which(here: Here) -> str:
    """The id of the one case of which that goes; "": of all."""
    forms = [form for form in here.programme.sheets_of(FormSheet) if form.is_case]
    cases = {
        here.reading.copy_name(form, copy): copy.id
        for form in forms
        for copy in here.reading.of(form.id)
        if not copy.place
    }
    chosen = st.selectbox("どのケースの内容を消すか", [_EVERY, *cases], key="closing:case")
    return cases.get(chosen, "")


def _erase(here: Here, what: Literal["workshop", "cases"], label: str) -> None:
    erase = context.running().erase
    with st.form(f"closing:{what}", enter_to_submit=False):
        case = _which(here) if what == "cases" else ""
        typed = st.text_input(
            f"確かめのため、ワークショップの名前「{here.info.name}」を書きます",
            key=f"closing:name:{what}",
        )
        if not st.form_submit_button(label) or erase is None:
            return
    try:
        with st.spinner("消しています…"):
            said = erase(here.actor, typed, what, case)
    except KasaneError as error:
        st.error(plain(error.message))
        return
    if what == "workshop":
        state.leave(said)
        state.go("home")
    st.success(said)
