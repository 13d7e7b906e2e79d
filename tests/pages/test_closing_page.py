"""保存期限と消去: the date, the reminder, and erasing by the workshop's name."""

from __future__ import annotations

from datetime import date

import pytest

from components import state
from kasane import context
from kasane.clerk.eraser import Eraser
from kasane.plain.clock import today
from kasane.workshop.keeping import reminder, usual_end
from kasane.workshop.model import WorkshopInfo

NAME = "ためしの会"


@pytest.fixture
def erasing(world, monkeypatch):
    """The page as the running app has it; where it leads afterwards is noted."""
    settings = context.Settings(world.folder, "", "")
    eraser = Eraser(world.workshops, world.folder)
    context.start(context.Running(settings, world.workshops, erase=eraser.erase))
    went = []
    monkeypatch.setattr(state, "go", lambda page, **_: went.append(page))
    return went


def info(keep_until):
    return WorkshopInfo(programme="p", name="n", municipality="", keep_until=keep_until)


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(2027, 5, 1), ""),
        (date(2027, 3, 31), "あと30日です"),
        (date(2027, 3, 1), "は今日です"),
        (date(2027, 2, 28), "を過ぎました"),
        (None, ""),
    ],
)
def test_the_reminder_comes_thirty_days_before_and_stays(day, told):
    said = reminder(info(day), date(2027, 3, 1))
    assert (told in said) if told else not said


@pytest.mark.parametrize(
    ("first", "end"),
    [
        (date(2026, 12, 8), date(2028, 3, 31)),
        (date(2027, 3, 31), date(2028, 3, 31)),
        (date(2027, 4, 1), date(2029, 3, 31)),
    ],
)
def test_a_workshop_is_kept_for_a_year_up_to_the_end_of_a_fiscal_year(first, end):
    assert usual_end(first) == end


def test_the_day_is_changed_and_called_to_mind_on_the_first_screen_and_in_the_workshop(
    world, screen
):
    shown = screen.inside("closing", world.lead)
    shown.date_input(key="closing:day").set_value(today())
    shown.button[0].click().run()
    assert not shown.exception
    assert world.body("workshop")["keep_until"] == today().isoformat()
    haru = world.person()
    for page in ("home", "workshop"):
        where = screen.open if page == "home" else screen.inside
        assert any("保存期限" in told.value for told in where(page, world.lead).warning)
        assert not any("保存期限" in told.value for told in where(page, haru).warning)


def test_nobody_else_gets_the_page(world, screen):
    shown = screen.inside("closing", world.person())
    assert not shown.text_input
    assert "事務局のため" in shown.info[0].value


def test_another_name_erases_nothing_and_the_right_one_everything(world, screen, erasing):
    shown = screen.inside("closing", world.lead)
    shown.text_input(key="closing:name:workshop").set_value("ためし")
    shown.button[-1].click().run()
    assert "何も消していません" in shown.error[0].value
    shown.text_input(key="closing:name:workshop").set_value(NAME)
    shown.button[-1].click().run()
    assert not shown.exception
    assert erasing == ["home"]
    assert world.workshops.state(world.id) is None
    after = screen.open("home", world.lead)
    assert not after.exception
    assert "消去の記録" in [each.label for each in after.expander]
    gone = screen.open("workshop", world.lead, w=world.id)
    assert not gone.exception
    assert "終了したワークショップは、もう開けません" in gone.info[0].value


def test_what_is_told_of_cases_is_erased_alone(world, screen, erasing):
    case = {"sheet": "case_study", "place": "", "values": {"outline": "ある人のこと"}}
    world.do(world.lead, "entry.add", id="case", **case)
    shown = screen.inside("closing", world.lead)
    shown.text_input(key="closing:name:cases").set_value(NAME)
    shown.button[1].click().run()
    assert not shown.exception
    assert "消去しました" in shown.success[0].value
    assert world.entry("case")["values"]["outline"] == ""
    assert erasing == []


def test_one_case_is_chosen_and_the_others_stay(world, screen, erasing):
    for case in ("case", "other"):
        told = {"sheet": "case_study", "place": "", "values": {"outline": f"{case}のこと"}}
        world.do(world.lead, "entry.add", id=case, **told)
    shown = screen.inside("closing", world.lead)
    shown.selectbox(key="closing:case").select("ケースB")
    shown.text_input(key="closing:name:cases").set_value(NAME)
    shown.button[1].click().run()
    assert not shown.exception
    told = [world.entry(case)["values"]["outline"] for case in ("case", "other")]
    assert told == ["caseのこと", ""]
