"""活動の記録 on its page: the list, and a sheet as it was, to be put back."""

from __future__ import annotations

import re
from datetime import timedelta

from kasane.plain.clock import JAPAN
from kasane.tables import log_frame
from tests.support.world import BOARD


def test_the_list_tells_who_came_in_and_nobody_else_gets_it(world, screen):
    haru = world.person("春野")
    shown = screen.inside("log", world.lead)
    assert not shown.exception
    (listed,) = (frame.value for frame in shown.dataframe if "したこと" in frame.value.columns)
    assert ("春野", "参加した") in list(zip(listed["だれが"], listed["したこと"], strict=True))
    assert not screen.inside("log", haru).dataframe


def test_its_days_are_written_as_in_every_office_in_the_list_and_in_the_file(world, screen):
    world.person("春野")
    listed = screen.inside("log", world.lead).dataframe[0].value["日時"]
    in_file = log_frame(world.reading(world.lead))["日時"]
    assert list(listed) == list(in_file)
    day = r"\d{4}年\d{1,2}月\d{1,2}日（[月火水木金土日]） \d{2}:\d{2}"
    assert len(listed)
    assert all(re.fullmatch(day, each) for each in listed)


def test_a_sheet_is_shown_as_it_was_and_put_back(world, screen):
    note = world.note(world.lead, "はじめの文")
    earlier = world.clock()
    world.clock.ahead(hours=1)
    world.do(world.lead, "entry.edit", id=note, version=1, values={"text": "あとの文"})
    shown = screen.inside("log", world.lead)
    shown.selectbox(key="log:sheet").set_value(BOARD)
    then = (earlier + timedelta(minutes=1)).astimezone(JAPAN)
    shown.date_input(key="log:day").set_value(then.date())
    shown.time_input(key="log:time").set_value(then.time()).run()
    assert not shown.exception
    frames = [frame.value for frame in shown.dataframe]
    assert any("はじめの文" in set(frame.get("内容", ())) for frame in frames)
    shown.button(key="log:back").click().run()
    assert not shown.exception
    assert world.entry(note)["values"] == {"text": "はじめの文"}


def test_before_the_workshop_there_was_no_sheet(world, screen):
    shown = screen.inside("log", world.lead)
    before = (world.clock() - timedelta(days=30)).astimezone(JAPAN)
    shown.date_input(key="log:day").set_value(before.date()).run()
    assert not shown.exception
    assert "まだこのシートがありません" in shown.info[0].value
