"""The paper for the officers is reachable by everybody, also before coming in."""

from __future__ import annotations

from kasane.store.backup import KEEP_DAILY, KEEP_DAYS, KEEP_STEPS
from kasane.workshop.keeping import REMIND_DAYS
from pages.officers import PAPER


def test_it_is_linked_from_the_first_screen_for_everybody(world, screen):
    for who in (None, world.lead, world.person()):
        shown = screen.open("home", who)
        labels = [link.proto.label for link in shown.get("page_link")]
        assert "情報システム・個人情報のご担当へ" in labels


def test_it_says_the_same_as_the_paper_without_links(screen):
    shown = screen.open("officers")
    assert not shown.exception
    assert "確かめの限り" in shown.markdown[0].value
    assert "](" not in shown.markdown[0].value


def test_its_numbers_are_the_programs():
    text = PAPER.read_text(encoding="utf-8")
    assert f"新しい{KEEP_DAILY}個" in text
    assert f"新しい{KEEP_STEPS}個" in text
    assert f"{KEEP_DAYS}日より古い" in text
    assert f"{REMIND_DAYS}日前" in text
