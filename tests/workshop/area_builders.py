"""A workshop of 地域づくり編, with cases, resources and ideas on their maps and overlaps."""

from __future__ import annotations

from typing import Any

from sheet_builders import add

from tests.support.world import Person, World

MAP, OVERLAP = "resource_map", "overlap"


def use_community(world: World, **facts: Any) -> World:
    """The same world with a workshop of 地域づくり編 instead of its first one."""
    actor = world.create(programme="community_building", **({"steps": ("step1",)} | facts))
    world.lead = Person(actor, world.lead.secret)
    world.id = actor.workshop
    return world


def case(world: World, who: Any, *, opened: bool = True, **values: Any) -> str:
    """A case whose basis for sharing is known."""
    given = {"basis": "匿名化した事例", "interests": "将棋\n古い車"} | values
    case_id = add(world, who, "case_sheet", values=given)
    if opened:
        world.do(world.lead, "entry.show", id=case_id)
    return case_id


def resource(world: World, who: Any, case_id: str, ring: str = "inner", **values: Any) -> str:
    """A resource in a ring of a case's map."""
    given = {"name": "将棋クラブ", "kind": "団体", "field": "福祉以外"} | values
    return add(world, who, MAP, f"{case_id}/{ring}", values=given)


def pin(world: World, who: Any, case_id: str, area: str, text: str = "将棋", **more: Any) -> str:
    """A pin in an area of a case's overlap."""
    return add(world, who, OVERLAP, f"{case_id}/{area}", values={"text": text}, **more)
