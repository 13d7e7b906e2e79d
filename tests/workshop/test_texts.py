"""Where the texts of a part stand, as a sheet's kind says and the browser believes."""

import json

import pytest

from kasane.live.programme import programme_text
from kasane.workshop.kinds import Texts, kind_of
from tests.support.world import programmes

TOWN, TEAM = "community_building", "team_building"


def _places(sheet, pattern):
    """The places of a sheet that a pattern tells, in a copy "x" where it has copies."""
    if not pattern.startswith("*/"):
        return [pattern]
    part = pattern.removeprefix("*/")
    columns = [c.id for s in getattr(sheet, "sections", ()) for c in getattr(s, "columns", ())]
    tried = (*getattr(sheet, "places", ()), f"x/{part}", *(f"x/{part}/{c}" for c in columns))
    return [p for p in tried if p.split("/")[1] == part and kind_of(sheet).place(sheet, p)]


@pytest.mark.parametrize("programme", programmes().values(), ids=lambda each: each.id)
def test_what_a_sheet_takes_from_another_stands_where_that_ones_kind_takes_it(programme):
    for reference in {named for sheet in programme.sheets for named, _ in sheet.named}:
        sheet_id, part = reference.split("/")
        sheet = programme.sheet(sheet_id)
        texts = kind_of(sheet).texts(sheet).get(part, Texts(sheet_id, part))
        on = programme.sheet(texts.sheet)
        places = _places(on, texts.place)
        assert places, reference
        for place in places:
            found = kind_of(on).place(on, place)
            assert found.part(texts.field), reference
            assert found.colour == texts.colour or on is not sheet, reference
            assert found.kind == kind_of(on).holds or found.copy, reference


@pytest.mark.parametrize(
    ("programme", "sheet", "part", "texts"),
    [
        (TEAM, "idea_priorities", "idea", Texts("strengths_matrix", "text", "*/do")),
        (TEAM, "case_study", "well", Texts("case_study", "text", "*/well", "green")),
        (TOWN, "resource_map", "inner", Texts("resource_map", "name", "*/inner", "sky")),
    ],
)
def test_notes_rows_and_pins_are_told_by_their_places(programme, sheet, part, texts):
    found = programmes()[programme].sheet(sheet)
    assert kind_of(found).texts(found)[part] == texts


@pytest.mark.parametrize("programme", programmes().values(), ids=lambda each: each.id)
def test_the_browser_is_told_it_of_every_sheet(programme):
    every = json.loads(programme_text(programme))["sheets"]
    for sheet, told in zip(programme.sheets, every, strict=True):
        assert told["holds"] == kind_of(sheet).holds
        assert list(told["texts"]) == sorted(kind_of(sheet).texts(sheet))
