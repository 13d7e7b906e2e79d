"""国研修 carries the facts of sources 000 and 003 (共通カリキュラム)."""

from itertools import chain

import pytest

from kasane.programme import BoardSheet, FormSheet, MemoSheet, Programme, SurveySheet, TableSheet
from tests.support.world import programmes

SHEETS = (
    "core_members schedule training_notice homework coexistence our_town viewing_list "
    "viewing_memo listening_memo listening_memo_basic_two listening_memo_advanced_one "
    "listening_memo_advanced_two discussion own_action seen_by_others lecturer_comments advice "
    "survey_before survey_after"
)
TIMETABLES = {
    "basic_one": (("講義", 45), ("事例紹介", 30), ("トーク", 30), ("ワーク", 65)),
    "basic_two": (("講義", 45), ("事例紹介", 50), ("質疑応答", 45)),
    "advanced_one": (("パネル1", 30), ("パネル2", 30), ("パネル3", 30), ("話し合いと総括", 80)),
    "advanced_two": (("事例紹介", 45), ("トーク", 45), ("質疑・総括", 50)),
    "many_sides": (("多角的アプローチ", 90),),
}
"""The parts of 000:75–171; the minutes are our own."""
THEMES = ("制度的理解", "個別支援の考え方", "包括的支援体制の構築", "地域づくり")


@pytest.fixture(scope="module")
def training() -> Programme:
    return programmes()["national_training"]


def labels(training: Programme, sheet_id: str) -> list[str]:
    sheet = training.sheet(sheet_id)
    if isinstance(sheet, FormSheet):
        return [part.label for section in sheet.sections for part in section.parts]
    if isinstance(sheet, TableSheet | BoardSheet):
        return [column.label for column in sheet.columns]
    assert isinstance(sheet, MemoSheet | SurveySheet)
    return [question.label for question in sheet.questions]


def test_every_sheet_is_there_used_and_says_where_it_is_from(training: Programme) -> None:
    assert {sheet.id for sheet in training.sheets} == set(SHEETS.split())
    assert {sheet for each in training.activities for sheet in each.sheets} == set(SHEETS.split())
    assert all(part.source for part in (*training.sheets, *training.activities))


@pytest.mark.parametrize("step_id", TIMETABLES)
def test_each_live_training_has_its_parts_to_the_minute(training: Programme, step_id: str) -> None:
    step = training.step(step_id)
    assert (
        tuple((each.short, each.minutes.fixed) for each in step.activities) == TIMETABLES[step_id]
    )
    assert step.optional
    for each in step.activities:
        assert sum(part.minutes or 0 for part in each.parts) == each.minutes.fixed
        assert "かさねの案" in each.source


def test_homework_tells_who_has_handed_it_in(training: Programme) -> None:
    homework = training.sheet("homework")
    assert isinstance(homework, TableSheet)
    assert homework.todo is not None
    assert homework.todo.begins == "これから"
    assert homework.todo.done == ("提出した", "提出しない")
    (offer,) = homework.offers
    assert (offer.texts_from, offer.owned_by) == ("training_notice/task_before", "presser")


def test_what_others_see_is_written_apart_and_hidden_until_it_is_opened(
    training: Programme,
) -> None:
    board = training.sheet("seen_by_others")
    assert isinstance(board, BoardSheet)
    assert [row.label for row in board.rows] == [
        *("どう見えているか", "何を期待されているか", "新たにできそうなこと"),
    ]
    assert labels(training, "seen_by_others") == ["自分たちが書く", "ほかの機関が書く"]
    assert training.activity("seen_from_outside").alone_minutes
    assert board.goes_to_groups


def test_the_worksheets_have_the_names_of_the_source_and_say_whose_columns_they_are(
    training: Programme,
) -> None:
    named = {
        "coexistence": "地域共生社会とは",
        "own_action": "具体的に自分はこんなことをやってみる",
        "listening_memo": "事例を聞くポイント",
    }
    for sheet_id, name in named.items():
        assert name in training.sheet(sheet_id).title
        assert "題は出典" in training.sheet(sheet_id).source
    assert {"何を", "だれと", "いつまでに"} <= set(labels(training, "own_action"))


def test_what_was_watched_is_looked_back_on_and_counts_as_seen(training: Programme) -> None:
    memo, listed = training.sheet("viewing_memo"), training.sheet("viewing_list")
    assert isinstance(memo, TableSheet)
    assert isinstance(listed, TableSheet)
    assert labels(training, "viewing_memo") == [
        *("視聴した教材", "だれが", "気づき・学び", "課題認識", "わがまちでは"),
    ]
    assert memo.watched is not None
    titles = "".join(chain.from_iterable(str(row["material_title"]) for row in listed.default_rows))
    assert all(theme in titles for theme in THEMES)


def test_talks_with_advisers_lead_to_what_is_done_next(training: Programme) -> None:
    advice = training.sheet("advice")
    assert isinstance(advice, TableSheet)
    assert labels(training, "advice")[:5] == [
        *("日", "アドバイザー", "相談", "助言", "次にすること"),
    ]
    assert advice.todo is not None
    assert advice.todo.task == "next_step"
