"""The facts by which a superior knows a meeting: decided, to do, next time, who was there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from kasane.plain.clock import JAPAN
from kasane.plain.dates import japanese_date
from kasane.programme import FieldSection, FormSheet, ListField, Sheet, of_kind
from kasane.record.chapters.meetings import numbered, when
from kasane.record.chapters.people import members_of
from kasane.workshop.model import Attendance, Meeting, Member, Role
from kasane.workshop.reading import Reading
from kasane.workshop.tasks import open_tasks
from kasane.workshop.thread import Thing, Thread

_LINES, _NAMED, _LONG = 3, 2, 34
"""How many lines tell what was decided, how many things each names, how long a name may be."""
_THERE = (Attendance.PRESENT, Attendance.ONLINE)


@dataclass(frozen=True, slots=True)
class Came:
    """How many of an organisation are on the roster, and how many of them came."""

    organisation: str
    listed: int
    came: int


def decided(reading: Reading, sheets: Sequence[Sheet]) -> list[str]:
    """What was decided on these sheets, the furthest first, in a few lines."""
    ids = {sheet.id for sheet in sheets}
    nodes = [node for node in Thread.of(reading).nodes.values() if node.sheet in ids]
    plans = [node.text for node in nodes if node.thing is Thing.PLAN]
    picked = [
        reading.copy_name(sheet, copy)
        for sheet in of_kind(FormSheet, sheets)
        if sheet.pick
        for copy in reading.copies(sheet)
        if copy.values.get(sheet.pick.flag)
    ]
    told = {
        "企画書にした取組": plans,
        "確かめることにしたアイデア": chosen_to_try(reading, ids),
        "最初に取り組みたいアイデア": [idea for idea, _ in first_ideas(reading, sheets)],
        "取り上げたケース": picked,
    }
    if not any(told.values()):
        tasks = [task.text for task in open_tasks(reading) if task.item.sheet in ids]
        told = {"担当と期限を決めたこと": tasks}
    lines = [f"{what}：{_named(names)}" for what, names in told.items() if names]
    return lines[:_LINES]


def chosen_to_try(reading: Reading, sheets: set[str]) -> list[str]:
    """The ideas of which a trial on one of these sheets came."""
    thread = Thread.of(reading)
    return [
        node.text
        for node in thread.of_thing(Thing.IDEA)
        for result in (thread.nodes[edge.result] for edge in thread.results_of(node.id))
        if result.thing is Thing.TRIAL and result.sheet in sheets
    ]


def first_ideas(reading: Reading, sheets: Sequence[Sheet]) -> list[tuple[str, str]]:
    """Idea and reason: the items of the first list of each form that all fill together."""
    found = []
    for sheet in of_kind(FormSheet, sheets):
        field = next(_lists(sheet), None) if sheet.once else None
        if field is not None:
            first, second = field.fields[:2]
            pieces = reading.at(sheet.id, f"{sheet.id}/{field.id}")
            found += [(p.text(first.id), p.text(second.id)) for p in pieces if p.written]
    return found


def _lists(sheet: FormSheet) -> Iterator[ListField]:
    for section in sheet.sections:
        for field in section.fields if isinstance(section, FieldSection) else ():
            if isinstance(field, ListField) and len(field.fields) > 1:
                yield field


def next_meeting(reading: Reading, held: Meeting | None, now: datetime) -> str:
    """Number, day, hours and place of the meeting after this one, or after today."""
    known = list(reading.meetings.values())
    today = now.astimezone(JAPAN).date()
    after = known[known.index(held) + 1 :] if held in known else known
    for meeting in after:
        if held or (meeting.date or date.max) > today:
            place = f"　{meeting.venue}" if meeting.venue else ""
            return f"{numbered(reading, meeting)}　{when(meeting)}{place}"
    return ""


def came_by_organisation(reading: Reading, held: Meeting | None) -> list[Came]:
    """Of each organisation how many are on the roster and came; of all meetings where None."""
    meetings = [held] if held else list(reading.meetings.values())
    there = {m for each in meetings for m, came in each.attendance.items() if came in _THERE}
    members = members_of(reading, held) if held else everybody(reading, there)
    groups: dict[str, list[str]] = {}
    for key, member in members.items():
        groups.setdefault(member.organisation or "所属なし", []).append(key)
    return [Came(name, len(keys), len(there & set(keys))) for name, keys in groups.items()]


def everybody(reading: Reading, came: set[str]) -> dict[str, Member]:
    """The roster, and those who left it after they had come."""
    listed = reading.people.members.keys() | came
    people = reading.people.everybody.items()
    return {k: m for k, m in people if k in listed and m.role is not Role.VIEWER}


def came_text(counts: Sequence[Came], held: Meeting | None) -> str:
    """Such as 名簿 14人、出席 12人."""
    listed, came = sum(each.listed for each in counts), sum(each.came for each in counts)
    if not held:
        return f"名簿 {listed}人、うち1回以上出席 {came}人"
    known = f"出席 {came}人" if held.attendance else "出席は未記入"
    online = sum(each is Attendance.ONLINE for each in held.attendance.values())
    return f"名簿 {listed}人、{known}" + (f"（うちオンライン {online}人）" if online else "")


def draft_of(reading: Reading, held: Meeting, sheets: Sequence[Sheet], now: datetime) -> str:
    """The facts one below the other, for somebody who writes the summary to start from."""
    tasks = open_tasks(reading)
    coming = next_meeting(reading, held, now)
    lines = [
        came_text(came_by_organisation(reading, held), held),
        *decided(reading, sheets),
        *([f"これからすること {len(tasks)}件：{_named([t.text for t in tasks])}"] if tasks else []),
        *([f"次回 {coming}"] if coming else []),
    ]
    return "\n".join(f"・{line}" for line in lines)


def as_of_text(held: Meeting | None) -> str:
    """Of which day a record tells, where somebody set one: 令和8年…現在."""
    return f"{japanese_date(held.as_of)}現在" if held and held.as_of else ""


def short(text: str, most: int = _LONG) -> str:
    """A text in one line of at most so many characters."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"


def _named(names: Sequence[str]) -> str:
    known = list(dict.fromkeys(name for name in names if name))
    rest = f" ほか{len(known) - _NAMED}件" if len(known) > _NAMED else ""
    return "".join(f"「{short(name)}」" for name in known[:_NAMED]) + rest
