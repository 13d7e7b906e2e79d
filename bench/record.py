"""How long the Word record and the CSV files take, at 500, 1,000, 2,000 and 4,000 entries.

Whole programmes with every sheet, all pictures, names and cases: チームづくり編 with 10 cases, two
ballots and two plans, 地域づくり編 with three maps (the first of 60 resources) and three overlaps;
of 体制整備, which has the most sheets, the worked example so many times over.
Run by hand: `.venv/bin/python bench/record.py`. "/bare" is against the time that as many
bare paragraphs of python-docx take in the same run; ms/entry shows whether it is linear. The
first record is made before the clock starts: matplotlib is imported and finds its fonts then.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import docx

from bench.repeated import repeated
from bench.whole_community import whole_community
from bench.whole_programme import CAN, whole_programme
from kasane.programme import Programme, load_programmes
from kasane.record import plan_document, session_record
from kasane.store import State
from kasane.tables import csv_zip, programmes_folder
from kasane.workshop import Actor, Role
from kasane.workshop.reading import Reading
from kasane.workshop.telling import ON_DISK, SHARED, Telling

SIZES = (500, 1_000, 2_000, 4_000)


def best_of(runs: int, work: Callable[[], object]) -> float:
    """The shortest of several runs, in seconds."""
    times = []
    for _ in range(runs):
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
    return min(times)


def bare(count: int) -> object:
    """The reference: so many plain paragraphs by python-docx."""
    document = docx.Document()
    for number in range(count):
        document.add_paragraph(CAN[number % len(CAN)])
    return document


def main() -> None:
    """Print a table for each programme."""
    programmes = load_programmes(programmes_folder())
    actor = Actor("bench", "owner", Role.FACILITATOR)
    now = datetime.now(UTC)
    team = programmes["team_building"]
    told = Reading(whole_programme(500), team, actor, SHARED)
    first = best_of(1, partial(plan_document, told, now))
    print(f"the first document, with matplotlib's start: {first:.2f} s")
    for held, whole in (
        ("team_building", whole_programme),
        ("community_building", whole_community),
        ("system_building", partial(repeated, "system_building")),
    ):
        print(programmes[held].title)
        _measure(programmes[held], whole, actor, now)


def _measure(
    programme: Programme, whole: Callable[[int], State], actor: Actor, now: datetime
) -> None:
    print(f"{'entries':>8} {'Word s':>8} {'/bare':>6} {'ms/entry':>9} {'CSV s':>8} {'ms/entry':>9}")
    for count in SIZES:
        state = whole(count)
        word = best_of(3, partial(_record, state, programme, actor, now))
        csv = best_of(3, partial(_csv, state, programme, now))
        reference = best_of(3, partial(bare, count))
        print(
            f"{count:>8} {word:>8.3f} {word / reference:>6.2f} {word / count * 1000:>9.3f}"
            f" {csv:>8.3f} {csv / count * 1000:>9.3f}"
        )


def _record(state: State, programme: Programme, actor: Actor, now: datetime) -> bytes:
    return session_record(Reading(state, programme, actor, Telling(True, True)), now)


def _csv(state: State, programme: Programme, now: datetime) -> bytes:
    return csv_zip(Reading(state, programme, None, ON_DISK), now)


if __name__ == "__main__":
    main()
