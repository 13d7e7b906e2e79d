"""進行台本: minutes, words to say, hints, materials; for those who lead, activity by activity."""

from __future__ import annotations

from collections.abc import Iterator

from kasane.programme import Activity
from kasane.record.chapters.meetings import steps_of
from kasane.record.handouts.about import About, bullets, day_and_hours, given
from kasane.record.handouts.invitation import material_texts
from kasane.record.paper.content import Cell, Row, Table, fact_table, head, para, side, text_cell
from kasane.record.paper.paper import Paper
from kasane.workshop.agenda import AgendaLine, agenda_of, planned_end

_HEADS = ("時刻・分", "進め方", "ことばの例", "気をつけること")


def print_script(paper: Paper, about: About) -> None:
    """The whole meeting on paper that lies before who leads it."""
    held = about.held
    paper.put(para(about.reading.info.name if about.reading.info else "", "Cover Kicker"))
    paper.put(para(f"{about.meeting}　進行台本" if held else "進行台本", "Title"))
    if held is None:
        paper.put(para("開催の予定は、まだありません。"))
        return
    steps = list(steps_of(about.programme, held))
    facts = [
        ("日時・会場", f"{day_and_hours(about.reading, held)}　{given(held.venue)}"),
        ("この日の目的", "\n".join(f"・{text}" for step in steps for text in step.purposes)),
        ("前もって", "\n".join(f"□ {t}" for s in steps for t in s.secretariat_preparation)),
        ("手引き", "\n".join(f"・{text}" for step in steps for text in step.notes)),
    ]
    paper.table(fact_table(paper.width, [fact for fact in facts if fact[1]]))
    lines = [line for line in agenda_of(about.reading, held) if not line.skipped]
    rows = [row for line in lines for row in _rows(about, line)]
    width = paper.width - 26.0
    heads = Row([head(text) for text in _HEADS], heading=True)
    widths = (26.0, width * 0.33, width * 0.25, width * 0.42)
    paper.table(Table(widths, [heads, *rows], free=False))
    end = planned_end(about.reading, held)
    if end:
        bullets(paper, [f"{end}　閉会。次の回の日時と、それまでにお願いすることを伝える。"])


def _rows(about: About, line: AgendaLine) -> Iterator[Row]:
    activity = line.activity
    clock = f"{line.planned_clock}～{line.planned_until}".strip("～")
    minutes = f"{line.planned_minutes}分" if line.planned_minutes else activity.minutes.text
    title = Cell(
        [*side(activity.title).paragraphs, para(activity.what, "Cell")], span=3, fill="F2F2F2"
    )
    yield Row([side(clock or "　", minutes), title], tied=True)
    yield Row(
        [
            text_cell("\n".join(_alone(activity))),
            text_cell("\n".join(_course(about, activity))),
            text_cell("\n".join(f"「{text}」" for text in activity.say)),
            text_cell("\n".join(_hints(activity))),
        ],
        whole=False,
    )
    if line.break_after:
        rest = Cell([para("休憩", "Cell")], span=3)
        yield Row([text_cell(f"{line.break_after}分"), rest])


def _alone(activity: Activity) -> Iterator[str]:
    yield from activity.form
    if activity.alone_minutes:
        yield f"はじめの{activity.alone_minutes}分は一人で書く"


def _course(about: About, activity: Activity) -> Iterator[str]:
    for part in activity.parts:
        yield f"□ {part.title}" + (f"（{part.minutes}分）" if part.minutes else "")
    sheets = [about.programme.sheet(sheet).title for sheet in activity.sheets]
    if sheets:
        yield f"シート：{'、'.join(sheets)}"
    for material in activity.materials:
        title, where = material_texts(material)
        more = where.replace("\n", " ")
        yield f"{material.kind}：{title}" + (f" {more}" if more else "")


def _hints(activity: Activity) -> Iterator[str]:
    yield f"ねらい：{activity.why}"
    yield from (f"約束：{text}" for text in activity.rules)
    yield from (f"・{text}" for text in activity.notes)
    yield from (f"困ったとき「{t.when}」→ {t.then}" for t in activity.troubles)
