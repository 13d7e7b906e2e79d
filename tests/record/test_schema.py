"""Every Word file is what the schemas of Office say: each part of each document."""

import io
import zipfile
from datetime import UTC, datetime

import pytest
from office_schemas import mistakes
from table_builders import programmes, reading

from bench.whole_community import whole_community
from bench.whole_programme import whole_programme
from kasane.record import blank_sheet, plan_document, session_record

NOW = datetime(2026, 12, 9, tzinfo=UTC)
STATES = {
    "team_building": lambda: whole_programme(330),
    "community_building": lambda: whole_community(330, resources=20),
}


def written(folder, content):
    """A file with that content."""
    path = folder / "document.docx"
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("held", STATES)
@pytest.mark.parametrize("internal", [True, False], ids=["internal", "shared"])
def test_a_record_is_as_the_schemas_say(tmp_path, held, internal):
    told = reading(STATES[held](), programmes()[held], with_names=internal, with_cases=internal)
    for meeting in (None, *told.meetings):
        assert mistakes(written(tmp_path, session_record(told, NOW, meeting=meeting))) == []


def test_a_plan_is_as_the_schemas_say(tmp_path):
    assert mistakes(written(tmp_path, plan_document(reading(whole_programme(330)), NOW))) == []


def test_key_points_and_plans_of_the_examples_are_as_the_schemas_say(tmp_path, examples):
    for held, example in examples.items():
        for name, content in example.short_documents.items():
            assert mistakes(written(tmp_path, content)) == [], (held, name)


@pytest.mark.parametrize("held", programmes())
def test_every_blank_sheet_is_as_the_schemas_say(tmp_path, held):
    for sheet in programmes()[held].sheets:
        assert mistakes(written(tmp_path, blank_sheet(sheet))) == [], sheet.id


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (b"<w:tblGrid>", b"<w:tblGrid><w:wrong/>"),
        (b'w:type="dxa"', b'w:type="inches"'),
        (b"<w:tblLayout", b"<w:trPr/><w:tblLayout"),
    ],
)
def test_what_is_no_word_file_is_found(tmp_path, right, wrong):
    good = blank_sheet(programmes()["team_building"].sheet("schedule"))
    broken = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(good)) as old, zipfile.ZipFile(broken, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            is_text = name == "word/document.xml"
            new.writestr(name, part.replace(right, wrong, 1) if is_text else part)
    assert mistakes(written(tmp_path, broken.getvalue()))
