"""Asks which of the steps that need not be held a workshop holds."""

from __future__ import annotations

from collections.abc import Collection

import streamlit as st

from kasane.programme import Programme


def ask(programme: Programme, key: str, left_out: Collection[str] = ()) -> tuple[str, ...]:
    """Draw the question and return the ids of the steps that are not held.

    Args:
        programme: the whole one.
        key: unique on the page.
        left_out: what is left out at first.
    """
    names = {s.id: f"{s.short}　{s.title}" for s in programme.steps if s.optional}
    if not names:
        return ()
    held = st.multiselect(
        "このほかに行うStep（行わないものは外します）",
        list(names),
        default=[step for step in names if step not in left_out],
        format_func=lambda step: names[step],
        key=key,
        placeholder="どれも行わない",
        help="行わないことにしても、あとから「進め方」で行うことに変えられます。"
        "続けて行うStepは、開催計画の1つの行で両方を選びます。",
    )
    return tuple(step for step in names if step not in held)
