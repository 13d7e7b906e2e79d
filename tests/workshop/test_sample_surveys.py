"""The worked examples hold answers to their surveys, so that before stands against after."""

import io

import pytest
from docx import Document

from kasane.programme import SurveySheet
from kasane.record import session_record
from kasane.samples import fill_sample
from kasane.workshop.surveys import mean
from kasane.workshop.telling import Telling
from tests.support.world import World, programmes

HELD = [each for each in programmes().values() if each.sheets_of(SurveySheet)]
ANSWERED = [each for each in HELD if each.id != "team_building"]
"""The first example has none: its whole record is to stay within 18 pages."""


def test_seven_programmes_have_surveys_and_c_asks_before_and_after():
    assert len(HELD) == 7
    sheets = {each.id for each in programmes()["system_building"].sheets_of(SurveySheet)}
    assert {"survey_before", "survey_after"} < sheets


@pytest.mark.parametrize("programme", ANSWERED, ids=lambda each: each.id)
def test_what_was_answered_is_counted_and_before_stands_against_after(world: World, programme):
    device, _ = world.workshops.own(None)
    actor = fill_sample(world.workshops, device.id, programme.id)
    reading = world.workshops.reading(actor.workshop, actor)
    surveys = [each for each in programme.sheets_of(SurveySheet) if reading.results(each.id)]
    assert surveys
    record = Document(io.BytesIO(session_record(reading.to_tell(Telling()), world.clock())))
    heads = [[cell.text for cell in table.rows[0].cells] for table in record.tables]
    assert any(head[:2] == ["問い（人数）", "いつ"] for head in heads)
    for sheet in surveys:
        if sheet.before:
            after, before = (reading.results(each).all for each in (sheet.id, sheet.before))
            scales = [q.id for q in sheet.questions if q.type == "scale"]
            assert scales
            assert all(mean(after.answers[q]) > mean(before.answers[q]) for q in scales)
