"""Counts and times of the running app for whoever runs the server; never a name or a text."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4, generate_latest

from kasane.errors import RefusedError

CONTENT_TYPE = CONTENT_TYPE_PLAIN_0_0_4
BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0)
"""Seconds: a note usually takes a hundredth, and who waits five believes it lost."""


class Meters:
    """Lives as long as the app, on a registry of its own; may be counted up from any thread."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        ProcessCollector(registry=self._registry)
        self._operations = Counter(
            "kasane_operations",
            "Operations of people, by what came of them: done, refused or failed.",
            ["outcome"],
            registry=self._registry,
        )
        for outcome in ("done", "refused", "failed"):
            self._operations.labels(outcome)
        self._seconds = Histogram(
            "kasane_operation_seconds",
            "From an operation's arrival to its commit or refusal.",
            buckets=BUCKETS,
            registry=self._registry,
        )
        self._errors = Counter(
            "kasane_errors", "Errors in the log that have a number.", registry=self._registry
        )

    def watch(self, name: str, what: str, count: Callable[[], float]) -> None:
        """Ask for a count whenever somebody reads; `what` tells what is counted."""
        Gauge(f"kasane_{name}", what, registry=self._registry).set_function(count)

    def watch_disk(self, data: Path) -> None:
        """Watch the space on the data folder's disk, in bytes."""
        told = "Bytes that are free on the disk of the data folder."
        self.watch("disk_free_bytes", told, lambda: shutil.disk_usage(data).free)

    def performed(self, seconds: float, error: BaseException | None) -> None:
        """Count one operation."""
        refused = isinstance(error, RefusedError)
        outcome = "done" if error is None else "refused" if refused else "failed"
        self._operations.labels(outcome).inc()
        self._seconds.observe(seconds)

    def erred(self) -> None:
        """Count one error."""
        self._errors.inc()

    def text(self) -> bytes:
        """All of them as Prometheus reads them."""
        return generate_latest(self._registry)
