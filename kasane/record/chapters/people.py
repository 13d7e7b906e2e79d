"""Who took part, and what was done when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from kasane.record.chapters.meetings import numbered, when
from kasane.record.paper.content import para, plain_table
from kasane.record.paper.paper import Paper
from kasane.tables.files.people_frames import ATTENDANCES, ROLES, form_text
from kasane.workshop.agenda import AgendaLine, agenda_of
from kasane.workshop.model import Attendance, Meeting, Member, Role
from kasane.workshop.reading import Reading

_UNKNOWN = "未記入"
_OPEN = "\n終わりは記録なし"


def print_members(paper: Paper, reading: Reading, held: Meeting) -> None:
    """Who came, or, where names aren't wanted, how many of each organisation did."""
    paper.chapter("参加者")
    members = members_of(reading, held)
    came = {member_id: _came(held, member_id) for member_id in members}
    paper.put(para(_summary(came)))
    if not reading.telling.names:
        _print_counts(paper, members, came)
    else:
        rows = [
            (member.name, member.organisation, ROLES[member.role], came[member_id])
            for member_id, member in members.items()
        ]
        widths = (40.0, paper.width - 90.0, 22.0, 28.0)
        paper.table(plain_table(widths, ("名前", "所属", "役割", "出欠"), rows))


def members_of(reading: Reading, held: Meeting) -> dict[str, Member]:
    """Who was to come: on the roster, of a time that has the day in it; and whoever came."""
    rule, day = reading.programme.about_members, str(held.date or "")
    found = {}
    for key, member in reading.people.members.items():
        begins, ends = rule.period(member.about)
        in_time = not day or (begins or day) <= day <= (ends or day)
        if member.role is not Role.VIEWER and (in_time or key in held.attendance):
            found[key] = member
    return found


def _came(held: Meeting, member_id: str) -> str:
    attendance = held.attendance.get(member_id)
    return ATTENDANCES[attendance] if attendance else _UNKNOWN


def _summary(came: Mapping[str, str]) -> str:
    counts = Counter(came.values())
    parts = [
        f"{word}{counts[word]}人" for word in (*ATTENDANCES.values(), _UNKNOWN) if counts[word]
    ]
    return f"名簿 {len(came)}人" + (f"（{'、'.join(parts)}）" if parts else "")


def _print_counts(paper: Paper, members: Mapping[str, Member], came: Mapping[str, str]) -> None:
    words = [*ATTENDANCES.values(), _UNKNOWN]
    table: dict[str, Counter[str]] = {}
    for member_id, member in members.items():
        table.setdefault(member.organisation or "所属なし", Counter())[came[member_id]] += 1
    words = [word for word in words if any(counts[word] for counts in table.values())]
    rows = [
        (name, *(str(counts[word] or "") for word in words), str(counts.total()))
        for name, counts in table.items()
    ]
    first = paper.width - 22.0 * (len(words) + 1)
    widths = (first, *(22.0 for _ in range(len(words) + 1)))
    paper.table(plain_table(widths, ("所属", *words, "計"), rows))


def print_all_agendas(paper: Paper, reading: Reading) -> None:
    """The agenda of every meeting that was held or has a day."""
    paper.chapter("進行")
    later = []
    for held in reading.meetings.values():
        if held.date or any(item.runs for item in agenda_of(reading, held)):
            paper.part(f"{numbered(reading, held)}　{when(held)}")
            print_agenda(paper, reading, held)
        else:
            later.append(numbered(reading, held))
    if later:
        paper.put(para(f"日付が決まっていない回：{'、'.join(later)}", "Small"))


def print_agenda(paper: Paper, reading: Reading, held: Meeting) -> None:
    """The agenda with planned and real times."""
    items = list(agenda_of(reading, held, people=_speakers(reading, held)))
    if not items:
        paper.put(para("進行の予定は、まだありません。"))
        return
    rows = [row for item in items for row in _rows(item)]
    widths = (34.0, 28.0, 16.0, paper.width - 104.0, 26.0)
    heads = ("予定", "実際", "所要", "活動", "かたち")
    paper.table(plain_table(widths, heads, rows))


def _rows(item: AgendaLine) -> Iterator[tuple[str, ...]]:
    """An item, and the break that is planned after it."""
    yield (
        _planned(item),
        "\n".join(f"{start}～{end or _OPEN}" for start, end in item.runs),
        "" if item.minutes is None else f"{item.minutes}分",
        item.activity.title,
        form_text(item.activity),
    )
    if item.break_after:
        yield (f"{item.break_after}分", "", "", "休憩", "")


def _speakers(reading: Reading, held: Meeting) -> int:
    """Who was there; where that is not noted, who was to come."""
    there = (Attendance.PRESENT, Attendance.ONLINE)
    members = members_of(reading, held)
    return sum(held.attendance.get(key) in there for key in members) or len(members)


def _planned(item: AgendaLine) -> str:
    if item.skipped:
        return "行わない"
    minutes = item.activity.minutes
    if item.planned_clock:
        return f"{item.planned_clock}～{item.planned_until}"
    asked = f"{item.planned_minutes}分" if item.planned_minutes else "時間は決めない"
    return asked if minutes.fixed or not minutes.text else minutes.text
