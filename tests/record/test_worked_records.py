"""Records of the worked examples waste no page and say nothing that is empty."""

import io
import re
from dataclasses import replace

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from record_reader import all_text
from worked_examples import MADE

from kasane.record import key_points, plan_document, plan_titles, session_record
from kasane.record.paper.content import text_cell
from kasane.record.paper.strips import Strip, opened
from kasane.store import State
from kasane.workshop.outgoing import LEFT_OUT
from kasane.workshop.telling import SHARED


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


def held_on(reading, day):
    """The same with this day for each meeting that has none."""
    records = {
        record.key: replace(record, body=record.body | {"date": record.body["date"] or day})
        if record.kind == "meeting"
        else record
        for record in reading.records.records.values()
    }
    state = State(reading.records.workshop_id, reading.records.revision, records)
    return replace(reading, records=state)


def test_who_came_to_many_meetings_is_told_by_signs_on_an_upright_page(examples):
    reading = held_on(examples["system_building"].reading, "2027-03-01")
    document = docx.Document(io.BytesIO(session_record(reading, MADE)))
    assert upright(document)
    assert "○＝出席　オ＝オンライン　欠＝欠席" in lines(document)
    came = next(grid for grid in grids(document) if "8回" in grid[0])
    assert {text for row in came[1:-1] for text in row[3:]} == {"○", "オ", ""}
    assert came[-1][3:6] == ["6", "6", "6"]


def test_a_meeting_that_was_not_held_has_no_column(record_of):
    heads = [grid[0] for grid in grids(record_of("system_building"))]
    came = next(head for head in heads if "第1回" in head)
    assert came[3:] == ["第1回", "第2回", "第3回", "第4回"]


def test_what_only_stands_there_from_the_start_is_no_chapter(record_of):
    told = lines(record_of("system_building"))
    empty = next(line for line in told if line.startswith("何も書かれていないシート："))
    for title in ("助言者と進める5段階", "7つの取り組み例"):
        assert title in empty
        assert not [line for line in told if line.endswith(f"　{title}")]
    assert [line for line in told if line.endswith("　グループの役割")]


def test_what_came_of_something_is_told_back_to_where_it_came_from(record_of):
    for programme, came_from, end in (
        ("system_building", "ケースB", "空き店舗で、夕方に寄れる居場所を試す"),
        ("case_conference", "朝と夕方の見守りは、どの地区でも足りない", "朝の15分の声かけ当番"),
    ):
        document = record_of(programme)
        assert [line for line in lines(document) if line.endswith("書いたもののつながり")]
        grid = next(grid for grid in grids(document) if grid[0][-1] == "いま、ここまで")
        row = next(row for row in grid if row[-1] == end)
        assert any(came_from in text for text in row[:-1])
    assert not [t for t in lines(record_of("community_seminar")) if "つながり" in t]


def test_dates_of_fields_side_by_side_are_short_as_in_a_table(record_of):
    rows = [row for grid in grids(record_of("case_conference")) for row in grid]
    dates = rows[rows.index(next(row for row in rows if "期間（から）" in row)) + 1]
    assert "R8.6.1(月)" in dates
    assert not [date for date in dates if "年" in date]


def test_a_small_table_with_nothing_in_it_is_a_dash(record_of):
    rows = [row for grid in grids(record_of("system_building")) for row in grid]
    assert ["5つの事業の状況", "－"] in [list(dict.fromkeys(row)) for row in rows]


def test_a_long_list_in_a_form_repeats_its_heading(record_of):
    heads = [
        [cell.text for cell in row.cells]
        for table in record_of("implementation_plan").tables
        for row in table.rows
        if row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
    ]
    assert ["号", "機能", "既存制度の事業", "実施", "所管・担い手"] in [head[1:] for head in heads]


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


