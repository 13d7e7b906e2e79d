"""What the secretariat writes of a meeting stands on the first page of its record."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from tests.pages.conftest import Screen
from tests.support.world import World

SUMMARY = "担当の一覧をつくることにした。1月に確かめる。"


def asked(shown: AppTest, what: str) -> AppTest:
    shown.radio(key="record:what").set_value(what).run()
    assert not shown.exception
    return shown


def test_the_summary_is_offered_facts_and_written_by_a_person(screen: Screen, world: World) -> None:
    shown = asked(screen.inside("record", world.lead), "要点1枚")
    assert "・名簿" in shown.code[0].value
    assert shown.text_area(key="minutes:m1:summary").value == ""
    shown.text_area(key="minutes:m1:summary").input(SUMMARY)
    shown.text_input(key="minutes:m1:contact").input("地域福祉課 内線100")
    shown.button(key="minutes:m1:save").click().run()
    assert not shown.exception
    body = world.body("meeting", "m1")
    assert (body["summary"], body["contact"]) == (SUMMARY, "地域福祉課 内線100")
    assert (body["recorder"], body["as_of"]) == ("", None)


def test_a_summary_that_is_too_long_is_counted_and_refused_and_stays(
    screen: Screen, world: World
) -> None:
    shown = asked(screen.inside("record", world.lead), "要点1枚")
    assert not shown.text_area(key="minutes:m1:summary").max_chars
    shown.text_area(key="minutes:m1:summary").input("あ" * 301)
    shown.text_input(key="minutes:m1:contact").input("地域福祉課")
    shown.button(key="minutes:m1:save").click().run()
    assert "301文字あります。300文字までです" in shown.warning[0].value
    assert shown.text_area(key="minutes:m1:summary").value == "あ" * 301
    assert world.body("meeting", "m1")["contact"] == ""


def test_the_key_points_of_a_meeting_are_made_alone(screen: Screen, world: World) -> None:
    shown = asked(screen.inside("record", world.lead), "要点1枚")
    shown.button(key="record:make").click().run()
    assert not shown.exception
    names = [element.proto.label for element in shown.get("download_button")]
    assert "Wordを保存する" in names
