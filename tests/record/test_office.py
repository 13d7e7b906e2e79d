"""LibreOffice opens what was made, with the pages and texts that should be there."""

import io
import re
import shutil
from datetime import UTC, datetime

import docx
import pytest
from docx.oxml.ns import qn
from record_reader import all_text
from table_builders import SHEET, note, programme, programmes, reading, workshop
from worked_examples import OFFICE, Office

from bench.whole_community import RESOURCES, whole_community
from kasane.record import blank_sheet, session_record

NOW = datetime(2026, 12, 9, tzinfo=UTC)
MOST = {"team_building": 18, "community_building": 25}
"""Pages of the worked examples' whole records."""

pytestmark = [
    pytest.mark.office,
    pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed"),
    pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed"),
]


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    return Office(tmp_path_factory.mktemp("office"))


def squeezed(text):
    return "".join(text.split())


def test_the_worked_examples_are_short_and_their_contents_name_the_right_pages(whole_pages):
    assert {
        held: len(whole_pages[held].texts) <= most for held, most in MOST.items()
    } == dict.fromkeys(MOST, True)
    for held in MOST:
        assert_contents_are_true(whole_pages[held].texts)


def test_no_page_is_under_a_third_full_unless_it_ends_a_chapter(whole_pages):
    assert {held: pages.short for held, pages in whole_pages.items() if pages.short} == {}


@pytest.mark.parametrize("whole_pages", ["BIZ UDPGothic"], indirect=True)
def test_pages_are_reckoned_to_one_before_they_are_set(whole_pages, examples):
    for held, example in examples.items():
        entries = [
            p for p in docx.Document(io.BytesIO(example.whole)).paragraphs if p.style.name == "目次"
        ]
        for entry in entries:
            name, page = [t.text for t in entry._p.iter(qn("w:t"))]
            near = whole_pages[held].texts[max(0, int(page) - 2) : int(page) + 1]
            lines = {squeezed(line) for text in near for line in text.splitlines()}
            assert squeezed(name) in lines, (held, name, page)


def test_the_worked_examples_hold_every_text(examples):
    for held, example in examples.items():
        state = example.state
        text = squeezed(all_text(docx.Document(io.BytesIO(example.whole))))
        closed = {r.id for r in state.all("entry") if r.body["hidden"]}
        # On the others is only what stands there from the start.
        used = {s.id for s in example.reading.programme.sheets if example.reading.uses(s.id)}
        for record in state.all("entry"):
            copy, _, inside = record.body["place"].partition("/")
            if {record.id, copy} & closed or inside == "@ask" or record.body["sheet"] not in used:
                continue
            for value in record.body["values"].values():
                told = isinstance(value, str) and not re.fullmatch("[0-9a-f]{32}", value)
                if told and len(value) > 4 and not value[:4].isdecimal():
                    assert squeezed(value) in text, (held, record.id, value)


def assert_contents_are_true(found):
    """Each line of the table of contents names the page on which its heading stands."""
    line = re.compile(r"^\s*(\d+)\s*(\S.*?)\.{4,}\s*(\d+)\s*$", re.MULTILINE)
    told = [match.groups() for page in found[:2] for match in line.finditer(page)]
    assert len(told) > 20
    for number, name, page in told:
        heading = squeezed(f"{number}　{name}")
        stands = [
            at
            for at, text in enumerate(found, 1)
            if heading in {squeezed(each) for each in text.splitlines()}
        ]
        assert (name, int(page) in stands) == (name, True)


def test_a_record_comes_back_from_libreoffice_with_the_same_text(tmp_path, office, examples):
    for held in MOST:
        (tmp_path / f"{held}.docx").write_bytes(examples[held].whole)
    office.convert("odt", tmp_path / "odt", *(tmp_path / f"{held}.docx" for held in MOST))
    office.convert("docx", tmp_path / "docx", *(tmp_path / "odt" / f"{held}.odt" for held in MOST))
    for held in MOST:
        back = docx.Document(str(tmp_path / "docx" / f"{held}.docx"))
        assert body_text(back) == body_text(docx.Document(io.BytesIO(examples[held].whole)))


def body_text(document):
    """All that stands in it but for the table of contents, whose pages LibreOffice fills in."""
    fields = (e for e in document.element.body.iter(qn("w:instrText")) if "PAGEREF" in e.text)
    lines = {next(e.iterancestors(qn("w:p"))) for e in fields}
    texts = document.element.body.iter(qn("w:t"))
    return squeezed("".join(t.text or "" for t in texts if not lines & {*t.iterancestors()}))


def test_the_pages_are_as_many_as_they_should_be_and_hold_the_texts(tmp_path, office):
    sheet = programme().sheet(SHEET)
    many = {f"n{i}": note(f"付箋{i:03}号", ("grasp/can", "/do")[i % 2]) for i in range(120)}
    set_pages = office.pages(
        tmp_path,
        few=session_record(reading(workshop({"n1": note("気づき")})), NOW, meeting="m1"),
        many=session_record(reading(workshop(many)), NOW),
        a4=blank_sheet(sheet, "A4"),
        a3=blank_sheet(sheet, "A3"),
    )
    found = {name: pages.texts for name, pages in set_pages.items()}
    assert {name: len(found[name]) for name in ("few", "a4", "a3")} == {"few": 4, "a4": 1, "a3": 1}
    squeezed = ["".join(page.split()) for page in found["few"]]
    assert "ためしの会" in squeezed[0]
    assert "参加者" in squeezed[1]
    assert "・気づき" in squeezed[2]
    assert "付箋の数" in squeezed[2]
    assert "3/4" in squeezed[2]
    text = "".join("".join(page.split()) for page in found["many"])
    assert all(f"付箋{i:03}号" in text for i in range(120))


def test_a_record_of_the_other_programme_has_its_pictures_and_its_blank_sheets_one_page(
    tmp_path, office
):
    whole = programmes()["community_building"]
    state = whole_community(300, resources=60, notes=40)
    blanks = {sheet.id: blank_sheet(sheet, "A4") for sheet in whole.sheets}
    set_pages = office.pages(
        tmp_path,
        record=session_record(reading(state, whole, with_cases=True), NOW),
        **blanks,
    )
    found = {name: pages.texts for name, pages in set_pages.items()}
    assert {name: len(found[name]) for name in blanks} == dict.fromkeys(blanks, 1)
    text = "".join("".join(page.split()) for page in found["record"])
    short = [name for name, *_ in RESOURCES if len(name) <= 6]
    assert len(short) > 4
    assert [name for name in short if name not in text] == []
    titles = [
        sheet.title for sheet in whole.sheets if len(sheet.title) < 15 and sheet.id != "schedule"
    ]
    assert [title for title in titles if "".join(title.split()) not in text] == []
    assert all("".join(page.split()) for page in found["record"])
