"""The plans alone, as a document that can be handed to a superior: no internal notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from kasane.errors import KasaneError
from kasane.plain.clock import JAPAN
from kasane.plain.dates import japanese_date
from kasane.plain.file_names import file_name
from kasane.programme import FormSheet, Programme, TableColumn, TableSheet
from kasane.record.chapters.cover import SAMPLE, info_of
from kasane.record.chapters.handed_on import print_document
from kasane.record.chapters.thread_list import print_origin
from kasane.record.kinds.form import print_copy
from kasane.record.kinds.form.pictures import print_form_picture
from kasane.record.kinds.table.votes import votings_of
from kasane.record.origins import Origins
from kasane.record.paper.content import Row, Table, fact_table, head, para, row_of
from kasane.record.paper.paper import Paper
from kasane.record.scope import names_of, of_copies
from kasane.record.values import shown
from kasane.workshop.item import Item
from kasane.workshop.reading import Reading
from kasane.workshop.thread import Node, Thing
from kasane.workshop.use import use_of

_NONE = "企画書は、まだありません。「企画を具体化する」の画面でつくってから、もう一度出します。"


def plan_document(reading: Reading, now: datetime, copy_id: str | None = None) -> bytes:
    """The Word file of one plan, or of all, each with what it came from.

    Args:
        reading: The workshop as it is to be told; what its cases tell is never in it.
        now: When it is made, with a zone.
        copy_id: The plan; all where None.

    Raises:
        KasaneError: there is no plan, or not this one.
    """
    info, reading = info_of(reading), without_cases(reading)
    plans = [(s, c) for s, c in plans_of(reading) if copy_id in (None, c.id)]
    if not plans:
        raise KasaneError(_NONE)
    made = japanese_date(now.astimezone(JAPAN).date())
    where = info.municipality or info.name
    use = use_of(reading, plan_texts(reading, copy_id))
    paper = Paper(_title(reading, plans), (where, made), use, now.astimezone(JAPAN))
    origins = Origins(reading)
    for sheet, plan in plans:
        paper.section(sheet.orientation)
        paper.put(para(f"{sheet.title}{_named(reading, sheet, plan)}", "Heading 1"))
        held = f"{info.name}（{reading.programme.title}）"
        facts = [("市町村", info.municipality), ("まとめた場", held)]
        paper.table(fact_table(paper.width, [f for f in facts if f[1]]))
        if sheet.handed_on:
            print_document(paper, sheet, reading, plan)
        else:
            print_copy(paper, sheet, reading, plan)
            print_form_picture(paper, sheet, reading, plan)
        _print_sources(paper, reading, origins, plan)
    if info.sample:
        paper.put(para(SAMPLE, "Small"))
    if paper.characters.sentence:
        paper.put(para(paper.characters.sentence, "Small"))
    return paper.bytes()


def _named(reading: Reading, sheet: FormSheet, plan: Item) -> str:
    """Which plan it is, to stand after what plans are called."""
    name = reading.copy_name(sheet, plan)
    return "" if name == sheet.title else f"：{name}"


def _title(reading: Reading, plans: Sequence[tuple[FormSheet, Item]]) -> str:
    """What the file is called: with the plan, or with how many there are besides the first."""
    more = f"　ほか{len(plans) - 1}件" if len(plans) > 1 else ""
    named = _named(reading, *plans[0])
    return f"{plans_word(reading.programme, whole=True)}{named}{more}"


def plan_texts(reading: Reading, copy_id: str | None = None) -> set[str]:
    """Whose texts the file of one plan, or of all, has."""
    plans = [copy.id for _, copy in plans_of(reading) if copy_id in (None, copy.id)]
    origins = Origins(reading)
    known = origins.thread.nodes
    above = [node for plan in plans if plan in known for node in origins.above(plan)]
    found = {
        node.id: [f"{node.id}/{column.id}" for column in columns]
        for node, columns in _found_out(reading, origins, above)
    }
    named = names_of(reading, [*(node.id for node in above), *found])
    return of_copies(reading, plans) | named | {text for texts in found.values() for text in texts}


def plan_name(reading: Reading, now: datetime, title: str = "") -> str:
    """The file's name."""
    info, use = info_of(reading), without_cases(reading).telling.word
    day = now.astimezone(JAPAN)
    word = plans_word(reading.programme)
    what = f"_{title[:30]}" if title and title != word else ""
    return file_name(f"{word}_{info.municipality or info.name}{what}_{day:%Y%m%d}_{use}", ".docx")


