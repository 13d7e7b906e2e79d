"""Waiting for a condition, never for a time."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

PATIENCE = 30.0
"""Seconds after which a condition will not come true any more."""
_LOOK_AGAIN = 0.005


def wait_until(holds: Callable[[], object], what: str = "the condition") -> None:
    """Return once `holds()` is true."""
    until = time.monotonic() + PATIENCE
    while not holds():
        if time.monotonic() > until:
            raise AssertionError(f"waited {PATIENCE} s for {what}")
        time.sleep(_LOOK_AGAIN)


async def until(holds: Callable[[], object], what: str = "the condition") -> None:
    """The same, on an event loop."""
    end = time.monotonic() + PATIENCE
    while not holds():
        if time.monotonic() > end:
            raise AssertionError(f"waited {PATIENCE} s for {what}")
        await asyncio.sleep(_LOOK_AGAIN)
