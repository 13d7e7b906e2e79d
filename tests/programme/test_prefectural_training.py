"""都道府県研修 carries the facts of source 000."""

import pytest

from kasane.programme import BoardSheet, Programme, TableSheet
from tests.support.world import programmes

SHEETS = (
    "core_members schedule listening_memo backing lecturer_comments backing_plan "
    "survey_before survey_after"
)


@pytest.fixture(scope="module")
def training() -> Programme:
    return programmes()["prefectural_training"]


def test_every_sheet_is_there_used_and_says_where_it_is_from(training: Programme) -> None:
    assert {sheet.id for sheet in training.sheets} == set(SHEETS.split())
    assert {sheet for each in training.activities for sheet in each.sheets} == set(SHEETS.split())
    assert all(part.source for part in (*training.sheets, *training.activities))


def test_its_parts_are_those_of_the_source_to_the_minute(training: Programme) -> None:
    day = training.step("step1").activities
    assert [(each.short, each.minutes.fixed, each.break_after) for each in day] == [
        *(("行政説明", 30, None), ("事例紹介", 30, 10), ("グループワーク", 70, None)),
    ]
    for each in day:
        assert sum(part.minutes or 0 for part in each.parts) == each.minutes.fixed
        assert "時間" in each.source


def test_troubles_of_towns_lead_to_what_the_prefecture_does_with_whom(training: Programme) -> None:
    board, plan = training.sheet("backing"), training.sheet("backing_plan")
    assert isinstance(board, BoardSheet)
    assert isinstance(plan, TableSheet)
    assert [column.label for column in board.columns] == [
        *("市町村の困りごと", "都道府県ができること", "だれと"),
    ]
    assert [column.gives_from for column in board.columns[1:]] == [
        *(("towns_trouble",), ("prefecture_can",)),
    ]
    assert [offer.texts_from for offer in plan.offers] == ["backing/prefecture_can"]
    assert plan.todo is not None
