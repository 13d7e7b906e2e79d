"""What of a form is still empty, for those who lead: what has to be written first."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import streamlit as st

from components.state import Here
from components.words import plain
from kasane.programme import FormSheet
from kasane.workshop.whole import Counted, counted


def show(here: Here, sheet: FormSheet) -> None:
    """Draw how many sections are whole under each heading, and what is empty in the others."""
    for copy in here.reading.copies(sheet):
        found = counted(here.reading, sheet, copy)
        st.subheader("そろっているか", anchor=False)
        st.markdown("　".join(_told(heading, sections) for heading, sections in _by_heading(found)))
        left = [section for section in found if not section.whole]
        if not left:
            st.success("数えている事項は、すべて書けています。")
            continue
        required = [section for section in left if section.required]
        if required:
            st.warning("\n".join(["まだ空いている、必ず書く事項", "", *map(_line, required)]))
        others = [section for section in left if not section.required]
        if others:
            with st.expander(f"ほかに空いているところ（{len(others)}）"):
                st.markdown("\n".join(map(_line, others)))


def _by_heading(found: Sequence[Counted]) -> list[tuple[str, list[Counted]]]:
    return [(heading, list(each)) for heading, each in groupby(found, lambda one: one.heading)]


def _told(heading: str, sections: Sequence[Counted]) -> str:
    done = sum(section.whole for section in sections)
    return f"{plain(heading)} **{done}／{len(sections)}**"


def _line(section: Counted) -> str:
    return f"- {plain(section.title)}：{plain('、'.join(section.empty))}"
