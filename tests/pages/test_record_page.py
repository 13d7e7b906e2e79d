"""記録を出す: what is made is chosen, told while it is made, and then saved."""

from __future__ import annotations

from components import record_forms
from kasane.programme import Programme
from tests.pages.conftest import Screen, words
from tests.support.world import World


def labels(shown) -> list[str]:
    return [element.proto.label for element in shown.get("download_button")]


def test_a_record_of_one_meeting_is_made_and_can_be_saved(screen: Screen, world: World) -> None:
    world.note(world.lead)
    shown = screen.inside("record", world.lead)
    assert "Wordを保存する" not in labels(shown)
    shown.button(key="record:make").click().run()
    assert not shown.exception
    assert "Wordを保存する" in labels(shown)


def test_the_whole_programme_is_made_with_names_and_cases(screen: Screen, world: World) -> None:
    world.note(world.lead)
    shown = screen.inside("record", world.lead)
    shown.radio(key="record:what").set_value(record_forms.WHOLE)
    shown.checkbox(key="record:named").check()
    shown.checkbox(key="record:cases").check().run()
    assert any("内部用" in caption.value for caption in shown.caption)
    shown.button(key="record:make").click().run()
    assert not shown.exception
    assert "Wordを保存する" in labels(shown)


def test_without_a_plan_there_is_a_sentence_and_no_file(screen: Screen, world: World) -> None:
    shown = screen.inside("record", world.lead)
    shown.radio(key="record:what").set_value(record_forms.PLAN).run()
    shown.button(key="record:make").click().run()
    assert any("企画書は、まだありません" in warning.value for warning in shown.warning)
    assert "Wordを保存する" not in labels(shown)


def test_what_goes_wrong_is_told_without_losing_anything(
    screen: Screen, world: World, monkeypatch
) -> None:
    def broken(*_args: object, **_options: object) -> bytes:
        raise RuntimeError

    monkeypatch.setattr(record_forms, "session_record", broken)
    shown = screen.inside("record", world.lead)
    shown.button(key="record:make").click().run()
    assert not shown.exception
    assert "書いた内容はそのまま残っています" in words(shown)


def test_every_sheet_can_be_had_blank_in_two_sizes(screen: Screen, world: World) -> None:
    shown = screen.inside("record", world.lead)
    programme: Programme = world.workshops.programme_of(world.workshops.state(world.id))
    assert labels(shown).count("A4（Word）") == len(programme.sheets)
    assert labels(shown).count("A3（Word）") == len(programme.sheets)
