"""Which rows of a table are to-dos, and when they are over, is said in one place."""

from kasane.programme import Programme, TodoRule


def test_columns_alone_make_to_dos_of_rows(team_building: Programme) -> None:
    rule = team_building.sheet("step2_preparation").todos
    assert rule == TodoRule(task="task", done=("済",))
    assert rule.counts({"task": "聞く"})
    assert not rule.counts({"task": " "})
    assert rule.status({}) == "これから"
    assert rule.is_over({"status": "済"})
    assert not rule.is_over({"status": "進行中"})


def test_a_table_without_owner_and_date_has_none(team_building: Programme) -> None:
    assert team_building.sheet("case_hearing").todos is None


def test_a_table_may_say_it_otherwise(community_building: Programme) -> None:
    rule = community_building.sheet("interview_candidates").todos
    assert rule.counts({"name": "将棋クラブ", "interview": "1"})
    assert not rule.counts({"name": "将棋クラブ"})
    assert rule.is_over({"status": "見送り"})
    talks = community_building.sheet("feasibility").todos
    assert talks.counts({"who": "自治会長"})
