"""Ideas with their votes: the list, ballot beside ballot, and the picture of the answers."""

from __future__ import annotations

from collections.abc import Sequence

from kasane.programme import TableColumn, TableSheet
from kasane.record.kinds.table.votes import Voting, piles_of, still_voting, votings_of
from kasane.record.origins import Origins
from kasane.record.paper.content import Row, Table, head, para, row_of
from kasane.record.paper.paper import Paper
from kasane.record.pictures.priorities import IdeaPoint, priorities_picture
from kasane.workshop.item import Item
from kasane.workshop.reading import Reading
from kasane.workshop.sides import shares_text, why_not

_NUMBER, _BALLOT, _SCALE, _VOTES, _PICTURE = 10.0, 16.0, 30.0, 18.0, 88.0
_SECRET = "いまの投票は開票前なので、のせていません。"  # noqa: S105 - a sentence


def print_priorities(paper: Paper, sheet: TableSheet, reading: Reading) -> None:
    """The ideas, the most voted first, with where they come from and every opened ballot."""
    votings = votings_of(reading, sheet)
    ranked = ideas_of(reading, sheet, votings)
    if not ranked:
        paper.put(para("取組アイデアは、まだありません。"))
        return
    if still_voting(reading, sheet):
        paper.put(para(_SECRET, "Small", keep=True))
    marked = [column for column in sheet.columns if column.per_person]
    fixed = [_VOTES if column.type == "votes" else _SCALE for column in marked] if votings else []
    ballots = [f"{voting.number}回目" for voting in votings] if len(votings) > 1 else []
    fixed = [_BALLOT, *fixed] if ballots else fixed
    rest = paper.width - _NUMBER - sum(fixed)
    across = [_NUMBER, rest * 0.6, rest * 0.4, *fixed]
    heads = ["No", "取組アイデア", "由来", *(["回"] if ballots else []), *(c.label for c in marked)]
    rows = [Row([head(text) for text in heads[: len(across)]], heading=True)]
    origins = Origins(reading)
    for number, (idea, under) in enumerate(ranked, 1):
        texts = [str(number), _text(origins, idea, under), origin_text(origins, idea)]
        if votings:
            texts += ["\n".join(ballots)] if ballots else []
            texts += [_results(votings, idea.id, column) for column in marked]
        rows.append(row_of(texts))
    paper.table(Table(across, rows))
    if votings:
        people = "、".join(f"{v.number}回目 {v.tallies.voters}人" for v in votings)
        said = f"投票した人：{people}。重要度などは、平均（最小～最大）です。"
        paper.put(para(f"{said}{_of_which(votings)}", "Small"))
        paper.put(para("投票は参考です。決めるのは話し合いです。", "Small"))
        _print_sides(paper, [idea for idea, _ in ranked], votings, marked)


def _results(votings: Sequence[Voting], idea: str, column: TableColumn) -> str:
    """What each ballot gave, and below what each side gave in the last one."""
    lines = [voting.result(idea, column) for voting in votings]
    return "\n".join([*lines, *votings[-1].apart(idea, column)])


def _of_which(votings: Sequence[Voting]) -> str:
    """Where there were several ballots: of which the sides are told."""
    sides = votings[-1].sides
    if len(votings) < 2 or sides is None or not sides.people:
        return ""
    return f"{'と'.join(sides.labels)}は、{sides.ballot}回目のものです。"


def _print_sides(
    paper: Paper, ideas: Sequence[Item], votings: Sequence[Voting], columns: Sequence[TableColumn]
) -> None:
    """Where the sides saw most differently in the last ballot, or why that isn't told."""
    sides = votings[-1].sides
    if sides is None:
        return
    if not sides.people:
        paper.put(para(why_not(sides.labels), "Small"))
        return
    texts = [
        f"「{idea.text()}」の{column.label}は {shares_text(shares, column)}"
        for idea, column, shares in votings[-1].widest(ideas, columns)
    ]
    named = "と".join(sides.labels) + (f"（{sides.ballot}回目）" if len(votings) > 1 else "")
    said = f"{named}の見え方の差　{'、'.join(texts)}" if texts else ""
    paper.put(para(said or f"{named}の見え方に、大きな差はありません。"))


def print_picture(paper: Paper, sheet: TableSheet, reading: Reading) -> None:
    """Importance against feasibility, with the spread of answers, of the last opened ballot."""
    votings = votings_of(reading, sheet)
    scales = [column for column in sheet.columns if column.type == "scale"]
    if not votings or len(scales) < 2:
        return
    spots = _spots(ideas_of(reading, sheet, votings), votings[-1], scales)
    if not spots:
        return
    paper.part("重要度と実現可能性")
    width = min(paper.width, _PICTURE)
    paper.picture(priorities_picture(spots, scales[0], scales[1], width))
    paper.put(para("番号は、上の表のNoです。", "Small"))


def ideas_of(
    reading: Reading, sheet: TableSheet, votings: Sequence[Voting]
) -> Sequence[tuple[Item, list[Item]]]:
    """The ideas with those put under them, by the dots of the last ballot; else as they stand."""
    ideas = piles_of(reading, sheet)
    if votings:
        voted = [column for column in sheet.columns if column.type == "votes"]
        scales = [column for column in sheet.columns if column.type == "scale"]
        last = votings[-1]

        def weight(idea: tuple[Item, list[Item]]) -> tuple[float, float]:
            top, _ = idea
            dots = sum(last.of(top.id, column).sum for column in voted)
            return (-dots, -sum(last.of(top.id, column).mean or 0.0 for column in scales))

        return sorted(ideas, key=weight)
    return ideas


def origin_text(origins: Origins, idea: Item) -> str:
    """Phases and cases that an idea came from, such as 状況把握①、ケースA."""
    found = reversed(origins.above(idea.id))
    return "、".join(dict.fromkeys(text for text in map(origins.short, found) if text))


def _text(origins: Origins, idea: Item, under: Sequence[Item]) -> str:
    chosen = origins.chosen(idea.id, *(note.id for note in under))
    mark = [f"（{chosen}）"] if chosen else []
    return "\n".join([idea.text(), *(f"└ {note.text()}" for note in under), *mark])


def _spots(
    ranked: Sequence[tuple[Item, list[Item]]], voting: Voting, scales: Sequence[TableColumn]
) -> list[IdeaPoint]:
    spots = []
    for number, (idea, _) in enumerate(ranked, 1):
        given = [voting.of(idea.id, column).values for column in scales[:2]]
        if all(given):
            spots.append(IdeaPoint(number, idea.text(), given[0], given[1]))
    return spots
