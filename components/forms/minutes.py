"""What the secretariat writes of a meeting for its record: the summary, who wrote, whom to ask."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import streamlit as st

from components import state
from components.state import Here
from kasane.errors import RefusedError
from kasane.plain.limits import too_long
from kasane.record import meeting_draft
from kasane.workshop.model import Meeting, Role

_SUMMARY = 300
"""Characters that two or three sentences may have."""
_AS_OF = (
    "空欄のときは、会議が終わったときのことが記録に入ります。日付を入れると、その日の終わりまでに"
    "書かれたことが入り、記録に「○月○日現在」と出ます。"
)


def show(here: Here, meeting: str) -> None:
    """The fields of a meeting, saved together; nothing for those who don't lead."""
    held = here.reading.meetings.get(meeting)
    if held is None or here.actor.role is not Role.FACILITATOR:
        return
    with st.expander("事務局のまとめ・記録者・連絡先", expanded=not held.summary):
        st.caption("この回の事実です。これをもとに、2～3文でまとめを書いてください。")
        st.code(meeting_draft(here.reading, datetime.now(UTC), meeting), None, wrap_lines=True)
        with st.form(f"minutes:{meeting}", enter_to_submit=False, border=False):
            written = _fields(meeting, held)
            if st.form_submit_button("まとめを保存する", key=f"minutes:{meeting}:save"):
                _save(here, meeting, held, written)


def _fields(meeting: str, held: Meeting) -> Mapping[str, str]:
    def key(field: str) -> str:
        return f"minutes:{meeting}:{field}"

    summary = st.text_area(
        f"事務局のまとめ（2～3文、{_SUMMARY}文字まで）", held.summary, key=key("summary")
    )
    left, right = st.columns(2)
    recorder = left.text_input("記録者", held.recorder, key=key("recorder"))
    contact = right.text_input("連絡先（課の名前と電話番号）", held.contact, key=key("contact"))
    day = st.date_input(
        "記録の時点", held.as_of, format="YYYY/MM/DD", key=key("as_of"), help=_AS_OF
    )
    as_of = day.isoformat() if day else ""
    return {"summary": summary, "recorder": recorder, "contact": contact, "as_of": as_of}


def _save(here: Here, meeting: str, held: Meeting, written: Mapping[str, str]) -> None:
    if len(written["summary"]) > _SUMMARY:
        st.warning(too_long(len(written["summary"]), _SUMMARY))
        return
    before: dict[str, Any] = held.model_dump(mode="json")
    try:
        for field, value in written.items():
            seen = before[field] or ""
            if value != seen:
                asked = {"id": meeting, "field": field, "value": value, "seen": seen}
                state.workshops().do(here.actor, "meeting.write", **asked)
    except RefusedError as refusal:
        st.warning(refusal.message)
        return
    st.rerun()
