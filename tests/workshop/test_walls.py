"""When the screen on the wall shows a sheet by itself."""

import pytest

from kasane.workshop.kinds import Wall, kind_of
from tests.support.world import programmes

TOWN, TEAM = "community_building", "team_building"


@pytest.mark.parametrize(
    ("programme", "sheet", "wall"),
    [
        (TEAM, "strengths_matrix", Wall("", counted=True)),
        (TEAM, "check_in", Wall("", turns=True)),
        (TEAM, "idea_priorities", Wall("strengths_matrix/do")),
        (TEAM, "core_members", Wall(None)),
        (TEAM, "step2_preparation", Wall("step2_preparation/")),
        (TEAM, "case_study", Wall(None, "case_study", first=True)),
        (TOWN, "case_sheet", Wall(None, "case_sheet", first=True)),
        (TOWN, "resource_map", Wall("", "case_sheet")),
        (TOWN, "overlap", Wall("", "case_sheet")),
        (TOWN, "interview", Wall("interview/", "interview")),
    ],
)
def test_the_wall_shows_a_sheet_when_there_is_something_that_all_may_see(programme, sheet, wall):
    found = programmes()[programme].sheet(sheet)
    assert kind_of(found).wall(found) == wall
