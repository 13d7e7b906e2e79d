"""What a round came to, in numbers, so that two rounds can be compared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kasane.programme import FormSheet, Programme
from kasane.store import Record, State
from kasane.workshop.access import Actor
from kasane.workshop.forms import copies
from kasane.workshop.model import Attendance, Meeting, Member, read_all
from kasane.workshop.next_round.ideas import good_ideas, ideas_in, overlap_of, trials_of
from kasane.workshop.next_round.offers import seen_entries, todo_rows
from kasane.workshop.next_round.resources import map_of, resources_of


@dataclass(frozen=True, slots=True)
class Result:
    """What a round came to: numbers by what they count, and the names of what came last.

    Attributes:
        called: what the named ones are, such as 企画書.
    """

    counts: dict[str, int]
    called: str
    names: tuple[str, ...]


def result(state: State, programme: Programme, actor: Actor) -> Result:
    """What a round came to, as far as the actor sees it."""
    seen = seen_entries(state, actor)
    counts = {
        "参加した人": len(_came(state)),
        "ケース": len(_copies(state, programme, "case")),
        **dict(_of_sheets(state, programme, seen)),
        **_of_todos(programme, seen),
    }
    if trials_of(programme):
        good = good_ideas(programme, seen)
        return Result(counts, "実現できそうなアイデア", tuple(_text(each) for each in good))
    return Result(counts, "企画書", tuple(_copies(state, programme, "idea")))


def _of_sheets(
    state: State, programme: Programme, seen: Sequence[Record]
) -> Iterator[tuple[str, int]]:
    """The numbers of what only some programmes have."""
    found = map_of(programme)
    if found:
        apart = found[0].apart
        resources = [each for each in resources_of(programme, seen) if each.on_map]
        yield "資源", len(resources)
        yield (
            f"うち{apart.choice}",
            sum(each.values.get(apart.column) == apart.choice for each in resources),
        )
    if _has(programme, "interview"):
        yield "インタビュー", len(_copies(state, programme, "interview"))
    if overlap_of(programme):
        yield "重なりのアイデア", len(ideas_in(programme, seen))
    else:
        yield "付箋", sum(_on_board(programme, record) for record in seen)
    if trials_of(programme):
        yield "実現できそう", len(good_ideas(programme, seen))
    if _has(programme, "idea"):
        yield "企画書", len(_copies(state, programme, "idea"))


def _of_todos(programme: Programme, seen: Sequence[Record]) -> dict[str, int]:
    tasks = list(todo_rows(programme, seen))
    left = sum(not rule.is_over(record.body["values"]) for record, rule in tasks)
    return {"やることの終わったもの": len(tasks) - left, "やることの残り": left}


def _has(programme: Programme, repeats: str) -> bool:
    return any(isinstance(s, FormSheet) and s.repeats == repeats for s in programme.sheets)


def _copies(state: State, programme: Programme, repeats: str) -> list[str]:
    """The names of the filled copies of the forms of a kind."""
    forms = [s for s in programme.sheets if isinstance(s, FormSheet) and s.repeats == repeats]
    return [copy.name for sheet in forms for copy in copies(state, sheet)]


def _text(record: Record) -> str:
    return str(record.body["values"].get("text", ""))


def _on_board(programme: Programme, record: Record) -> bool:
    kinds = {sheet.id: sheet.kind for sheet in programme.sheets}
    return kinds.get(record.body["sheet"]) == "board"


def _came(state: State) -> set[str]:
    """Who was at a meeting; where nobody's coming is noted, who is on the roster."""
    came = {
        member
        for meeting in read_all(state, Meeting).values()
        for member, attendance in meeting.attendance.items()
        if attendance is not Attendance.ABSENT
    }
    return came or set(read_all(state, Member))
