"""What stands in several tables, read together under each goal."""

from __future__ import annotations

from html import escape

import streamlit as st

from components.look import CELL
from components.state import Here
from kasane.programme import TableSheet
from kasane.workshop.gathered import Gathered, gathered, read_first

_NAME = f"{CELL};padding:6px 10px;text-align:left;vertical-align:top;width:9em"
_TEXT = f"{CELL};padding:6px 10px;vertical-align:top;white-space:pre-wrap"


def show(here: Here, sheet: TableSheet) -> None:
    """A table for each heading; nothing before there is one."""
    rule = sheet.gathered
    found = gathered(here.reading, rule) if rule else []
    if rule is None or not found:
        return
    st.subheader(rule.title, anchor=False)
    first = list(read_first(here.reading, rule))
    if first:
        title = "・".join(here.programme.sheet(name).title for name in rule.first)
        with st.expander(title):
            st.html(_table(title, first))
    for each in found:
        st.html(_table(each.heading, _lines(each), head=True))


def _lines(each: Gathered) -> list[tuple[str, str]]:
    return [
        (title, "\n".join(f"・{text}" for text in texts) or "（まだありません）")
        for title, texts in each.parts
    ]


def _table(title: str, lines: list[tuple[str, str]], *, head: bool = False) -> str:
    rows = "".join(
        f'<tr><th scope="row" style="{_NAME}">{escape(name)}</th>'
        f'<td style="{_TEXT}">{escape(text)}</td></tr>'
        for name, text in lines
    )
    told = "text-align:left;font-weight:700;padding:6px 0" if head else ""
    look = f' style="{told}"' if head else ' class="ks-unseen"'
    return (
        '<table style="border-collapse:collapse;width:100%;line-height:1.6">'
        f"<caption{look}>{escape(title)}</caption><tbody>{rows}</tbody></table>"
    )
