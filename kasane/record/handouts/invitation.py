"""案内 and 次第: when and where, what to watch and bring, what happens in which order."""

from __future__ import annotations

import io
from collections.abc import Iterator

from kasane.programme import Material, Step
from kasane.record.chapters.meetings import steps_of, told_steps
from kasane.record.handouts.about import (
    About,
    bullets,
    day_and_hours,
    given,
    print_head,
)
from kasane.record.paper.content import Picture, fact_table, para, plain_table
from kasane.record.paper.paper import Paper
from kasane.tables.files.people_frames import form_text
from kasane.workshop.agenda import agenda_of, planned_end

_CODE = 24.0
"""Millimetres of a QR code."""
_USUAL = ("スマートフォン（付箋を書くのに使います。無くても、紙で加われます）", "書くもの")


def print_invitation(paper: Paper, about: About) -> None:
    """案内: one page to all who take part."""
    held = about.held
    print_head(paper, about, "参加される皆さま", f"{about.meeting or 'つぎの会議'}のご案内")
    paper.put(para("次のとおり開きます。ご参加をお願いします。"))
    steps = list(steps_of(about.programme, held)) if held else []
    facts = [
        ("日時", day_and_hours(about.reading, held) if held else "（日程は、これから決めます）"),
        ("会場", given(held.venue if held else "")),
        ("オンライン", held.address if held else ""),
        ("内容", "\n".join(f"{step.short}　{step.title}" for step in steps)),
        ("この日の目的", "\n".join(f"・{text}" for step in steps for text in step.purposes)),
    ]
    facts = [fact for fact in facts if fact[1]]
    paper.table(fact_table(paper.width, facts))
    if held and held.address:
        paper.picture(_code(held.address))
        paper.put(
            para("オンラインで参加する人は、この四角をスマートフォンで読み取ります。", "Small")
        )
    before = told_steps(about.reading, held) if held else []
    asked = [text for step in before for text in step.member_preparation]
    if asked:
        paper.part("それまでにお願いすること")
        bullets(paper, asked)
    _print_materials(paper, [m for step in before for m in step.materials])
    paper.part("お持ちいただくもの")
    bullets(paper, _USUAL)


def _print_materials(paper: Paper, materials: list[Material]) -> None:
    seen = [material for material in materials if material.kind != "用紙"]
    if not seen:
        return
    paper.part("前もって見ておくもの")
    rows = [(material.kind, *material_texts(material)) for material in seen]
    paper.table(plain_table((16.0, paper.width * 0.45, paper.width * 0.55 - 16.0), _HEADS, rows))


_HEADS = ("種類", "題名", "アドレス")


def material_texts(material: Material) -> tuple[str, str]:
    """What it is and by whom; where it is, and which part."""
    part = f"{material.start}～{material.end}" if material.start and material.end else ""
    title = material.title + (f"（{material.speaker}）" if material.speaker else "")
    where = "\n".join(text for text in (material.link or "", part or material.pages) if text)
    return title, where


def _code(address: str) -> Picture:
    import segno

    buffer = io.BytesIO()
    segno.make(address, micro=False).save(buffer, kind="png", scale=8, border=2)
    return Picture(buffer.getvalue(), _CODE, f"オンラインのアドレスのQRコード。{address}")


def print_programme_of_the_day(paper: Paper, about: About) -> None:
    """次第: the agenda of the day as it goes to everybody."""
    held = about.held
    title = f"{about.meeting}　次第" if held else "次第"
    paper.put(para(about.reading.info.name if about.reading.info else "", "Cover Kicker"))
    paper.put(para(title, "Title"))
    if held is None:
        paper.put(para("開催の予定は、まだありません。"))
        return
    facts = [("日時", day_and_hours(about.reading, held)), ("会場", given(held.venue))]
    paper.table(fact_table(paper.width, facts))
    steps = list(steps_of(about.programme, held))
    bullets(paper, [text for step in steps for text in step.purposes])
    rows = list(_rows(about, steps))
    paper.table(plain_table((26.0, paper.width - 66.0, 40.0), ("時刻", "内容", "かたち"), rows))


def _rows(about: About, steps: list[Step]) -> Iterator[tuple[str, str, str]]:
    held = about.held
    for line in agenda_of(about.reading, held) if held else ():
        if line.skipped:
            continue
        yield line.planned_clock, line.activity.title, form_text(line.activity)
        if line.break_after:
            yield "", f"休憩（{line.break_after}分）", ""
    end = planned_end(about.reading, held) if held else ""
    if end and steps:
        yield end, "閉会", ""
