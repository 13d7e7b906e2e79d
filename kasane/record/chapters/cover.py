"""What every document begins with: for a superior, on one page, what came of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from kasane.errors import KasaneError
from kasane.plain.clock import JAPAN
from kasane.plain.dates import date_text, japanese_date
from kasane.programme import Sheet
from kasane.record import facts
from kasane.record.chapters.meetings import numbered, programme_text, when
from kasane.record.paper.content import fact_table, para, plain_table
from kasane.record.paper.paper import Paper
from kasane.workshop.model import Meeting, WorkshopInfo
from kasane.workshop.reading import Reading
from kasane.workshop.tasks import Task, open_tasks

SAMPLE = "これは記入例です。市町村名・氏名・内容はすべて架空のものです。"
_MOST, _LEAST, _ACROSS = 6, 3, 42
"""Tasks on the page, fewer by the lines of the summary; all are on their sheets."""
_TASK, _WHERE, _OWNERS, _PLACES = 38, 14, 26, 3
"""How many characters of a task, of where it stands, of who does it; how many sheets are named."""


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
    _print_tasks(paper, front)
    _print_people(paper, front)


def _print_head(paper: Paper, front: Front) -> None:
    reading, held = front.reading, front.held
    info, made = info_of(reading), front.now.astimezone(JAPAN)
    kind = f"{numbered(reading, held)} 開催の記録" if held else "プログラム全体の記録"
    paper.put(
        para(programme_text(reading), "Cover Kicker"),
        para(info.name, "Title"),
        para(kind, "Subtitle"),
    )
    told = [
        ("市町村", info.municipality),
        ("日時・会場", _joined(when(held), held.venue) if held else ""),
        ("記録者", held.recorder if held else ""),
        ("連絡先", held.contact if held else ""),
        ("作成", _joined(f"{japanese_date(made.date())} {made:%H:%M}", facts.as_of_text(held))),
        ("取扱い", front.use),
    ]
    paper.table(fact_table((30.0, paper.width - 30.0), [f for f in told if f[1]]))
    if info.sample:
        paper.put(para(SAMPLE, "Small"))


def _print_decided(paper: Paper, front: Front) -> None:
    paper.part("決まったこと")
    lines = facts.decided(front.reading, front.sheets) or ["決まったことは、書かれていません。"]
    paper.put(*(para(f"・{line}") for line in lines))


def _print_tasks(paper: Paper, front: Front) -> None:
    paper.part("これからすること")
    tasks = open_tasks(front.reading)
    if not tasks:
        paper.put(para("これからすることは、ありません。"))
        return
    summary = front.held.summary if front.held else ""
    most = _MOST - sum(1 + len(line) // _ACROSS for line in summary.splitlines())
    widths = (30.0, 46.0, paper.width - 76.0)
    rows = [_row(front, task) for task in tasks[: max(most, _LEAST)]]
    paper.table(plain_table(widths, ("いつまでに", "だれが", "何を"), rows))
    if len(tasks) > len(rows):
        paper.put(para(_more(tasks[len(rows) :]), "Small"))


def _more(tasks: Sequence[Task]) -> str:
    """How many tasks are not on the page, and on which sheets they stand."""
    counts = Counter(facts.short(task.where, _OWNERS) for task in tasks).most_common()
    named = "、".join(f"「{where}」{count}件" for where, count in counts[:_PLACES])
    rest = sum(count for _, count in counts[_PLACES:])
    return f"ほかに {len(tasks)}件あります：{named}" + (f"、そのほか {rest}件" if rest else "")


def _row(front: Front, task: Task) -> tuple[str, str, str]:
    owners = facts.short(front.reading.people.text(task.owners), _OWNERS)
    what = f"{facts.short(task.text, _TASK)}（{facts.short(task.where, _WHERE)}）"
    return date_text(task.due, short=True).replace("\n", ""), owners, what


def _print_people(paper: Paper, front: Front) -> None:
    held = front.held
    counts = facts.came_by_organisation(front.reading, held)
    coming = facts.next_meeting(front.reading, held, front.now)
    by = "、".join(f"{each.organisation} {each.came}人" for each in counts if each.came)
    told = [
        ("次回", coming or "予定は、書かれていません。"),
        ("出席", "\n".join(part for part in (facts.came_text(counts, held), by) if part)),
    ]
    paper.table(fact_table((30.0, paper.width - 30.0), told), room=False)


def _joined(*parts: str) -> str:
    return "　".join(part for part in parts if part)
