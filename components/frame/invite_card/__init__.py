"""How people come in: QR, address and code."""

from __future__ import annotations

from components import part


def invite_card(workshop: str, room_url: str, key: str) -> None:
    """Show the ways in for participants, viewers and those who lead.

    Args:
        workshop: its id.
        room_url: what people in the room type, such as 「http://192.168.1.5:8501」.
        key: unique on the page.
    """
    part.mount("frame/invite_card", {"workshop": workshop, "room_url": room_url}, key)
