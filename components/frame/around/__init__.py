"""Keeps Streamlit's own words Japanese and its dialogs out of the way, on every page."""

from __future__ import annotations

from components import part, state


def around() -> None:
    """Mount the part that does this; it draws nothing itself."""
    taken = [typed.data(texts) for typed, texts in state.taken_texts().items()]
    part.mount("frame/around", {"taken": taken}, "around")
