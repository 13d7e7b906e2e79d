"""Small jobs for the tests of the store."""

from __future__ import annotations

import threading
import uuid
from concurrent.futures import Future
from typing import Any

from kasane.errors import RefusedError
from kasane.store import HistoryLine, Put, Store, Transaction

WORKSHOP = "w1"
AT = "2026-12-08T04:30:00.000+00:00"


def make_workshop(store: Store, workshop_id: str = WORKSHOP) -> None:
    """A workshop without records, at revision 0."""
    store.submit(lambda tx: tx.new(workshop_id, AT) and None).result()


def writing(
    record_id: str = "a", op_id: str | None = None, workshop_id: str = WORKSHOP, **body: Any
) -> Any:
    """A job that puts one record, once."""
    number = op_id or uuid.uuid4().hex

    def job(transaction: Transaction) -> int:
        draft = transaction.draft(workshop_id)
        assert draft
        done = draft.done(number)
        if done:
            return done[0]
        puts = [Put("thing", record_id, body)]
        return draft.append(number, "somebody", AT, "thing.put", puts).revision

    return job


def write(store: Store, record_id: str = "a", **more: Any) -> int:
    """Put one record and wait; returns the revision."""
    return int(store.submit(writing(record_id, **more)).result())


def together(store: Store, *jobs: Any) -> list[Future[Any]]:
    """Let the writer take all jobs in one batch; returns their futures."""
    begun, gate = threading.Event(), threading.Event()

    def hold(_transaction: Transaction) -> None:
        begun.set()
        gate.wait()

    holding = store.submit(hold)
    begun.wait()
    futures = [store.submit(job) for job in jobs]
    gate.set()
    holding.result()
    return futures


def refuse(_transaction: Transaction) -> None:
    """A job that may not be done."""
    raise RefusedError("no", "できません。")


def crash(transaction: Transaction) -> None:
    """A job with a fault, after it has begun to write."""
    writing("crashed")(transaction)
    raise ZeroDivisionError


class Heard:
    """A listener that keeps what it hears."""

    def __init__(self, store: Store) -> None:
        self.lines: list[HistoryLine] = []
        self.calls = 0
        store.listen(self)

    def __call__(self, lines: Any) -> None:
        self.calls += 1
        self.lines.extend(lines)

    @property
    def revisions(self) -> list[int]:
        return [line.revision for line in self.lines]
