"""Who took part in the whole programme: at which meetings, from when until when."""

from __future__ import annotations

from collections.abc import Mapping, Set

from kasane.plain.dates import date_text
from kasane.record.facts import came_by_organisation, came_text, everybody
from kasane.record.paper.content import para, plain_table
from kasane.record.paper.paper import Paper
from kasane.tables.files.people_frames import ATTENDANCES, ROLES
from kasane.workshop.model import Attendance, Meeting, Member
from kasane.workshop.reading import Reading

_GONE = "途中で外れた"
_FEW = 4
"""Meetings with words on an upright page; one more where nobody came for a time only."""
_UPRIGHT = {True: 5, False: 8}
"""Meetings with signs on such a page; fewer where it is said from when until when people came."""
_SIGNS = {Attendance.PRESENT: "○", Attendance.ONLINE: "オ", Attendance.ABSENT: "欠"}
_SIGN = 10.5


def print_takers(paper: Paper, reading: Reading) -> None:
    """How many of each organisation came when; names where wanted."""
    members = _members(reading)
    gone = members.keys() - reading.people.members.keys()
    rule = reading.programme.about_members
    periods = {key: rule.period(member.about) for key, member in members.items()}
    timed = bool(gone) or any(start or end for start, end in periods.values())
    meetings = _held(reading)
    wide = reading.telling.names and len(meetings) > _UPRIGHT[timed]
    paper.section("landscape" if wide else "portrait", follow=True)
    paper.chapter("参加者")
    paper.put(para(_summary(reading, periods, gone), keep=True))
    if not reading.telling.names:
        _print_counts(paper, members, meetings)
    else:
        told = {key: _period(*periods[key], gone=key in gone) for key in members}
        _print_names(paper, members, told, meetings)
        paper.told |= {"organisation", rule.begins or "", rule.ends or ""}


def _held(reading: Reading) -> dict[int, Meeting]:
    """By their number the meetings that have a day, or to which somebody came."""
    known = enumerate(reading.meetings.values(), 1)
    return {number: held for number, held in known if held.date or held.attendance}


def _members(reading: Reading) -> dict[str, Member]:
    """Those on the roster, and those who left it after they had been at a meeting."""
    came = {member for held in reading.meetings.values() for member in held.attendance}
    return everybody(reading, came)


def _summary(reading: Reading, periods: Mapping[str, tuple[str, str]], gone: Set[str]) -> str:
    left = sum(bool(key in gone or ends) for key, (_, ends) in periods.items())
    rest = f"（途中で離れた人 {left}人）" if left else ""
    return came_text(came_by_organisation(reading, None), None) + rest


def _print_counts(
    paper: Paper, members: Mapping[str, Member], meetings: Mapping[int, Meeting]
) -> None:
    groups: dict[str, list[str]] = {}
    for key, member in members.items():
        groups.setdefault(member.organisation or "所属なし", []).append(key)
    rows = []
    for name, group in groups.items():
        came = [sum(_was_there(held, member) for member in group) for held in meetings.values()]
        rows.append([name, f"{len(group)}人", *(f"{count}人" if count else "" for count in came)])
    sums = [sum(_was_there(held, m) for m in members) for held in meetings.values()]
    rows.append(["計", f"{len(members)}人", *(f"{count}人" for count in sums)])
    each = min(22.0, (paper.width - 60.0) / (len(meetings) + 1))
    widths = (paper.width - each * (len(meetings) + 1), *(each for _ in range(len(meetings) + 1)))
    heads = ("所属", "名簿", *(f"第{number}回" for number in meetings))
    paper.table(plain_table(widths, heads, rows))


def _print_names(
    paper: Paper,
    members: Mapping[str, Member],
    periods: Mapping[str, str],
    meetings: Mapping[int, Meeting],
) -> None:
    timed = any(periods.values())
    upright, signs = paper.height > paper.width, len(meetings) > _FEW + (not timed)
    words = _SIGNS if signs else ATTENDANCES
    paper.part("参加者と出欠")
    rows = [
        [
            member.name,
            member.organisation,
            ROLES[member.role],
            *(_came(held, key, words) for held in meetings.values()),
            *([periods[key]] if timed else []),
        ]
        for key, member in members.items()
    ]
    unit = "" if signs else "人"
    sums = (f"{sum(_was_there(held, key) for key in members)}{unit}" for held in meetings.values())
    rows.append([f"計 {len(members)}人", "", "", *sums, *([""] if timed else [])])
    room = 63.0 if upright and timed else 90.0
    each = _SIGN if signs else min(22.0, room / max(len(meetings), 1))
    name = 28.0 if upright else 40.0
    rest = paper.width - name - 18.0 - each * len(meetings)
    ends = (rest * 0.55, rest * 0.45) if timed else (rest,)
    widths = (name, ends[0], 18.0, *(each for _ in meetings), *ends[1:])
    numbers = (f"{'' if signs else '第'}{number}回" for number in meetings)
    heads = ("名前", "所属", "役割", *numbers, *(["参加期間"] if timed else []))
    paper.table(plain_table(widths, heads, rows))
    if signs:
        legend = "　".join(f"{sign}＝{ATTENDANCES[came]}" for came, sign in _SIGNS.items())
        paper.put(para(legend, "Small"))


def _was_there(held: Meeting, member: str) -> bool:
    return held.attendance.get(member) in (Attendance.PRESENT, Attendance.ONLINE)


def _came(held: Meeting, member: str, words: Mapping[Attendance, str]) -> str:
    came = held.attendance.get(member)
    return words[came] if came else ""


def _day(value: str) -> str:
    return date_text(value, short=True)


def _period(start: str, end: str, *, gone: bool) -> str:
    period = f"{_day(start)}～{_day(end)}" if start or end else ""
    return "\n".join([*([period] if period else []), *([_GONE] if gone else [])])
