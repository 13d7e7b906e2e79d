"""What is asked before everybody sees a case: its texts, read once more by a person.

`ask_before_opening(copy)` is a dialog, for a page on which a case is opened; call it when somebody
asked for that, such as from `part.mount(..., on_open=ask_before_opening)`. `privacy_check(here,
copy, key)` is the same without the dialog; it belongs into an `st.fragment`, and answers True once
the case is open. `confirm_export(here)` asks the same before a file with cases is made, and
`ask_before_showing(screen)` before notes that were written alone are shown to the others. All
are for facilitators and show everybody else nothing.
"""

from __future__ import annotations

import streamlit as st

from components import state
from components.forms.privacy_check.case_texts import CaseText, find_in_copy, fingerprint
from components.forms.privacy_check.exported_texts import find_in_export
from components.forms.privacy_check.shown_texts import show_texts
from components.forms.privacy_check.unread_notes import (
    UNREAD,
    ask_before_showing,
    check_unread,
    unread_notes,
)
from components.frame.watch import watch
from components.state import Here
from kasane.errors import RefusedError
from kasane.privacy import CAUTION
from kasane.workshop import Role

__all__ = [
    "UNREAD",
    "CaseText",
    "ask_before_opening",
    "ask_before_showing",
    "check_unread",
    "confirm_export",
    "find_in_copy",
    "find_in_export",
    "privacy_check",
    "unread_notes",
]

_TITLE = "みんなに公開するまえに、もう一度読みます"
_LEAD = (
    "公開すると、参加者みんなの画面に出ます。"
    "氏名や住所など、本人が分かることが書かれていないか、全文を読んで確かめてください。"
)
_EXPORT_LEAD = (
    "ケースの内容が、ファイルに入ります。公開したあとに書き足された文もあります。"
    "本人が分かることが書かれていないか、もう一度確かめてください。"
)
_CONFIRMED = "全文を読み、匿名化を確認しました"


@st.dialog(_TITLE, width="large")
def ask_before_opening(copy: str) -> None:
    """Show a case's texts and open it once somebody has confirmed them."""
    here = state.enter("case_sharing")
    if privacy_check(here, copy, f"privacy:{copy}"):
        st.rerun()


def privacy_check(here: Here, copy: str, key: str) -> bool:
    """Show a case's texts with what was found marked, and open it once somebody has confirmed.

    Args:
        here: where the viewer is.
        copy: id of the filled copy.
        key: unique on the page.

    Returns:
        Whether the case has been opened just now.
    """
    if here.actor.role is not Role.FACILITATOR:
        return False
    texts = find_in_copy(here.reading, copy)
    st.markdown(_LEAD)
    st.warning(CAUTION)
    watch(here.actor.workshop, ["entry", "member"], f"{key}:watch")
    show_texts(here, texts, key)
    return _confirm(here, copy, f"{key}:{fingerprint(texts)}")


def confirm_export(here: Here) -> bool:
    """Show what of the cases goes into a file, and ask somebody to confirm it.

    Returns:
        Whether the texts as they stand are confirmed.
    """
    if here.actor.role is not Role.FACILITATOR:
        return False
    key, texts = "record:privacy", find_in_export(here.reading)
    with st.container(border=True):
        st.markdown(_EXPORT_LEAD)
        st.warning(CAUTION)
        marked = [known for known in texts if known.found]
        show_texts(here, marked, key, written=bool(texts))
        rest = [known for known in texts if not known.found]
        if rest:
            with st.expander(f"ほかの文も読む（{len(rest)}件）"):
                show_texts(here, rest, f"{key}:rest", told=False)
        confirmed = st.checkbox(_CONFIRMED, key=f"{key}:{fingerprint(texts)}:confirmed")
    return bool(confirmed)


def _confirm(here: Here, copy: str, key: str) -> bool:
    """Whether somebody has confirmed the texts as they stand and opened the case."""
    st.divider()
    confirmed = st.checkbox(_CONFIRMED, key=f"{key}:confirmed")
    st.markdown("文が変わると、この確認は外れます。公開したあとで、やめることもできます。")
    pressed = st.button("公開する", type="primary", key=f"{key}:open", disabled=not confirmed)
    if not (pressed and confirmed):
        return False
    try:
        state.workshops().do(here.actor, "entry.show", id=copy)
    except RefusedError as refusal:
        st.error(refusal.message)
        return False
    return True
