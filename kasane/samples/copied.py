"""The worked example in a programme that a municipality made of the project's."""

from __future__ import annotations

from functools import lru_cache

from kasane.programme import Programme, Sheet
from kasane.samples import example, example_sheets, sampled
from kasane.samples.example import projects
from kasane.samples.trial import trial
from kasane.workshop.laid_over import laid_over
from kasane.workshop.reading import Reading


@lru_cache(maxsize=4)
def as_example(draft: str) -> Reading:
    """A workshop of a draft to look at: with the worked example of the programme that it copies.

    Args:
        draft: The text of a draft without mistakes (kasane.programme.own.tree).

    Raises:
        KasaneError: no workshop can begin with it.
    """
    empty = trial(draft)
    base = _copied(empty.programme)
    found = example(base.id) if base else None
    return laid_over(found, empty) if found else empty


def has_example(programme: Programme, sheet: Sheet) -> bool:
    """Whether the worked example of the programme that is copied has something on a sheet."""
    base = _copied(programme)
    return base is not None and any(each.id == sheet.id for each in example_sheets(base))


def _copied(programme: Programme) -> Programme | None:
    """The project's programme with which one has most sheets in common; None where it has none."""
    here = {sheet.id for sheet in programme.sheets}
    known = [projects()[key] for key in sampled(projects())]
    best = max(
        known, key=lambda each: len(here & {sheet.id for sheet in each.sheets}), default=None
    )
    return best if best and here & {sheet.id for sheet in best.sheets} else None
