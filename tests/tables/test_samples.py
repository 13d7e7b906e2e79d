"""The worked example goes in once, by the ordinary operations, and is a good example."""

import pytest
from table_builders import SHEET, every

from kasane.errors import KasaneError
from kasane.samples import fill_demo, load_sample, samples_folder, write_sample
from kasane.store import check_data
from kasane.tables import open_workshops
from kasane.workshop.model import Member, WorkshopInfo, read, read_all
from kasane.workshop.operations.votes import tally

FILE = samples_folder() / "team_building.yaml"


def test_the_demo_is_put_in_once(tmp_path):
    names = fill_demo(tmp_path)
    files = samples_folder().glob("*.yaml")
    assert sorted(names) == sorted(load_sample(file).name for file in files)
    assert fill_demo(tmp_path) == []
    assert check_data(tmp_path) == []
    with open_workshops(tmp_path) as workshops:
        device, _ = workshops.own(None)
        assert len(workshops.workshops_of(device)) == len(names)


def test_the_sample_is_marked_as_one(workshops, leader):
    info = read(workshops.state(leader.workshop), WorkshopInfo)
    assert info.sample
    assert "架空" in info.municipality


def test_the_sample_shows_what_a_board_can_hold(workshops, leader):
    state = workshops.state(leader.workshop)
    sheet = workshops.programmes["team_building"].sheet(SHEET)
    notes = every(state, None, leader).notes(sheet)
    assert len(notes) >= 40
    assert {note.place for note in notes} == {
        *(f"{row.id}/{column}" for row in sheet.rows for column in ("can", "want")),
        "/do",
    }
    assert sum(bool(note.under) for note in notes) >= 3
    assert sum(note.colour == "pink" for note in notes) == 1
    assert {bool(note.author) for note in notes} == {True, False}
    ideas = [note for note in notes if note.column == "do"]
    assert len(ideas) == 9
    assert all(idea.sources for idea in ideas)
    assert sum(bool(idea.under) for idea in ideas) == 2


def test_the_sample_has_members_of_many_fields_and_real_times(workshops, leader):
    state = workshops.state(leader.workshop)
    members = read_all(state, Member).values()
    assert len(members) == 14
    assert len({member.organisation for member in members}) >= 10
    (run,) = state.get("activity", "strengths_matrix").body["runs"]
    assert run == {
        "started": "2026-12-08T05:12:00.000+00:00",
        "ended": "2026-12-08T06:49:00.000+00:00",
        "item": "strengths_matrix",
    }
    assert state.get("workshop", "main").body["activity"] is None
    assert state.get("timer", "main").body["started"] is None


def test_the_sample_runs_through_the_whole_programme(workshops, leader):
    state = workshops.state(leader.workshop)
    programme = workshops.programmes["team_building"]
    written = {record.body["sheet"] for record in state.all("entry")}
    filled = {sheet.id for sheet in programme.sheets if _holds_entries(sheet)}
    assert written == filled
    held = [meeting.body["date"] for meeting in state.all("meeting")]
    assert held == ["2026-11-10", "2026-12-08", "2027-01-26"]
    assert all(state.get("activity", activity.id) for activity in programme.activities)
    statuses = {row.values.get("status") for row in every(state).of("step3_preparation")}
    assert statuses == {"済", "進行中"}


def _holds_entries(sheet):
    return sheet.kind != "survey" and not (
        sheet.kind == "table" and (sheet.rows_of != "entries" or sheet.rows_from)
    )


def test_the_cases_of_the_sample_keep_the_rules(workshops, leader):
    state = workshops.state(leader.workshop)
    cases = [item for item in every(state, None, None).of("case_study") if not item.place]
    assert [case.letter for case in cases] == ["A", "B", "C", "D"]
    assert [bool(case.values.get("picked")) for case in cases] == [True, True, False, False]
    assert [case.hidden for case in cases] == [False, False, False, True]
    outcomes = {case.text("outcome") for case in cases if case.values.get("picked")}
    assert outcomes == {"うまくいった", "うまくいかなかった"}


def test_two_votings_of_the_sample_are_opened_and_nobody_used_too_many_dots(workshops, leader):
    state = workshops.state(leader.workshop)
    for ballot in (1, 2):
        found = tally(every(state, None, leader), "idea_priorities", ballot)
        assert found.opened
        assert found.voters == 11
        assert found.of("i01", "votes").sum >= 9


def test_the_plans_of_the_sample_lead_back_to_the_cases(workshops, leader):
    state = workshops.state(leader.workshop)
    for plan in ("p1", "p2"):
        reached, left = set(), [plan]
        while left:
            record = state.get("entry", left.pop())
            reached.add(record.body["place"].partition("/")[0])
            left += record.body["sources"]
        assert reached & {"case_a", "case_b"}


def test_what_does_not_fit_the_programme_is_told(workshops, tmp_path):
    path = changed(
        tmp_path, "{id: n1, author: m12, values: {task:", "{id: n1, author: m12, values: {tasks:"
    )
    device, _ = workshops.own(None)
    with pytest.raises(KasaneError, match=r"記入例の「entry\.add n1」が書けません"):
        write_sample(workshops, device.id, load_sample(path))


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
            "{id: s04, place: grasp/can, author: m07",
            "{id: s04, place: grasp/can, author: m99",
            "「m99」",
        ),
        ("sources: [s20, s15]", "sources: [s20, s99]", "「s99」"),
        ("under: s12", "under: nowhere", "「nowhere」"),
        ("\nid: team_building\n", "\nid: [\n", "YAML"),
        ("{id: q2, copy: case_b", "{id: q1, copy: case_b", "「q1」が2つあります"),
        ("date: 2026-12-24", "date: 2026-11-30", "日付は、早い順に"),
        ('at: "14:12"', 'at: "14:07"', "時刻は、早い順に"),
        ("leader: m01", "leader: m02", "事務局のleader"),
        ("m13: {i01: [0, 4, 3]", "m13: {i01: [4, 3]", "columnsと同じ数"),
    ],
)
def test_mistakes_in_an_example_are_sentences(tmp_path, old, new, wanted):
    with pytest.raises(KasaneError, match=wanted) as caught:
        load_sample(changed(tmp_path, old, new))
    assert caught.value.message.startswith("sample.yaml")


def test_a_missing_example_is_told(tmp_path):
    with pytest.raises(KasaneError, match="読めません"):
        load_sample(tmp_path / "nothing.yaml")
