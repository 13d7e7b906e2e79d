"""A prefecture's account gets numbers of its municipalities, and no word that anybody wrote.

Every field of every sheet of every programme, the roster, the meetings and the workshop's own name
hold a word of their own; none of them is in what the page, its table or its function give.
"""

import re
from dataclasses import fields
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash
from table_builders import programmes
from test_what_leaves import EVERY, filled

from components import state
from kasane import context
from kasane.errors import RefusedError
from kasane.store import Put
from kasane.workshop import NewWorkshop
from kasane.workshop.glance import OWN, Glance, glance
from tests.support.accounts import AOBA, MIDORI, PREFECTURE, SignedWorld
from tests.support.waiting import PATIENCE
from tests.support.world import ROOT

WORD = re.compile(rb"Z\d{4}Q")


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    """A workshop of each programme in which everything is written that can be."""
    world = SignedWorld(tmp_path_factory.mktemp("prefecture") / "data")
    for held in programmes():
        world.store.submit(lambda tx, held=held: put_filled(tx, held)).result()
    yield world
    world.close()


def put_filled(transaction, held):
    records = filled(held, signed=True).state.records.values()
    puts = [Put(r.kind, r.id, named(r), deleted=r.deleted) for r in records]
    transaction.new(f"w_{held}", "2026-12-01T00:00:00.000+00:00").append(
        f"filled-{held}", "lead", "2026-12-08T05:10:00.000+00:00", "workshop.create", puts
    )


def named(record):
    """The workshop's own name and its meeting's are words too; it was held."""
    more = {"workshop": {"name": "Z9999Q"}, "meeting": {"date": "2026-12-08", "summary": "Z9998Q"}}
    return record.body | more.get(record.kind, {})


def of_prefecture(world):
    return world.workshops.device(world.signed_in(PREFECTURE))


def test_the_function_gives_no_word_that_anybody_wrote(world):
    found = world.workshops.glances(of_prefecture(world))
    assert {each.programme for each in found} == {each.title for each in programmes().values()}
    assert WORD.findall(repr(found).encode()) == []
    words = {each.municipality for each in found}
    assert words == {"あおば市"}


def test_all_that_is_no_number_comes_from_the_program_or_the_table(world):
    """A field that is added to a glance has to be looked at here."""
    kinds = {each.name: each.type for each in fields(Glance)}
    texts = {name for name, kind in kinds.items() if kind != "int"}
    assert texts == {"municipality", "programme", "called"}
    titles = {each.title for each in programmes().values()} | {OWN}
    steps = {step.short for each in programmes().values() for step in each.steps} | {""}
    for each in world.workshops.glances(of_prefecture(world)):
        assert each.municipality in world.workshops.municipalities()
        assert each.programme in titles
        assert each.called in steps


def test_the_page_sends_no_such_word(world, monkeypatch):
    secret = world.signed_in(PREFECTURE)
    monkeypatch.setattr(state, "cookie", lambda: secret)
    context.start(context.Running(context.Settings(world.folder, "", ""), world.workshops))
    shown = AppTest.from_file(str(ROOT / "components/shell.py"), default_timeout=PATIENCE)
    shown._page_hash = calc_hash("prefecture")
    shown.run()
    context.stop()
    assert not shown.exception
    protos = (getattr(each, "proto", None) for each in shown._tree)
    sent = b"".join(proto.SerializeToString() for proto in protos if proto is not None)
    assert "あおば市".encode() in sent
    assert "チームづくり編".encode() in sent
    assert WORD.findall(sent) == []
    assert b"w_team_building" not in sent, "no way into a workshop"


@EVERY
def test_what_was_filled_is_counted(held):
    """Two cases of each form (one of them closed), one of each thing that people vote on."""
    programme = programmes()[held]
    found = glance(filled(held, signed=True).state, programme, "あおば市", date(2026, 12, 9))
    assert found.cases == 2 * len(programme.forms("case"))
    handed = [s for s in programme.sheets if getattr(s, "handed_on", False)]
    assert found.plans == len(programme.forms("idea")) + len(handed)
    votes = [s for s in programme.sheets if s.vote_columns and s.kind != "form"]
    assert bool(found.ideas) == bool(votes)
    assert found.steps == len(programme.steps)


@pytest.mark.parametrize("address", [AOBA, MIDORI, None])
def test_nobody_else_gets_numbers(world, address):
    device = world.workshops.device(world.signed_in(address)) if address else world.owner
    with pytest.raises(RefusedError) as refused:
        world.workshops.glances(device)
    assert refused.value.code == "forbidden"


def test_a_prefecture_opens_nothing_of_a_workshop(world):
    device = of_prefecture(world)
    assert world.workshops.workshops_of(device) == []
    for known in world.workshops.workshops_of(world.owner):
        assert world.workshops.lead(device, known) is None


def test_of_a_programme_of_ones_own_not_even_the_title_is_told(tmp_path):
    world = SignedWorld(tmp_path / "own")
    own = world.workshops.copy_programme(world.owner, "team_building", "Z0001Qのために")
    world.workshops.save_programme(world.owner, own)
    ask = NewWorkshop(
        programme=own,
        name="会",
        municipality="みどり町",
        date=date(2026, 12, 8),
        steps=("step2",),
    )
    world.workshops.create(world.owner.id, ask)
    found = world.workshops.glances(of_prefecture(world))
    mine = next(each for each in found if each.municipality == "みどり町")
    assert (mine.programme, mine.called) == (OWN, "")
    assert WORD.findall(repr(found).encode()) == []
    world.close()
