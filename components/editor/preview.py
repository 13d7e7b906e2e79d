"""How what is being edited will look: on people's own screens, on the wall, on paper."""

from __future__ import annotations

from datetime import datetime

import streamlit as st

from components import part, state
from components.editor.draft import Draft
from components.frame.example import part_of
from components.words import plain
from kasane.errors import KasaneError
from kasane.live.programme import programme_text, programme_version
from kasane.plain.clock import JAPAN
from kasane.plain.file_names import file_name
from kasane.programme import Activity, Programme, Sheet
from kasane.programme.own.tree import programme_in
from kasane.record import blank_name, blank_sheet, session_record
from kasane.samples.copied import as_example, has_example
from kasane.workshop.reading import Reading
from kasane.workshop.shown import records_shown

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def preview(draft: Draft) -> None:
    """Draw how the part that is open looks; mistakes have to be mended first."""
    st.caption("見え方（書き込めません）")
    if draft.wrong:
        st.info("直すところがなくなると、ここに見え方が出ます。")
        return
    programme = programme_in(draft.edited.draft)
    activity, sheets = _chosen(programme)
    if activity is not None:
        _told(activity)
    if not sheets:
        if activity is None:
            st.info("一覧で活動かシートを選ぶと、ここに見え方が出ます。")
        return
    sheet = sheets[0]
    if len(sheets) > 1:
        sheet = st.radio(
            "シート",
            sheets,
            format_func=lambda each: each.title,
            key=draft.key(("preview", "sheet")),
            horizontal=True,
        )
    try:
        reading = as_example(draft.edited.draft)
    except KasaneError as error:
        st.info(plain(error.message))
        return
    if has_example(programme, sheet):
        st.caption("中身は、もとのプログラムの記入例（架空のまち）です。")
    screen, wall, paper = st.tabs(["参加者の画面", "投影", "紙（Word）"])
    with screen:
        _live(draft, programme, sheet, reading, "member")
    with wall:
        _live(draft, programme, sheet, reading, "projector")
    with paper:
        _paper(draft, programme, sheet, reading)


def _chosen(programme: Programme) -> tuple[Activity | None, list[Sheet]]:
    """The activity that is open, and its sheets; or the sheet that is."""
    place = state.editing().place
    if place[:1] == ("sheets",):
        return None, [programme.sheets[int(place[1])]]
    if place[2:3] == ("activities",):
        activity = programme.steps[int(place[1])].activities[int(place[3])]
        return activity, [programme.sheet(each) for each in activity.sheets]
    return None, []


def _told(activity: Activity) -> None:
    """What the head of its page says."""
    with st.container(border=True):
        minutes = activity.minutes.text
        st.markdown(f"**{plain(activity.title)}**　{plain(minutes)}")
        st.text(activity.what)
        st.text(activity.why)
        for rule in activity.rules:
            st.text(f"約束：{rule}")
        for say in activity.say:
            st.text(f"ことばの例：「{say}」")


def _live(draft: Draft, programme: Programme, sheet: Sheet, reading: Reading, view: str) -> None:
    """The live part itself, without a line."""
    version = programme_version(programme)
    data = {
        "workshop": draft.edited.id,
        "programme": version,
        "definition": programme_text(programme).decode(),
        "sheet": sheet.id,
        "copy": None,
        "view": view,
        "example": records_shown(reading, leads=sheet.seen_by == "secretariat"),
    }
    key = draft.key(("preview", view, sheet.id, version))
    with st.container(key=f"own-{view}"):
        part.mount(part_of(sheet) if view == "member" else f"sheets/{sheet.kind}", data, key)


def _paper(draft: Draft, programme: Programme, sheet: Sheet, reading: Reading) -> None:
    """The Word files as they come out."""
    st.download_button(
        f"「{sheet.title}」の用紙（Word）",
        lambda: blank_sheet(sheet, example=reading),
        blank_name(sheet),
        _WORD,
        key=draft.key(("preview", "blank", sheet.id)),
        on_click="ignore",
        width="stretch",
    )
    st.download_button(
        "全体の記録（Word）",
        lambda: session_record(reading, datetime.now(JAPAN)),
        file_name(f"{programme.title}_見え方", ".docx"),
        _WORD,
        key=draft.key(("preview", "record")),
        on_click="ignore",
        width="stretch",
    )
    if has_example(programme, sheet):
        st.caption("用紙は、空欄のページのあとに記入例のページが付きます。")
