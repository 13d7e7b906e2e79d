"""Who takes part, by field, side and time; and who was told."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

import pytest

from components.charts import coverage as coverage_chart
from components.charts import roster_facts
from components.state import Here
from tests.support.world import World

TODAY = date(2026, 12, 8)


def here(world: World) -> Here:
    told = world.reading(world.lead)
    assert told.info
    return Here(world.lead.actor, told, told.programme, told.info, None)


def add(world: World, name: str, role: str = "participant", **about: Any) -> None:
    fields = {"id": uuid.uuid4().hex, "name": name, "organisation": "", "role": role}
    world.do(world.lead, "member.add", **fields, about=about)


@pytest.fixture
def roster(world: World) -> World:
    add(
        world,
        "若葉",
        kana="わかば",
        field="障害",
        inside="庁内",
        told_person="済",
        told_superior="済",
    )
    add(world, "青葉", kana="あおば", field="障害", inside="庁外", told_person="済")
    add(world, "小春", field="子ども", inside="庁内", takes_part_until="2026-11-30")
    add(world, "日和", kana="ひより", field="地域", takes_part_from="2027-01-10")
    add(world, "見学", role="viewer", field="生活困窮", inside="庁外")
    return world


def test_fields_are_counted_inside_and_outside_the_office(roster: World) -> None:
    counts = coverage_chart.coverage(here(roster), TODAY)
    assert counts.loc["障害", "庁内"] == 1
    assert counts.loc["障害", "庁外"] == 1
    assert counts.loc["地域", "書いていない"] == 1


def test_who_left_and_who_only_looks_fill_no_gap(roster: World) -> None:
    counts = coverage_chart.coverage(here(roster), TODAY)
    gaps = coverage_chart.gaps(counts, ("その他",))
    assert "子ども" in gaps
    assert "生活困窮" in gaps
    assert "障害" not in gaps
    assert "その他" not in gaps


def test_who_was_told_is_named_in_the_order_of_readings(roster: World) -> None:
    person, superior = roster_facts.told(here(roster), TODAY)
    assert person.done == ("青葉", "若葉")
    assert superior.done == ("若葉",)
    assert superior.open[:2] == ("青葉", "日和")
    assert "小春" not in person.open


def test_who_comes_later_and_who_left(roster: World) -> None:
    now, later, gone = roster_facts.periods(here(roster), TODAY)
    assert later == ("日和",)
    assert gone == ("小春",)
    assert {"若葉", "青葉"} <= set(now)
    assert "見学" not in now
