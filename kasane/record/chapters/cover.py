"""What every document begins with: for a superior, on one page, what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from kasane.errors import KasaneError
from kasane.plain.clock import JAPAN
from kasane.plain.dates import date_text, japanese_date
from kasane.programme import Sheet
from kasane.record import facts
from kasane.record.chapters.meetings import numbered, programme_text, when
from kasane.record.paper.content import (
    NAMED,
    Row,
    Table,
    cell,
    fact_table,
    head,
    para,
    plain_table,
)
from kasane.record.paper.paper import Paper
from kasane.record.paper.remnants import in_lines
from kasane.workshop.model import Meeting, WorkshopInfo
from kasane.workshop.reading import Reading
from kasane.workshop.tasks import Task, open_tasks

SAMPLE = "これは記入例です。市町村名・氏名・内容はすべて架空のものです。"
_HEADS = ("いつまでに", "だれが", "何を")
_WHOLE = 1_000
"""More characters than a task or those who do it have."""
_TASK, _OWNERS = 38, 26
"""How many characters of a task and of who does it, where there is room for no more."""
_CLOSE_TASK, _CLOSE_OWNERS = 28, 14
"""The same where each task takes one line in smaller letters."""


@dataclass(frozen=True, slots=True)
class Front:
    """What the first page tells of.

    Attributes:
        held: the meeting; None: the whole programme.
        sheets: what is told of what was decided stands on these.
        use: for whom the document is.
    """

    reading: Reading
    held: Meeting | None
    sheets: Sequence[Sheet]
    use: str
    now: datetime


def info_of(reading: Reading) -> WorkshopInfo:
    """The workshop's facts.

    Raises:
        KasaneError: it was erased.
    """
    if reading.info is None:
        raise KasaneError("このワークショップは終了しています。記録はつくっていません。")
    return reading.info


def print_front(paper: Paper, front: Front) -> None:
    """Title, day, place and use; then 要点: decided, to do, next time, who was there."""
    _print_head(paper, front)
    paper.put(para("要点", "Heading 1"))
    if front.held and front.held.summary:
        paper.put(para(front.held.summary))
    _print_decided(paper, front)
    _print_tasks(paper, front, _people(paper, front))


def _print_head(paper: Paper, front: Front) -> None:
    reading, held = front.reading, front.held
    info, made = info_of(reading), front.now.astimezone(JAPAN)
    width = paper.width - NAMED
    kind = f"{numbered(reading, held)} 開催の記録" if held else "プログラム全体の記録"
    paper.put(
        para(programme_text(reading), "Cover Kicker"),
        para(info.name, "Title"),
        para(kind, "Subtitle"),
    )
    told = [
        ("市町村", info.municipality),
        ("日時・会場", in_lines(_joined(when(held), held.venue), width) if held else ""),
        ("記録者", held.recorder if held else ""),
        ("連絡先", held.contact if held else ""),
        ("作成", _joined(f"{japanese_date(made.date())} {made:%H:%M}", facts.as_of_text(held))),
        ("取扱い", front.use),
    ]
    paper.table(fact_table(paper.width, [f for f in told if f[1]]))
    if info.sample:
        paper.put(para(SAMPLE, "Small"))


def _print_decided(paper: Paper, front: Front) -> None:
    paper.part("決まったこと")
    lines = facts.decided(front.reading, front.sheets) or ["決まったことは、書かれていません。"]
    paper.put(*(para(f"・{line}", "Item") for line in lines))


def _print_tasks(paper: Paper, front: Front, people: Table) -> None:
    """All that is open, by date, above who came: with where it stands or, if many, a line or two.

    Where even those are too many for the page they go on on the next one, and who came is above.
    """
    tasks = open_tasks(front.reading)
    paper.part("これからすること")
    if not tasks:
        paper.put(para("これからすることは、ありません。"))
        paper.table(people, room=False)
        return
    late = sum(1 for task in tasks if "" < task.due < _day(front).isoformat())
    if late:
        paper.put(para(f"うち{late}件は、期限を過ぎています。", "Small", keep=True))
    close = _close(paper, front, tasks, _CLOSE_TASK, _CLOSE_OWNERS)
    sizes = (
        _roomy(paper, front, tasks, _WHOLE, _WHOLE),
        _roomy(paper, front, tasks, _TASK, _OWNERS),
        _close(paper, front, tasks, _TASK, _OWNERS),
        close,
    )
    fitting = next((each for each in sizes if paper.has_room(each, people)), None)
    if fitting is None:
        paper.put(para(f"{len(tasks)}件あります。次のページへつづきます。", "Small", keep=True))
    for table in (fitting, people) if fitting else (people, close):
        paper.table(table, room=table is not people or not fitting)


def _day(front: Front) -> date:
    """The day by which something is late: that of the meeting, or of the record of the whole."""
    held = front.held
    told = (held.as_of or held.date) if held else None
    return told or front.now.astimezone(JAPAN).date()


def _roomy(paper: Paper, front: Front, tasks: Sequence[Task], most: int, people: int) -> Table:
    rows = [_row(front, task, most, people) for task in tasks]
    return plain_table((30.0, 46.0, paper.width - 76.0), _HEADS, rows)


def _close(paper: Paper, front: Front, tasks: Sequence[Task], most: int, people: int) -> Table:
    """In smaller letters, with so many of them of a task and of who does it."""
    widths = (27.0, 48.0, paper.width - 75.0)
    rows = [(_due(t), _owners(front, t, people), facts.short(t.text, most)) for t in tasks]
    heads = Row([head(text) for text in _HEADS], heading=True)
    return Table(widths, [heads, *(Row([cell(t, "Small") for t in row]) for row in rows)], False)


def _row(front: Front, task: Task, most: int, people: int) -> tuple[str, str, str]:
    what = f"{facts.short(task.text, most)}（{task.where}）"
    return _due(task), _owners(front, task, people), what


def _due(task: Task) -> str:
    return date_text(task.due, short=True).replace("\n", "")


def _owners(front: Front, task: Task, most: int) -> str:
    """Who does it; where those are many the first and how many more."""
    people = front.reading.people
    names = people.text(task.owners)
    if len(names) <= most or len(task.owners) < 2:
        return facts.short(names, most)
    first = facts.short(people.text(task.owners[:1]), most - 5)
    return f"{first} ほか{len(task.owners) - 1}人" if first else facts.short(names, most)


def _people(paper: Paper, front: Front) -> Table:
    held = front.held
    counts = facts.came_by_organisation(front.reading, held)
    coming = facts.next_meeting(front.reading, held, front.now)
    by = "、".join(f"{each.organisation} {each.came}人" for each in counts if each.came)
    width = paper.width - NAMED
    came = (facts.came_text(counts, held), in_lines(by, width) if by else "")
    told = [
        ("次回", in_lines(coming, width) if coming else "予定は、書かれていません。"),
        ("出席", "\n".join(part for part in came if part)),
    ]
    return fact_table(paper.width, told)


def _joined(*parts: str) -> str:
    return "　".join(part for part in parts if part)
