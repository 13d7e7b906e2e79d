"""What somebody asks for on a page: it is done and the page drawn anew, or it says why not."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from components import state
from components.state import Here
from components.words import plain
from kasane.errors import KasaneError


@contextmanager
def attempt() -> Iterator[None]:
    """Draw the page anew after what is done inside; where that is refused, say so instead."""
    try:
        yield
    except KasaneError as error:
        st.error(plain(error.message))
    else:
        st.rerun()


def do(here: Here, op: str, **fields: object) -> None:
    """Carry out an operation of the viewer's as an attempt."""
    with attempt():
        state.workshops().do(here.actor, op, **fields)
