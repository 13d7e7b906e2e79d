"""LibreOffice opens what was made, with the pages and texts that should be there."""

import io
import re
import shutil
import subprocess
from datetime import UTC, datetime

import docx
import pytest
from docx.oxml.ns import qn
from record_reader import all_text
from table_builders import SHEET, note, programme, programmes, reading, workshop

from bench.whole_community import RESOURCES, whole_community
from kasane.record import blank_sheet, session_record
from kasane.samples import fill_sample
from kasane.workshop import Workshops
from tests.support.world import store_in

NOW = datetime(2026, 12, 9, tzinfo=UTC)
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")

pytestmark = [
    pytest.mark.office,
    pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed"),
    pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed"),
]


@pytest.fixture(scope="module")
def profile(tmp_path_factory):
    """What LibreOffice makes at its first start, which takes longer than all that it converts."""
    return tmp_path_factory.mktemp("office") / "profile"


def pages(folder, profile, **files):
    """The pages' texts of each file, all converted at once."""
    for name, content in files.items():
        (folder / f"{name}.docx").write_bytes(content)
    settings = f"-env:UserInstallation={profile.as_uri()}"
    documents = [str(folder / f"{name}.docx") for name in files]
    command = [OFFICE, settings, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, *documents], check=True, capture_output=True, timeout=180)
    found = {}
    for name in files:
        text = subprocess.run(
            ["pdftotext", "-layout", str(folder / f"{name}.pdf"), "-"],
            check=True,
            capture_output=True,
            timeout=60,
        ).stdout.decode()
        found[name] = text.split("\f")[:-1]
    return found


@pytest.fixture(scope="module")
def examples(tmp_path_factory):
    """Both worked examples with all that they hold: programme → state, record."""
    store = store_in(tmp_path_factory.mktemp("examples"))
    workshops = Workshops(store, programmes())
    device, _ = workshops.own(None)
    made = {}
    for held in programmes():
        actor = fill_sample(workshops, device.id, held)
        state = workshops.state(actor.workshop)
        told = reading(
            state, workshops.programme_of(state), actor, with_names=True, with_cases=True
        )
        made[held] = (state, session_record(told, NOW))
    yield made
    store.close()


def squeezed(text):
    return "".join(text.split())


def test_the_worked_examples_are_short_and_hold_every_text(tmp_path, profile, examples):
    found = pages(tmp_path, profile, **{held: made for held, (_, made) in examples.items()})
    assert len(found["team_building"]) <= 18
    assert len(found["community_building"]) <= 25
    for held in examples:
        assert_contents_are_true(found[held])
    for held, (state, made) in examples.items():
        text = squeezed(all_text(docx.Document(io.BytesIO(made))))
        closed = {r.id for r in state.all("entry") if r.body["hidden"]}
        for record in state.all("entry"):
            copy, _, inside = record.body["place"].partition("/")
            if {record.id, copy} & closed or inside == "@ask":
                continue
            for value in record.body["values"].values():
                if isinstance(value, str) and len(value) > 4 and not value[:4].isdecimal():
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


def test_a_record_comes_back_from_libreoffice_with_the_same_text(tmp_path, profile, examples):
    for held, (_, made) in examples.items():
        (tmp_path / f"{held}.docx").write_bytes(made)
        for kind, name in (("odt", f"{held}.docx"), ("docx", f"{held}.odt")):
            folder = tmp_path / kind
            command = [OFFICE, f"-env:UserInstallation={profile.as_uri()}", "--headless"]
            source = tmp_path / name if kind == "odt" else tmp_path / "odt" / name
            command += ["--convert-to", kind, "--outdir", str(folder), str(source)]
            subprocess.run(command, check=True, capture_output=True, timeout=180)
        back = docx.Document(str(tmp_path / "docx" / f"{held}.docx"))
        before = docx.Document(io.BytesIO(made))
        assert body_text(back) == body_text(before)


def body_text(document):
    """All that stands in it but for the table of contents, whose pages LibreOffice fills in."""
    fields = (e for e in document.element.body.iter(qn("w:instrText")) if "PAGEREF" in e.text)
    lines = {next(e.iterancestors(qn("w:p"))) for e in fields}
    texts = document.element.body.iter(qn("w:t"))
    return squeezed("".join(t.text or "" for t in texts if not lines & {*t.iterancestors()}))


def test_the_pages_are_as_many_as_they_should_be_and_hold_the_texts(tmp_path, profile):
    sheet = programme().sheet(SHEET)
    many = {f"n{i}": note(f"付箋{i:03}号", ("grasp/can", "/do")[i % 2]) for i in range(120)}
    found = pages(
        tmp_path,
        profile,
        few=session_record(reading(workshop({"n1": note("気づき")})), NOW, meeting="m1"),
        many=session_record(reading(workshop(many)), NOW),
        a4=blank_sheet(sheet, "A4"),
        a3=blank_sheet(sheet, "A3"),
    )
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
    tmp_path, profile
):
    whole = programmes()["community_building"]
    state = whole_community(300, resources=60, notes=40)
    blanks = {sheet.id: blank_sheet(sheet, "A4") for sheet in whole.sheets}
    found = pages(
        tmp_path,
        profile,
        record=session_record(reading(state, whole, with_cases=True), NOW),
        **blanks,
    )
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
