"""What a round came to, in numbers, so that two rounds can be compared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kasane.programme import Programme
from kasane.programme.sheets.form import Repeats
from kasane.workshop.item import Item
from kasane.workshop.model import Attendance
from kasane.workshop.next_round.ideas import good_ideas, ideas_in, overlap_of, trials_of
from kasane.workshop.next_round.offers import readable, todo_rows
from kasane.workshop.next_round.resources import map_of, resources_of
from kasane.workshop.reading import Reading


@dataclass(frozen=True, slots=True)
class Result:
    """What a round came to: numbers by what they count, and the names of what came last.

    Attributes:
        called: what the named ones are, such as 企画書.
    """

    counts: dict[str, int]
    called: str
    names: tuple[str, ...]


def result(reading: Reading) -> Result:
    """What a round came to, as far as somebody may read it."""
    seen, programme = readable(reading), reading.programme
    counts = {
        "参加した人": len(_came(reading)),
        "ケース": len(_copies(reading, "case")),
        **dict(_of_sheets(reading, seen)),
        **_of_todos(programme, seen),
    }
    if trials_of(programme):
        good = good_ideas(programme, seen)
        return Result(counts, "実現できそうなアイデア", tuple(each.text() for each in good))
    return Result(counts, "企画書", tuple(_copies(reading, "idea")))


def _of_sheets(reading: Reading, seen: Sequence[Item]) -> Iterator[tuple[str, int]]:
    """The numbers of what only some programmes have."""
    programme = reading.programme
    found = map_of(programme)
    if found:
        apart = found[0].apart
        resources = [each for each in resources_of(reading) if each.on_map]
        yield "資源", len(resources)
        yield (
            f"うち{apart.choice}",
            sum(each.values.get(apart.column) == apart.choice for each in resources),
        )
    if programme.forms("interview"):
        yield "インタビュー", len(_copies(reading, "interview"))
    if overlap_of(programme):
        yield "重なりのアイデア", len(ideas_in(programme, seen))
    else:
        yield "付箋", sum(programme.sheet(item.sheet).kind == "board" for item in seen)
    if trials_of(programme):
        yield "実現できそう", len(good_ideas(programme, seen))
    if programme.forms("idea"):
        yield "企画書", len(_copies(reading, "idea"))


def _of_todos(programme: Programme, seen: Sequence[Item]) -> dict[str, int]:
    tasks = list(todo_rows(programme, seen))
    left = sum(not rule.is_over(item.values) for item, rule in tasks)
    return {"やることの終わったもの": len(tasks) - left, "やることの残り": left}


def _copies(reading: Reading, repeats: Repeats) -> list[str]:
    """The names of the filled copies of the forms of a kind."""
    return [
        reading.copy_name(sheet, item)
        for sheet in reading.programme.forms(repeats)
        for item in reading.of(sheet.id)
        if not item.place and not item.covered
    ]


def _came(reading: Reading) -> set[str]:
    """Who was at a meeting; where nobody's coming is noted, who is on the roster."""
    came = {
        member
        for meeting in reading.meetings.values()
        for member, attendance in meeting.attendance.items()
        if attendance is not Attendance.ABSENT
    }
    return came or set(reading.people.members)
