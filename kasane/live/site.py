"""What the routes work with, from the app's start to its end."""

from __future__ import annotations

import asyncio
import hmac
from collections.abc import Sequence

from starlette.requests import HTTPConnection

from kasane.live.hub import Hub
from kasane.live.limits import Tries
from kasane.live.meters import Meters
from kasane.workshop import Workshops

SLOW_LANES = 20


class OwnerToken:
    """The token that start.py printed; it opens once."""

    def __init__(self, token: str) -> None:
        self._token = token

    def take(self, token: str) -> bool:
        """Whether this is the token; afterwards it is used up."""
        right = bool(self._token) and hmac.compare_digest(self._token.encode(), token.encode())
        if right:
            self._token = ""
        return right

    def give_back(self, token: str) -> None:
        """It opened nothing, because the disk could not take it: it is good for another try."""
        self._token = token


class Site:
    """Made before the event loop runs, opened in the app's lifespan."""

    workshops: Workshops
    hub: Hub
    tries: Tries
    slow_lane: asyncio.Semaphore
    owner_token: OwnerToken
    meters: Meters
    metrics_for: Sequence[str]
    _room_url: str

    def open(
        self,
        workshops: Workshops,
        owner_token: str = "",
        room_url: str = "",
        metrics_for: Sequence[str] = (),
    ) -> None:
        """Get ready on the running event loop."""
        self.workshops = workshops
        self.meters = Meters()
        self.metrics_for = metrics_for
        self.hub = Hub(workshops, self.meters)
        self.tries = Tries()
        self.slow_lane = asyncio.Semaphore(SLOW_LANES)
        self.owner_token = OwnerToken(owner_token)
        self._room_url = room_url

    def room_url(self, request: HTTPConnection) -> str:
        """The address by which the others in the room reach this app."""
        here = f"{request.url.scheme}://{request.headers.get('host', 'localhost')}"
        return self._room_url or here
