"""Beside every blank sheet there is a filled one, from the worked example of its programme."""

import io

import docx
import pytest
from record_reader import all_text

from kasane.programme import SurveySheet
from kasane.record import blank_sheet
from kasane.record.blank import has_example
from kasane.samples import example, example_records
from kasane.workshop.telling import ON_SCREEN
from tests.support.world import programmes

WHOLE = {"team_building", "community_building"}
"""The programmes whose examples fill every sheet."""
SHEETS = [(known, sheet) for known in programmes().values() for sheet in known.sheets]


@pytest.mark.parametrize(("programme", "sheet"), SHEETS, ids=lambda part: getattr(part, "id", ""))
def test_every_blank_sheet_has_its_example_on_another_page(programme, sheet):
    blank = docx.Document(io.BytesIO(blank_sheet(sheet)))
    filled = example(programme.id)
    both = docx.Document(io.BytesIO(blank_sheet(sheet, example=filled)))
    if programme.id not in WHOLE and not has_example(sheet, filled.to_tell(ON_SCREEN)):
        assert len(both.sections) == len(blank.sections)  # no page that says it is empty
        return
    if isinstance(sheet, SurveySheet):  # of which there are no single answers
        return
    assert len(both.sections) > len(blank.sections)
    assert both.sections[-1].header.paragraphs[0].text.startswith("記入例")
    assert not both.sections[0].header.paragraphs[0].text.startswith("記入例")
    assert len(all_text(both)) > len(all_text(blank)) + 20
    assert "まだ何も書かれていません" not in all_text(both)


def test_of_several_cases_one_is_the_example():
    sheet = programmes()["team_building"].sheet("case_study")
    content = blank_sheet(sheet, example=example("team_building"))
    both = docx.Document(io.BytesIO(content))
    assert len(both.sections) == 2
    assert "Aさん（80代）" in all_text(both)


def test_the_examples_of_all_programmes_are_kept_at_once():
    """With room for fewer, whoever goes through all programmes has each made anew."""
    first = {known: example(known) for known in programmes()}
    assert [known for known, told in first.items() if example(known) is not told] == []


def test_a_programme_without_an_example_has_none():
    assert example("unknown") is None
    assert example_records("unknown", leads=True) == []


def test_who_does_not_lead_sees_nothing_of_the_secretariat_in_the_example():
    told = {leads: example_records("team_building", leads=leads) for leads in (True, False)}
    sheets = {
        leads: {r["body"]["sheet"] for r in records if r["kind"] == "entry"}
        for leads, records in told.items()
    }
    assert {"case_hearing", "case_study"} <= sheets[True]
    assert "case_study" in sheets[False]
    assert not sheets[False] & {"case_hearing", "preparation_worksheet"}
    assert not {r["kind"] for r in told[True]} & {"invitation", "workshop"}
