"""What is so on every page: Streamlit speaks Japanese, and none of its dialogs is in the way."""

from __future__ import annotations

from components import part


def around() -> None:
    """See to it; nothing is to be seen of it."""
    part.mount("frame/around", {}, "around")
