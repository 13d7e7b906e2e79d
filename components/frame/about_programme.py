"""For whom a programme is, in which ways it can be held, and how long it takes."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from kasane.programme import Programme


def show_fit(programme: Programme) -> None:
    """What helps to see whether a programme fits, before it is begun."""
    _listed("このような市町村に", programme.suits)
    _listed("いま、こんなことはありませんか", programme.background)
    _listed("使い方の型", programme.uses)
    _listed("使うための条件", programme.conditions)
    _listed("選べる形", [fit.title for fit in programme.fits])
    _listed("事務局に入る人", programme.secretariat)
    _listed("参加する人", programme.participants)
    show_length(programme)


def show_length(programme: Programme) -> None:
    """Goals, how long its parts take, and what else is good to know."""
    _listed("ゴール", programme.goals)
    _listed("かかる期間", [f"{span.label}　{span.text}" for span in programme.spans])
    _listed("知っておくとよいこと", programme.notes)


def _listed(heading: str, lines: Sequence[str]) -> None:
    if lines:
        st.markdown(f"**{heading}**")
        st.text("\n".join(f"・{line}" for line in lines))
