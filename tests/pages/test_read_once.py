"""While a page is drawn each entry is read once as it stands, and once as it is told in a file."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from kasane.store import Record
from kasane.workshop.reading import Reading
from kasane.workshop.telling import ON_SCREEN, SHARED, Telling
from tests.pages.conftest import Screen
from tests.support.world import World

Read = list[tuple[Reading, Record]]


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> Read:
    """Each entry that is read, with the reading."""
    met: Read = []
    item = Reading._item

    def counted(reading: Reading, record: Record, body: Any) -> Any:
        met.append((reading, record))
        return item(reading, record, body)

    monkeypatch.setattr(Reading, "_item", counted)
    return met


def often(read: Read) -> Counter[tuple[int, Telling, str]]:
    """How often an entry of a state was read as it is told."""
    return Counter((id(each.records), each.telling, record.id) for each, record in read)


def sheets(read: Read, telling: Telling) -> set[str]:
    """The sheets that were read as they are told."""
    return {record.body["sheet"] for each, record in read if each.telling == telling}


@pytest.mark.parametrize("page", ["workshop", "story", "record"])
def test_an_entry_is_read_once_as_it_is_told(
    screen: Screen, world: World, read: Read, page: str
) -> None:
    assert not screen.inside(page, world.lead).exception
    assert max(often(read).values()) == 1


def test_the_way_ahead_looks_only_through_the_texts_that_it_hands_out(
    screen: Screen, world: World, read: Read
) -> None:
    assert not screen.inside("workshop", world.lead).exception
    every = {record.body["sheet"] for record in world.state().all("entry")}
    assert every > sheets(read, SHARED) == {"preparation_worksheet"}


def test_the_record_page_reads_on_screen_only_what_the_facts_of_the_meeting_need(
    screen: Screen, world: World, read: Read
) -> None:
    assert not screen.inside("record", world.lead).exception
    every = {record.body["sheet"] for record in world.state().all("entry")}
    assert every > sheets(read, ON_SCREEN)
