"""Who has handed in what everybody was asked for, and who has not begun, for those who lead."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from components.state import Here
from components.words import plain
from kasane.programme import TableSheet
from kasane.workshop.handed_in import handed_in


def show(here: Here, sheet: TableSheet) -> None:
    """A few lines for each task; nothing before something was asked for."""
    found = handed_in(here.reading, sheet)
    if not found:
        return
    st.subheader("だれがまだか", anchor=False)
    for each in found:
        every = len(each.done) + len(each.begun) + len(each.left)
        st.markdown(
            f"**{plain(each.task)}**　出した（出さないと決めた）人 {len(each.done)}／{every}"
        )
        lines = (("まだ始めていない人", each.left), ("書きはじめた人", each.begun))
        st.markdown("\n".join(_line(here, *line) for line in lines if line[1]))


def _line(here: Here, title: str, members: Sequence[str]) -> str:
    names = "、".join(here.reading.people.name(each) for each in members)
    return f"- {title}：{plain(names)}"
