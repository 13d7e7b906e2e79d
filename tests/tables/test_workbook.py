"""One workbook with a page a table: as offices like it, and read back by the one way in."""

import io
import zipfile
from datetime import UTC, datetime
from decimal import Decimal

import pandas as pd
import pytest
from openpyxl import Workbook, load_workbook
from table_builders import LEADER, NASTY, note, programme, programmes, reading, workshop

from kasane.plain import limits
from kasane.samples import fill_demo
from kasane.source import open_workshops, reading_of
from kasane.store.reading import workshop_ids
from kasane.tables import (
    Answer,
    look,
    own_pages,
    pages_of,
    recognised,
    understood,
    workbook,
    workbook_name,
)
from kasane.tables.cells import join
from kasane.tables.columns import SOURCE_TEXTS
from kasane.tables.files.csv_files import unguard
from kasane.tables.files.export import Export
from kasane.tables.files.frames import leaf_frame
from kasane.tables.files.listing import told_tables
from kasane.tables.files.on_paper import ON_SCREEN as ONLY_ON_SCREEN
from kasane.tables.files.on_paper import lay_across, lay_out
from kasane.tables.files.table_page import fill, new_book
from kasane.tables.files.widths import A3, TWO, fitted
from kasane.tables.files.workbook import page_name
from kasane.workshop import Actor, Role
from kasane.workshop.telling import ON_SCREEN, Telling

NOW = datetime(2026, 12, 8, 7, 30, tzinfo=UTC)
UNHELD = "\x00\x07\ufffe\uffff"
BOARD = "14_わがまちの強み・課題検討シート"


def book_of(state, **options):
    return load_workbook(io.BytesIO(workbook(reading(state, **options), NOW)))


def first_page(book):
    return [str(cell.value) for (cell,) in book.worksheets[0].iter_rows() if cell.value]


def test_the_workbook_has_a_page_for_each_table_with_rows_in_the_programmes_order():
    told = reading(workshop({"n1": note("文")}))
    names = load_workbook(io.BytesIO(workbook(told, NOW))).sheetnames
    tables = [table for table in told_tables(Export(told)) if len(table.frame())]
    assert names == ["00_お読みください", *map(page_name, tables)]
    assert BOARD in names
    assert max(map(len, names)) <= 31


def test_a_table_in_which_nothing_stands_is_only_named_on_the_first_page():
    told = reading(workshop({"n1": note("文")}))
    book = load_workbook(io.BytesIO(workbook(told, NOW)))
    empty = [table for table in told_tables(Export(told)) if table.frame().empty]
    lines = first_page(book)
    behind = lines[lines.index("まだ何も書かれていないため、シートにしていない表：") + 1 :]
    assert [line.replace("\n", "　") for line in behind] == [
        f"{table.name}　［{table.id}］" for table in empty
    ]
    assert not {page_name(table) for table in empty} & set(book.sheetnames)
    assert all(page.max_row > 1 for page in book.worksheets)


def test_the_first_page_goes_on_one_sheet_of_paper_where_its_letters_stay_readable():
    for whole in programmes().values():
        book = load_workbook(io.BytesIO(workbook(reading(workshop(), whole), NOW)))
        page = book.worksheets[0]
        points = sum(page.row_dimensions[row].height for row in range(1, page.max_row + 1))
        assert page.page_setup.fitToHeight == (1 if points <= 880 else 0)


def test_lists_for_looking_things_up_are_not_printed_and_say_so():
    book = book_of(workshop({"n1": note("あ"), "n2": note("い", sources=("n1",))}))
    pages = [page for page in book if page.title.endswith(("つながり", "全項目"))]
    assert len(pages) == 2
    for page in pages:
        told = page[page.print_area.replace("$", "").partition("!")[2].partition(":")[0]]
        assert told.value == ONLY_ON_SCREEN
        assert page.page_setup.fitToWidth == 1


def test_the_first_page_says_for_whom_it_is_and_what_is_on_which_page():
    page = book_of(workshop({"n1": note("文")})).worksheets[0]
    text = [str(cell.value) for (cell,) in page.iter_rows() if cell.value]
    assert any(line.startswith("共有用：書いた人の名前とケースシート") for line in text)
    assert f"{BOARD}　1行　［strengths_matrix］" in text


def test_no_name_of_a_table_is_longer_than_the_first_page_is_wide():
    for whole in programmes().values():
        book = load_workbook(io.BytesIO(workbook(reading(workshop(), whole), NOW)))
        page = book.worksheets[0]
        texts = [str(cell.value) for (cell,) in page.iter_rows() if "［" in str(cell.value)]
        lines = [line for text in texts for line in text.split("\n")]
        wide = max(sum(2 if ord(c) > 255 else 1 for c in line) for line in lines)
        assert wide < page.column_dimensions["A"].width * 0.9


