"""Opens stored workshops for a command, and says where the programmes are."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kasane.errors import KasaneError
from kasane.programme import load_programmes
from kasane.store import open_store
from kasane.store.engine import DATABASE_NAME, configured_url
from kasane.workshop import Workshops
from kasane.workshop.access import Actor
from kasane.workshop.reading import Reading
from kasane.workshop.telling import Telling


def programmes_folder() -> Path:
    """Where the programmes' files are, in the program's own folder."""
    return Path(__file__).resolve().parents[1] / "data" / "programmes"


@contextmanager
def open_workshops(data: Path) -> Iterator[Workshops]:
    """The workshops of a data folder, closed at the end. Nothing is made where nothing is.

    Raises:
        KasaneError: there are no data, or they can't be read.
    """
    if not configured_url() and not (data / DATABASE_NAME).exists():
        raise KasaneError(
            f"「{data}」にワークショップのデータがありません。--data の場所を確かめてください。"
        )
    store = open_store(data)
    try:
        yield Workshops(store, load_programmes(programmes_folder()))
    finally:
        store.close()


def reading_of(
    workshops: Workshops, workshop_id: str, actor: Actor | None, telling: Telling
) -> Reading:
    """A workshop as an actor may read it.

    Raises:
        KasaneError: there is no such workshop.
    """
    reading = workshops.reading(workshop_id, actor, telling)
    if reading is None:
        raise KasaneError(
            f"番号が「{workshop_id}」のワークショップは見つかりません。何も書き出していません。"
        )
    return reading
