"""What was written before a questionnaire became a survey is not lost: those who lead read it."""

import io

import pytest
from docx import Document

from kasane.record import session_record
from kasane.store import Put
from kasane.tables.files.export import Export
from kasane.tables.files.listing import told_tables
from kasane.workshop import Entrance
from kasane.workshop.model import Entry
from kasane.workshop.placeless import PLACELESS, placeless
from kasane.workshop.telling import ON_DISK, Telling
from tests.support.world import World

BEFORE = [
    ("system_building", "questionnaire", "next", "前の用紙"),
    ("community_seminar", "questionnaire", "good", "（前の用紙）よかったこと"),
]


@pytest.fixture(params=BEFORE, ids=[each[0] for each in BEFORE])
def old(request, world: World):
    """A workshop with a memo of the questionnaire as it was; who leads it, and where it stood."""
    programme, sheet, place, where = request.param
    step = next(s.id for s in world.workshops.programmes[programme].steps if s.meeting)
    actor = world.create(programme=programme, steps=(step,))
    at = "2026-12-08T04:30:00Z"
    memo = Entry(
        sheet=sheet,
        place=place,
        values={"text": "近所の人の話"},
        author=actor.member,
        created=at,
        changed=at,
    )

    def job(transaction):
        draft = transaction.draft(actor.workshop)
        put = Put("entry", "memo", memo.model_dump(mode="json"))
        draft.append("before", actor.member, at, "entry.add", [put])

    world.store.submit(job).result()
    return world, actor, where


def test_those_who_lead_read_it(old):
    world, actor, where = old
    reading = world.workshops.reading(actor.workshop, actor)
    ((told, text),) = placeless(reading)
    assert told.endswith(where)
    assert text == "近所の人の話"


def test_the_internal_record_has_it_and_what_is_shared_has_not(old):
    world, actor, _ = old
    reading = world.workshops.reading(actor.workshop, actor)
    for telling, there in ((Telling(names=True, cases=True), True), (Telling(), False)):
        made = session_record(reading.to_tell(telling), world.clock())
        document = Document(io.BytesIO(made))
        assert any(PLACELESS in each.text for each in document.paragraphs) is there
        cells = [c.text for t in document.tables for r in t.rows for c in r.cells]
        assert any("近所の人の話" in cell for cell in cells) is there


def test_its_file_is_for_those_who_lead_alone_and_only_where_there_is_something(old):
    world, actor, where = old
    reading = world.workshops.reading(actor.workshop, actor)
    inside = Telling(names=True, cases=True)
    for telling, there in ((ON_DISK, True), (inside, True), (Telling(), False)):
        told = [t for t in told_tables(Export(reading.to_tell(telling))) if t.id == "placeless"]
        assert [t.title for t in told] == [PLACELESS] * there
        for table in told:
            assert table.file.endswith("_内部用.csv")
            ((place, text),) = table.frame().itertuples(index=False)
            assert (place.endswith(where), text) == (True, "近所の人の話")


def test_nobody_else_is_told(old):
    world, actor, _ = old
    code = world.workshops.state(actor.workshop).get("invitation", "participant").body["code"]
    entered = world.workshops.enter(None, Entrance(code=code, name="春野", namesake=True))
    assert placeless(world.workshops.reading(actor.workshop, entered.actor)) == []
