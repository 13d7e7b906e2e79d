"""What the secretariat writes of a meeting for its record: the summary, who wrote, whom to ask."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import streamlit as st

from components.frame.watch import watch
from components.frame.written import Value, written
from components.state import Here
from kasane.record import meeting_draft
from kasane.workshop.model import Role

_SUMMARY = 300
"""Characters that two or three sentences may have."""
_AS_OF = (
    "空欄のときは、会議が終わったときのことが記録に入ります。日付を入れると、その日の終わりまでに"
    "書かれたことが入り、記録に「○月○日現在」と出ます。"
)
_VALUES: Sequence[Value] = (
    {
        "id": "summary",
        "label": "事務局のまとめ",
        "type": "long_text",
        "hint": f"2～3文、{_SUMMARY}文字まで",
        "letters": _SUMMARY,
    },
    {"id": "recorder", "label": "記録者", "type": "text", "name": True},
    {
        "id": "contact",
        "label": "連絡先",
        "type": "text",
        "hint": "課の名前と電話番号",
        "name": True,
    },
    {"id": "as_of", "label": "記録の時点", "type": "date", "hint": _AS_OF},
)


def show(here: Here, meeting: str) -> None:
    """The fields of a meeting, saved as they are written; nothing for those who don't lead."""
    if meeting not in here.reading.meetings or here.actor.role is not Role.FACILITATOR:
        return
    with st.expander("事務局のまとめ・記録者・連絡先", expanded=True):
        st.caption("この回の事実です。これをもとに、2～3文でまとめを書いてください。")
        st.code(meeting_draft(here.reading, datetime.now(UTC), meeting), None, wrap_lines=True)
        written(here, "meeting", meeting, _VALUES)
        watch(here.actor.workshop, ["meeting"], f"minutes:{meeting}")
