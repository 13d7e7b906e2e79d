"""What the rest of the machine does meanwhile."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Protocol

import psutil  # type: ignore[import-untyped]


class Watched(Protocol):
    """Who counts as our own."""

    def cpu(self) -> float:
        """Seconds of CPU used so far."""


class Load:
    """What other programs take of the processor, from now on."""

    def __init__(self, servers: Sequence[Watched]) -> None:
        self._servers = servers
        self._start = time.perf_counter()
        self._before = self._spent()

    def others(self) -> float:
        """Their share of one core."""
        return (self._spent() - self._before) / (time.perf_counter() - self._start)

    def _spent(self) -> float:
        times = psutil.cpu_times()
        every = sum(times) - times.idle - getattr(times, "iowait", 0.0)
        return float(every - time.process_time() - sum(server.cpu() for server in self._servers))
