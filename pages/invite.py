"""参加コード・QR: how people come in."""

from __future__ import annotations

import streamlit as st

from components import part, sidebar, state
from kasane.live.identity import travels_openly
from kasane.workshop import Role


def render() -> None:
    """Draw the page."""
    here = state.enter("invite")
    sidebar.show(here)
    st.title("参加コード・QR")
    if travels_openly(state.room_url()):
        st.info(
            "このアドレスでの通信は、暗号化されません。ケースの内容をほかの端末で読み書きするときは、"
            "黒い画面で「かさね」を止めて、--tls を付けて起動しなおします。書いたものは残ります。"
        )
    roles = [Role.PARTICIPANT, Role.VIEWER]
    if state.signs_in():
        st.info("事務局の方は、コードではなく、はじめの画面からサインインして入ります。")
    else:
        roles.append(Role.FACILITATOR)
    known = {"workshop": here.actor.workshop, "room_url": state.room_url(), "roles": roles}
    part.mount("frame/invite_card", known, "invite")
