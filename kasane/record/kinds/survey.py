"""A survey: drawn and counted, before against after; blank it is a paper questionnaire."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kasane.plain.means import mean_text
from kasane.programme import SurveyQuestion, SurveySheet
from kasane.record.kinds.base import Kind, begin_blank
from kasane.record.paper.content import Row, Table, cell, head, para, plain_table
from kasane.record.paper.fit import height_of_row, text_of
from kasane.record.paper.paper import Paper, Size
from kasane.record.pictures.bars import Bar, bars_picture
from kasane.workshop.reading import Reading
from kasane.workshop.surveys import LEAST, SIDES, Counted, laid_beside, mean, questions_of

_NUMBER = 24.0
_ASKED, _WHEN = 62.0, 16.0
_FREE, _BOX = 8.0, 34.0
_SIDES = "あなたは"


class SurveyKind(Kind[SurveySheet]):
    """Only numbers of five or more are told, and free texts in no order."""

    signed = False

    def filled(self, paper: Paper, sheet: SurveySheet, reading: Reading) -> None:
        """How many answered, the scales as bars, and every question with its numbers."""
        results = reading.results(sheet.id)
        paper.section(sheet.orientation, follow=True)
        paper.chapter(sheet.title)
        if results is None:
            paper.put(para(f"答えが{LEAST}件に満たないか、まだ締め切っていません。", "Small"))
            return
        paper.put(
            para(
                f"{results.all.people}人が答えました。名前は書かれていません。", "Small", keep=True
            )
        )
        questions = questions_of(sheet, reading.survey(sheet.id))
        told, later = _told(reading, sheet), _later(reading, sheet)
        if later:
            paper.put(para(f"数は「{later.title}」に、並べて載せています。", "Small"))
        else:
            picture = bars_picture(bars_of(reading, sheet), paper.width)
            if picture:
                paper.picture(picture)
            _put_scales(paper, [each for each in questions if each.type == "scale"], told)
        for question in questions:
            texts = results.texts.get(question.id, ())
            if question.type == "choice" and not later:
                paper.part(question.label)
                _put_question(paper, question, told)
            elif texts:
                paper.put(para(question.label, "Cell Head"))
            paper.put(*(para(f"・{text}", "Cell") for text in texts))

    def blank(self, paper: Paper, sheet: SurveySheet, size: Size) -> None:
        """The questions with boxes to tick; texts share what is left of the page."""
        more = "名前は書かないでください。書いたあとは、事務局に渡してください。"
        begin_blank(paper, sheet, size, sheet.orientation, more)
        asked = [
            (f"{number}. {question.label}", "　".join(f"□ {choice}" for choice in question.choices))
            for number, question in enumerate(sheet.questions, 1)
        ]
        asked.append((_SIDES, "　".join(f"□ {side}" for side in (*SIDES.values(), "答えない"))))
        rows = [row for label, boxes in asked for row in (Row([head(label)]), Row([cell(boxes)]))]
        free = [number for number, row in enumerate(rows) if not text_of(row.cells[0])]
        taken = sum(height_of_row(row, (paper.width,), paper.scale) for row in rows)
        box = (paper.room - _FREE * paper.scale - taken) / max(len(free), 1)
        for number in free:
            rows[number] = replace(rows[number], height=max(box, _BOX))
        paper.table(Table((paper.width,), rows, free=False), room=False)

    def is_used(self, sheet: SurveySheet, reading: Reading, *, whole: bool) -> bool:
        """Once it was counted."""
        return reading.results(sheet.id) is not None


def bars_of(reading: Reading, sheet: SurveySheet) -> list[Bar]:
    """The scales of a survey with their means, as far as they may be told."""
    told = _told(reading, sheet)
    return [
        Bar(question.label, _means(question, told), len(question.choices))
        for question in questions_of(sheet, reading.survey(sheet.id))
        if question.type == "scale" and _means(question, told)
    ]


def _told(reading: Reading, sheet: SurveySheet) -> dict[str, Counted]:
    """What is laid side by side: earlier rounds, the survey before, this one, its two sides."""
    results = reading.results(sheet.id)
    before = reading.results(sheet.before) if sheet.before else None
    told = laid_beside(reading.earlier_rounds(sheet.id), before, results)
    if results:
        told |= {SIDES[side]: known for side, known in results.sides.items()}
    return told


def _means(question: SurveyQuestion, told: dict[str, Counted]) -> dict[str, float]:
    found = {
        name: mean(known.answers.get(question.id, {}))
        for name, known in told.items()
        if name not in SIDES.values()
    }
    return {name: value for name, value in found.items() if value is not None}


def _later(reading: Reading, sheet: SurveySheet) -> SurveySheet | None:
    """The survey beside which this one is laid, once that was counted too."""
    return next(
        (
            each
            for each in reading.programme.sheets_of(SurveySheet)
            if each.before == sheet.id and reading.results(each.id) is not None
        ),
        None,
    )


def _put_scales(
    paper: Paper, questions: Sequence[SurveyQuestion], told: dict[str, Counted]
) -> None:
    """How many said what, a line each time that it was asked, and last the means of both sides.

    A table for each set of answers.
    """
    for choices in dict.fromkeys(question.choices for question in questions):
        asked = [question for question in questions if question.choices == choices]
        sides = tuple(SIDES.values()) if any(_of_sides(each, told) for each in asked) else ()
        rows = [
            row
            for question in asked
            for row in _rows(question, told, choices, _of_sides(question, told) if sides else ())
        ]
        if rows:
            heads = ("問い（人数）", "いつ", *choices, *(f"{side}の平均" for side in sides))
            rest = (paper.width - _ASKED - _WHEN) / (len(heads) - 2)
            widths = (_ASKED, _WHEN, *(rest for _ in heads[2:]))
            paper.table(plain_table(widths, heads, rows))
    if any(not _answers(question, told) for question in questions):
        paper.put(para(f"答えた人が{LEAST}人に満たない問いは、載せていません。", "Small"))


def _rows(
    question: SurveyQuestion,
    told: dict[str, Counted],
    choices: Sequence[str],
    means: tuple[str, ...],
) -> Iterator[tuple[str, ...]]:
    """The lines of a question; the means of both sides stand on the last, which is of now."""
    answers = _answers(question, told)
    for number, (name, said) in enumerate(answers.items(), 1):
        of_sides = means if number == len(answers) else ("",) * len(means)
        counted = (str(said.get(choice, 0)) for choice in choices)
        yield (question.label if number == 1 else "", name, *counted, *of_sides)


def _of_sides(question: SurveyQuestion, told: dict[str, Counted]) -> tuple[str, ...]:
    """The means of 庁内 and 庁外; none where one of them has too few."""
    known = [told[side].answers.get(question.id) for side in SIDES.values() if side in told]
    means = [mean(answers) for answers in known if answers]
    return tuple(mean_text(each) for each in means if each) if len(means) == len(SIDES) else ()


def _answers(question: SurveyQuestion, told: dict[str, Counted]) -> dict[str, Mapping[str, int]]:
    said = {name: known.answers.get(question.id) for name, known in told.items()}
    return {
        name: answers for name, answers in said.items() if answers and name not in SIDES.values()
    }


def _put_question(paper: Paper, question: SurveyQuestion, told: dict[str, Counted]) -> None:
    said = {name: known.answers.get(question.id) for name, known in told.items()}
    there = {name: answers for name, answers in said.items() if answers}
    if question.type != "choice":
        return
    if not there:
        paper.put(para(f"答えた人が{LEAST}人に満たないため、載せていません。", "Small"))
        return
    rows = [
        (choice, *(f"{answers.get(choice, 0)}人" for answers in there.values()))
        for choice in question.choices
    ]
    widths = (paper.width - _NUMBER * len(there), *(_NUMBER for _ in there))
    paper.table(plain_table(widths, ("答え", *there), rows))


KIND = SurveyKind()
