"""The facts by which a superior knows a meeting: decided, to do, next time, who was there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from kasane.plain.clock import JAPAN
from kasane.plain.dates import japanese_date
from kasane.programme import FieldSection, FormSheet, ListField, Sheet, TableSheet, of_kind
from kasane.programme.follow_up import DecidedTable
from kasane.record.chapters.meetings import numbered, when
from kasane.record.chapters.people import members_of
from kasane.workshop.item import Item
from kasane.workshop.model import Attendance, Meeting, Member, Role
from kasane.workshop.reading import Reading
from kasane.workshop.tasks import open_tasks
from kasane.workshop.thread import Thing, Thread
from kasane.workshop.thread.nodes import sheets_with

_LINES, _NAMED, _LONG, _SHORT = 3, 2, 70, 34
"""How many lines tell what was decided, how many things each names, how long a name may be; in a
draft."""
_THERE = (Attendance.PRESENT, Attendance.ONLINE)


@dataclass(frozen=True, slots=True)
class Came:
    """How many of an organisation are on the roster, and how many of them came."""

    organisation: str
    listed: int
    came: int


def decided(reading: Reading, sheets: Sequence[Sheet], longest: int = _LONG) -> list[str]:
    """What was decided on these sheets, the furthest first, in a few lines; nothing twice."""
    lines: list[str] = []
    told: set[str] = set()
    for what, names in _decisions(reading, sheets):
        new = [name for name in dict.fromkeys(filter(None, names)) if name not in told]
        more = "（上のほか）" if new and told & set(names) else ""
        lines += [f"{what}{more}：{_named(new, longest)}"] if new else []
        told |= set(new)
    if not lines:
        ids = {sheet.id for sheet in sheets}
        tasks = [task.text for task in open_tasks(reading) if task.item.sheet in ids]
        lines = [f"担当と期限を決めたこと：{_named(tasks, longest)}"] if tasks else []
    return lines[:_LINES]


def _decisions(reading: Reading, sheets: Sequence[Sheet]) -> Iterator[tuple[str, list[str]]]:
    """What was decided in its own words, under what the programme calls it."""
    ids = {sheet.id for sheet in sheets}
    yield "企画書にした取組", _plans(reading, ids & sheets_with(reading.programme, Thing.PLAN))
    yield "確かめることにしたアイデア", chosen_to_try(reading, ids)
    yield from first_lists(reading, sheets)
    for sheet in reading.programme.sheets_of(TableSheet):
        if sheet.gathered is None:
            continue
        table, _, column = sheet.gathered.under.partition("/")
        if table in ids:
            title = reading.programme.sheet(table).title
            yield title, [row.text(column) for row in reading.at(table)]
    yield from _about_cases(reading, sheets)
    picked = picked_copies(reading, sheets)
    yield "取り上げたケース", [reading.copy_name(sheet, copy) for sheet, copy in picked]


def _plans(reading: Reading, sheets: set[str]) -> list[str]:
    nodes = Thread.nodes_on(reading, sheets).values()
    return [node.text for node in nodes if node.sheet in sheets and node.thing is Thing.PLAN]


def _about_cases(reading: Reading, sheets: Sequence[Sheet]) -> Iterator[tuple[str, list[str]]]:
    """What was decided about each case and stands in no list of what is to be done."""
    for sheet in of_kind(FormSheet, sheets):
        rule = sheet.follow_up
        if rule is None or not reading.telling.cases:
            continue
        for copy in reading.copies(sheet):
            texts = [copy.text(name) for name in rule.fields]
            for each in rule.decided:
                rows = reading.at(sheet.id, f"{copy.id}/{each.table}") if not each.due else ()
                texts += [_with_about(row, each) for row in rows if row.text(each.text)]
            yield f"{reading.copy_name(sheet, copy)}で決めたこと", texts


def _with_about(row: Item, decided: DecidedTable) -> str:
    about = row.text(decided.about) if decided.about else ""
    return f"{about}：{row.text(decided.text)}" if about else row.text(decided.text)


def picked_copies(reading: Reading, sheets: Sequence[Sheet]) -> list[tuple[FormSheet, Item]]:
    """The cases that were taken up; not what else is made for a case and called by its name."""
    return [
        (sheet, copy)
        for sheet in of_kind(FormSheet, sheets)
        if sheet.is_case and sheet.pick and not sheet.named_by
        for copy in reading.copies(sheet)
        if copy.values.get(sheet.pick.flag)
    ]


def chosen_to_try(reading: Reading, sheets: set[str]) -> list[str]:
    """The ideas of which a trial on one of these sheets came."""
    if not sheets & sheets_with(reading.programme, Thing.TRIAL):
        return []
    thread = Thread.of(reading)
    return [
        node.text
        for node in thread.of_thing(Thing.IDEA)
        for result in (thread.nodes[edge.result] for edge in thread.results_of(node.id))
        if result.thing is Thing.TRIAL and result.sheet in sheets
    ]


def first_lists(reading: Reading, sheets: Sequence[Sheet]) -> list[tuple[str, list[str]]]:
    """The first list of each form that all fill together: what it is called, and its texts."""
    found = []
    for sheet in of_kind(FormSheet, sheets):
        field = next(_lists(sheet), None) if sheet.once else None
        if field is not None:
            pieces = reading.at(sheet.id, f"{sheet.id}/{field.id}")
            texts = [" ".join(piece.text(field.fields[0].id).split()) for piece in pieces]
            found += [(field.label, [*filter(None, texts)])] if any(texts) else []
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
    texts = [task.text for task in tasks]
    coming = next_meeting(reading, held, now)
    lines = [
        came_text(came_by_organisation(reading, held), held),
        *decided(reading, sheets, _SHORT),
        *([f"これからすること {len(tasks)}件：{_named(texts, _SHORT)}"] if tasks else []),
        *([f"次回 {coming}"] if coming else []),
    ]
    return "\n".join(f"・{line}" for line in lines)


def as_of_text(held: Meeting | None) -> str:
    """Of which day a record tells, where somebody set one: 令和8年…現在."""
    return f"{japanese_date(held.as_of)}現在" if held and held.as_of else ""


def short(text: str, most: int) -> str:
    """A text in one line of at most so many characters."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"


def begun(text: str) -> str:
    """How a text begins in a line that tells what was decided, however long it is."""
    return " ".join(text.split())[: _LONG - 1]


def _named(names: Sequence[str], longest: int) -> str:
    known = list(dict.fromkeys(name for name in names if name))
    rest = f" ほか{len(known) - _NAMED}件" if len(known) > _NAMED else ""
    return "".join(f"「{short(name, longest)}」" for name in known[:_NAMED]) + rest