def without_cases(reading: Reading) -> Reading:
    """The same without what cases tell: a plan goes to people outside of the room."""
    return reading.to_tell(replace(reading.telling, cases=False))


def plans_of(reading: Reading) -> list[tuple[FormSheet, Item]]:
    """Every filled copy of a form that is handed on."""
    return [
        (sheet, copy)
        for sheet in handed_on(reading.programme)
        for copy in reading.copies(sheet)
        if not sheet.once or copy.written
    ]


def handed_on(programme: Programme) -> list[FormSheet]:
    """The forms that go to people outside of the room: one for each idea, or as they say."""
    forms = programme.sheets_of(FormSheet)
    return [sheet for sheet in forms if sheet.repeats == "idea" or sheet.handed_on]


def plans_word(programme: Programme, *, whole: bool = False) -> str:
    """What they are called; `whole`: as the title of their file."""
    of_ideas = any(sheet.repeats == "idea" for sheet in handed_on(programme))
    if of_ideas or not handed_on(programme):
        return "取組アイデアの企画書" if whole else "企画書"
    return handed_on(programme)[0].title


def plan_titles(reading: Reading) -> dict[str, str]:
    """Id → name of every plan, for somebody to choose from."""
    return {copy.id: reading.copy_name(sheet, copy) for sheet, copy in plans_of(reading)}


def _print_sources(paper: Paper, reading: Reading, origins: Origins, plan: Item) -> None:
    """Which cases and findings it came from, the votes, what was found out."""
    node = origins.thread.nodes.get(plan.id)
    if node is None or not origins.above(plan.id):
        return
    paper.put(para("この企画のもとになったこと", "Heading 2"))
    print_origin(paper, origins, node)
    above = origins.above(plan.id)
    _print_votes(paper, reading, [n for n in above if n.thing is Thing.IDEA])
    _print_results(paper, reading, origins, above)


def _print_votes(paper: Paper, reading: Reading, ideas: Sequence[Node]) -> None:
    for sheet in reading.programme.sheets_of(TableSheet):
        votings = votings_of(reading, sheet) if sheet.voted else []
        if not votings or not ideas:
            continue
        paper.put(para("メンバーの評価（参考）", "Heading 2"))
        marked = sheet.vote_columns
        each = 34.0
        across = [paper.width - each * len(marked), *(each for _ in marked)]
        rows = [Row([head("取組アイデア"), *(head(c.label) for c in marked)], heading=True)]
        last = votings[-1]
        rows += [
            row_of([idea.text, *(last.result(idea.id, column) for column in marked)])
            for idea in ideas
        ]
        paper.table(Table(across, rows))


def _print_results(paper: Paper, reading: Reading, origins: Origins, above: Sequence[Node]) -> None:
    """What was found out about its ideas: the actions that came of them, with their results."""
    rows = {
        node.id: [
            node.text,
            "\n".join(f"{c.label}：{shown(reading, c, reading.items[node.id])}" for c in columns),
        ]
        for node, columns in _found_out(reading, origins, above)
    }
    if rows:
        paper.put(para("確かめたこと", "Heading 2"))
        across = [paper.width * 0.42, paper.width * 0.58]
        heads = Row([head("取り組んだこと"), head("結果")], heading=True)
        paper.table(Table(across, [heads, *map(row_of, rows.values())]))


def _found_out(
    reading: Reading, origins: Origins, above: Sequence[Node]
) -> Iterator[tuple[Node, list[TableColumn]]]:
    """The actions among what a plan came from and what came of its ideas, with what they found."""
    ideas = [node for node in above if node.thing is Thing.IDEA]
    actions = {n.id: n for idea in ideas for n in origins.below(idea.id)}
    for node in (n for n in [*actions.values(), *above] if n.thing is Thing.ACTION):
        sheet = reading.programme.sheet_of(TableSheet, node.sheet)
        columns = sheet.todo.result_columns(sheet.columns) if sheet and sheet.todo else []
        told = [column for column in columns if shown(reading, column, reading.items[node.id])]
        if told:
            yield node, told
