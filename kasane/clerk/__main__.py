"""The process itself: does one piece of work after another until nobody can ask any more."""

from __future__ import annotations

import os
import pickle
import signal
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

from kasane.errors import KasaneError
from kasane.source import open_workshops, reading_of
from kasane.tables.files.keeper import CsvKeeper
from kasane.workshop import Workshops

NICE = 10


def main() -> None:
    """Serve the app that started it, over standard input and output."""
    asked, answered = sys.stdin.buffer, _own_output()
    # Ctrl+C goes to every process of a terminal; the app says itself when it is over.
    for name in ("SIGINT", "SIGTERM", "SIGBREAK"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(NICE)
    data = Path(sys.argv[1])
    with open_workshops(data) as workshops:
        _serve(workshops, CsvKeeper(workshops, data), asked, answered)


def _own_output() -> IO[bytes]:
    """The way to the app; what else prints goes where errors go."""
    kept = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return kept


def _serve(workshops: Workshops, keeper: CsvKeeper, asked: IO[bytes], answered: IO[bytes]) -> None:
    def answer(kind: str, what: object) -> None:
        pickle.dump((kind, what), answered)
        answered.flush()

    while True:
        try:
            what, *given = pickle.load(asked)  # noqa: S301
        except EOFError:
            return
        try:
            does: Callable[..., Any] = keeper.write if what == "keep" else _make
            around = () if what == "keep" else (workshops, answer)
            answer("done", does(*around, *given))
        except KasaneError as error:
            answer("refused", error.message)
        except Exception:  # told to the app, which tells the person
            answer("failed", traceback.format_exc())


def _make(
    workshops: Workshops,
    answer: Callable[[str, object], None],
    workshop_id: str,
    actor: Any,
    telling: Any,
    work: Callable[..., Any],
    given: tuple[Any, ...],
    told: bool,
) -> Any:
    workshops.store.follow(workshop_id)
    reading = reading_of(workshops, workshop_id, actor, telling)
    if not told:
        return work(reading, *given)
    return work(reading, *given, progress=lambda what, share: answer("told", (what, share)))


if __name__ == "__main__":
    main()
