"""At a glance: who was asked, whose superior was asked, who takes part when."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import streamlit as st

from components.state import Here
from kasane.plain.kana import kana_key
from kasane.programme import RosterRule, TableColumn
from kasane.workshop.model import Member, Role


@dataclass(frozen=True, slots=True)
class ToldOf:
    """Whom something was explained to: names in the order of ふりがな."""

    label: str
    done: tuple[str, ...]
    open: tuple[str, ...]


def show(here: Here, today: date) -> None:
    """Counts, and the names that are still open."""
    columns = st.columns(3)
    for place, fact in zip(columns, told(here, today), strict=False):
        with place:
            _fact(
                fact.label, f"済 {len(fact.done)}人　未 {len(fact.open)}人", ("まだの人", fact.open)
            )
    now, later, gone = periods(here, today)
    counts = f"いま {len(now)}人　これから {len(later)}人　離れた {len(gone)}人"
    with columns[2]:
        _fact("参加期間", counts, ("これから加わる人", later), ("離れた人", gone))


def _fact(label: str, counts: str, *named: tuple[str, tuple[str, ...]]) -> None:
    st.subheader(label)
    st.markdown(f"**{counts}**")
    for title, names in named:
        if names:
            st.text(f"{title}：{'、'.join(names)}")


def told(here: Here, today: date) -> list[ToldOf]:
    """Who was told, and whose superior; of those who take part."""
    sheet, rule = here.programme.roster, here.programme.about_members
    found = [each for each in _people(here) if not rule.has_left(each.about, today)]
    return [_told(sheet.column(column), found, rule) for column in rule.told if sheet]


def _told(column: TableColumn, people: list[Member], rule: RosterRule) -> ToldOf:
    done = [each for each in people if each.about.get(column.id) == rule.told_done]
    left = [each for each in people if each not in done]
    return ToldOf(column.label, tuple(p.name for p in done), tuple(p.name for p in left))


def periods(here: Here, today: date) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Names of those who take part today, who will, and who did."""
    people, rule = _people(here), here.programme.about_members
    gone = _names(people, lambda each: rule.has_left(each.about, today))
    later = _names(people, lambda each: rule.period(each.about)[0] > today.isoformat())
    now = [each.name for each in people if each.name not in {*gone, *later}]
    return tuple(now), later, gone


def _people(here: Here) -> list[Member]:
    people = [m for m in here.reading.people.members.values() if m.role is not Role.VIEWER]
    rule = here.programme.about_members
    return sorted(people, key=lambda each: kana_key(rule.reading(each.about)))


def _names(people: list[Member], wanted: Callable[[Member], bool]) -> tuple[str, ...]:
    return tuple(each.name for each in people if wanted(each))