def test_what_is_for_taking_it_in_again_is_not_on_paper():
    page = book_of(workshop({"n1": note("文")}))[BOARD]
    printed = page.print_area.replace("$", "").partition("!")[2]
    shown = [cell.value for cell in page[printed][0]]
    assert "付箋" in shown
    assert not {"ID", "版", "もと", "直した時刻（日本時間）"} & set(shown)


def test_headings_stay_texts_wrap_and_columns_are_wide_enough():
    page = book_of(workshop({"n1": note("あ" * 200)}))[BOARD]
    assert page.freeze_panes == "A2"
    at = next(cell for cell in page[1] if cell.value == "付箋")
    assert 40 <= page.column_dimensions[at.column_letter].width <= 80
    for cell in page[2]:
        assert cell.alignment.wrap_text


def test_no_text_becomes_a_formula_a_date_or_a_number():
    texts = ["=1+1", "+81", "-3", "@SUM", "＝A1", "'=1", "2026/4/1", "007"]
    state = workshop({f"n{number}": note(text) for number, text in enumerate(texts)})
    page = book_of(state, with_cases=True)[BOARD]
    at = next(cell.column for cell in page[1] if cell.value == "付箋")
    cells = [page.cell(row, at) for row in range(2, 2 + len(texts))]
    assert [(cell.data_type, cell.number_format) for cell in cells] == [("s", "@")] * len(texts)
    assert [unguard(cell.value) for cell in cells] == texts
    assert not any(cell.value[0] in "=+-@＝" for cell in cells)


def test_what_a_cell_cannot_hold_is_shown_as_missing():
    page = book_of(workshop({"n1": note("\uffff一\ufffe二")}))[BOARD]
    assert any(cell.value == "〓一〓二" for cell in page[2])


def test_a_page_is_printed_readable_with_its_name_and_for_whom_it_is():
    for page in book_of(workshop({"n1": note("あ" * 200)}), with_cases=True).worksheets:
        assert page.oddHeader.left.text == "&A"
        assert page.oddFooter.left.text.startswith("内部用")
        assert str(page.page_setup.paperSize) in {page.PAPERSIZE_A4, page.PAPERSIZE_A3}


@pytest.mark.parametrize(
    ("count", "text", "paper", "beside"),
    [
        (3, "あ" * 60, "A4", 1),
        (6, "あ" * 60, "A4", 1),
        (12, "あ" * 60, "A3", 1),
        (2, "あ" * 1000, "A3", 1),
        (29, "あ" * 60, "A3", 2),
    ],
)
def test_every_page_is_as_wide_as_its_paper_or_goes_on_beside_it(count, text, paper, beside):
    page = Workbook().active
    widths = fitted([("見出し", text)] * count)
    lay_out(page, "共有用")
    lay_across(page, widths, 3)
    assert str(page.page_setup.paperSize) == getattr(page, f"PAPERSIZE_{paper}")
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert (page.page_setup.fitToWidth, page.page_setup.fitToHeight) == (beside, 0)
    assert (page.print_title_cols == "$A:$A") == (beside == 2)
    assert sum(widths) <= (A3 if beside == 1 else TWO)
    assert not page.col_breaks.brk
    assert page.page_setup.orientation == "landscape"


def test_a_long_heading_over_short_words_makes_no_wide_column_and_breaks_no_date():
    headings = ("重要度\n（1と答えた人数）", "出欠 第1回\n（2026-11-10）", "重要度")
    values = (3, "出席", "地域包括支援センターの会議")
    columns = [(heading, *[value] * 9) for heading, value in zip(headings, values, strict=True)]
    short, dated, long = fitted(columns)
    assert short < long
    assert dated > 9.1
    assert long > 13


def test_a_long_heading_goes_on_below_before_its_brackets():
    frame = pd.DataFrame([["出席"]], columns=["出欠 第1回（2026-11-10）"])
    page = new_book().active
    fill(page, frame, on_screen=False)
    assert page["A1"].value == "出欠 第1回\n（2026-11-10）"


def test_a_longer_text_has_a_wider_column():
    ways, why = fitted([("列", "あ" * 20, "い"), ("わけ", "う" * 300, "え")])
    assert ways < why


def test_a_row_higher_than_excel_takes_is_several_that_are_merged_and_one_when_taken_in_again():
    text = "長い文です。" * 600
    state = workshop({"n1": note(text), "n2": note("短い")})
    page = book_of(state, with_cases=True)[BOARD]
    heights = [page.row_dimensions[row].height for row in range(1, page.max_row + 1)]
    assert max(heights) <= 409
    assert page.max_row > 3
    assert {block.size["rows"] for block in page.merged_cells.ranges} == {page.max_row - 2}
    told = Export(reading(state, programmes()["team_building"], LEADER, with_cases=True))
    leaf = next(leaf for leaf in told.leaves if leaf.sheet.id == "strengths_matrix")
    pages = own_pages(pages_of(workbook(told.reading, NOW)), leaf, told)
    found = look(understood(pages, leaf, Answer()), told, leaf, Answer())
    assert (found.todo, found.said.mistakes) == ([], [])


