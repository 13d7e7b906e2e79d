"""Texts with what was found marked, and what could stand there instead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count

import streamlit as st
from streamlit.errors import StreamlitAPIException

from components import part
from components.forms.privacy_check.case_texts import CaseText, write
from components.frame.typed import took, typed
from components.state import Here
from kasane.errors import RefusedError
from kasane.privacy import NOTHING_FOUND, Found, sentence_of


def show_texts(
    here: Here,
    texts: Sequence[CaseText],
    key: str,
    *,
    told: bool = True,
    written: bool | None = None,
) -> None:
    """Draw all texts, each with what could stand in the places found.

    Args:
        here: where the viewer is.
        texts: what is to be read.
        key: unique on the page.
        told: whether it is said first how much was found.
        written: whether anything was written at all, where not all texts are given.
    """
    any_written = bool(texts) if written is None else written
    everything = told and _say_what_was_found(texts, key, written=any_written)
    numbers = count(1)
    wanted = [
        (known, _text(here, known, numbers, f"{key}:{known.entry}:{known.field}"))
        for known in texts
    ]
    done = [_write(here, *each) for each in wanted if everything and each[1]]
    if done and all(done):
        draw_again()


def _say_what_was_found(texts: Sequence[CaseText], key: str, *, written: bool) -> bool:
    """How much was found; whether all of it shall be replaced."""
    places = sum(len(known.found) for known in texts)
    if not places:
        st.markdown(NOTHING_FOUND if written else "まだ何も書かれていません。")
        return False
    st.markdown(
        f"見つかったところ：{places}か所（番号と色の印）。"
        "置きかえるかどうかは、人が決めます。元の文も、履歴には残ります。"
    )
    return places > 1 and st.button("すべて置きかえる", key=f"{key}:all")


def _text(here: Here, known: CaseText, numbers: Iterator[int], key: str) -> list[Found]:
    """One text with its marks, and what shall stand in each place."""
    signs = {found: f"（{next(numbers)}）" for found in known.found}
    data = {"label": known.label, "segments": segments_of(known.text, signs)}
    part.mount("forms/privacy_check", data, f"{key}:text")
    if not signs:
        return []
    with typed(here, _typed(known)):
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
    )
    chosen = replace(found, replacement=replacement)
    pressed = press.button(f"{sign}を置きかえる", key=f"{key}:replace", width="stretch")
    if pressed and _write(here, known, [chosen]):
        draw_again()
    return chosen


def segments_of(text: str, signs: dict[Found, str]) -> list[dict[str, str]]:
    """The text in pieces; those that were found have a sign."""
    pieces = []
    at = 0
    for found, sign in signs.items():
        pieces.append({"text": text[at : found.start], "sign": "", "label": ""})
        pieces.append({"text": found.text, "sign": sign, "label": sentence_of(found)})
        at = found.end
    return [*pieces, {"text": text[at:], "sign": "", "label": ""}]


def _write(here: Here, known: CaseText, found: Sequence[Found]) -> bool:
    try:
        write(here.actor, known, found)
    except RefusedError as refusal:
        st.error(refusal.message)
        return False
    took(here, _typed(known), *(each.replacement for each in found))
    return True


def _typed(known: CaseText) -> str:
    return f"replaced:{known.entry}:{known.field}"


def draw_again() -> None:
    """Draw what stands now: the fragment alone, so that a dialog stays open."""
    try:
        st.rerun(scope="fragment")
    except StreamlitAPIException:
        st.rerun()
