"""The plans alone, as a document that can be handed to a superior: no internal notes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from kasane.errors import KasaneError
from kasane.plain.clock import JAPAN
from kasane.plain.dates import japanese_date
from kasane.plain.file_names import file_name
from kasane.programme import FormSheet, Programme, TableSheet
from kasane.record.chapters.cover import info_of
from kasane.record.chapters.origins import Origins
from kasane.record.chapters.thread_list import print_origin
from kasane.record.copies import copies_of, copy_name
from kasane.record.entries import Piece
from kasane.record.kinds.form import print_copy
from kasane.record.kinds.votes import votings_of
from kasane.record.paper.columns import row_of
from kasane.record.paper.content import Row, Table, fact_table, head, para
from kasane.record.paper.paper import Paper
from kasane.record.task import Task
from kasane.record.values import shown
from kasane.store import State
from kasane.workshop.access import Actor
from kasane.workshop.thread import Node, Thing

_NONE = "企画書は、まだありません。「企画を具体化する」の画面でつくってから、もう一度出します。"


def plan_document(
    state: State,
    programme: Programme,
    actor: Actor,
    now: datetime,
    copy_id: str | None = None,
    *,
    with_names: bool = False,
) -> bytes:
    """The Word file of one plan, or of all, each with what it came from.

    Args:
        state: The workshop.
        programme: The programme that it runs.
        actor: Whose view is printed.
        now: When it is made, with a zone.
        copy_id: The plan; all where None.
        with_names: Whether the people in it are named; else where they work is told.

    Raises:
        KasaneError: there is no plan, or not this one.
    """
    info = info_of(state)
    task = Task(state, programme, actor, with_names)
    plans = [(s, c) for s, c in plans_of(task) if copy_id in (None, c.id)]
    if not plans:
        raise KasaneError(_NONE)
    made = japanese_date(now.astimezone(JAPAN).date())
    where = info.municipality or info.name
    paper = Paper("取組アイデアの企画書", (where, made), "", now.astimezone(JAPAN))
    origins = Origins(task)
    for sheet, plan in plans:
        paper.section(sheet.orientation)
        paper.put(para(sheet.title, "Heading 1"))
        facts = [("市町村", info.municipality), ("まとめた場", _made_in(info.name, programme))]
        paper.table(fact_table((30.0, paper.width - 30.0), [f for f in facts if f[1]]))
        print_copy(paper, sheet, task, plan)
        _print_sources(paper, task, origins, plan)
    if paper.characters.sentence:
        paper.put(para(paper.characters.sentence, "Small"))
    return paper.bytes()


def plan_name(state: State, now: datetime, title: str = "", *, with_names: bool = False) -> str:
    """The file's name."""
    info = info_of(state)
    use = "内部用" if with_names else "共有用"
    day = now.astimezone(JAPAN)
    what = f"_{title[:30]}" if title else ""
    return file_name(f"企画書_{info.municipality or info.name}{what}_{day:%Y%m%d}_{use}", ".docx")


def plans_of(task: Task) -> list[tuple[FormSheet, Piece]]:
    """Every filled copy of a form that there is one of for each idea."""
    return [
        (sheet, copy)
        for sheet in task.programme.sheets
        if isinstance(sheet, FormSheet) and sheet.repeats == "idea"
        for copy in copies_of(task, sheet)
    ]


def plan_titles(state: State, programme: Programme, actor: Actor) -> dict[str, str]:
    """Id → name of every plan, for somebody to choose from."""
    task = Task(state, programme, actor)
    return {copy.id: copy_name(task, sheet, copy) for sheet, copy in plans_of(task)}


def _made_in(name: str, programme: Programme) -> str:
    return f"{name}（{programme.title}）"


def _print_sources(paper: Paper, task: Task, origins: Origins, plan: Piece) -> None:
    """Which cases and findings it came from, the votes, what was found out."""
    node = origins.thread.nodes.get(plan.id)
    if node is None or not origins.above(plan.id):
        return
    paper.put(para("この企画のもとになったこと", "Heading 2"))
    print_origin(paper, origins, node)
    above = origins.above(plan.id)
    _print_votes(paper, task, [n for n in above if n.thing is Thing.IDEA])
    _print_results(paper, task, origins, above)


def _print_votes(paper: Paper, task: Task, ideas: Sequence[Node]) -> None:
    for sheet in task.programme.sheets:
        votings = votings_of(task, sheet) if isinstance(sheet, TableSheet) and sheet.voted else []
        if not isinstance(sheet, TableSheet) or not votings or not ideas:
            continue
        paper.put(para("メンバーの評価（参考）", "Heading 2"))
        marked = [column for column in sheet.columns if column.per_person]
        each = 34.0
        across = [paper.width - each * len(marked), *(each for _ in marked)]
        rows = [Row([head("取組アイデア"), *(head(c.label) for c in marked)], heading=True)]
        last = votings[-1]
        rows += [
            row_of([idea.text, *(last.result(idea.id, column) for column in marked)], across)
            for idea in ideas
        ]
        paper.table(Table(across, rows))


def _print_results(paper: Paper, task: Task, origins: Origins, above: Sequence[Node]) -> None:
    """What was found out about its ideas: the actions that came of them, with their results."""
    ideas = [node for node in above if node.thing is Thing.IDEA]
    actions = {n.id: n for idea in ideas for n in origins.below(idea.id)}
    found = [n for n in [*actions.values(), *above] if n.thing is Thing.ACTION]
    rows: dict[str, list[str]] = {}
    for node in found:
        sheet, piece = task.programme.sheet(node.sheet), task.entries.by_id[node.id]
        if isinstance(sheet, TableSheet) and sheet.todo:
            results = [
                f"{column.label}：{shown(task, column, piece)}"
                for column in sheet.todo.result_columns(sheet.columns)
                if shown(task, column, piece)
            ]
            if results:
                rows[node.id] = [node.text, "\n".join(results)]
    if rows:
        paper.put(para("確かめたこと", "Heading 2"))
        across = [paper.width * 0.42, paper.width * 0.58]
        heads = Row([head("取り組んだこと"), head("結果")], heading=True)
        paper.table(Table(across, [heads, *(row_of(texts, across) for texts in rows.values())]))
