"""How long the Word record and the CSV files take, at 500, 1,000, 2,000 and 4,000 entries.

Run by hand: `.venv/bin/python bench/record.py`. The first column of ratios is against the time
that a bare python-docx paragraph takes in the same run; the second shows whether it is linear.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import docx

from kasane.programme import Programme, load_programmes
from kasane.record import session_record
from kasane.store import Record, State
from kasane.tables import csv_zip, programmes_folder
from kasane.workshop import Actor, Role
from kasane.workshop.model import Meeting, Member, SheetState, WorkshopInfo, body

SIZES = (500, 1_000, 2_000, 4_000)
PLACES = [
    f"{row}/{column}"
    for row in ("grasp", "cooperation", "community", "continuity")
    for column in ("can", "want")
] + ["/do"]
WORDS = "窓口で話を聞くとき、ほかの課にもつながるように、その場で電話をかけて確かめている。"


def big_state(count: int) -> State:
    """A workshop with so many notes on one board."""
    chance = random.Random(count)
    state = State("bench", 1)

    def put(kind: str, record_id: str, values: dict[str, object]) -> None:
        state.records[kind, record_id] = Record(kind, record_id, 1, False, values)

    main = WorkshopInfo(programme="team_building", name="測定", municipality="", meeting="m1")
    put("workshop", "main", body(main))
    day = datetime(2026, 12, 8, tzinfo=UTC).date()
    put("meeting", "m1", body(Meeting(steps=("step2",), date=day)))
    put("sheet", "strengths_matrix", body(SheetState(authors="shown")))
    for number in range(50):
        member = Member(
            name=f"人{number}", organisation=f"機関{number % 12}", role=Role.PARTICIPANT
        )
        put("member", f"p{number}", body(member))
    for number in range(count):
        put("entry", f"n{number}", _entry(number, chance))
    return state


def _entry(number: int, chance: random.Random) -> dict[str, object]:
    at = "2026-12-08T05:00:00.000+00:00"
    place = chance.choice(PLACES)
    sources = [f"n{chance.randrange(number)}"] if place == "/do" and number else []
    return {
        "sheet": "strengths_matrix",
        "place": place,
        "values": {"text": WORDS[: chance.randint(8, len(WORDS))]},
        "version": 1,
        "colour": "green",
        "rank": float(number),
        "author": f"p{number % 50}",
        "typed_by": None,
        "anonymous": bool(number % 2),
        "sources": sources,
        "stack": None,
        "hidden": False,
        "created": at,
        "changed": at,
    }


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
        document.add_paragraph(WORDS[: 8 + number % 30])
    return document


def main() -> None:
    """Print the table."""
    programme: Programme = load_programmes(programmes_folder())["team_building"]
    actor = Actor("bench", "owner", Role.FACILITATOR)
    now = datetime.now(UTC)
    print(f"{'entries':>8} {'Word s':>8} {'/bare':>6} {'ms/entry':>9} {'CSV s':>8} {'ms/entry':>9}")
    for count in SIZES:
        state = big_state(count)
        word = best_of(3, partial(session_record, state, programme, actor, now))
        csv = best_of(3, partial(csv_zip, state, programme, None, with_names=True))
        reference = best_of(3, partial(bare, count))
        print(
            f"{count:>8} {word:>8.3f} {word / reference:>6.2f} {word / count * 1000:>9.3f}"
            f" {csv:>8.3f} {csv / count * 1000:>9.3f}"
        )


if __name__ == "__main__":
    main()
