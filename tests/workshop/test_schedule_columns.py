"""What a municipality adds to 開催計画 can be written, and goes where the schedule goes."""

import io

import pytest
from docx import Document

from kasane.programme.own.tree import tree_of
from kasane.record import session_record
from kasane.tables.files.export import Export
from kasane.tables.files.listing import told_tables
from kasane.workshop.telling import ON_DISK, SHARED
from tests.support.own import save
from tests.support.world import Person, programmes

OWN = [
    {"id": "caterer", "label": "お茶の用意", "type": "text"},
    {"id": "guides", "label": "案内する人", "type": "people"},
    {"id": "stream", "label": "配信する", "type": "flag"},
]


def tree_with(*columns):
    tree = tree_of(programmes()["team_building"])
    (schedule,) = (sheet for sheet in tree["sheets"] if sheet.get("rows_of") == "meetings")
    schedule["columns"] = [*schedule["columns"], *columns]
    return tree


@pytest.fixture
def own(world):
    """A workshop of a programme whose schedule has three columns more; its programme's id."""
    new = world.workshops.copy_programme(world.owner, "team_building", "あおば市版")
    save(world, tree_with(*OWN), new)
    actor = world.create(programme=new, steps=("step1",))
    world.lead, world.id = Person(actor, world.lead.secret), actor.workshop
    return world, new


def write(world, field, value, seen):
    asked = {"id": "m1", "field": field, "value": value, "seen": seen}
    world.do(world.lead, "meeting.write", **asked)


def told(world, telling):
    return world.workshops.reading(world.id, world.lead.actor).to_tell(telling)


def row(world, telling):
    tables = told_tables(Export(told(world, telling)))
    (table,) = (each for each in tables if each.id == "schedule")
    return table.frame().iloc[0].to_dict()


def test_a_value_is_written_emptied_and_asked_about(own):
    world, _ = own
    write(world, "caterer", "社協の給湯室", "")
    assert world.body("meeting", "m1")["about"] == {"caterer": "社協の給湯室"}
    asked = {"id": "m1", "field": "caterer", "value": "持参", "seen": ""}
    refusal = world.refused(world.lead, "meeting.write", **asked)
    assert (refusal.code, refusal.current) == ("stale", {"value": "社協の給湯室"})
    write(world, "caterer", "", "社協の給湯室")
    write(world, "guides", ["春野 はるか"], [])
    for field, value in (("stream", ["1"]), ("nothing", "x"), ("attendance", "x"), ("about", "x")):
        asked = {"id": "m1", "field": field, "value": value, "seen": ""}
        assert world.refused(world.lead, "meeting.write", **asked).code == "malformed"


def test_a_new_meeting_comes_with_them_and_a_change_of_its_facts_keeps_them(own):
    world, _ = own
    new = {"id": "mx", "steps": ["step2"], "about": {"caterer": "持参"}}
    world.do(world.lead, "meeting.edit", **new)
    world.do(world.lead, "meeting.edit", id="mx", steps=["step2"], venue="公民館")
    body = world.body("meeting", "mx")
    assert (body["venue"], body["about"]) == ("公民館", {"caterer": "持参"})
    wrong = new | {"about": {"nothing": "x"}}
    assert world.refused(world.lead, "meeting.edit", **wrong).code == "malformed"


def test_files_and_the_record_have_them(own):
    world, _ = own
    write(world, "caterer", "社協の給湯室", "")
    write(world, "stream", "1", "")
    here = row(world, ON_DISK)
    assert (here["お茶の用意"], here["配信する"]) == ("社協の給湯室", "はい")
    document = Document(io.BytesIO(session_record(told(world, ON_DISK), world.clock())))
    cells = [c.text for t in document.tables for r in t.rows for c in r.cells]
    assert any("お茶の用意：社協の給湯室" in cell for cell in cells)


def test_what_names_somebody_stays_inside(own):
    world, _ = own
    write(world, "caterer", "電話 03-1234-5678", "")
    write(world, "guides", ["春野 はるか"], [])
    shared = row(world, SHARED)
    assert "03-1234-5678" not in shared["お茶の用意"]
    assert not shared["案内する人"]


def test_a_newer_definition_without_a_written_column_is_refused(own):
    world, programme = own
    write(world, "caterer", "社協の給湯室", "")
    version = save(world, tree_with(*OWN[1:]), programme)
    refusal = world.refused(world.lead, "programme.renew", version=version)
    assert refusal.code == "held"
    assert "お茶の用意" in refusal.message
