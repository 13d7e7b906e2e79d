"""Limits per device and over all; never per network address: a whole room may share one."""

from __future__ import annotations

import time
from collections import defaultdict, deque
from collections.abc import Callable

from kasane.errors import RefusedError

MAX_MESSAGE = 64 * 1024
"""Characters in one live message."""
MAX_TABS = 20
"""Live connections of one device, and as many pages."""
STRANGERS = 300
"""Pages of browsers that have not come in yet, all together."""
OPERATIONS_PER_SECOND = 20.0
BURST = 100.0
UPLOADS, UPLOADS_WITHIN = 30, 60.0
"""Files that one device may send within so many seconds."""
WRONG_CODES = 10
"""Wrong codes from one device before it has to wait."""
WAIT_SECONDS = 300.0
BUSY_WRONG_CODES = 100
"""Wrong codes a minute over all, after which strangers are answered slowly."""


class Pace:
    """How fast one device may send: a bucket that fills by the second."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._left = BURST
        self._at = clock()

    def take(self) -> bool:
        """Take one; False where the bucket is empty."""
        now = self._clock()
        self._left = min(BURST, self._left + (now - self._at) * OPERATIONS_PER_SECOND)
        self._at = now
        if self._left < 1.0:
            return False
        self._left -= 1.0
        return True


class Tries:
    """Wrong codes, by device and over all. Right ones are never counted."""

    def __init__(
        self,
        clock: Callable[[], float] = time.monotonic,
        tell: Callable[[str | None], None] = lambda _device: None,
    ) -> None:
        """`tell` passes on to other processes what was noted here."""
        self._clock = clock
        self._tell = tell
        self._by_device: dict[str, deque[float]] = defaultdict(deque)
        self._all: deque[float] = deque(maxlen=BUSY_WRONG_CODES)

    def check(self, device: str) -> None:
        """Refuse a device that guesses.

        Raises:
            RefusedError: "too_many_tries".
        """
        if len(self._recent(self._by_device.get(device, deque()), WAIT_SECONDS)) >= WRONG_CODES:
            raise RefusedError(
                "too_many_tries",
                "参加コードの間違いが続いたため、この端末では少しのあいだ試せません。"
                "5分ほど待つか、事務局に声をかけてください。",
            )

    def wrong(self, device: str | None) -> None:
        """Note a wrong code; None is a stranger, whose cookie we never gave out."""
        self.note(device)
        self._tell(device)

    def note(self, device: str | None) -> None:
        """Note one that was tried at another process."""
        now = self._clock()
        if device is not None:
            self._by_device[device].append(now)
        self._all.append(now)

    def busy(self) -> bool:
        """Whether so many wrong codes come in that strangers are answered slowly."""
        return len(self._recent(self._all, 60.0)) >= BUSY_WRONG_CODES

    def _recent(self, times: deque[float], seconds: float) -> deque[float]:
        return recent(times, self._clock() - seconds)


def recent(times: deque[float], oldest: float) -> deque[float]:
    """The same times, earliest first, without those before `oldest`."""
    while times and times[0] < oldest:
        times.popleft()
    return times
