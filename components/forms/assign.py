"""Says of which municipality a workshop is that is of none; for the owner, where people sign in."""

from __future__ import annotations

import streamlit as st

from components import state
from components.attempt import attempt
from kasane.store.people import Device


def show(device: Device, workshop_id: str) -> None:
    """Draw the choice, where there is something to choose."""
    workshops = state.workshops()
    if not device.owner or not workshops.unassigned(workshop_id):
        return
    st.warning(
        "この会の市町村は、サインインする市町村のどれでもありません。いまは管理者だけに見えます。"
    )
    with st.form(f"assign:{workshop_id}", enter_to_submit=False, border=False):
        chosen = st.selectbox(
            "どの市町村の会にするか", workshops.municipalities(), key=f"assign:of:{workshop_id}"
        )
        pressed = st.form_submit_button("この市町村の会にする")
    if pressed and chosen:
        with attempt():
            workshops.assign(device, workshop_id, chosen)
