"""What a new kind of sheet can do once its files and its line are there.

tests/test_adding_a_kind.py puts this module among the tests of a house that has the kind.
"""

from __future__ import annotations

import io
import uuid

import docx
import pytest

from kasane.programme import KINDS
from kasane.record import blank_sheet, session_record
from kasane.tables import Answer, Leaf, Look, frame_file, look, pages_of, rows_frame, understood
from kasane.tables.files.export import Export
from kasane.workshop import Role
from kasane.workshop.kinds import Wall, kind_of
from tests.pages.conftest import Screen, parts, words
from tests.support.world import Person, World, programmes

POLL = "feelings"


@pytest.fixture
def asked(world: World) -> World:
    """A workshop whose programme has the new sheet."""
    actor = world.create(programme="poll_day", steps=("step1",))
    world.lead = Person(actor, world.lead.secret)
    world.id = actor.workshop
    return world


def answer(world: World, who: Person, **values: str) -> str:
    new = uuid.uuid4().hex
    world.do(who, "entry.add", id=new, sheet=POLL, place="", values=values)
    return new


def read_by(world: World, who: Person) -> list[tuple[str, str | None]]:
    """What somebody reads of the answers, and of whom."""
    items = world.reading(who).at(POLL)
    return [(item.text("mood"), item.author) for item in items]


def test_it_is_read_from_the_programmes_file() -> None:
    sheet = programmes()["poll_day"].sheet(POLL)
    assert (sheet.kind, sheet.kind in KINDS) == ("poll", True)
    assert sheet.place_ids == {"mood", "again"}
    assert kind_of(sheet).wall(sheet) == Wall(f"{POLL}/")


def test_everybody_answers_once_with_what_may_be_chosen(asked: World) -> None:
    spring, autumn = asked.person("春野"), asked.person("秋山")
    own = answer(asked, spring, mood="まあまあ")
    answer(asked, autumn, mood="まあまあ")
    asked.do(spring, "entry.write", id=own, field="again", value="はい", seen="")
    fields = {"id": uuid.uuid4().hex, "sheet": POLL, "place": "", "values": {}}
    assert asked.refused(spring, "entry.add", **fields).code == "exists"
    wrong = {"id": own, "field": "mood", "value": "さあ", "seen": "まあまあ"}
    assert asked.refused(spring, "entry.write", **wrong).code == "malformed"


def test_others_see_answers_when_they_are_opened_and_never_whose_they_are(asked: World) -> None:
    spring, autumn = asked.person("春野"), asked.person("秋山")
    answer(asked, spring, mood="まあまあ")
    assert read_by(asked, spring) == [("まあまあ", spring.id)]
    assert read_by(asked, autumn) == []
    asked.do(asked.lead, "sheet.state", sheet=POLL, state="open")
    assert read_by(asked, autumn) == [("まあまあ", None)]
    assert read_by(asked, asked.person("投影", Role.VIEWER)) == [("まあまあ", None)]


def looked_at(export: Export, leaf: Leaf, content: bytes) -> Look:
    return look(understood(pages_of(content), leaf, Answer()), export, leaf, Answer())


def test_it_goes_to_csv_and_comes_back(asked: World) -> None:
    own = answer(asked, asked.person("春野"), mood="まあまあ", again="はい")
    asked.do(asked.lead, "sheet.state", sheet=POLL, state="open")
    export = Export(asked.reading(asked.lead))
    (leaf,) = [leaf for leaf in export.leaves if leaf.sheet.id == POLL]
    content = frame_file(rows_frame(leaf, export.rows(leaf), export.names)).content
    assert [change.kind for change in looked_at(export, leaf, content).changes] == ["same"]
    changed = content.replace("まあまあ".encode(), "話しにくかった".encode())
    found = looked_at(export, leaf, changed)
    assert (found.said.mistakes, [change.kind for change in found.changes]) == ([], ["changed"])
    asked.do(asked.lead, "take_in", rows=found.messages)
    assert asked.entry(own)["values"]["mood"] == "話しにくかった"


def text_of(content: bytes) -> str:
    document = docx.Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_it_is_in_word_filled_and_blank(asked: World) -> None:
    answer(asked, asked.person("春野"), mood="まあまあ")
    asked.do(asked.lead, "sheet.state", sheet=POLL, state="open")
    record = text_of(session_record(asked.reading(asked.lead), asked.clock.now))
    assert "今日のふり返り" in record
    assert "まあまあ\n1人" in record
    blank = text_of(blank_sheet(programmes()["poll_day"].sheet(POLL)))
    assert "□とても話しやすかった　□まあまあ　□話しにくかった" in blank


def test_it_has_a_part_on_the_page_of_its_activity(screen: Screen, asked: World) -> None:
    for person in (asked.lead, asked.person("春野")):
        shown = screen.inside("kickoff", person, a="asking")
        assert not shown.exception
        assert {"stage", "poll"} <= parts(shown)
        assert "今日のふり返り" in words(shown)
