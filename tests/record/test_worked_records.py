"""Records of the worked examples waste no page and say nothing that is empty."""

import io

import docx
import pytest
from docx.enum.section import WD_ORIENT


@pytest.fixture(scope="module")
def record_of(examples):
    made = {}

    def _record_of(held):
        if held not in made:
            made[held] = docx.Document(io.BytesIO(examples[held].whole))
        return made[held]

    return _record_of


def lines(document):
    return [paragraph.text for paragraph in document.paragraphs]


def grids(document):
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]


def upright(document):
    return {section.orientation for section in document.sections} == {WD_ORIENT.PORTRAIT}


def test_a_meeting_without_a_day_is_named_and_has_no_agenda(record_of):
    told = lines(record_of("system_building"))
    assert "日付が決まっていない回：第5回、第6回、第7回、第8回" in told
    assert not [line for line in told if line.endswith("日付は未定")]


def test_who_came_to_many_meetings_is_told_by_signs_on_an_upright_page(record_of):
    document = record_of("system_building")
    assert upright(document)
    assert "○＝出席　オ＝オンライン　欠＝欠席" in lines(document)
    came = next(grid for grid in grids(document) if "8回" in grid[0])
    assert {text for row in came[1:-1] for text in row[3:]} == {"○", "オ", ""}
    assert came[-1][3:6] == ["6", "6", "6"]


def test_no_line_of_a_list_ends_before_it_says_something(record_of, examples):
    for held in examples:
        assert not [t for t in lines(record_of(held)) if t.startswith("・") and t.endswith("：")]


def test_a_list_of_one_column_is_named_once(record_of):
    rows = [set(row) for grid in grids(record_of("system_building")) for row in grid]
    assert {"(a) 連携の成功要因"} in rows or {"（a）連携の成功要因"} in rows
    assert {"成功要因"} not in rows


def test_a_board_of_few_notes_stands_upright_among_the_others(record_of):
    document = record_of("national_training")
    assert any("どう見えているか" in row[0] for grid in grids(document) for row in grid)
    assert upright(document)
