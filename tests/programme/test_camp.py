"""みんなでキャンプ!! carries the facts of source 000."""

import pytest

from kasane.programme import BoardSheet, Programme, SurveySheet
from tests.support.world import programmes

SHEETS = (
    "core_members schedule listening_memo same_view next_meetings my_flame own_part "
    "survey_before survey_after"
)


@pytest.fixture(scope="module")
def camp() -> Programme:
    return programmes()["camp"]


def test_every_sheet_is_there_used_and_says_where_it_is_from(camp: Programme) -> None:
    assert {sheet.id for sheet in camp.sheets} == set(SHEETS.split())
    assert {sheet for each in camp.activities for sheet in each.sheets} == set(SHEETS.split())
    assert all(part.source for part in (*camp.sheets, *camp.activities))


def test_its_four_parts_follow_each_other_to_the_minute(camp: Programme) -> None:
    day = camp.step("step1").activities
    assert [(each.short, each.minutes.fixed, each.break_after) for each in day] == [
        ("まきひろい", 45, None),
        ("火おこし", 45, 10),
        ("飯盒炊爨", 35, None),
        ("キャンプファイヤー", 25, None),
    ]
    for each in day:
        assert sum(part.minutes or 0 for part in each.parts) == each.minutes.fixed
    assert [part.minutes for part in day[1].parts] == [15, 15, 15]  # as the source's 15Min


def test_it_says_that_its_times_and_columns_are_our_own(camp: Programme) -> None:
    assert all("かさねの案" in sheet.source for sheet in camp.sheets_of(BoardSheet))
    assert all("時間はかさねの案" in each.source for each in camp.step("step1").activities)


def test_its_aim_is_asked_before_and_after(camp: Programme) -> None:
    before, after = camp.sheets_of(SurveySheet)
    assert after.before == before.id
    assert any("腹落ち" in question.label for question in after.questions)
    assert any("同じ目線" in question.label for question in after.questions)
