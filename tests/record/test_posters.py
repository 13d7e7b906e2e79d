"""Posters: one page as large as said, the font embedded, and only what may be told."""

import re
import shutil
import subprocess
from datetime import UTC, datetime

import pytest
from pypdfium2 import PdfDocument
from table_builders import note, programmes, reading, workshop

from bench.whole_community import PERSON, WISHES, whole_community
from kasane.programme import BoardSheet
from kasane.record import (
    SIZES,
    blank_poster,
    blank_poster_name,
    filled_poster,
    large_sheets,
    poster_name,
    posters_of,
)
from kasane.store import Record
from kasane.workshop import Actor, Role

NOW = datetime(2026, 12, 9, 1, 30, tzinfo=UTC)
LEADER = Actor("bench", "owner", Role.FACILITATOR)
PERSON_ACTOR = Actor("bench", "p3", Role.PARTICIPANT)
WHOLE = programmes()["community_building"]
SHEETS = list(large_sheets(WHOLE))


@pytest.fixture(scope="module")
def state():
    return whole_community(300, cases=3, resources=60, notes=40)


def made(state, poster, size, actor=LEADER, **options):
    return filled_poster(reading(state, WHOLE, actor, **options), NOW, poster, size)


def page_size(pdf):
    """Millimetres of the page."""
    box = re.search(rb"/MediaBox \[ ?([0-9. ]+)\]", pdf).group(1).split()
    return tuple(round(float(number) * 25.4 / 72) for number in box[2:])


def fonts(pdf):
    """How many fonts are embedded as TrueType."""
    return pdf.count(b"/FontFile2")


@pytest.mark.parametrize("size", ["A3", "A1"])
@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.id)
def test_a_blank_poster_is_one_page_of_its_size_with_its_font(sheet, size):
    pdf = blank_poster(sheet, size)
    assert page_size(pdf) == SIZES[size]
    assert b"/Count 1" in pdf
    assert fonts(pdf) >= 1
    assert blank_poster_name(sheet, size) == f"{sheet.title}_空欄_{size}.pdf"


def test_a_poster_says_its_title_and_that_it_is_japanese():
    pdf = blank_poster(SHEETS[0], "A3")
    start = int(pdf.rsplit(b"startxref", 1)[1].split()[0])
    root = int(re.search(rb"/Root (\d+) 0 R", pdf[start:]).group(1))
    at = int(pdf[start:].split(b"\n")[2 + root][:10])
    assert pdf[at:].startswith(b"%d 0 obj" % root)
    assert b"/Lang (ja-JP)" in pdf[at : at + 200]
    assert PdfDocument(pdf).get_metadata_value("Title") == SHEETS[0].title
    assert len(PdfDocument(pdf)) == 1


@pytest.mark.parametrize("size", ["A3", "A1"])
@pytest.mark.parametrize("sheet_id", [sheet.id for sheet in SHEETS])
def test_a_filled_poster_is_one_page_of_its_size_with_its_font(state, sheet_id, size):
    poster = next(p for p in posters_of(reading(state, WHOLE)) if p.sheet.id == sheet_id)
    pdf = made(state, poster, size)
    assert page_size(pdf) == SIZES[size]
    assert fonts(pdf) >= 1


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
def test_what_tells_of_a_case_is_on_a_poster_only_when_asked_for(state, tmp_path):
    found = posters_of(reading(state, WHOLE))
    for poster in [each for each in found if each.case.name][::2]:
        shared, inner = (
            text_of(tmp_path, made(state, poster, "A3", with_cases=told)) for told in (False, True)
        )
        own = [*WISHES, *(text for text, _ in PERSON)]
        assert [text for text in own if text in shared] == []
        assert any(text in inner for text in own)
        assert "なまえ" not in inner


def text_of(folder, pdf):
    (folder / "poster.pdf").write_bytes(pdf)
    command = ["pdftotext", "-raw", str(folder / "poster.pdf"), "-"]
    found = subprocess.run(command, check=True, capture_output=True, timeout=60).stdout.decode()
    return "".join(found.split())


def test_there_is_no_poster_of_a_case_that_is_not_opened(state):
    letters = {p.case.name for p in posters_of(reading(state, WHOLE))} - {""}
    assert letters == {"ケースA", "ケースB"}
    closed = state.copy()
    for record in state.all("entry"):
        if record.body["letter"] == "A" and record.body["sheet"] == "case_sheet":
            body = record.body | {"hidden": True}
            closed.records["entry", record.id] = Record("entry", record.id, 2, False, body)
    found = posters_of(reading(closed, WHOLE, PERSON_ACTOR))
    assert {p.case.name for p in found} - {""} == {"ケースB"}


def test_a_name_says_for_whom_a_poster_is_and_how_large(state):
    poster = posters_of(reading(state, WHOLE))[0]
    name = poster_name(reading(state, WHOLE, with_cases=True), poster, "A1")
    assert name == "資源の洗い出しワークシート_ケースA_A1_内部用.pdf"
    assert poster_name(reading(state, WHOLE), poster, "A3").endswith("_ケースA_A3_共有用.pdf")


TEAM = programmes()["team_building"]
BOARDS = [(TEAM, sheet) for sheet in TEAM.sheets_of(BoardSheet)]
BOARDS += [(WHOLE, sheet) for sheet in WHOLE.sheets_of(BoardSheet)]


@pytest.mark.parametrize(("programme", "sheet"), BOARDS, ids=lambda each: each.id)
def test_every_board_is_a_poster_empty_and_filled(programme, sheet, tmp_path):
    assert sheet in list(large_sheets(programme))
    assert page_size(blank_poster(sheet, "A1")) == SIZES["A1"]
    places = dict.fromkeys(sheet.places)
    notes = {f"n{i}": note(f"文その{i}", each, sheet=sheet.id) for i, each in enumerate(places)}
    assert posters_of(reading(workshop({}), programme)) == []
    told = reading(workshop(notes), programme)
    (poster,) = posters_of(told)
    assert (poster.sheet, poster.title) == (sheet, sheet.title)
    assert poster_name(told, poster, "A3") == f"{sheet.title}_A3_共有用.pdf"
    text = text_of(tmp_path, filled_poster(told, NOW, poster, "A3"))
    heads = [part.label for part in (*sheet.rows, *sheet.columns)]
    for shown in (sheet.title, *heads, *(f"文その{i}" for i in range(len(notes)))):
        assert "".join(shown.split()) in text


def test_many_notes_on_a_board_stay_whole_and_one_taken_off_stays_out(tmp_path):
    notes = {f"n{i}": note(f"長い文の{i}番目を、ここに書いておきます") for i in range(150)}
    notes["last"] = note("まだだれも見ない", hidden=True)
    told = reading(workshop(notes), TEAM)
    (poster,) = posters_of(told)
    text = text_of(tmp_path, filled_poster(told, NOW, poster, "A3"))
    assert all(f"長い文の{i}番目" in text for i in range(150))
    assert "まだだれも見ない" not in text
