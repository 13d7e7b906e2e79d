"""What stands left and right above and below a page never runs into each other."""

import io
from datetime import UTC, datetime

import docx
import pytest
from docx.shared import Mm
from record_reader import footer_fields

from kasane.plain.letters import ems
from kasane.record import blank_sheet
from kasane.record.paper.paper import Paper
from tests.support.world import programmes

NOW = datetime(2026, 12, 9, tzinfo=UTC)
LETTER = 9 * 25.4 / 72
"""Millimetres of a letter in headers and footers."""
USE = (
    "内部用（名前・会議のアドレスを含みます）。ケースシートは入っていません。"
    "本文で見つかった12件は、川辺 ながれさんほかが2027年2月1日に確認しました。"
    "うち3件は入れていません。"
)
NAME = "重層的支援体制整備事業の庁内連携と地域づくりをいっしょに考える会" * 3


def printed(orientation, footer=USE, name=NAME):
    paper = Paper("題", (name, "令和8年（2026年）12月8日（火） 作成"), footer, NOW)
    paper.section(orientation)
    document = docx.Document(io.BytesIO(paper.bytes()))
    section = document.sections[0]
    width = section.page_width - section.left_margin - section.right_margin
    return document, width / Mm(1) / LETTER


@pytest.mark.parametrize("orientation", ["portrait", "landscape"])
def test_a_long_footer_is_read_to_its_end_before_the_page_number(orientation):
    document, letters = printed(orientation)
    [section] = document.sections
    footer = section.footer.paragraphs[0]
    text, number = footer.text.split("\t")
    lines = text.split("\n")
    assert len(lines) > 1
    assert "".join(lines) == USE
    assert all(ems(line) <= letters for line in lines)
    assert all(line.endswith(("。", "、", "）")) for line in lines)
    assert ems(lines[-1]) + ems("10 / 10") < letters
    assert footer_fields(section) == ["PAGE", "NUMPAGES"]
    assert number.strip("/ 0123456789") == ""


@pytest.mark.parametrize("orientation", ["portrait", "landscape"])
def test_a_long_name_goes_on_below_the_line_of_the_day(orientation):
    document, letters = printed(orientation)
    [section] = document.sections
    first, rest = section.header.paragraphs[0].text.split("\n")
    left, right = first.split("\t")
    assert ems(left) + ems(right) < letters
    assert left + rest == NAME


def test_what_has_room_stands_on_one_line():
    document, _ = printed("portrait", "共有用", "つながる会")
    [section] = document.sections
    assert "\n" not in section.footer.paragraphs[0].text + section.header.paragraphs[0].text


@pytest.mark.parametrize("size", ["A4", "A3"])
def test_name_and_day_of_an_upright_blank_sheet_stand_on_one_line(size):
    sheet = programmes()["camp"].sheet("my_flame")
    [section] = docx.Document(io.BytesIO(blank_sheet(sheet, size))).sections
    assert "\n" not in section.header.paragraphs[0].text
