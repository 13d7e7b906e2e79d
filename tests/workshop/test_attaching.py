"""Papers and photographs in a workshop."""

import sqlite3

import pytest

from kasane.errors import RefusedError
from kasane.plain import limits
from kasane.store.engine import DATABASE_NAME
from kasane.workshop.telling import SHARED, Telling

ACTIVITY = "reflection"
PAGES = [b"first page", b"second page"]


def attach(world, who=None, pages=PAGES, **told):
    asked = {"title": "人口の推移", "activity": ACTIVITY, "sort": "paper"} | told
    return world.workshops.attach((who or world.lead).actor, pages, **asked)


def test_what_was_brought_is_there_after_a_restart(world):
    key = attach(world)
    world.reopen()
    assert world.body("attachment", key)["pages"] == 2
    assert [world.workshops.page(world.id, key, number) for number in (1, 2, 3)] == [*PAGES, None]


def test_a_participant_brings_nothing_and_nothing_stays_of_it(world, haru):
    with pytest.raises(RefusedError) as refused:
        attach(world, haru)
    assert refused.value.code == "forbidden"
    file = sqlite3.connect(world.folder / DATABASE_NAME)
    assert file.execute("SELECT count(*) FROM attachment_page").fetchone() == (0,)
    file.close()


def test_without_its_pages_there_is_no_attachment(world):
    fields = {"id": "made-up", "title": "x", "activity": ACTIVITY, "sort": "paper"}
    assert world.refused(world.lead, "attachment.add", **fields).code == "not_here"


@pytest.mark.parametrize(
    "told", [{"activity": "nothing"}, {"title": " "}, {"sort": "film"}, {"title": "あ" * 61}]
)
def test_what_does_not_fit_is_refused(world, told):
    before = world.state()
    with pytest.raises(RefusedError):
        attach(world, **told)
    assert world.state() == before


def test_there_is_room_for_so_many(world, monkeypatch):
    monkeypatch.setattr(limits, "ATTACHMENTS", 1)
    attach(world)
    with pytest.raises(RefusedError) as refused:
        attach(world)
    assert refused.value.code == "too_many"


def test_the_room_looks_at_a_page_and_away_again(world):
    key = attach(world)
    world.do(world.lead, "attachment.show", id=key, page=2)
    assert (world.body("workshop")["focus"], world.body("workshop")["page"]) == (key, 2)
    world.do(world.lead, "attachment.show", id=key, page=9)
    assert world.body("workshop")["page"] == 2
    world.do(world.lead, "activity.focus", entry=None)
    assert world.body("workshop")["focus"] is None
    world.do(world.lead, "attachment.show", id=key)
    world.do(world.lead, "attachment.remove", id=key)
    assert world.body("workshop")["focus"] is None
    assert world.workshops.page(world.id, key, 1) is None
    assert world.refused(world.lead, "attachment.show", id=key).code == "gone"


def test_only_what_may_be_shared_is_in_a_file_for_sharing(world):
    key = attach(world)
    reading = world.reading(world.lead)
    inside = reading.to_tell(Telling(names=True, cases=True))
    assert list(inside.attachments) == [key]
    assert list(reading.to_tell(SHARED).attachments) == []
    world.do(world.lead, "attachment.edit", id=key, shared=True, title="人口と世帯")
    told = world.reading(world.lead).to_tell(SHARED).attachments
    assert [one.title for one in told.values()] == ["人口と世帯"]
