"""説明資料: why, what for, with whom, when, in which role, how much time (001:1047–1051)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kasane.plain.clock import hours_text
from kasane.plain.dates import short_date
from kasane.programme import Step
from kasane.record.chapters.meetings import numbered, steps_of
from kasane.record.handouts.about import (
    About,
    bullets,
    day_and_hours,
    given,
    minutes_of,
    print_head,
    said,
)
from kasane.record.paper.content import para, plain_table
from kasane.record.paper.paper import Paper
from kasane.workshop.model import Meeting, Role
from kasane.workshop.periods import periods

PERSON, SUPERIOR = "person", "superior"
_PART = (
    "会議に出て、ご自分の現場で見ていることや感じていることを話す。",
    "会議の前と、会議のあいだにお願いすることに取り組む。",
    "話し合って決めたことを、できるところから一緒に動かす。",
)
_FROM_SUPERIOR = (
    "職員が仕事として参加できるよう、時間のご配慮をお願いします。",
    "話し合って決めたことを職場で聞き、続けられるように後押しをお願いします。",
    "現場の困りごととして話されたことで、職員を責めないようお願いします。",
)


def print_explanation(paper: Paper, about: About, to: str) -> None:
    """One of the two: for who is asked to take part, or for their superior."""
    superior = to == SUPERIOR
    print_head(paper, about, "", "ご参加のお願い")
    asks = (
        "職員のご参加へのご理解とご協力をお願いします。" if superior else "ご参加をお願いします。"
    )
    paper.put(para(f"{about.programme.title}を行います。次の6つをお読みのうえ、{asks}"))
    _print_why(paper, about)
    paper.part("3　一緒に取り組む人（参加メンバーの候補）")
    _print_members(paper, about)
    paper.part("4　日程")
    rows = list(_dates(about))
    widths = (22.0, 68.0, paper.width - 90.0)
    paper.table(plain_table(widths, ("回", "日時・会場", "内容と、前もってのお願い"), rows))
    paper.part("5　お願いする役割")
    bullets(paper, _PART)
    paper.part("6　確保していただきたい時間")
    bullets(paper, [*_time(about), *(_FROM_SUPERIOR if superior else ())])


def _print_why(paper: Paper, about: About) -> None:
    paper.part("1　なぜ行うのか（事務局の問題意識）")
    concerns = said(about.reading, "why_now")
    if concerns:
        paper.put(*(para(text) for text in concerns))
    else:
        paper.put(para("次のようなことが起きていないか、確かめながら進めたいと考えています。"))
        bullets(paper, about.programme.background)
    paper.part("2　目的とゴール")
    paper.put(*(para(text) for text in (about.programme.purpose, *said(about.reading, "what_for"))))
    bullets(paper, about.programme.goals)


def _print_members(paper: Paper, about: About) -> None:
    """How many of each organisation; the names where they are wanted."""
    members = [m for m in about.reading.people.members.values() if m.role is not Role.VIEWER]
    if not members:
        bullets(paper, about.programme.participants)
        return
    counts = Counter(member.organisation or "所属なし" for member in members)
    names = {
        place: "、".join(m.name for m in members if (m.organisation or "所属なし") == place)
        for place in counts
    }
    lines = [
        f"{place}　{number}人" + (f"（{names[place]}）" if names[place].strip("、") else "")
        for place, number in counts.items()
    ]
    paper.put(para(f"{len(counts)}の所属から、{len(members)}人にお声がけしています。"))
    paper.put(para("、".join(lines), "Small") if len(lines) > 6 else para("、".join(lines)))


def _dates(about: About) -> Iterator[tuple[str, str, str]]:
    """The meetings as they come, each with what is done after it, as the programme says."""
    meetings, told = list(about.reading.meetings.values()), set[int]()
    rows = list[tuple[int, tuple[str, str, str]]]()
    last = -1
    for step in about.programme.steps:
        held = [number for number, each in enumerate(meetings) if step.id in each.steps]
        for number in held:
            if number not in told:
                told.add(number)
                last = number
                rows.append((number, _meeting_row(about, meetings[number])))
        if step.meeting and not held:
            last = len(meetings)
            rows.append((last, ("会議（予定）", "日程は、これから決めます", _what([step]))))
        elif last >= 0 and not held:
            rows.append((last, ("会議のあいだ", _days(about, step), _what([step]))))
    yield from (row for _, row in sorted(rows, key=lambda each: each[0]))


def _meeting_row(about: About, held: Meeting) -> tuple[str, str, str]:
    where = f"{day_and_hours(about.reading, held)}\n{given(held.venue)}"
    return numbered(about.reading, held), where, _what(list(steps_of(about.programme, held)))


def _what(steps: list[Step]) -> str:
    """What the steps are about, and what is asked before."""
    asked = [f"・{text}" for step in steps for text in step.member_preparation]
    return "\n".join([*(f"{step.short}　{step.title}" for step in steps), *asked])


def _days(about: About, step: Step) -> str:
    period = next((each for each in periods(about.reading) if each.step.id == step.id), None)
    if period is None:
        return step.duration
    return f"{short_date(period.begins)}～{short_date(period.ends)}"


def _time(about: About) -> list[str]:
    held = list(about.reading.meetings.values())
    minutes = sum(minutes_of(about.reading, each) for each in held)
    first = f"会議は{len(held)}回、あわせて約{hours_text(minutes)}です。" if minutes else ""
    plans = [f"{span.label}：{span.text}" for span in about.programme.spans]
    begun, between = False, list[str]()
    for step in about.programme.steps:
        begun = begun or step.meeting
        if begun and not step.meeting:
            between.append(f"{step.title}（{step.duration}）" if step.duration else step.title)
    more = f"会議のあいだに：{'、'.join(between)}" if between else ""
    return [line for line in (first or "、".join(plans), more) if line]
