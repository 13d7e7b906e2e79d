"""What the running app is made of. Made in app.py's lifespan, found here by pages and routes."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from ipaddress import ip_network
from pathlib import Path
from typing import Any, Literal, Protocol

from kasane.errors import KasaneError
from kasane.workshop import Actor, Workshops
from kasane.workshop.reading import Reading

HERE = Path(__file__).resolve().parent.parent
"""The project's folder."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What start.py tells the app, through the environment.

    Attributes:
        data: KASANE_DATA, where the database and the CSV files are.
        owner_token: KASANE_OWNER_TOKEN, opens /owner once.
        room_url: KASANE_ROOM_URL, the address for the room; empty: as the browser came.
        metrics_for: KASANE_METRICS_FOR, networks that may read /metrics beside this machine.
    """

    data: Path
    owner_token: str
    room_url: str
    metrics_for: tuple[str, ...] = ()

    @classmethod
    def from_environment(cls) -> Settings:
        """Read them; the data folder defaults to data/workshops in the project."""
        return cls(
            Path(os.environ.get("KASANE_DATA") or HERE / "data" / "workshops"),
            os.environ.get("KASANE_OWNER_TOKEN", ""),
            os.environ.get("KASANE_ROOM_URL", "").rstrip("/"),
            _networks(os.environ.get("KASANE_METRICS_FOR", "")),
        )


def _networks(text: str) -> tuple[str, ...]:
    """Read networks such as `10.0.0.5, 10.1.0.0/16`; KasaneError names what is none."""
    names = [name.strip() for name in text.split(",") if name.strip()]
    for name in names:
        try:
            ip_network(name)
        except ValueError as error:
            raise KasaneError(
                f"KASANE_METRICS_FOR の「{name}」は、ネットワークの書き方ではありません。"
                "データは何も変わっていません。10.0.0.5 や 10.1.0.0/16 のように書いて、"
                "もう一度実行してください。"
            ) from error
    return tuple(names)


class Make(Protocol):
    """Makes a file of a reading; where, is the app's business (`kasane.clerk`)."""

    def __call__(
        self,
        reading: Reading,
        work: Callable[..., bytes],
        *given: Any,
        tell: Callable[[str, float], None] | None = None,
    ) -> bytes:
        """Call `work` with the reading and what is given; `tell` hears how far it is."""


class Erase(Protocol):
    """Erases for good; says what was done (`kasane.clerk.eraser`)."""

    def __call__(
        self, actor: Actor, typed: str, what: Literal["workshop", "cases"], case: str = ""
    ) -> str:
        """Take the workshop's name as it was typed; of one case alone where its id is given."""


def make_here(
    reading: Reading,
    work: Callable[..., bytes],
    *given: Any,
    tell: Callable[[str, float], None] | None = None,
) -> bytes:
    """Make it at once, in this very process."""
    return work(reading, *given, progress=tell) if tell else work(reading, *given)


@dataclass(frozen=True, slots=True)
class Running:
    """The parts of the running app.

    Attributes:
        late: workshop → why some of its CSV files on disk are old just now.
        make: makes files that take long.
        erase: erases a workshop or what is told of its cases; None where nothing may be erased.
    """

    settings: Settings
    workshops: Workshops
    late: Mapping[str, str] = field(default_factory=dict)
    make: Make = make_here
    erase: Erase | None = None


def export(
    reading: Reading,
    what: str,
    work: Callable[..., bytes],
    *given: Any,
    tell: Callable[[str, float], None] | None = None,
) -> bytes:
    """Make a file that leaves the house, and note who made it.

    Args:
        reading: the workshop as it is told in it.
        what: the file's name for people.
        work: makes it.
        *given: what else that gets.
        tell: hears how far it is.
    """
    content = running().make(reading, work, *given, tell=tell)
    if reading.actor is not None:
        running().workshops.note_export(reading.actor, what, reading.telling)
    return content


_running: list[Running] = []


def start(running: Running) -> None:
    """Make these the running app's parts."""
    _running[:] = [running]


def stop() -> None:
    """There is no running app any more."""
    _running.clear()


def running() -> Running:
    """The running app's parts.

    Raises:
        RuntimeError: nothing runs; a page was opened without app.py.
    """
    if not _running:
        raise RuntimeError("app.py has not started the workshops")
    return _running[0]
