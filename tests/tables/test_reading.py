"""A board's CSV file is read back in, and its mistakes are told by line and column."""

import pytest
from table_builders import NASTY, SHEET, note, programme, workshop

from kasane.tables import CsvMistakesError, frame_file, read_board_csv, sheet_frame
from kasane.tables.csv_files import write_rows

BOARD = programme().sheet(SHEET)
HEADINGS = ["場面", "列", "付箋"]


def read(*rows, headings=HEADINGS):
    return read_board_csv(write_rows([headings, *rows]).content, BOARD)


def mistakes(*rows, headings=HEADINGS):
    with pytest.raises(CsvMistakesError) as caught:
        read(*rows, headings=headings)
    return caught.value.mistakes


def test_what_the_app_writes_is_read_back():
    notes = {
        "a": note(NASTY),
        "b": note("=重ねた", stack="a", colour="pink", hidden=True),
        "i": note("考え", "/do", sources=("a", "b"), version=3),
    }
    frame = sheet_frame(workshop(notes), programme(), SHEET, None)
    a, b, i = read_board_csv(frame_file(frame).content, BOARD)
    assert a.values == {"text": notes["a"].values["text"]}
    assert (a.id, a.place, a.author, a.colour) == ("a", "grasp/can", "春野 つくし", "green")
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
        ("もとの付箋", "a あ"),
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
        (b"x\r\n" * 5_002, "5000枚"),
    ],
)
def test_files_that_cannot_be_read_are_told(content, part):
    with pytest.raises(CsvMistakesError, match=part):
        read_board_csv(content, BOARD)


def test_a_long_list_of_mistakes_is_cut_for_people():
    with pytest.raises(CsvMistakesError) as caught:
        read(*[["どこか", "①", "文"]] * 30)
    assert len(caught.value.mistakes) == 30
    assert "ほかに10か所" in caught.value.message
    assert "何も読み込んでいません" in caught.value.message
