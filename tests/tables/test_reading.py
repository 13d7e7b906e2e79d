"""A sheet's CSV file is read back in, and its mistakes are told by line and column."""

import pytest
from table_builders import NASTY, SHEET, every, note, programme, workshop

from kasane.tables import CsvMistakesError, frame_file, read_sheet_csv, sheet_frame
from kasane.tables.files.csv_files import write_rows

HEADINGS = ["場面", "列", "付箋"]


def read(*rows, headings=HEADINGS, sheet=SHEET, leaf=""):
    return read_content(write_rows([headings, *rows]).content, sheet, leaf)


def read_content(content, sheet=SHEET, leaf=""):
    return read_sheet_csv(content, every(workshop()), sheet, leaf)


def mistakes(*rows, **more):
    with pytest.raises(CsvMistakesError) as caught:
        read(*rows, **more)
    return caught.value.mistakes


def test_what_the_app_writes_is_read_back():
    notes = {
        "a": note(NASTY),
        "b": note("=重ねた", stack="a", colour="pink", hidden=True),
        "i": note("考え", "/do", sources=("a", "b"), version=3),
    }
    frame = sheet_frame(every(workshop(notes), programme(), None), SHEET)
    a, b, i = read_content(frame_file(frame).content)
    assert a.values == {"text": notes["a"].values["text"]}
    assert (a.id, a.place, a.author, a.colour) == ("a", "grasp/can", "p1", "green")
    assert (b.under, b.hidden, b.colour, b.values["text"]) == ("a", True, "pink", "=重ねた")
    assert (i.place, i.sources, i.version) == ("/do", ("a", "b"), 3)


def test_what_people_type_in_a_spreadsheet_is_read():
    (row,) = read(["状況把握", "①", "電話が入る"])
    assert (row.place, row.line, row.id, row.version) == ("grasp/can", 2, "", 0)


def test_empty_lines_are_passed_over():
    assert [
        row.line for row in read(["状況把握", "①", "一"], ["", "", ""], ["連携", "②", "二"])
    ] == [
        2,
        4,
    ]


def test_every_mistake_is_told_with_line_and_column():
    found = mistakes(
        ["状況把握", "①", "よい"],
        ["どこか", "①", "場面がない"],
        ["状況把握", "③", "組み合わせがない"],
        ["状況把握", "①", " "],
        ["状況把握", "①", "長" * 4001],
        ["状況把握", "①"],
    )
    assert [mistake.split(":")[0] for mistake in found] == [
        "3行目「場面」",
        "4行目「列」",
        "5行目「付箋」",
        "6行目「付箋」",
        "7行目",
    ]


def test_headings_are_checked():
    assert mistakes(["x", "y"], headings=["場面", "付箋"]) == ["1行目に「列」の列がありません。"]
    found = mistakes(headings=[*HEADINGS, "氏名", "付箋"])
    assert found == [
        "1行目4列目の見出し「氏名」は、このシートにありません。",
        "1行目5列目の見出し「付箋」が重なっています。",
    ]


@pytest.mark.parametrize(
    ("heading", "value"),
    [
        ("色", "金色"),
        ("ID", "半角でない"),
        ("重ね先", "a b"),
        ("もと", "a あ"),
        ("見えなくした", "yes"),
        ("版", "一"),
    ],
)
def test_wrong_values_are_told_by_column(heading, value):
    (found,) = mistakes(["状況把握", "①", "文", value], headings=[*HEADINGS, heading])
    assert found.startswith(f"2行目「{heading}」: ")


def test_doubled_ids_are_told():
    rows = [["状況把握", "①", "文", "a"], ["状況把握", "①", "文", "a"]]
    assert mistakes(*rows, headings=[*HEADINGS, "ID"]) == ["3行目「ID」: ID「a」が重なっています。"]


@pytest.mark.parametrize(
    ("content", "part"),
    [
        (b"", "空です"),
        (b"\xff\xfe\x00\x80\x81", "文字コード"),
        ('"場面","列'.encode(), "引用符"),
        (b"x" * 20_000_001, "大きすぎます"),
        (b"x\r\n" * 5_002, "5000行"),
    ],
)
def test_files_that_cannot_be_read_are_told(content, part):
    with pytest.raises(CsvMistakesError, match=part):
        read_content(content)


def test_a_long_list_of_mistakes_is_cut_for_people():
    with pytest.raises(CsvMistakesError) as caught:
        read(*[["どこか", "①", "文"]] * 30)
    assert len(caught.value.mistakes) == 30
    assert "ほかに10か所" in caught.value.message
    assert "何も読み込んでいません" in caught.value.message


@pytest.mark.parametrize(
    ("sheet", "leaf", "headings", "rows"),
    [
        ("step3_preparation", "", ["期限"], [["来週"]]),
        ("step3_preparation", "", ["状況"], [["おわり"]]),
        ("schedule", "", ["開始"], [["25:00"]]),
        ("schedule", "", ["Step"], [["Step9"]]),
        ("case_study", "", ["分野"], [["障害、宇宙"]]),
        ("case_study", "", ["取り上げる"], [["たぶん"]]),
        ("case_study", "discussion", ["用紙のID", "行", "列", "付箋"], [["c1", "x", "内容", "文"]]),
        ("plan", "arrangements", ["用紙のID", "何を"], [["", "場所を借りる"]]),
        ("core_members", "", ["氏名", "立場"], [["春野", "王様"]]),
        ("check_in", "", ["今の気持ち"], [["長" * 4001]]),
        ("introductions", "", ["名前"], [["長" * 61]]),
        ("idea_priorities", "", ["取組アイデア"], [[" "]]),
    ],
)
def test_every_kind_of_sheet_tells_its_mistakes_by_line_and_column(sheet, leaf, headings, rows):
    found = mistakes(*rows, headings=headings, sheet=sheet, leaf=leaf)
    assert len(found) == 1
    assert found[0].startswith("2行目")


@pytest.mark.parametrize(
    "day", ["2026-12-08", "2026/12/8", "2026年12月8日", "令和8年12月8日", "R8.12.8"]
)
def test_a_date_is_read_however_a_spreadsheet_wrote_it(day):
    (row,) = read([day], headings=["期限"], sheet="step3_preparation")
    assert row.values == {"due": "2026-12-08"}


def test_what_people_type_in_other_sheets_is_read():
    headings = ["担当", "状況", "何でもない"][:2]
    (row,) = read(["春野 つくし、外の人", "済"], headings=headings, sheet="step3_preparation")
    assert row.values == {"owner": ("p1", "外の人"), "status": "済"}
    (row,) = read(["障害, 子ども"], headings=["分野"], sheet="case_study")
    assert row.values == {"fields": ("障害", "子ども")}
    (row,) = read(["Step1、Step2", "9:30"], headings=["Step", "開始"], sheet="schedule")
    assert row.values == {"steps": ("step1", "step2"), "start": "09:30"}
