"""The worked example beside a blank sheet: read once, and the same for everybody."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from kasane.errors import KasaneError
from kasane.programme import Programme, load_programmes
from kasane.samples.reading import load_sample
from kasane.samples.writing import write_sample
from kasane.source import programmes_folder
from kasane.store import Store
from kasane.workshop import Workshops
from kasane.workshop.reading import Reading


@cache
def projects() -> dict[str, Programme]:
    """The project's own programmes by id, read once.

    Raises:
        ProgrammeError: one of their files has a mistake.
    """
    return load_programmes(programmes_folder())


@cache  # there are as many as files; with room for fewer than all, each round makes all anew
def example_of(programme: str, file: Path) -> Reading | None:
    """The worked example of a programme as those who lead read it; None where it doesn't fit.

    Args:
        programme: Id of the programme.
        file: Where the example is.
    """
    try:
        programmes, sample = projects(), load_sample(file)
        if programme not in programmes:
            return None
        with tempfile.TemporaryDirectory(prefix="kasane-") as folder:
            store = Store(Path(folder))
            try:
                workshops = Workshops(store, programmes)
                actor = write_sample(workshops, workshops.own(None)[0].id, sample)
                return workshops.reading(actor.workshop, actor)
            finally:
                store.close()
    except KasaneError:
        return None
