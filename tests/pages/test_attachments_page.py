"""Papers and photographs on the page of an activity."""

from __future__ import annotations

from tests.attachments.attachment_builders import paper
from tests.pages.conftest import Screen, parts, words
from tests.support.world import World

PAGE, ACTIVITY = "strengths_matrix", "strengths_matrix"


def test_who_leads_brings_a_paper_after_looking_at_it(screen: Screen, world: World) -> None:
    shown = screen.inside(PAGE, world.lead)
    shown.file_uploader[0].set_value(("人口の推移.pdf", paper(2), "application/pdf"))
    shown.run()
    add = next(button for button in shown.button if button.label == "加える")
    assert add.disabled
    next(box for box in shown.checkbox if "確かめました" in box.label).check()
    shown.run()
    next(button for button in shown.button if button.label == "加える").click()
    shown.run()
    assert not shown.exception
    (kept,) = world.state().all("attachment")
    told = kept.body
    assert (told["title"], told["pages"], told["shared"]) == ("人口の推移", 2, False)
    assert told["activity"] == ACTIVITY
    assert shown.file_uploader[0].value is None


def test_what_is_no_picture_is_told_in_a_sentence(screen: Screen, world: World) -> None:
    shown = screen.inside(PAGE, world.lead)
    shown.file_uploader[0].set_value(("表.pdf", b"%PDF broken", "application/pdf"))
    shown.run()
    next(box for box in shown.checkbox if "確かめました" in box.label).check()
    shown.run()
    next(button for button in shown.button if button.label == "加える").click()
    shown.run()
    assert "PDFとして開けません" in words(shown)
    assert list(world.state().all("attachment")) == []


def test_a_participant_sees_and_brings_nothing(screen: Screen, world: World) -> None:
    shown = screen.inside(PAGE, world.person("春野"))
    assert not shown.file_uploader
    assert "attachments" in parts(shown)
