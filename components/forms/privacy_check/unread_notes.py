"""Notes that the others see only once somebody has read them: each shown, or kept away."""

from __future__ import annotations

import streamlit as st

from components import state
from components.forms.privacy_check.case_texts import CaseText, texts_in
from components.forms.privacy_check.shown_texts import draw_again, show_texts
from components.frame.watch import watch
from components.state import Here
from kasane.errors import RefusedError
from kasane.privacy import CAUTION, Letters
from kasane.workshop import Role
from kasane.workshop.item import Item
from kasane.workshop.reading import Reading
from kasane.workshop.spots import spot

UNREAD = "@unread"
"""What the head of a page says instead of an activity when somebody wants to read them."""
_LEAD = (
    "書いた人と事務局だけに見えています。直すか、そのままでよいかを、読んで決めてください。"
    "「見せる」を押すと、みんなの画面に出ます。"
)
_NONE = "確かめるものは、もうありません。"


@st.dialog("見せるまえに、読んで確かめます", width="large")
def ask_before_showing(screen: str) -> None:
    """Show the notes that nobody has read yet, each to be shown to the others or kept away."""
    check_unread(state.enter(screen))


def check_unread(here: Here) -> None:
    """The same without the dialog; nothing to those who don't lead."""
    if here.actor.role is not Role.FACILITATOR:
        return
    watch(here.actor.workshop, ["entry", "member"], "unread:watch")
    notes = unread_notes(here.reading)
    if not notes:
        st.markdown(_NONE)
        return
    st.markdown(_LEAD)
    st.warning(CAUTION)
    for item, texts in notes:
        with st.container(border=True):
            show_texts(here, texts, f"unread:{item.id}", told=False)
            show, keep = st.columns(2)
            named = f"unread:{item.id}:{item.version}"
            if show.button("確認しました。見せる", key=f"{named}:show", type="primary"):
                _decide(here, item, "entry.show")
            if keep.button("見せないでおく", key=f"{named}:hide"):
                _decide(here, item, "entry.hide")


def unread_notes(reading: Reading) -> list[tuple[Item, list[CaseText]]]:
    """What waits to be read, in the order of the sheets, each with its texts and their marks."""
    waiting = [
        (item, spot(reading.programme, item.sheet, item.place).texts)
        for item in reading.items.values()
        if item.hidden and item.unread
    ]
    letters = Letters(item.text(part) for item, parts in waiting for part in parts)
    return [(item, list(texts_in(reading, item, parts, letters))) for item, parts in waiting]


def _decide(here: Here, item: Item, op: str) -> None:
    try:
        state.workshops().do(here.actor, op, id=item.id)
    except RefusedError as refusal:
        st.error(refusal.message)
        return
    draw_again()
