"""What the secretariat writes of a meeting stands on the first page of its record."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from tests.pages.conftest import Screen, parts
from tests.support.world import World


def asked(shown: AppTest, what: str) -> AppTest:
    shown.radio(key="record:what").set_value(what).run()
    assert not shown.exception
    return shown


def test_the_summary_is_offered_facts_and_written_in_a_field_of_the_house(
    screen: Screen, world: World
) -> None:
    shown = asked(screen.inside("record", world.lead), "要点1枚")
    assert "・名簿" in shown.code[0].value
    assert {"written", "watch"} <= parts(shown)
    assert not [each.key for each in shown.text_area if "minutes" in each.key]


def test_the_fields_of_a_meeting_stay_open_when_its_summary_is_written(
    screen: Screen, world: World
) -> None:
    ask = {"id": "m1", "field": "summary", "seen": ""}
    world.do(world.lead, "meeting.write", value="担当の一覧をつくることにした。", **ask)
    shown = asked(screen.inside("record", world.lead), "要点1枚")
    assert [each.proto.expanded for each in shown.expander if "まとめ" in each.label] == [True]


def test_the_key_points_of_a_meeting_are_made_alone(screen: Screen, world: World) -> None:
    shown = asked(screen.inside("record", world.lead), "要点1枚")
    shown.button(key="record:make").click().run()
    assert not shown.exception
    names = [element.proto.label for element in shown.get("download_button")]
    assert "Wordを保存する" in names
