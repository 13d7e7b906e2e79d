"""The record of a session, as minutes: who took part, what was done when, the sheets."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from kasane.errors import KasaneError
from kasane.programme import Programme, Sheet, Step
from kasane.record.content import fact_table, para
from kasane.record.dates import japanese_date
from kasane.record.layouts import layout_of
from kasane.record.paper import Paper
from kasane.record.people import print_agenda, print_members
from kasane.record.task import Task
from kasane.store import State
from kasane.tables.clock import JAPAN
from kasane.tables.csv_files import put_file
from kasane.tables.file_names import file_name
from kasane.tables.source import open_workshops, state_of
from kasane.workshop.access import Actor
from kasane.workshop.model import Meeting, Role, WorkshopInfo, read


def session_record(
    state: State,
    programme: Programme,
    actor: Actor,
    now: datetime,
    *,
    with_names: bool = False,
    meeting: str | None = None,
) -> bytes:
    """The Word record of one meeting.

    Args:
        state: The workshop.
        programme: The programme that it runs.
        actor: Whose view is printed: what they may not see is not in it.
        now: When the record is made, with a zone.
        with_names: Whether members are named, on the roster and under signed notes.
        meeting: Id of the meeting, whose sheets are printed; where None, the facts of the
            workshop's current one and every sheet that something is written on.
    """
    info = _info(state)
    held = _meeting(state, info, meeting)
    task = Task(state, actor, with_names)
    paper = Paper(
        f"{info.name} 記録", _header(info, held), _use(with_names=with_names), now.astimezone(JAPAN)
    )
    paper.section(cover=True)
    _print_cover(paper, info, programme, held, now, with_names=with_names)
    paper.section()
    _print_facts(paper, info, programme, held)
    print_members(paper, task, held)
    print_agenda(paper, state, programme, held)
    for sheet in _sheets(state, programme, held, whole=meeting is None):
        layout = layout_of(sheet)
        if layout is not None:
            layout.filled(paper, sheet, task)
            layout.lists(paper, sheet, task)
    if paper.characters.sentence:
        paper.put(para(paper.characters.sentence, "Small"))
    return paper.bytes()


def record_name(state: State, now: datetime, *, with_names: bool = False) -> str:
    """The file's name, which says 内部用 (with names) or 共有用."""
    info = _info(state)
    held = _meeting(state, info, None)
    day = held.date if held else now.astimezone(JAPAN).date()
    use = "内部用" if with_names else "共有用"
    return file_name(f"{info.name}_記録_{day:%Y%m%d}_{use}", ".docx")


def write_record(
    data: Path, workshop_id: str, out: Path | None = None, *, with_names: bool = False
) -> Path:
    """Write a workshop's record as a facilitator sees it, as the command `record` does.

    Args:
        data: The data folder.
        workshop_id: The workshop.
        out: The file; one of its own name in the present folder where None.
        with_names: As in `session_record`.

    Raises:
        KasaneError: there are no data or no such workshop, or the programme is gone.
    """
    with open_workshops(data) as workshops:
        state = state_of(workshops, workshop_id)
        actor = Actor(workshop_id, "owner", Role.FACILITATOR)
        now = workshops.clock()
        programme = workshops.programme_of(state)
        content = session_record(state, programme, actor, now, with_names=with_names)
    path = out or Path(record_name(state, now, with_names=with_names))
    put_file(path, content)
    return path


def _info(state: State) -> WorkshopInfo:
    info = read(state, WorkshopInfo)
    if info is None:
        raise KasaneError("このワークショップは終了しています。記録はつくっていません。")
    return info


def _meeting(state: State, info: WorkshopInfo, meeting: str | None) -> Meeting | None:
    wanted = meeting or info.meeting
    return read(state, Meeting, wanted) if wanted else None


def _header(info: WorkshopInfo, held: Meeting | None) -> tuple[str, str]:
    return info.name, japanese_date(held.date) if held else ""


def _use(*, with_names: bool) -> str:
    return "内部用（名前を含みます）" if with_names else "共有用（名前を含みません）"


def _print_cover(
    paper: Paper,
    info: WorkshopInfo,
    programme: Programme,
    held: Meeting | None,
    now: datetime,
    *,
    with_names: bool,
) -> None:
    paper.put(
        para(programme.title, "Cover Kicker"),
        para(info.name, "Title"),
        para("ワークショップの記録", "Subtitle"),
    )
    made = now.astimezone(JAPAN)
    facts = [
        ("市町村", info.municipality),
        ("回", f"第{info.round}回"),
        ("開催日", japanese_date(held.date) if held else ""),
        ("会場", held.venue if held else ""),
        ("作成", f"{japanese_date(made.date())} {made:%H:%M}"),
        ("取扱い", _use(with_names=with_names)),
    ]
    paper.table(fact_table((30.0, paper.width - 30.0), [f for f in facts if f[1]]))
    if info.sample:
        paper.put(para("これは記入例です。市町村名・氏名・内容はすべて架空のものです。", "Small"))


def _print_facts(
    paper: Paper, info: WorkshopInfo, programme: Programme, held: Meeting | None
) -> None:
    paper.chapter("開催概要")
    steps = list(_steps(programme, held))
    facts = [
        ("ワークショップ", info.name),
        ("市町村", info.municipality),
        ("プログラム", f"{programme.title}（第{info.round}回）"),
        ("日時", f"{japanese_date(held.date)} {held.start}～" if held else ""),
        ("会場", held.venue if held else ""),
        ("内容", "\n".join(f"{step.short}　{step.title}" for step in steps)),
        ("目的", "\n".join(f"・{text}" for step in steps for text in step.purposes)),
    ]
    paper.table(fact_table((30.0, paper.width - 30.0), [f for f in facts if f[1]]))


def _steps(programme: Programme, held: Meeting | None) -> Iterator[Step]:
    for step in programme.steps:
        if held is not None and step.id in held.steps:
            yield step


def _sheets(
    state: State, programme: Programme, held: Meeting | None, *, whole: bool
) -> list[Sheet]:
    """Of the whole workshop, the sheets with something on them; else those of the meeting."""
    written = {record.body["sheet"] for record in state.all("entry")}
    steps = [] if whole and written else list(_steps(programme, held))
    of_steps = {sheet for step in steps for each in step.activities for sheet in each.sheets}
    used = of_steps or written
    return [sheet for sheet in programme.sheets if sheet.id in used]
