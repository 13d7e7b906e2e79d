"""The thread from the cases to what came of them: a line for each goal, a row for each case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kasane.record.origins import Origins
from kasane.record.paper.content import (
    Row,
    Table,
    head,
    para,
    plain_table,
    row_of,
    side,
    text_cell,
)
from kasane.record.paper.paper import Paper
from kasane.workshop.reading import Reading
from kasane.workshop.thread import Node, Thing, Why
from kasane.workshop.thread.ways import Leads

_SIDE, _ARROW = 34.0, 7.0
_FEW = 12
"""Lines of a list that stay on one page."""


def print_thread(paper: Paper, reading: Reading) -> None:
    """From every goal back to its cases, a line each, and from every case on."""
    origins = Origins(reading)
    if origins.way.leads is None:
        _print_ends(paper, origins)
    else:
        _print_goals_and_cases(paper, origins, origins.way.leads)


def _print_ends(paper: Paper, origins: Origins) -> None:
    """What came of something and led no further yet, each with what it came from."""
    thread = origins.thread
    named = {edge.result for edge in thread.edges if edge.why is Why.SOURCE}
    ends = [n for n in thread.nodes.values() if n.id in named and not thread.results_of(n.id)]
    rows = [
        ["\n".join(told), node.text]
        for node in ends
        if node.text and (told := _origins_told(origins, node))
    ]
    if rows:
        paper.flow(across=False)
        paper.chapter(origins.way.title)
        half = paper.width / 2
        paper.table(plain_table((half, half), ("もとになったこと", "いま、ここまで"), rows))


def _origins_told(origins: Origins, node: Node) -> list[str]:
    """What something came from, a line each; a case is named by what is in it."""
    above = _told(origins, node)
    named = {each.case for each in above if each.thing is Thing.CASE_NOTE}

    def line(each: Node) -> str:
        sheet = "" if each.case else f"{origins.way.called(each)}："
        return f"・{sheet}{origins.label(each)}"

    return list(dict.fromkeys(line(each) for each in above if each.id not in named))


def _print_goals_and_cases(paper: Paper, origins: Origins, leads: Leads) -> None:
    thing, called = leads.goal
    texts = {node.id: _stages(origins, node) for node in origins.thread.of_thing(thing)}
    goals = [node for node in origins.thread.of_thing(thing) if texts[node.id]]
    cases = _case_rows(origins, leads)
    ideas = origins.thread.ideas_without_outcome() if origins.goes_on else []
    if not (goals or cases or ideas):
        return
    paper.flow(across=bool(goals))
    paper.chapter(origins.way.title)
    if goals:
        paper.part(f"{called}のもとになったこと")
        _print_goals(paper, origins, goals, texts, called)
    if ideas:
        paper.part(f"まだ次に進んでいない{origins.name(Thing.IDEA)}")
        lines, few = [f"・{idea.text}" for idea in ideas], len(ideas) <= _FEW
        paper.put(*(para(line, "Cell", keep=few) for line in lines[:-1]), para(lines[-1], "Cell"))
    if cases:  # last, as it fills a page of its own better than a few lines would
        paper.part("ケースごとに、そこから生まれたこと")
        _print_cases(paper, origins, leads, cases)


def _print_goals(
    paper: Paper,
    origins: Origins,
    goals: Sequence[Node],
    texts: Mapping[str, Mapping[str, str]],
    called: str,
) -> None:
    """A line for each goal: what it came from, stage by stage, with arrows between the stages."""
    used = [name for name in origins.names if any(name in found for found in texts.values())]
    heads = [text for name in used for text in (name, "")] + [called]
    rows = [Row([head(text) for text in heads], heading=True)]
    for goal in goals:
        boxes = [each for name in used for each in (texts[goal.id].get(name, ""), "▶")]
        rows.append(row_of([*boxes, goal.text]))
    each = (paper.width - _ARROW * len(used)) / (len(used) + 1)
    paper.table(Table([*(w for _ in used for w in (each, _ARROW)), each], rows))


def _stages(origins: Origins, node: Node) -> dict[str, str]:
    """Stage → what something came from there."""
    found: dict[str, list[str]] = {}
    for each in _told(origins, node):
        found.setdefault(origins.names[origins.lane(each)], []).append(f"・{origins.label(each)}")
    return {name: "\n".join(dict.fromkeys(texts)) for name, texts in found.items()}


def _told(origins: Origins, node: Node) -> list[Node]:
    """What something came from, as far as it is told."""
    above = _told_once(origins, origins.above(node.id))
    return [each for each in above if origins.tells_cases or not each.of_case]


def print_origin(paper: Paper, origins: Origins, node: Node) -> None:
    """What something came from, a row for each stage."""
    stages = _stages(origins, node)
    if not stages:
        paper.put(para("もとになった付箋やケースは、つながれていません。"))
        return
    rows = [Row([side(n), text_cell(stages[n])]) for n in origins.names if n in stages]
    paper.table(Table((_SIDE, paper.width - _SIDE), rows, free=False, sides=True))


def _told_once(origins: Origins, nodes: Sequence[Node]) -> list[Node]:
    """Without what is told of a wish or a resource again, where it was told first."""
    ids = {node.id for node in nodes}
    first = {node.id: origins.thread.first_told(node.id) for node in nodes}
    return [node for node in nodes if first[node.id] == node.id or first[node.id] not in ids]


def _case_rows(origins: Origins, leads: Leads) -> list[list[str]]:
    """What came of each case; nothing where nothing came of any."""
    found, unit = leads.found
    rows, came = [], False
    for case in origins.thread.of_thing(Thing.CASE):
        below = origins.below(case.id)
        number = sum(node.thing is found for node in below)
        texts = [
            "\n".join(f"・{origins.label(node)}" for node in below if node.thing is thing)
            for thing in _results(origins, leads)
        ]
        rows.append([origins.label(case), f"{number}{unit}", *texts])
        came = came or bool(number) or any(texts)
    return rows if came else []


def _results(origins: Origins, leads: Leads) -> tuple[Thing, ...]:
    return (Thing.IDEA, leads.result) if origins.goes_on else (Thing.IDEA,)


def _print_cases(
    paper: Paper, origins: Origins, leads: Leads, rows: Sequence[Sequence[str]]
) -> None:
    things = (Thing.CASE, leads.found[0], *_results(origins, leads))
    heads = [origins.name(thing) for thing in things]
    rest = paper.width - 62.0
    shares = (0.55, 0.45) if origins.goes_on else (1.0,)
    widths = (40.0, 22.0, *(rest * share for share in shares))
    paper.table(plain_table(widths, heads, rows))
