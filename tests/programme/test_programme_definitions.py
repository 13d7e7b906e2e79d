"""What a programme, its steps, activities and sheets answer when asked."""

import pytest
from programme_builders import MINIMAL, changed
from pydantic import ValidationError

from kasane.programme import BoardSheet, Material, Minutes, Programme


@pytest.mark.parametrize(
    ("minutes", "people", "cases", "planned", "text"),
    [
        (Minutes(fixed=15), 20, 3, 15, "15分"),
        (Minutes(per_person_seconds=60), 20, 3, 20, "1人1分"),
        (Minutes(per_person_seconds=30), 7, 0, 4, "1人30秒"),
        (Minutes(per_person_seconds=90), 2, 0, 3, "1人1分30秒"),
        (Minutes(per_person_seconds=30), 0, 0, 0, "1人30秒"),
        (Minutes(fixed=15, per_person_seconds=60, besides=5), 8, 0, 15, "15分"),
        (Minutes(fixed=15, per_person_seconds=60, besides=5), 14, 0, 19, "15分"),
        (Minutes(per_case=10), 20, 3, 30, "1ケース約10分"),
        (Minutes(), 20, 3, 0, ""),
    ],
)
def test_minutes_are_planned_whole_and_rounded_up(minutes, people, cases, planned, text):
    assert (minutes.planned(people, cases), minutes.text) == (planned, text)


def test_what_is_told_of_interviews_takes_longer_for_more_of_them():
    minutes = Minutes(fixed=30, per_interview=5)
    assert [minutes.planned(20, 0, met) for met in (0, 6, 9)] == [30, 30, 45]


def test_a_step_takes_as_long_as_its_activities(team_building):
    step = team_building.step("step2")
    assert step.planned(people=24, cases=3) == 15 + 30 + 100 + 30


def test_everything_is_found_by_its_id(team_building):
    assert team_building.sheet("plan").title == "取組アイデアの企画書"
    assert team_building.activity("reflection").short == "連携を振り返る"
    assert team_building.step_of("strengths_matrix").id == "step2"
    board = team_building.sheet("strengths_matrix")
    assert isinstance(board, BoardSheet)
    assert (board.column("do").tag, board.row("grasp").short) == ("③", "状況把握")


@pytest.mark.parametrize("lookup", ["sheet", "activity", "step", "step_of"])
def test_an_unknown_id_is_a_key_error(team_building, lookup):
    with pytest.raises(KeyError):
        getattr(team_building, lookup)("nowhere")


def test_a_definition_does_not_change(team_building):
    with pytest.raises(ValidationError, match="frozen"):
        team_building.title = "別の題"


def test_a_definition_survives_json(team_building):
    assert Programme.model_validate_json(team_building.model_dump_json()) == team_building


def test_a_segment_runs_forward():
    with pytest.raises(ValidationError, match="始まり"):
        Material(title="動画", kind="動画", start="12:51", end="7:43")
    assert Material(title="動画", kind="動画", start="59:59", end="1:00:00").end == "1:00:00"


def test_an_activity_id_is_used_once_in_the_whole_programme(read, mistakes):
    step = MINIMAL[MINIMAL.index("  - id: step1") : MINIMAL.index("sheets:\n  - id: wall")]
    twice = changed(
        "sheets:\n  - id: wall", step.replace("step1", "step2") + "sheets:\n  - id: wall"
    )
    (mistake,) = mistakes(twice)
    assert "活動のid「first」" in mistake.sentence
    assert mistake.path == "steps › step2 › activities › first › id"
    assert len(read(twice.replace("id: first", "id: other", 1)).steps) == 2


PICK = """\
    title: 紙
    pick: {flag: FLAG, one_of_each: outcome, hidden_field: outcome, hidden_choice: HIDDEN}
"""
FIELDS = """
          - {id: picked, label: 取り上げる, type: flag}
          - {id: outcome, label: 結果, type: choice, choices: [良い, 悪い]}
"""


@pytest.mark.parametrize(
    ("flag", "hidden", "sentence"),
    [("picked", "悪い", None), ("name", "悪い", "「name」"), ("picked", "謎", "「謎」")],
)
def test_a_pick_rule_fits_its_form(read, mistakes, flag, hidden, sentence):
    text = changed("    title: 紙\n", PICK.replace("FLAG", flag).replace("HIDDEN", hidden))
    text = text.rstrip() + FIELDS
    if sentence is None:
        assert read(text).sheet("page").pick.flag == "picked"
    else:
        assert sentence in mistakes(text)[0].sentence


def test_each_ground_for_sharing_says_what_it_allows(read, mistakes):
    rule = PICK.replace("FLAG", "picked").replace("HIDDEN", "悪い")
    with_text = rule.replace("悪い}", "悪い, allows: {良い: 話せます。}}")
    text = changed("    title: 紙\n", with_text).rstrip() + FIELDS
    pick = read(text).sheet("page").pick
    assert [pick.ground(chosen) for chosen in ("良い", "悪い", "")] == [
        "良い。話せます。",
        "悪い",
        "悪い",
    ]
    assert "「謎」" in mistakes(text.replace("allows: {良い", "allows: {謎"))[0].sentence


@pytest.mark.parametrize(
    ("url", "start", "link"),
    [
        ("https://youtu.be/x?si=y", "1:02:03", "https://youtu.be/x?si=y&t=3723"),
        ("https://www.youtube.com/x", "0:10", "https://www.youtube.com/x?t=10"),
        ("https://youtu.be/x", "0:00", "https://youtu.be/x"),
        ("https://youtu.be/x", None, "https://youtu.be/x"),
        ("https://example.org/film", "0:10", "https://example.org/film"),
        (None, "0:10", None),
    ],
)
def test_a_video_is_opened_where_its_part_begins(url, start, link):
    assert Material(title="動画", kind="動画", url=url, start=start).link == link


def test_the_parts_of_an_activity_differ(mistakes):
    parts = "        parts: [{id: p1, title: 書く}, {id: p1, title: 話す}]\n        screen: "
    (mistake,) = mistakes(changed("        screen: ", parts))
    assert "「p1」が重なっています" in mistake.sentence


def test_sheets_that_are_explained_are_there(mistakes):
    (mistake,) = mistakes(changed("        screen: ", "        explains: [gone]\n        screen: "))
    assert "シート「gone」がありません" in mistake.sentence


def test_the_four_fields_are_to_be_heard(team_building, community_building):
    for programme in (team_building, community_building):
        column = programme.sheet("case_hearing").column("field")
        assert column.wants == ("高齢・介護", "障害", "子ども", "生活困窮")


def test_a_meeting_is_planned_for_steps_that_there_are(mistakes):
    offered = "rows_of: meetings\n    columns:\n      - {id: step, label: 会, type: choices, "
    changes = offered + "choices: [Step1, はじめの会]}\n      - {id: task"
    (mistake,) = mistakes(changed("columns:\n      - {id: task", changes))
    assert "「はじめの会」という短い名前（short）のStepがありません" in mistake.sentence
