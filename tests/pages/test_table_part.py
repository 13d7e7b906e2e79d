"""What Python gives to the live table and to its AgGrid."""

import json

import pytest

from components.sheets.table import is_phone, table_data
from components.sheets.table.grid_options import grid_options, theme
from kasane.programme import TableSheet
from tests.support.world import programmes

PROGRAMME = programmes()["team_building"]
TABLES = [sheet for sheet in PROGRAMME.sheets if isinstance(sheet, TableSheet)]


@pytest.mark.parametrize("sheet", TABLES, ids=lambda sheet: sheet.id)
def test_every_table_of_the_programme_can_be_shown(sheet):
    data = table_data(PROGRAMME, sheet)
    assert json.loads(json.dumps(data)) == data
    assert data["sheet"]["id"] == sheet.id
    assert [step["id"] for step in data["steps"]] == [step.id for step in PROGRAMME.steps]


def test_a_column_that_offers_ideas_knows_the_board_behind_their_table():
    data = table_data(PROGRAMME, PROGRAMME.sheet("step3_preparation"))
    assert data["offered"]["idea_priorities"]["rows_from"] == "strengths_matrix/do"
    assert data["sheets"] == []


def test_a_table_that_tells_origins_gets_the_sheets_that_they_name():
    data = table_data(PROGRAMME, PROGRAMME.sheet("idea_priorities"))
    assert {"strengths_matrix", "case_study"} <= {sheet["id"] for sheet in data["sheets"]}


def test_a_phone_is_spared_the_grid():
    iphone = "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Mobile/15E148 Safari/604.1"
    laptop = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140.0.0.0 Safari/537.36 Edg/140.0"
    assert is_phone(iphone)
    assert not is_phone(laptop)
    assert not is_phone("")


def test_the_grid_speaks_japanese_and_fetches_nothing():
    words = grid_options()["localeText"].values()
    assert all(any(sign > "\u2000" for sign in word) or word == "?" for word in words)
    assert "googleFont" not in json.dumps(theme())
    assert "http" not in json.dumps({**grid_options(), "getRowId": "", "onGridReady": ""})
