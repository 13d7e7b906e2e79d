"""Writes a record to a file, as the command `record` does."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kasane.record.chapters.meetings import find_meeting
from kasane.record.chapters.plan import plan_document, plan_name
from kasane.record.session import record_name, session_record
from kasane.source import open_workshops, state_of
from kasane.tables.files.csv_files import put_file
from kasane.workshop.access import Actor
from kasane.workshop.model import Role


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wanted.

    Attributes:
        meeting: id, day or number of the meeting; None for the whole programme.
        plan: only the plans.
    """

    with_names: bool = False
    with_cases: bool = False
    meeting: str | None = None
    plan: bool = False


def write_record(
    data: Path, workshop_id: str, out: Path | None = None, wish: Wish | None = None
) -> Path:
    """Write a workshop's record as a facilitator sees it.

    Args:
        data: The data folder.
        workshop_id: The workshop.
        out: The file; one of its own name in the present folder where None.
        wish: What is in it; without names and cases, the whole programme, where None.

    Raises:
        KasaneError: there are no data, no such workshop, meeting or plan.
    """
    wanted = wish or Wish()
    with open_workshops(data) as workshops:
        state = state_of(workshops, workshop_id)
        actor = Actor(workshop_id, "owner", Role.FACILITATOR)
        now, programme = workshops.clock(), workshops.programme_of(state)
    if wanted.plan:
        name = plan_name(state, now, with_names=wanted.with_names)
        content = plan_document(state, programme, actor, now, with_names=wanted.with_names)
    else:
        meeting = find_meeting(state, wanted.meeting) if wanted.meeting else None
        names, cases = wanted.with_names, wanted.with_cases
        name = record_name(state, now, with_names=names, with_cases=cases, meeting=meeting)
        content = session_record(
            state, programme, actor, now, with_names=names, with_cases=cases, meeting=meeting
        )
    path = out or Path(name)
    put_file(path, content)
    return path
