"""What was asked to be erased, and whether it is: kept beside the database, without any text.

It is written before anything is erased, so that what a power cut breaks off is finished by the
next start, and that a backup from elsewhere brings nothing back.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Literal

from kasane.errors import StoreError

FILE = "erased.json"
What = Literal["workshop", "cases"]


@dataclass(frozen=True, slots=True)
class Erasure:
    """One wish to erase.

    Attributes:
        at: ISO 8601, UTC. workshop: id. done: whether nothing of it is left.
        case: id of the one case whose texts go; "": all of them.
    """

    at: str
    workshop: str
    what: What
    done: bool = False
    case: str = ""


def erasures(data: Path) -> list[Erasure]:
    """All there were, oldest first.

    Raises:
        StoreError: the file can't be read.
    """
    file = data / FILE
    if not file.exists():
        return []
    try:
        return [Erasure(**one) for one in json.loads(file.read_text(encoding="utf-8"))]
    except (OSError, ValueError, TypeError) as error:
        raise StoreError(
            f"消去の記録「{file}」が読めません。データには手をつけていません。"
            "このファイルを別の場所に移してから、もう一度始めてください。"
        ) from error


def note(data: Path, erasure: Erasure) -> None:
    """Remember a wish, or that it is done."""
    others = [one for one in erasures(data) if replace(one, done=erasure.done) != erasure]
    _keep(data, [*others, erasure])


def begin_anew(data: Path) -> None:
    """All that was erased has to be looked for again: another database was put in place."""
    known = erasures(data)
    if known:
        _keep(data, [replace(one, done=False) for one in known])


def left(known: Iterable[Erasure]) -> list[Erasure]:
    """Those that are not done."""
    return [one for one in known if not one.done]


def _keep(data: Path, known: Sequence[Erasure]) -> None:
    written = data / f"{FILE}.new"
    with written.open("w", encoding="utf-8") as file:
        json.dump([asdict(one) for one in known], file, indent=1)
        file.flush()
        os.fsync(file.fileno())
    written.replace(data / FILE)
