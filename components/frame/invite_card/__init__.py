"""How people come in: QR, address and code."""

from __future__ import annotations

from collections.abc import Sequence

from components import part
from kasane.workshop import Role


def invite_card(workshop: str, room_url: str, roles: Sequence[Role], key: str) -> None:
    """Show the ways in.

    Args:
        workshop: its id.
        room_url: what people in the room type, such as 「http://192.168.1.5:8501」.
        roles: who comes in by a code, those who take part first.
        key: unique on the page.
    """
    data = {"workshop": workshop, "room_url": room_url, "roles": list(roles)}
    part.mount("frame/invite_card", data, key)