def test_what_people_write_fits_into_a_cell():
    """A text, a list of names with a sign between and before each mark in them, all choices."""
    assert max(limits.TEXT, limits.ADDRESS, limits.IN_LIST * (2 * limits.NAME + 1)) < 32_000
    for each in programmes().values():
        for leaf in Export(reading(workshop(programme=each.id), each)).leaves:
            for column in leaf.columns:
                told = join([*column.choices, *column.known.values()])
                assert len(told) < 32_000, (leaf.sheet.id, column.heading)


def test_a_text_too_long_for_a_cell_goes_on_further_down_and_nothing_is_lost_or_read_twice():
    """Of up to fifty notes that an idea came from all texts stand in one column."""
    sources = [f"s{number}" for number in range(limits.SOURCES)]
    texts = {key: f"={key}" + "長い文です。" * 120 for key in sources}
    notes = {key: note(text) for key, text in texts.items()}
    state = workshop(notes | {"idea": note("案", "/do", sources=tuple(sources))})
    told = Export(reading(state, programmes()["team_building"], LEADER, with_cases=True))
    leaf = next(leaf for leaf in told.leaves if leaf.sheet.id == "strengths_matrix")
    book, saved = new_book(), io.BytesIO()
    fill(book.active, leaf_frame(told, leaf), on_screen=False)
    book.save(saved)
    page = load_workbook(saved).active
    (at,) = [cell.column for cell in page[1] if cell.value == SOURCE_TEXTS]
    parts = [unguard(cells[0].value) for cells in page.iter_rows(2, None, at, at) if cells[0].value]
    assert len(parts) == 2
    assert "".join(parts) == "\n".join(texts.values())
    pages = own_pages(pages_of(saved.getvalue()), leaf, told)
    found = look(understood(pages, leaf, Answer()), told, leaf, Answer())
    assert (found.todo, found.said.mistakes, found.passed) == ([], [], ())


def test_its_properties_say_what_it_is_and_when_in_world_time_it_was_made():
    content = workbook(reading(workshop()), NOW)
    about = load_workbook(io.BytesIO(content)).properties
    assert (about.title, about.language, about.creator) == ("ためしの会　表", "ja-JP", "かさね")
    assert about.created == about.modified == NOW.replace(tzinfo=None)
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        assert b"Application" not in packed.read("docProps/app.xml")
        assert {part.date_time for part in packed.infolist()} == {(2026, 12, 8, 16, 30, 0)}
    assert content == workbook(reading(workshop()), NOW)


def test_a_mean_is_a_number():
    frame = pd.DataFrame(
        [[Decimal("4.50"), 3, "文"]], columns=["平均", "人数", "項目"], dtype=object
    )
    page = new_book().active
    fill(page, frame, on_screen=False)
    assert [cell.data_type for cell in page[2]] == ["n", "n", "s"]


def test_its_name_says_for_whom_it_is():
    assert workbook_name(reading(workshop()), NOW) == "ためしの会_表_20261208-1630_共有用.xlsx"


@pytest.fixture(scope="module")
def towns(tmp_path_factory):
    """Both worked examples, as those who lead read them."""
    data = tmp_path_factory.mktemp("demo")
    fill_demo(data)
    with open_workshops(data) as workshops:
        with workshops.store.engine.connect() as connection:
            ids = workshop_ids(connection)
        return [
            reading_of(workshops, key, Actor(key, "owner", Role.FACILITATOR), ON_SCREEN)
            for key in ids
        ]


@pytest.mark.parametrize("telling", [Telling(), Telling(names=True, cases=True)], ids=str)
@pytest.mark.parametrize("town", [0, 1])
def test_every_page_that_is_taken_in_again_changes_nothing(towns, town, telling):
    whole = Export(towns[town])
    pages = pages_of(workbook(towns[town].to_tell(telling), NOW))
    for leaf in whole.leaves:
        if Export(towns[town].to_tell(telling)).tells(leaf):
            (page,) = own_pages(pages, leaf, whole)
            found = look(understood([page], leaf, Answer()), whole, leaf, Answer())
            assert (leaf.title, found.todo, found.said.mistakes) == (leaf.title, [], [])


def test_a_page_of_it_is_known_by_its_name():
    told = Export(reading(workshop({"n1": note("文")}), programme(), LEADER))
    pages = [page for page in pages_of(workbook(told.reading, NOW)) if page.name == BOARD]
    assert recognised(pages, f"{BOARD}.xlsx", told).sheet.id == "strengths_matrix"


def test_hard_characters_come_back():
    state = workshop({"n1": note("".join(c for c in NASTY if c not in UNHELD))})
    told = Export(reading(state, programmes()["team_building"], LEADER, with_cases=True))
    leaf = next(leaf for leaf in told.leaves if leaf.sheet.id == "strengths_matrix")
    pages = own_pages(pages_of(workbook(told.reading, NOW)), leaf, told)
    assert look(understood(pages, leaf, Answer()), told, leaf, Answer()).todo == []
