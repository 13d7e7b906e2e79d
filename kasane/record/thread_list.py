"""The thread from the cases to the plans: as lists, and as a picture."""

from __future__ import annotations

from collections.abc import Sequence

from kasane.record.content import Row, Table, head, para, side, text_cell
from kasane.record.origins import LANES, Origins, lane
from kasane.record.paper import Paper
from kasane.record.pictures.thread import Box, thread_picture
from kasane.record.task import Task
from kasane.workshop.thread import Node, Thing

_SIDE, _LANDSCAPE = 34.0, 257.0
_ON_A_PAGE = 16
_MOST = 11
"""Boxes of one stage in the picture."""


def print_thread(paper: Paper, task: Task) -> None:
    """From every plan back to its cases, from every case on, and the picture of both."""
    origins = Origins(task)
    plans, cases = (origins.thread.of_thing(thing) for thing in (Thing.PLAN, Thing.CASE))
    ideas = origins.thread.ideas_without_outcome()
    if not (plans or cases or ideas):
        return
    paper.section()
    paper.chapter("ケースから企画までのつながり")
    for plan in plans:
        paper.part(f"企画書「{plan.text}」のもとになったこと")
        print_origin(paper, origins, plan)
    if cases:
        paper.part("ケースごとに、そこから生まれたこと")
        _print_cases(paper, origins, cases)
    if ideas:
        paper.part("まだ次に進んでいない取組アイデア")
        paper.put(*(para(f"・{idea.text}", "Cell") for idea in ideas))
    _print_picture(paper, origins, plans)


def print_origin(paper: Paper, origins: Origins, node: Node) -> None:
    """What something came from, a row for each stage."""
    above = origins.above(node.id)
    if not above:
        paper.put(para("もとになった付箋やケースは、つながれていません。"))
        return
    rows = []
    for number, name in enumerate(LANES):
        if name == LANES[1] and not origins.tells_cases:
            continue
        texts = [f"・{origins.label(each)}" for each in above if lane(each) == number]
        if texts:
            unique = "\n".join(dict.fromkeys(texts))
            rows.append(Row([side(name), text_cell(unique)], whole=len(texts) < 12))
    paper.table(Table((_SIDE, paper.width - _SIDE), rows, together=len(above) < _ON_A_PAGE))


def _print_cases(paper: Paper, origins: Origins, cases: Sequence[Node]) -> None:
    heads = ("ケース", "強みと課題", "取組アイデア", "企画書")
    rows = [Row([head(text) for text in heads], heading=True)]
    for case in cases:
        below = origins.below(case.id)
        findings = sum(node.thing is Thing.FINDING for node in below)
        texts = [
            "\n".join(f"・{node.text}" for node in below if node.thing is thing)
            for thing in (Thing.IDEA, Thing.PLAN)
        ]
        cells = [origins.label(case), f"{findings}枚", *texts]
        rows.append(Row([text_cell(text) for text in cells], whole=len(below) < 40))
    rest = paper.width - 62.0
    paper.table(Table((40.0, 22.0, rest * 0.55, rest * 0.45), rows))


def _print_picture(paper: Paper, origins: Origins, plans: Sequence[Node]) -> None:
    """The plans with what they came from; without plans, the ideas with theirs."""
    ends = plans or origins.thread.of_thing(Thing.IDEA)[:_MOST]
    nodes = origins.sorted({i for end in ends for i in (end.id, *origins.thread.above(end.id))})
    notes = [] if origins.tells_cases else [n for n in nodes if n.thing is Thing.CASE_NOTE]
    around = {note.id: note.case for note in notes}
    shown = [node for node in nodes if node.id not in around]
    kept, left_out = _fewer(shown)
    edges = {
        (around.get(edge.source, edge.source), around.get(edge.result, edge.result))
        for edge in origins.thread.edges
    }
    boxes = [Box(node.id, lane(node), _in_box(origins, node)) for node in kept]
    known = {box.id for box in boxes}
    drawn = sorted((a, b) for a, b in edges if a in known and b in known and a != b)
    picture = thread_picture(boxes, drawn, LANES, _LANDSCAPE)
    if picture is None:
        return
    paper.section("landscape")
    paper.part("つながりの図")
    paper.picture(picture)
    if left_out:
        paper.put(para(f"図に入りきらない {left_out}件は、一覧にだけのせています。", "Small"))


def _in_box(origins: Origins, node: Node) -> str:
    return origins.label(node) if node.thing is not Thing.CASE_NOTE else node.text


def _fewer(nodes: Sequence[Node]) -> tuple[list[Node], int]:
    """At most so many of each stage, and how many are left out."""
    kept: list[Node] = []
    for node in nodes:
        if sum(lane(each) == lane(node) for each in kept) < _MOST:
            kept.append(node)
    return kept, len(nodes) - len(kept)
