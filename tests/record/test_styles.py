"""Fonts for both scripts on every style, Japanese as the language, page numbers."""

from datetime import date

import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from record_reader import footer_fields
from table_builders import workshop

from kasane.plain.dates import japanese_date


def test_every_style_names_its_latin_and_east_asian_font(record):
    document = record(workshop())
    for style in document.styles:
        if style.type == WD_STYLE_TYPE.LIST:
            continue
        fonts = style.element.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
        assert fonts is not None, style.name
        for script in ("ascii", "hAnsi", "eastAsia", "cs"):
            assert fonts.get(qn(f"w:{script}")) == "BIZ UDPGothic", style.name


def test_no_theme_font_is_left(record):
    document = record(workshop())
    for part in (document.styles.element, document.element):
        for fonts in part.iter(qn("w:rFonts")):
            assert not [name for name in fonts.attrib if "Theme" in name]


def test_the_language_is_japanese_and_numbers_are_broken_by_latin_rules(record):
    document = record(workshop())
    found = list(document.styles.element.iter(qn("w:lang")))
    assert found
    for language in found:
        assert language.get(qn("w:val")) == "en-US"
        assert language.get(qn("w:eastAsia")) == "ja-JP"
    assert document.core_properties.language == "ja-JP"


def test_the_file_says_nothing_of_the_program_that_made_it(record):
    properties = record(workshop()).core_properties
    assert properties.title == "ためしの会　第1回　記録"
    assert properties.author == "かさね"
    assert properties.comments == ""


def test_page_numbers_are_fields(record):
    document = record(workshop())
    for section in document.sections:
        assert footer_fields(section) == ["PAGE", "NUMPAGES"]


def test_the_styles_have_japanese_names(record):
    names = {style.name for style in record(workshop()).styles}
    assert {"付箋 緑", "付箋 ピンク（重ねた）", "表の見出し", "書いた人"} <= names


@pytest.mark.parametrize(
    ("day", "text"),
    [
        ("2026-12-08", "令和8年（2026年）12月8日（火）"),
        ("2019-05-01", "令和元年（2019年）5月1日（水）"),
        ("2019-04-30", "平成31年（2019年）4月30日（火）"),
        ("2019-12-31", "令和元年（2019年）12月31日（火）"),
        ("2020-01-01", "令和2年（2020年）1月1日（水）"),
    ],
)
def test_dates_are_written_with_era_and_western_year(day, text):
    assert japanese_date(date.fromisoformat(day)) == text
