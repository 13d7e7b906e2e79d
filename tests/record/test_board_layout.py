"""A board in Word looks like its printed sheet, short or long."""

import io

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from record_reader import (
    all_text,
    grid,
    heading_rows,
    kept_whole,
    merges,
    paragraphs,
    table_with,
    text_of,
)
from table_builders import SHEET, note, programme, workshop

from kasane.record import blank_name, blank_sheet
from kasane.record.kinds.board.notes import Block, chunked, flowed

PHASES = [
    "対象者の状況把握",
    "支援関係機関における連携と自律に向けた支援",
    "地域等とのつながり",
    "継続的な支援",
]


def matrix(document):
    return matrices(document)[0]


def matrices(document):
    """The board, a table a page."""
    found = "当事者にとって望ましい支援を実現するために"
    return [table for table in document.tables if found in text_of(table)]


def test_the_headings_are_merged_as_in_the_printed_sheet(record):
    table = matrix(record(workshop({"n1": note("文")})))
    assert merges(table)[:2] == [["restart", "+2", "restart"], ["continue", "", "", "continue"]]
    rows = grid(table)
    assert rows[0] == [
        "場面・フェーズ",
        "当事者にとって望ましい支援を実現するために・・・",
        "③取り組むべき・取り組みたいこと",
    ]
    assert rows[1][2] == "②できたらよい・あったらよいと思うこと"
    assert heading_rows(table) == 2


def test_the_third_column_spans_the_phases(record):
    table = matrix(record(workshop({"i": note("案", "/do")})))
    assert [row[3] for row in merges(table)[2:]] == ["restart", *["continue"] * 3]
    rows = grid(table)
    assert [row[0] for row in rows[2:]] == PHASES
    assert rows[2][3] == "・案"


def test_notes_are_shaded_with_a_mark_and_piles_indented(record):
    notes = {"a": note("上"), "b": note("下", stack="a"), "c": note("赤", colour="pink")}
    table = matrix(record(workshop(notes)))
    assert paragraphs(table, 2, 1) == [
        ("・上", "Notegreen"),
        ("└ 下", "Notegreenunder"),
        ("・【とくに大事】赤", "Notepink"),
    ]


def test_note_styles_have_a_fill_a_border_and_an_indent(record):
    document = record(workshop())
    lead, under = (document.styles[name] for name in ("付箋 緑", "付箋 緑（重ねた）"))
    assert lead.element.find(f".//{qn('w:shd')}").get(qn("w:fill")) == "77D9A8"
    assert lead.element.find(f".//{qn('w:pBdr')}") is not None
    assert under.paragraph_format.left_indent > lead.paragraph_format.left_indent


def test_a_note_whose_top_is_hidden_is_still_shown(record):
    notes = {"a": note("上", hidden=True), "b": note("下", stack="a")}
    assert grid(matrix(record(workshop(notes))))[2][1] == "・下"


def test_a_long_board_keeps_every_note_and_merges_nothing_over_pages(record):
    places = ["grasp/can", "grasp/want", "community/can", "/do"]
    notes = {f"n{i}": note(f"付箋{i:03}号", places[i % 4]) for i in range(200)}
    tables = matrices(record(workshop(notes)))
    body = [row for table in tables for row in grid(table)[2:]]
    text = "\n".join(cell for row in body for cell in row)
    assert all(text.count(f"付箋{i:03}号") == 1 for i in range(200))
    ideas = [line for row in body for line in row[3].split("\n") if line]
    assert ideas == [f"・付箋{i:03}号" for i in range(3, 200, 4)]
    assert len(tables) > 2
    assert [row[0] for row in body if row[0] in PHASES] == PHASES
    assert "状況把握（つづき）" in text
    for table in tables:
        inside = grid(table)[3:]
        assert not any(row[0].endswith("（つづき）") for row in inside)
        assert all(kept_whole(table))


def test_one_note_longer_than_a_page_may_be_broken(record):
    table = matrix(record(workshop({"n1": note("長" * 4000)})))
    assert kept_whole(table)[2] is False


def test_more_ideas_than_all_phases_have_room_for_go_on_below(record):
    notes = {f"n{i}": note(f"案{i}", "/do") for i in range(90)}
    tables = matrices(record(workshop(notes)))
    body = [row for table in tables for row in grid(table)[2:]]
    assert [line for row in body for line in row[3].split("\n") if line] == [
        f"・案{i}" for i in range(90)
    ]
    assert body[-1][0] == "継続（つづき）"


def test_a_board_without_phases_has_columns_alone(record):
    sheet = "collaboration_reflection"
    entry = note("困った", "/troubled", sheet=sheet, colour="pink")
    entry = entry.model_copy(update={"values": {"text": "行き違い", "reason": "忙しい"}})
    state = workshop({"n1": entry}, sheet=sheet)
    state.records["meeting", "m1"].body["steps"] = ["step1"]
    document = record(state)
    assert grid(table_with(document, "困った連携"))[:2] == [
        ["困った連携", "良かった連携"],
        ["・行き違い\n思い当たる理由：忙しい", ""],
    ]
    assert "取組アイデアと由来" not in all_text(document)


@pytest.mark.parametrize(("size", "width", "height"), [("A4", 297, 210), ("A3", 420, 297)])
def test_the_blank_sheet_is_the_same_form_with_nothing_in_it(size, width, height):
    document = docx.Document(io.BytesIO(blank_sheet(programme().sheet(SHEET), size)))
    (section,) = document.sections
    assert section.orientation is WD_ORIENT.LANDSCAPE
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (width, height)
    table = matrix(document)
    assert merges(table) == [
        ["restart", "+2", "restart"],
        ["continue", "", "", "continue"],
        ["", "", "", "restart"],
        *[["", "", "", "continue"]] * 3,
    ]
    rows = grid(table)[2:]
    assert [row[0].split("\n")[0] for row in rows] == PHASES
    assert all(cell == "" for row in rows for cell in row[1:])


def test_blank_sheets_have_a_name():
    sheet = programme().sheet(SHEET)
    assert blank_name(sheet, "A3") == "わがまちの強み・課題検討シート_空欄_A3.docx"


def test_blocks_are_cut_and_flow_in_order():
    blocks = [Block((), lines) for lines in (2, 2, 9, 1, 1)]
    assert [len(part) for part in chunked(blocks, 4)] == [2, 1, 2]
    assert [len(part) for part in flowed(blocks, [2, 2, 9], 4)] == [1, 1, 1, 2]
    assert flowed([], [3], 4) == [[]]
