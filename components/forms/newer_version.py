"""A newer version of the workshop's programme, with what would change; nothing gets lost."""

from __future__ import annotations

import streamlit as st

from components import state
from components.attempt import do
from components.state import Here
from components.words import plain

_SHOWN = 20


def offer(here: Here) -> None:
    """Offer it to who leads, closed until somebody wants to see it; nothing where there is none."""
    newer = state.workshops().newer(here.reading, here.actor)
    if newer is None:
        return
    with st.expander("このプログラムに、新しい版があります"):
        st.markdown(
            "この会は、始めたときの版のまま続けられます。切りかえると、つぎのところが変わります。"
            "書いたものは、すべて残ります。"
        )
        lines = [f"- {plain(line)}" for line in newer.changes[:_SHOWN]]
        if len(newer.changes) > _SHOWN:
            lines.append(f"- ほか{len(newer.changes) - _SHOWN}か所")
        st.markdown("\n".join(lines))
        st.caption("はじめから入っている行は、もう始まっている表には加わりません。")
        if newer.refused:
            st.warning(plain(newer.refused))
        elif st.button("新しい版に切りかえる", key=f"workshop:renew:{newer.version}"):
            do(here, "programme.renew", version=newer.version)
