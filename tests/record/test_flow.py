"""Short sheets follow each other on a page, and what belongs together stays together."""

import io
from datetime import UTC, datetime

import docx
import pytest
from record_reader import all_text, row_heights
from table_builders import programme

from kasane.record import blank_sheet
from kasane.record.paper.content import para
from kasane.record.paper.paper import Paper


@pytest.fixture
def paper():
    return Paper("題", ("左", "右"), "下", datetime(2026, 12, 9, tzinfo=UTC))


def read(paper):
    return docx.Document(io.BytesIO(paper.bytes()))


def test_what_may_follow_goes_on_where_the_page_has_the_same_form(paper):
    paper.section(cover=True)
    paper.section(follow=True)
    paper.section(follow=True)
    paper.section("landscape", follow=True)
    paper.section("landscape", follow=True)
    assert len(read(paper).sections) == 3


def test_what_does_not_follow_has_a_page_of_its_own(paper):
    paper.section()
    paper.section()
    assert len(read(paper).sections) == 2


def test_a_paragraph_may_stay_with_what_comes_next(paper):
    paper.section()
    paper.put(para("問い", keep=True), para("答え"))
    kept = [p.paragraph_format.keep_with_next for p in read(paper).paragraphs if p.text]
    assert kept == [True, None]


def test_the_choices_of_a_blank_table_are_not_broken_in_a_narrow_column():
    sheet = programme().sheet("step3_preparation")
    narrow = all_text(docx.Document(io.BytesIO(blank_sheet(sheet, "A4"))))
    assert "これから" not in narrow
    roster = programme().sheet("core_members")
    assert "□\u2060庁内" in all_text(docx.Document(io.BytesIO(blank_sheet(roster, "A4"))))


def test_a_blank_table_has_as_many_rows_as_its_page_takes():
    for sheet in programme().sheets:
        if sheet.kind == "table":
            document = docx.Document(io.BytesIO(blank_sheet(sheet, "A4")))
            heights = row_heights(document.tables[0])[1:]
            assert all(heights)
            section = document.sections[0]
            room = section.page_height - section.top_margin - section.bottom_margin
            assert len(sheet.default_rows) < len(heights)
            assert sum(heights) * 635 < room
