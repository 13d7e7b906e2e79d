"""A programme of one's own with a sheet of every kind, and a workshop that holds it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from kasane.programme import Programme
from kasane.programme.own.tree import Tree, programme_of, text_of, tree_of
from tests.support.world import Person, World

FILE = Path(__file__).with_name("every_kind.yaml")
OWN = "own_every"


@cache
def every_kind() -> Programme:
    """One sheet of every kind, described in YAML only."""
    return programme_of(FILE.read_text(encoding="utf-8"))


def use_own(world: World) -> World:
    """The same world with a workshop that began with that programme."""
    world.workshops.take_in_programme(world.owner, FILE.read_bytes(), FILE.name)
    actor = world.create(programme=OWN, steps=("first",))
    world.lead = Person(actor, world.lead.secret)
    world.id = actor.workshop
    return world


def changed(**sheets: Any) -> Tree:
    """The same programme with sheets changed: id → None takes it out, a dict is laid over it."""
    tree = tree_of(every_kind())
    kept = [sheet for sheet in tree["sheets"] if sheets.get(sheet["id"], {}) is not None]
    tree["sheets"] = [sheet | sheets.get(sheet["id"], {}) for sheet in kept]
    known = {sheet["id"] for sheet in tree["sheets"]}
    for activity in tree["steps"][0]["activities"]:
        activity["sheets"] = [sheet for sheet in activity["sheets"] if sheet in known]
    return tree


def save(world: World, tree: Tree, programme: str = OWN) -> str:
    """Save a newer definition as the editor does; returns its fingerprint."""
    seen = world.workshops.edited(programme).revision
    world.workshops.write_draft(world.owner, programme, tree, seen)
    return world.workshops.save_programme(world.owner, programme)


def shared(tree: Tree) -> bytes:
    """A tree as the file that is shared."""
    return text_of(tree).encode()