def test_results_stand_with_what_they_came_of_not_with_a_step_beside_the_meetings(record_of):
    told = [line for line in lines(record_of("system_building")) if "\u3000" in line]
    titles = [line.split("\u3000", 1)[1] for line in told]
    order = ("自治体アセスメントシート", "取り組み事項", "得られた成果と今後の課題")
    assert sorted(order, key=titles.index) == list(order)


def test_what_each_does_after_the_camp_is_among_the_to_dos_of_page_one(examples):
    document = docx.Document(io.BytesIO(key_points(examples["camp"].reading, MADE)))
    [tasks] = [grid for grid in grids(document) if grid[0][0] == "いつまでに"]
    assert [row[0] for row in tasks[1:]] == ["R8.11.20(金)", "R8.12.10(木)", "R8.12.20(日)"]
    assert "となりの地区の委員に電話をかける（わたしの一歩）" in tasks[1]


def style_of(element):
    style = element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return "" if style is None else style.get(qn("w:val"))


def test_a_sentence_between_a_heading_and_its_table_or_picture_goes_with_it(examples):
    seen = 0
    for held, example in examples.items():
        body = docx.Document(io.BytesIO(example.whole)).element.body
        for first, told, table in zip(body, body[1:], body[2:], strict=False):
            styles = [style_of(first), style_of(told)]
            if [name.startswith("Heading") for name in styles] != [True, False]:
                continue
            shown = table.tag == qn("w:tbl") or next(table.iter(qn("w:drawing")), None) is not None
            if told.tag == qn("w:p") and shown:
                text = "".join(part.text or "" for part in told.iter(qn("w:t")))
                kept = told.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None
                assert (held, text, kept) == (held, text, True)
                seen += 1
    assert seen > 5


def test_no_table_has_a_column_in_which_nothing_stands(record_of, examples):
    for held in examples:
        for column in record_of(held).element.body.iter(qn("w:gridCol")):
            assert int(column.get(qn("w:w"))) > 57  # a millimetre, in twentieths of a point


@pytest.mark.parametrize("held", ["team_building", "community_building"])
def test_the_footer_of_a_plan_counts_the_texts_that_wait_in_this_plan(examples, held):
    reading = examples[held].reading.to_tell(SHARED)
    for plan in (None, *plan_titles(reading)):
        document = docx.Document(io.BytesIO(plan_document(reading, MADE, plan)))
        waiting = all_text(document).count(LEFT_OUT)
        assert 0 < waiting < len(reading.asked)
        footer = document.sections[0].footer.paragraphs[0].text
        assert f"確認していない文{waiting}件は入れていません。" in footer


@pytest.mark.parametrize("held", ["team_building", "community_building"])
def test_the_footer_of_the_key_points_counts_the_texts_that_wait_on_this_page(examples, held):
    reading = examples[held].reading.to_tell(SHARED)
    for meeting in (None, *reading.meetings):
        document = docx.Document(io.BytesIO(key_points(reading, MADE, meeting=meeting)))
        waiting = all_text(document).count(LEFT_OUT)
        footer = document.sections[0].footer.paragraphs[0].text
        said = re.search(r"確認していない文(\d+)件", footer)
        assert (meeting, int(said[1]) if said else 0) == (meeting, waiting)


@pytest.mark.parametrize("held", ["team_building", "community_building"])
def test_the_short_rows_at_the_head_of_a_case_stay_with_what_they_head(record_of, held):
    heads = [t.rows[:4] for t in record_of(held).tables if t.rows[0].cells[0].text == "提供者"]
    assert len(heads) > 1
    for row in (row for rows in heads for row in rows):
        kept = [each.paragraph_format.keep_with_next for each in row.cells[0].paragraphs]
        assert (row.cells[0].text, kept) == (row.cells[0].text, [True] * len(kept))


def test_what_stands_further_down_in_a_form_may_begin_a_page():
    rows = [
        Strip([(100.0, text_cell(text))]) for text in ("短い", "短い", "長い文。" * 100, "短い")
    ]
    assert [strip.tied for strip in opened(rows)] == [True, True, False, False]
