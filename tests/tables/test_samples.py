"""The worked example goes in once, by the ordinary operations, and is a good example."""

import pytest
from table_builders import SHEET

from kasane.errors import KasaneError
from kasane.samples import fill_demo, load_sample, samples_folder
from kasane.store import check_data
from kasane.tables import notes_of, open_workshops
from kasane.workshop.model import Member, WorkshopInfo, read, read_all

FILE = samples_folder() / "team_building.yaml"


def test_the_demo_is_put_in_once(tmp_path):
    assert fill_demo(tmp_path) == ["重層チームづくり会議（記入例）"]
    assert fill_demo(tmp_path) == []
    assert check_data(tmp_path) == []
    with open_workshops(tmp_path) as workshops:
        device, _ = workshops.own(None)
        assert len(workshops.workshops_of(device)) == 1


def test_the_sample_is_marked_as_one(workshops, leader):
    info = read(workshops.state(leader.workshop), WorkshopInfo)
    assert info.sample
    assert "架空" in info.municipality


def test_the_sample_shows_what_a_board_can_hold(workshops, leader):
    state = workshops.state(leader.workshop)
    sheet = workshops.programmes["team_building"].sheet(SHEET)
    notes = notes_of(state, sheet, leader)
    assert len(notes) >= 40
    assert {note.place for note in notes} == {
        *(f"{row.id}/{column}" for row in sheet.rows for column in ("can", "want")),
        "/do",
    }
    assert sum(bool(note.under) for note in notes) >= 3
    assert sum(note.colour == "pink" for note in notes) == 1
    assert {bool(note.author) for note in notes} == {True, False}
    ideas = [note for note in notes if note.column == "do"]
    assert len(ideas) == 8
    assert all(idea.sources for idea in ideas)


def test_the_sample_has_members_of_many_fields_and_real_times(workshops, leader):
    state = workshops.state(leader.workshop)
    members = read_all(state, Member).values()
    assert len(members) == 14
    assert len({member.organisation for member in members}) >= 10
    runs = state.get("activity", "strengths_matrix").body["runs"]
    assert runs == [
        {"started": "2026-12-08T05:12:00.000+00:00", "ended": "2026-12-08T06:49:00.000+00:00"}
    ]
    assert state.get("workshop", "main").body["activity"] is None


def changed(tmp_path, old, new):
    text = FILE.read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    path = tmp_path / "sample.yaml"
    path.write_text(text.replace(old, new), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("round: 1", "rounds: 1", "「rounds」という項目は使えません"),
        (
            "{id: s02, place: grasp/can, author: m03",
            "{id: s02, place: grasp/can, author: m99",
            "「m99」",
        ),
        ("sources: [s20, s15]", "sources: [s20, s99]", "「s99」"),
        ("under: s12", "under: nowhere", "「nowhere」"),
        ("id: team_building\n", "id: [\n", "YAML"),
    ],
)
def test_mistakes_in_an_example_are_sentences(tmp_path, old, new, wanted):
    with pytest.raises(KasaneError, match=wanted) as caught:
        load_sample(changed(tmp_path, old, new))
    assert caught.value.message.startswith("sample.yaml")


def test_a_missing_example_is_told(tmp_path):
    with pytest.raises(KasaneError, match="読めません"):
        load_sample(tmp_path / "nothing.yaml")
