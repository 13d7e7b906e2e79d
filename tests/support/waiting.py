"""Waiting for a condition, never for a time."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

PATIENCE = 120.0
"""Seconds after which a condition will not come true any more, however busy the machine is.

Whoever waits goes on as soon as it is true: only a test that fails takes so long.
"""
_LOOK_AGAIN = 0.005
_AT_MOST = 0.1
"""Who has waited long looks less often: what it waits for needs the processor too."""


def wait_until(holds: Callable[[], object], what: str = "the condition") -> None:
    """Return once `holds()` is true."""
    until, pause = time.monotonic() + PATIENCE, _LOOK_AGAIN
    while not holds():
        if time.monotonic() > until:
            raise AssertionError(f"waited {PATIENCE} s for {what}")
        time.sleep(pause)
        pause = min(pause * 1.2, _AT_MOST)


async def until(holds: Callable[[], object], what: str = "the condition") -> None:
    """The same, on an event loop."""
    end, pause = time.monotonic() + PATIENCE, _LOOK_AGAIN
    while not holds():
        if time.monotonic() > end:
            raise AssertionError(f"waited {PATIENCE} s for {what}")
        await asyncio.sleep(pause)
        pause = min(pause * 1.2, _AT_MOST)
