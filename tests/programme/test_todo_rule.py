"""Which rows of a table are to-dos, how far they are and what came of them is said in one place."""

import pytest

from kasane.programme import Programme, Stage, TableColumn, TodoRule
from kasane.programme.base import MistakeError

COLUMNS = (
    TableColumn(id="task", label="こと", type="long_text"),
    TableColumn(id="who", label="だれが", type="people"),
    TableColumn(id="by", label="いつまで", type="date"),
    TableColumn(id="state", label="状況", type="choice", choices=("途中", "済", "見送り")),
    TableColumn(id="found", label="結果", type="text"),
)
WHO = {"task": "task", "owner": "who", "due": "by"}
STATE = {"status": "state", "begins": "まだ", "done": ("済", "見送り")}


def test_a_rule_says_how_far_a_row_is() -> None:
    rule = TodoRule(**WHO, **STATE, results=("found",))
    rule.check(COLUMNS)
    assert rule.counts({"task": "聞く"})
    assert not rule.counts({"task": " "})
    assert rule.state({}) == "まだ"
    assert rule.is_over({"state": "見送り"})
    assert not rule.is_over({"state": "途中"})
    assert list(rule.stages(COLUMNS).values()) == list(Stage)
    assert [column.id for column in rule.result_columns(COLUMNS)] == ["found"]


@pytest.mark.parametrize(
    ("facts", "place"),
    [
        ({**WHO, "task": "who"}, ("todo", "task")),
        ({**WHO, "due": "task"}, ("todo", "due")),
        ({**WHO, **STATE, "done": ("できた",)}, ("todo", "done")),
        ({**WHO, "only": "nobody"}, ("todo", "only")),
        ({**WHO, "results": ("found", "nothing")}, ("todo", "results", 1)),
        ({**WHO, "status": "state"}, ("todo",)),
        ({**WHO, "done": ("済",)}, ("todo",)),
    ],
)
def test_a_rule_that_does_not_fit_is_told_with_its_place(facts, place) -> None:
    with pytest.raises(MistakeError) as caught:
        TodoRule(**facts).check(COLUMNS, "todo")
    assert caught.value.place == place


def test_the_rows_that_count_are_declared(
    team_building: Programme, community_building: Programme
) -> None:
    assert team_building.sheet("case_hearing").todo is None
    rule = community_building.sheet("interview_candidates").todo
    assert rule.counts({"name": "将棋クラブ", "interview": "1"})
    assert not rule.counts({"name": "将棋クラブ"})
