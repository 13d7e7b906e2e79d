"""The door: the code, the name, and in."""

from __future__ import annotations

from components import part


def join_card(code: str, after: str, key: str) -> None:
    """Show the door.

    Args:
        code: the one from the address, tried at once; "" where there is none.
        after: where the browser goes when it is in; `?w=` and the workshop's id are added.
        key: unique on the page.
    """
    part.mount("frame/join_card", {"code": code, "after": after}, key)
