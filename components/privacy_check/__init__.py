"""What is asked before everybody sees a case: its texts, read once more by a person.

`ask_before_opening(copy)` is a dialog, for a page on which a case is opened; call it when somebody
asked for that, such as from `part.mount(..., on_open=ask_before_opening)`. `privacy_check(here,
copy, key)` is the same without the dialog; it belongs into an `st.fragment`, and answers True once
the case is open. Both are for facilitators and show everybody else nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count

import streamlit as st
from streamlit.errors import StreamlitAPIException

from components import part, state
from components.privacy_check.case_texts import (
    CaseText,
    find_in_copy,
    fingerprint,
    roster,
    write,
)
from components.state import Here
from components.watch import watch
from kasane.errors import RefusedError
from kasane.privacy import CAUTION, NOTHING_FOUND, Found, sentence_of
from kasane.workshop import Role

__all__ = ["CaseText", "ask_before_opening", "find_in_copy", "privacy_check", "roster"]

_TITLE = "みんなに開くまえに、もう一度読みます"
_LEAD = (
    "開くと、参加者みんなの画面に出ます。"
    "氏名や住所など、本人が分かることが書かれていないか、全文を読んで確かめてください。"
)


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
    texts = find_in_copy(here.state, here.programme, copy, roster(here.state))
    st.markdown(_LEAD)
    st.warning(CAUTION)
    watch(here.actor.workshop, ["entry", "member"], f"{key}:watch")
    _texts(here, texts, key)
    return _confirm(here, copy, f"{key}:{fingerprint(texts)}")


def _texts(here: Here, texts: Sequence[CaseText], key: str) -> None:
    """All texts, each with what could stand in the places found."""
    everything = _say_what_was_found(texts, key)
    numbers = count(1)
    wanted = [
        (known, _text(here, known, numbers, f"{key}:{known.entry}:{known.field}"))
        for known in texts
    ]
    written = [_write(here, *each) for each in wanted if everything and each[1]]
    if written and all(written):
        _again()


def _say_what_was_found(texts: Sequence[CaseText], key: str) -> bool:
    """How much was found; whether all of it shall be replaced."""
    places = sum(len(known.found) for known in texts)
    if not places:
        st.markdown(NOTHING_FOUND if texts else "まだ何も書かれていません。")
        return False
    st.markdown(
        f"見つかったところ：{places}か所（番号と色の印）。"
        "置きかえるかどうかは、人が決めます。元の文も、履歴には残ります。"
    )
    return places > 1 and st.button("すべて置きかえる", key=f"{key}:all")


def _text(here: Here, known: CaseText, numbers: Iterator[int], key: str) -> list[Found]:
    """One text with its marks, and what shall stand in each place."""
    signs = {found: f"（{next(numbers)}）" for found in known.found}
    data = {"label": known.label, "segments": _segments(known, signs)}
    part.mount("privacy_check", data, f"{key}:text")
    return [
        _offer(here, known, found, sign, f"{key}:{found.start}:{found.text}")
        for found, sign in signs.items()
    ]


def _offer(here: Here, known: CaseText, found: Found, sign: str, key: str) -> Found:
    """One place with the word that shall stand there, and a button that puts it there."""
    wanted, press = st.columns([3, 2], vertical_alignment="bottom")
    replacement = wanted.text_input(
        f"{sign}{found.kind.label}のようです。置きかえる言葉",
        found.replacement,
        key=f"{key}:wanted",
        max_chars=100,
    )
    chosen = replace(found, replacement=replacement)
    pressed = press.button(f"{sign}を置きかえる", key=f"{key}:replace", width="stretch")
    if pressed and _write(here, known, [chosen]):
        _again()
    return chosen


def _segments(known: CaseText, signs: dict[Found, str]) -> list[dict[str, str]]:
    """The text in pieces; those that were found have a sign."""
    pieces = []
    at = 0
    for found, sign in signs.items():
        pieces.append({"text": known.text[at : found.start], "sign": "", "label": ""})
        pieces.append({"text": found.text, "sign": sign, "label": sentence_of(found)})
        at = found.end
    return [*pieces, {"text": known.text[at:], "sign": "", "label": ""}]


def _write(here: Here, known: CaseText, found: Sequence[Found]) -> bool:
    try:
        write(here.actor, known, found)
    except RefusedError as refusal:
        st.error(refusal.message)
        return False
    return True


def _again() -> None:
    """Draw what stands now: the fragment alone, so that a dialog stays open."""
    try:
        st.rerun(scope="fragment")
    except StreamlitAPIException:
        st.rerun()


def _confirm(here: Here, copy: str, key: str) -> bool:
    """Whether somebody has confirmed the texts as they stand and opened the case."""
    st.divider()
    confirmed = st.checkbox("全文を読み、匿名化を確認しました", key=f"{key}:confirmed")
    st.markdown("文が変わると、この確認は外れます。開いたあとで、閉じることもできます。")
    pressed = st.button("ひらく", type="primary", key=f"{key}:open", disabled=not confirmed)
    if not (pressed and confirmed):
        return False
    try:
        state.workshops().do(here.actor, "entry.show", id=copy)
    except RefusedError as refusal:
        st.error(refusal.message)
        return False
    return True
