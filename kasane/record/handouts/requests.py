"""依頼文: to those who bring cases, and to those who are interviewed."""

from __future__ import annotations

from collections.abc import Iterator

from kasane.programme import FieldSection, FormSheet, Programme, Section
from kasane.record.handouts.about import (
    About,
    bullets,
    day_and_hours,
    given,
    print_head,
)
from kasane.record.paper.content import fact_table, para
from kasane.record.paper.paper import Paper
from kasane.workshop.interviews import Interview, interviews, sheets_of
from kasane.workshop.model import Meeting
from kasane.workshop.outgoing import LEFT_OUT

_SIDE = 36.0
_BY = "　　　月　　　日（　　）まで"
_CAREFUL = (
    "氏名、住所、電話番号、施設や学校の名前など、だれのことか分かるものは書かないでください。",
    "年齢は「80代」のように、家族は「母」「長男」のように書いてください。",
    "うまくいかなかったことを責める場ではありません。次に生かすために話し合います。",
)
_KEEPS = (
    "うかがったことは、地域の支え合いを考える話し合いにだけ使います。",
    "お名前や団体の名前を出してよいかは、お会いしたときにおたずねします。",
    "お答えになりたくないことは、お話しにならなくてかまいません。",
)


def print_case_request(paper: Paper, about: About) -> None:
    """To those who bring a case: what for, what to write, what to heed."""
    for number, form in enumerate(_brought(about.programme)):
        if number:
            paper.header(*paper_header(about))
            paper.section()
        _print_for_form(paper, about, form)


def paper_header(about: About) -> tuple[str, str]:
    """What stands at the top of each page."""
    info = about.reading.info
    return (info.name if info else about.programme.title, about.programme.title)


def _print_for_form(paper: Paper, about: About, form: FormSheet) -> None:
    print_head(paper, about, "", "ケースを出していただくお願い")
    paper.put(para(f"{about.programme.title}で、実際のケースを囲んで話し合います。"))
    paper.put(para(f"ついては、「{form.title}」をお書きいただけるよう、お願いします。"))
    held = _used_at(about, form)
    where = f"{day_and_hours(about.reading, held)}\n{given(held.venue)}" if held else ""
    per_case = next((a.minutes.text for a in about.programme.activities if a.minutes.per_case), "")
    facts = [
        ("話し合う日", where or "（日程は、これから決めます）"),
        ("書いていただくこと", "、".join(_asked(form))),
        ("当日の時間", f"みんなで聞く時間は、{per_case}です。" if per_case else ""),
        ("出していただく日", _BY),
        ("出しかた", "事務局にお渡しいただくか、参加の画面で書いてください。"),
    ]
    facts = [fact for fact in facts if fact[1]]
    paper.table(fact_table(paper.width, facts, _SIDE))
    paper.part("書くときに")
    bullets(paper, [*form.rules, *_CAREFUL])
    if form.pick and form.pick.allows:
        paper.part("何をもとに分かち合うか（1つを選んでください）")
        rows = [each for each in form.pick.allows.items() if each[0] != form.pick.hidden_choice]
        paper.table(fact_table(paper.width, rows, _SIDE))


def _asked(form: FormSheet) -> Iterator[str]:
    """What the provider of a case writes, by the headings of the form."""
    theirs = [section for section in form.sections if section.written_by == "provider"]
    for section in theirs or form.sections:
        if section.title:
            yield section.title
        elif isinstance(section, FieldSection):
            yield from (field.label for field in section.fields)


def _used_at(about: About, form: FormSheet) -> Meeting | None:
    """The first meeting that looks at the cases of a form."""
    names = {form.id, *(s.id for s in about.programme.sheets if s.copies_of == form.id)}
    using = {
        step.id
        for step in about.programme.steps
        if step.meeting and any(names & {*each.sheets} for each in step.activities)
    }
    return next((m for m in about.reading.meetings.values() if using & {*m.steps}), None)


def print_interview_request(paper: Paper, about: About) -> None:
    """To each who is to be met: a page, or one with room for a name where nobody is chosen."""
    known = sheets_of(about.programme)
    if known is None:
        return
    asked = [each for each in interviews(about.reading, known) if not each.over]
    for number, each in enumerate(asked or [None]):
        if number:
            paper.header(*paper_header(about))
            paper.section()
        _print_to(paper, about, known.form, each)


def _print_to(paper: Paper, about: About, form: FormSheet, asked: Interview | None) -> None:
    named = f"{asked.name}　様" if asked and asked.name != LEFT_OUT else ""
    print_head(paper, about, named, "お話をうかがうお願い")
    paper.put(para(f"「{about.programme.title}」に取り組んでいます。{about.programme.purpose}"))
    paper.put(para("地域で活動されている皆さまの思いを、ぜひ聞かせてください。"))
    people = "、".join(asked.people) if asked else ""
    facts = [
        ("おたずねしたいこと", "、".join(_questions(form))),
        ("うかがう者", people or "　"),
        ("日時・場所", "　　　月　　　日（　　）　　　時　　　分から　　　　　　　　　　で"),
        ("時間", "30分から1時間ほど。立ち話でも、活動に加わりながらでもかまいません。"),
    ]
    paper.table(fact_table(paper.width, facts, _SIDE))
    paper.part("お約束すること")
    bullets(paper, _KEEPS)


def _questions(form: FormSheet) -> Iterator[str]:
    """The long texts of the sheet of an interview, without whom they met."""
    for section in form.sections:
        for field in section.fields if isinstance(section, FieldSection) else ():
            if field.type == "long_text" and field.id not in (form.met, form.named_by):
                yield field.label


def has_cases(programme: Programme) -> bool:
    """Whether cases are brought."""
    return bool(_brought(programme))


def _brought(programme: Programme) -> list[FormSheet]:
    """The forms on which somebody tells of a case; on others a case is named that is known."""
    return [form for form in programme.forms("case") if any(map(_tells, form.sections))]


def _tells(section: Section) -> bool:
    if section.written_by != "provider" or not isinstance(section, FieldSection):
        return False
    return any(field.type == "long_text" for field in section.fields)


def has_interviews(programme: Programme) -> bool:
    """Whether people are interviewed."""
    return sheets_of(programme) is not None
