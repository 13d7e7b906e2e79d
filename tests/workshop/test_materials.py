"""The material library in a workshop: links of one's own, and who has seen what."""

from __future__ import annotations

import uuid

from kasane.library import OWN, own_items, watched
from kasane.workshop import Role
from tests.support.world import Person, World


def _link(**more: object) -> dict[str, object]:
    fresh = {"id": uuid.uuid4().hex, "title": "わがまちの動画", "url": "https://example.jp/a"}
    return fresh | more


def test_a_link_of_ones_own_stands_in_the_library_and_can_be_brought_back(
    world: World, haru: Person
) -> None:
    link = _link()
    world.do(world.lead, "material.add", **link)
    shown = own_items(world.reading(haru.actor))
    assert [(one.item.title, one.item.link, one.training) for one in shown] == [
        ("わがまちの動画", "https://example.jp/a", OWN)
    ]
    gone = world.do(world.lead, "material.remove", id=link["id"])
    assert own_items(world.reading(haru.actor)) == []
    world.do(world.lead, "undo", revision=gone.revision)
    assert len(own_items(world.reading(haru.actor))) == 1


def test_only_those_who_lead_add_and_no_script_is_an_address(world: World, haru: Person) -> None:
    assert world.refused(haru, "material.add", **_link()).code == "forbidden"
    assert (
        world.refused(world.lead, "material.add", **_link(url="javascript:alert(1)")).code
        == "malformed"
    )
    assert world.refused(world.lead, "material.remove", id="nothing").code == "gone"


def test_who_has_seen_what_is_for_those_who_lead_and_oneself(
    world: World, haru: Person, natsu: Person
) -> None:
    world.do(haru, "material.watch", material="camp_v1", watched=True)
    world.do(haru, "material.watch", material="camp_v2", watched=True)
    world.do(haru, "material.watch", material="camp_v1", watched=False)
    assert watched(world.reading(world.lead.actor), []) == {haru.id: {"camp_v2"}}
    assert watched(world.reading(haru.actor), []) == {haru.id: {"camp_v2"}}
    assert watched(world.reading(natsu.actor), []) == {}
    viewer = world.person("壁", Role.VIEWER)
    assert watched(world.reading(viewer.actor), []) == {}
