"""The meetings of a workshop: when each was, what it was about, how many came."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kasane.errors import KasaneError
from kasane.plain.dates import japanese_date, short_date
from kasane.programme import Programme, Step
from kasane.record.paper.content import fact_table, para, plain_table
from kasane.record.paper.paper import Paper
from kasane.record.values import text_of
from kasane.tables.files.people_frames import ATTENDANCES
from kasane.workshop.model import Meeting
from kasane.workshop.reading import Reading


def find_meeting(reading: Reading, wanted: str) -> str:
    """The id of a meeting told by its id, its day (2026-12-08) or its number (1 is the first).

    Raises:
        KasaneError: there is no such meeting.
    """
    meetings = reading.meetings
    for number, (meeting_id, meeting) in enumerate(meetings.items(), 1):
        if wanted in (meeting_id, str(number), str(meeting.date or "-")):
            return meeting_id
    raise KasaneError(
        f"「{wanted}」の開催回は見つかりません。番号（1から{len(meetings)}）か、日付で選びます。"
        "何も書き出していません。"
    )


def numbered(reading: Reading, held: Meeting) -> str:
    """A meeting's number, such as 第2回."""
    return f"第{list(reading.meetings.values()).index(held) + 1}回"


def programme_text(reading: Reading) -> str:
    """The programme, with its round from the second on: チームづくり編（2巡目）."""
    round_ = reading.info.round if reading.info else 1
    return reading.programme.title + (f"（{round_}巡目）" if round_ > 1 else "")


def when(held: Meeting) -> str:
    """A meeting's day and hours."""
    day = japanese_date(held.date) if held.date else "日付は未定"
    clock = f" {held.start}～{held.end}" if held.start else ""
    return day + clock


def steps_of(programme: Programme, held: Meeting) -> Iterator[Step]:
    """The steps of a meeting, in the programme's order."""
    return (step for step in programme.steps if step.id in held.steps)


def told_steps(reading: Reading, held: Meeting) -> list[Step]:
    """The steps whose sheets a meeting's record tells, in the programme's order.

    Its own, and those without a meeting since the meeting step before (インタビュー): what was
    done in them is shared at the meeting. What comes before the first one is nobody's.
    """
    own = {step for meeting in reading.meetings.values() for step in meeting.steps}
    told: list[Step] = []
    between: list[Step] | None = None
    for step in reading.programme.steps:
        if step.id in held.steps:
            told += [*(between or ()), step]
        if step.meeting:
            between = []
        elif between is not None and step.id not in own:
            between.append(step)
    return told


def print_meeting_facts(paper: Paper, reading: Reading, held: Meeting) -> None:
    """What it was about and what for; when and where stand on the first page."""
    paper.chapter("開催概要")
    steps = list(steps_of(reading.programme, held))
    facts = [
        ("内容", "\n".join(f"{step.short}　{step.title}" for step in steps)),
        ("目的", "\n".join(f"・{text}" for step in steps for text in step.purposes)),
        ("備考", held.remarks),
        *_own_facts(reading, held),
    ]
    paper.table(fact_table(paper.width, [f for f in facts if f[1]]))


def print_programme_facts(paper: Paper, reading: Reading) -> None:
    """What the programme is for, and every meeting of it."""
    programme = reading.programme
    paper.chapter("プログラムの概要")
    facts = [
        ("ねらい", programme.purpose),
        ("到達目標", "\n".join(f"・{goal}" for goal in programme.goals)),
    ]
    paper.table(fact_table(paper.width, [f for f in facts if f[1]]))
    paper.chapter("開催の記録")
    meetings = reading.meetings
    if not meetings:
        paper.put(para("開催の予定は、まだありません。"))
        return
    rows = [_row(reading, held, number) for number, held in enumerate(meetings.values(), 1)]
    widths = (14.0, 38.0, 30.0, paper.width - 110.0, 28.0)
    paper.table(plain_table(widths, ("回", "日時", "会場", "内容", "出欠"), rows))
    paper.told.add("meetings")


def _own_facts(reading: Reading, held: Meeting) -> Iterator[tuple[str, str]]:
    """What stands in the columns that a municipality has added to the schedule."""
    schedule = reading.programme.schedule
    for column in schedule.columns if schedule else ():
        if column.id in held.about:
            yield column.label, text_of(reading, column.type, held.about[column.id])


def _row(reading: Reading, held: Meeting, number: int) -> list[str]:
    day = short_date(held.date) if held.date else "日付は未定"
    clock = f"\n{held.start}～{held.end}" if held.start else ""
    steps = "\n".join(f"{step.short}　{step.title}" for step in steps_of(reading.programme, held))
    own = [f"{label}：{text}" for label, text in _own_facts(reading, held) if text]
    about = "\n".join(text for text in (steps, held.remarks, *own) if text)
    return [f"第{number}回", day + clock, held.venue, about, came_text(held)]


def came_text(held: Meeting) -> str:
    """How many came, a line for each way: 出席12人, 欠席1人."""
    counts = Counter(held.attendance.values())
    parts = [f"{word}{counts[came]}人" for came, word in ATTENDANCES.items() if counts[came]]
    return "\n".join(parts) or "未記入"
