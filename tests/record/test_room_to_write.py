"""Blank forms have room to write by hand, and take as many pages as that needs."""

import io
import re
from itertools import chain

import docx
import pytest
from record_reader import row_heights
from worked_examples import FONTS, OFFICE, Office

from kasane.programme import FormSheet, SurveySheet
from kasane.record import blank_sheet
from kasane.record.kinds.form.body import FormBody
from kasane.record.paper.content import cell, head
from kasane.record.paper.spread import LINE_TO_WRITE, spread
from kasane.record.paper.strips import Strip, needed
from tests.support.world import programmes

TWIPS = 1440 / 25.4
LONG = {
    ("system_building", "assessment"): 2,
    ("case_conference", "case_conference"): 3,
    ("case_conference", "support_plan"): 2,
    ("implementation_plan", "implementation_plan"): 4,
}
"""Forms with more to write than there is room for on a page, and their pages."""
FORMS = [
    (held, sheet.id)
    for held, programme in programmes().items()
    for sheet in programme.sheets_of(FormSheet)
    if not sheet.table
]


@pytest.mark.parametrize(("held", "form"), FORMS)
def test_whatever_is_to_be_written_has_a_line_for_a_hand(held, form):
    sheet = programmes()[held].sheet(form)
    document = docx.Document(io.BytesIO(blank_sheet(sheet)))
    heights = list(chain.from_iterable(row_heights(table) for table in document.tables))
    writable = [strip for part in FormBody(sheet, 164.0).parts() for strip in part if strip.weight]
    assert sum(height >= LINE_TO_WRITE * TWIPS - 1 for height in heights) == len(writable)
    named = re.findall(r"（\d枚目）", "".join(p.text for p in document.paragraphs))
    assert named == [f"（{n}枚目）" for n in range(2, LONG.get((held, form), 1) + 1)]


def test_sections_stay_whole_on_pages_about_alike_full():
    part = [Strip([(164.0, head("見出し"))]), *[Strip([(164.0, cell(""))], 1.0)] * 9]
    pages = spread([part] * 5, 150.0)
    assert [len(page) for page in pages] == [20, 10, 20]
    assert all(sum(needed(strip, 1.0) for strip in page) <= 150.0 for page in pages)


def test_a_section_longer_than_a_page_is_a_page_of_its_own():
    part = [Strip([(164.0, cell(""))], 1.0)] * 40
    assert [len(page) for page in spread([part, part[:2]], 200.0)] == [40, 2]


@pytest.mark.office
@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_long_forms_are_set_on_the_pages_that_they_were_spread_over(tmp_path):
    blanks = {form: blank_sheet(programmes()[held].sheet(form)) for held, form in LONG}
    (tmp_path / "office").mkdir()
    pages = Office(tmp_path / "office").pages(tmp_path, **blanks)
    assert {form: len(pages[form].texts) for _, form in LONG} == {
        f: n for (_, f), n in LONG.items()
    }
    assert all(depth > 0.7 for form in pages.values() for depth in form.depths)


@pytest.mark.parametrize("held", programmes())
def test_no_sheet_asks_for_a_name_and_says_that_none_is_to_be_written(held):
    for sheet in programmes()[held].sheets:
        document = docx.Document(io.BytesIO(blank_sheet(sheet)))
        said = " ".join(each.text for each in document.paragraphs)
        asked = "名前（" in document.sections[0].header.paragraphs[0].text
        anonymous = isinstance(sheet, SurveySheet)
        assert (sheet.id, asked, "名前は書かない" in said) == (sheet.id, not anonymous, anonymous)


@pytest.mark.parametrize("held", programmes())
def test_a_survey_on_paper_says_once_that_no_name_is_written_and_nothing_of_the_screen(held):
    for sheet in programmes()[held].sheets_of(SurveySheet):
        said = " ".join(p.text for p in docx.Document(io.BytesIO(blank_sheet(sheet))).paragraphs)
        assert (sheet.id, said.count("名前は"), "見えません" in said) == (sheet.id, 1, False)
        assert (sheet.id, "名前は書きません" in sheet.lead + sheet.on_screen) == (sheet.id, True)


def is_answered_in_boxes(sheet):
    """Whether it is a survey with something to write, or a form of which each row is a copy."""
    if isinstance(sheet, SurveySheet):
        return any(question.type == "text" for question in sheet.questions)
    return isinstance(sheet, FormSheet) and bool(sheet.table)


@pytest.mark.office
@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("font", FONTS)
def test_boxes_to_write_in_fill_one_page(tmp_path, font):
    if not FONTS[font].exists():
        pytest.skip(f"{font} is not installed")
    blanks = {
        f"{held}-{sheet.id}": blank_sheet(sheet)
        for held, programme in programmes().items()
        for sheet in programme.sheets
        if is_answered_in_boxes(sheet)
    }
    (tmp_path / "office").mkdir()
    pages = Office(tmp_path / "office", font).pages(tmp_path, **blanks)
    full = {name: depths for name, each in pages.items() if (depths := each.depths)}
    assert len(blanks) > 10
    assert {n: d for n, d in full.items() if len(d) > 1 or d[0] < 0.85} == {}
