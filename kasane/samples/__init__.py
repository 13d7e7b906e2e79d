"""The worked examples: a made-up municipality for each programme, as people would write it in."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from pathlib import Path
from typing import Any

from kasane.programme import Programme, Sheet, load_programmes
from kasane.samples.example import example_of
from kasane.samples.reading import Sample, load_sample
from kasane.samples.shown_sheets import sheets_of
from kasane.samples.writing import write_sample
from kasane.source import programmes_folder
from kasane.store import open_store
from kasane.store.reading import workshop_ids
from kasane.workshop import Actor, Workshops
from kasane.workshop.reading import Reading
from kasane.workshop.shown import records_shown

__all__ = [
    "Sample",
    "example",
    "example_records",
    "example_sheets",
    "fill_demo",
    "fill_sample",
    "load_sample",
    "programmes_folder",
    "sampled",
    "samples_folder",
    "write_sample",
]


@cache
def samples_folder() -> Path:
    """Where the examples' files are, in the program's own folder."""
    return Path(__file__).resolve().parents[2] / "data" / "samples"


def fill_demo(data: Path) -> list[str]:
    """Put the examples into a data folder, each once; returns the names of those put in.

    Raises:
        KasaneError: a programme or an example has mistakes, or the folder can't be written.
    """
    programmes = load_programmes(programmes_folder())
    store = open_store(data)
    try:
        workshops = Workshops(store, programmes)
        there = _sample_names(workshops)
        samples = [load_sample(_file_of(programme)) for programme in sampled(programmes)]
        new = [sample for sample in samples if sample.name not in there]
        if new:
            device, _ = workshops.own(None)
            for sample in new:
                write_sample(workshops, device.id, sample)
        return [sample.name for sample in new]
    finally:
        store.close()


def example(programme: str) -> Reading | None:
    """The worked example of a programme as those who lead read it; None where there is none."""
    file = _file_of(programme)
    return example_of(programme, file) if file.is_file() else None


def example_records(programme: str, *, leads: bool) -> list[dict[str, Any]]:
    """The records of a programme's example, as a browser is told them; none without an example."""
    found = example(programme)
    return [] if found is None else records_shown(found, leads=leads)


def example_sheets(programme: Programme) -> list[Sheet]:
    """The sheets of a programme of which there is an example; none of what was added to it."""
    file = _file_of(programme.id)
    return sheets_of(programme, file) if file.is_file() else []


def _file_of(programme: str) -> Path:
    return samples_folder() / f"{programme}.yaml"


def _sample_names(workshops: Workshops) -> set[str]:
    with workshops.store.engine.connect() as connection:
        ids = workshop_ids(connection)
    found = (workshops.info(workshop_id) for workshop_id in ids)
    return {info.name for info in found if info and info.sample}


def fill_sample(workshops: Workshops, device_id: str, programme: str = "team_building") -> Actor:
    """Write the example of a programme into a new workshop, led by a device of the owner.

    Raises:
        KasaneError: there is no example, it has mistakes, or the device is not the owner's.
    """
    return write_sample(workshops, device_id, load_sample(_file_of(programme)))


def sampled(programmes: Collection[str]) -> list[str]:
    """Those of the programmes, by id, of which there is an example."""
    return [known for known in programmes if _file_of(known).is_file()]
