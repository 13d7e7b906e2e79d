"""A tiny programme with every kind of sheet, and short ways of writing on sheets."""

from __future__ import annotations

import uuid
from typing import Any

import yaml

from kasane.programme import Programme
from tests.support.seeing import visible
from tests.support.small_programme import beginning
from tests.support.world import Person, World

TINY = (
    beginning("tiny")
    + """\
      - {id: first, title: 話す, short: 話す, form: [対話], minutes: {fixed: 15}, what: 話す。,
         why: 知り合う。, sheets: [wall, kinds], screen: kickoff, source: p.1}
      - {id: second, title: 書く, short: 書く, form: [ワーク], minutes: {fixed: 20}, what: 書く。,
         why: 残す。, sheets: [thoughts, page], screen: kickoff, source: p.2}
sheets:
  - id: wall
    kind: board
    title: 壁
    orientation: landscape
    columns:
      - {id: good, label: 良い, colour: green}
    colours:
      - {id: green, label: 緑}
  - id: kinds
    kind: table
    title: いろいろ
    orientation: landscape
    columns:
      - {id: line, label: 文, type: text}
      - {id: lines, label: 長い文, type: long_text}
      - {id: owner, label: 担当, type: person}
      - {id: owners, label: みんな, type: people}
      - {id: day, label: 日, type: date}
      - {id: hour, label: 時, type: time}
      - {id: status, label: 状況, type: choice, choices: [これから, 済]}
      - {id: fields, label: 分野, type: choices, choices: [高齢, 障害, 子ども]}
      - {id: done, label: しるし, type: flag}
      - {id: amount, label: 数, type: number}
      - {id: "no", label: 番号, type: number, auto: row_number}
  - id: thoughts
    kind: memo
    title: メモ
    orientation: portrait
    questions:
      - {id: heard, label: 聞いたこと}
      - {id: felt, label: 思ったこと}
  - id: page
    kind: form
    title: 紙
    orientation: portrait
    sections:
      - id: top
        layout: stack
        written_by: secretariat
        fields:
          - {id: head, label: 見出し, type: text}
      - id: rest
        layout: stack
        fields:
          - {id: day, label: 日, type: date}
          - id: steps
            label: 段取り
            type: table
            columns:
              - {id: task, label: 何を, type: text}
              - {id: done, label: ずみ, type: flag}
            default_rows:
              - {task: 集まる, done: true}
              - {task: 話す}
"""
)


def programme(text: str = TINY) -> Programme:
    return Programme.model_validate(yaml.safe_load(text))


def use_tiny(world: World) -> World:
    """The same world with a workshop of the tiny programme instead of its first one."""
    world.workshops.programmes = {**world.workshops.programmes, "tiny": programme()}
    actor = world.create(programme="tiny", steps=("step1",))
    world.lead = Person(actor, world.lead.secret)
    world.id = actor.workshop
    return world


def add(world: World, who: Any, sheet: str, place: str = "", **more: Any) -> str:
    """Write a new entry and return its id."""
    entry_id = uuid.uuid4().hex
    fields = {"id": entry_id, "sheet": sheet, "place": place, "values": {}} | more
    world.do(who, "entry.add", **fields)
    return entry_id


def case(world: World, who: Any, *, opened: bool = False, **values: Any) -> str:
    """A case, with a basis for sharing; opened where that is wanted."""
    case_id = add(world, who, "case_study", values={"basis": "匿名化した事例"} | values)
    if opened:
        world.do(world.lead, "entry.show", id=case_id)
    return case_id


def write(world: World, who: Any, entry_id: str, field: str, value: Any, seen: Any = "") -> Any:
    return world.do(who, "entry.write", id=entry_id, field=field, value=value, seen=seen)


def values(world: World, entry_id: str) -> dict[str, Any]:
    found: dict[str, Any] = world.entry(entry_id)["values"]
    return found


def ids(world: World, sheet: str, place: str = "") -> list[str]:
    """The ids at a place of a sheet, in their order."""
    found = [
        (r.body["rank"], r.id)
        for r in world.state().all("entry")
        if (r.body["sheet"], r.body["place"]) == (sheet, place)
    ]
    return [entry_id for _, entry_id in sorted(found)]


def seen_by(world: World, who: Any) -> dict[tuple[str, str], dict[str, Any]]:
    """All records as somebody gets them, by kind and id."""
    state = world.state()
    actor = who.actor if isinstance(who, Person) else who
    found = {record.key: visible(state, record, actor) for record in state.records.values()}
    return {key: body for key, body in found.items() if body is not None}
