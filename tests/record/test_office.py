"""LibreOffice opens what was made, with the pages and texts that should be there."""

import shutil
import subprocess
from datetime import UTC, datetime

import pytest
from table_builders import SHEET, note, programme, programmes, reading, workshop

from bench.whole_community import RESOURCES, whole_community
from kasane.record import blank_sheet, session_record

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
