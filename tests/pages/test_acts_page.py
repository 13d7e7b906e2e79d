"""消したもの・元に戻す: what was deleted stands there with its way back."""

from __future__ import annotations

import pytest

from tests.pages.conftest import Screen, words
from tests.support.world import Person, World


@pytest.fixture
def haru(world: World) -> Person:
    return world.person("春野")


def test_a_deleted_note_is_brought_back_by_one_press(
    screen: Screen, world: World, haru: Person
) -> None:
    note = world.note(haru, "声をかけ合う")
    deleted = world.do(haru, "entry.delete", id=note, version=1).revision
    shown = screen.inside("acts", haru)
    assert "「声をかけ合う」を消した" in words(shown)
    shown.button(key=f"acts:{deleted}").click().run()
    assert not shown.exception
    assert world.entry(note)["values"] == {"text": "声をかけ合う"}
    assert "消したものはありません" in words(shown)


def test_others_hear_nothing_of_it(screen: Screen, world: World, haru: Person) -> None:
    note = world.note(haru, "声をかけ合う")
    world.do(haru, "entry.delete", id=note, version=1)
    shown = screen.inside("acts", world.person("夏目"))
    assert "声をかけ合う" not in words(shown)
