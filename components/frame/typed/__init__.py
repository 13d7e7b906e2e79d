"""Streamlit's own fields whose text stays on the device until the server has taken it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from components import part, state
from components.state import Here, Typed
from kasane.store.people import Device


@contextmanager
def typed(who: Here | Device, name: str) -> Iterator[None]:
    """Offer anew, above the fields drawn inside, what was half typed in them when a page went.

    Args:
        who: the viewer; a device where it is about no workshop.
        name: unique on the page, and the same after a reload.
    """
    here = _typed(who, name)
    with st.container(key=f"typed-{name}"):
        above = st.container()
        yield
        # Now it is known whether the texts were taken.
        with above:
            data = {"taken": [here.data(state.taken_texts().get(here, ()))]}
            part.mount("frame/typed", data, f"typed:{name}")


@contextmanager
def untyped(name: str) -> Iterator[None]:
    """Inside of that: fields of which nothing is kept, such as one for a pasted table."""
    with st.container(key=f"untyped-{name}"):
        yield


def took(who: Here | Device, name: str, *texts: object) -> None:
    """The server has taken these texts from the fields: the device need not keep them."""
    state.keep_taken_texts(_typed(who, name), [text for text in texts if isinstance(text, str)])


def _typed(who: Here | Device, name: str) -> Typed:
    if isinstance(who, Here):
        return Typed(who.actor.workshop, who.actor.member, name)
    return Typed("", who.address or who.id, name)
