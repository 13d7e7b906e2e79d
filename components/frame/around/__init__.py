"""Keeps Streamlit's own words Japanese and its dialogs out of the way, on every page."""

from __future__ import annotations

from components import part


def around() -> None:
    """Mount the part that does this; it draws nothing itself."""
    part.mount("frame/around", {}, "around")
