"""What the routes work with, from the app's start to its end."""

from __future__ import annotations

import asyncio
import hmac
import threading
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any

from starlette.requests import HTTPConnection

from kasane.errors import StoreError
from kasane.live.hub import Hub
from kasane.live.limits import Tries
from kasane.live.meters import Meters
from kasane.store import Store
from kasane.store.people import know_token, return_token, use_token
from kasane.store.store import HOUSE
from kasane.workshop import Workshops
from kasane.workshop.doors import hash_secret

SLOW_LANES = 20


class OwnerToken:
    """The token that start.py printed; it opens once, whichever process is asked."""

    def __init__(self, token: str, store: Store | None = None) -> None:
        self._token = token
        self._server = store if store is not None and store.shared else None
        self._once = threading.Lock()
        if token and self._server:
            self._on_server(self._server, know_token, token)

    def take(self, token: str) -> bool:
        """Whether this is a token that opens; afterwards it is used up.

        Raises:
            StoreError: it could not be seen whether it is.
        """
        if self._server:
            return self._on_server(self._server, use_token, token)
        with self._once:
            right = bool(self._token) and hmac.compare_digest(self._token.encode(), token.encode())
            if right:
                self._token = ""
        return right

    def give_back(self, token: str) -> None:
        """It opened nothing, because the disk could not take it: it is good for another try."""
        if self._server:
            with suppress(StoreError):
                self._on_server(self._server, return_token, token)
        else:
            self._token = token

    def _on_server(self, server: Store, does: Callable[..., bool], token: str) -> bool:
        return server.submit(lambda tx: does(tx.connection, hash_secret(token))).result()


class Site:
    """Made before the event loop runs, opened in the app's lifespan.

    Attributes:
        pages: device → how many pages of it have a line to Streamlit.
    """

    workshops: Workshops
    hub: Hub
    tries: Tries
    slow_lane: asyncio.Semaphore
    pages: Counter[str]
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
        store = workshops.store
        self.tries = Tries(tell=lambda device: store.tell(HOUSE, {"wrong": device}))
        if store.shared:
            loop = asyncio.get_running_loop()

            def overheard(_topic: str, word: dict[str, Any]) -> None:
                if "wrong" in word:
                    with suppress(RuntimeError):  # the loop has ended
                        loop.call_soon_threadsafe(self.tries.note, word["wrong"])

            store.overhear(overheard)
            store.attend(HOUSE)
        self.slow_lane = asyncio.Semaphore(SLOW_LANES)
        self.pages = Counter()
        self.owner_token = OwnerToken(owner_token, store)
        self._room_url = room_url

    def room_url(self, request: HTTPConnection) -> str:
        """The address by which the others in the room reach this app."""
        here = f"{request.url.scheme}://{request.headers.get('host', 'localhost')}"
        return self._room_url or here
