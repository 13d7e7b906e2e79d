"""What the thread is made of: the entries as nodes, and what leads from one to another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from kasane.programme import (
    BoardSheet,
    ChoiceField,
    FieldSection,
    FormSheet,
    GridSection,
    ListField,
    MemoSheet,
    Programme,
    Sheet,
    SimpleField,
    TableColumn,
    TableField,
    TableSheet,
)
from kasane.store import Record, State
from kasane.workshop.access import Actor, Sight, as_seen
from kasane.workshop.places import is_question

Body = Mapping[str, Any]
Part = SimpleField | ChoiceField | TableColumn
_TEXTS = ("text", "long_text")


class Thing(StrEnum):
    """What an entry is on the way from a case to a plan, in that order."""

    CASE = "case"
    CASE_NOTE = "case_note"
    FINDING = "finding"
    IDEA = "idea"
    STUDY = "study"
    ACTION = "action"
    PLAN = "plan"
    ARRANGEMENT = "arrangement"
    OTHER = "other"


class Why(StrEnum):
    """Why one thing came of another."""

    SOURCE = "source"
    INSIDE = "inside"
    PILE = "pile"


@dataclass(frozen=True, slots=True)
class Node:
    """One thing that somebody wrote.

    Attributes:
        text: what it is called; where: the place on its sheet, in words; state: such as 済.
        case: id of the case in which it is written, or its own where it is one.
    """

    id: str
    thing: Thing
    sheet: str
    text: str
    where: str = ""
    state: str = ""
    case: str = ""


@dataclass(frozen=True, slots=True)
class Edge:
    """That `result` came of `source`; both are ids of nodes."""

    source: str
    result: str
    why: Why


def seen_bodies(state: State, programme: Programme, actor: Actor | None) -> dict[str, Body]:
    """The entries that the actor may read, in the order of sheets, places and ranks."""
    order = {sheet.id: number for number, sheet in enumerate(programme.sheets)}
    sight = Sight.of(state)
    found = {}
    for record in state.all("entry"):
        body = _seen(sight, record, actor)
        if body is not None and body["sheet"] in order and not is_question(body["place"]):
            found[record.id] = body

    def key(entry_id: str) -> tuple[object, ...]:
        body = found[entry_id]
        return (order[body["sheet"]], body["place"], body["rank"], body["created"], entry_id)

    return {entry_id: found[entry_id] for entry_id in sorted(found, key=key)}


def _seen(sight: Sight, record: Record, actor: Actor | None) -> Body | None:
    body = record.body if actor is None else as_seen(record, sight.view(record, actor))
    return None if body is None or body.get("covered") else body


def nodes_of(programme: Programme, bodies: Mapping[str, Body]) -> dict[str, Node]:
    """The entries as nodes; what somebody said in a round is none, nor is a form of all."""
    found = {}
    for entry_id, body in bodies.items():
        node = _node(programme.sheet(body["sheet"]), entry_id, body, bodies)
        if node is not None:
            found[entry_id] = node
    return found


def edges_between(nodes: Mapping[str, Node], bodies: Mapping[str, Body]) -> tuple[Edge, ...]:
    """What leads from one node to another, each once."""
    found = {
        (edge.source, edge.result): edge
        for node in nodes.values()
        for edge in _edges(node, bodies[node.id])
        if edge.source in nodes and edge.result in nodes and edge.source != edge.result
    }
    return tuple(found.values())


def _edges(node: Node, body: Body) -> Iterator[Edge]:
    copy = body["place"].partition("/")[0]
    if copy:
        yield Edge(copy, node.id, Why.INSIDE)
    for source in body["sources"]:
        yield Edge(source, node.id, Why.SOURCE)
    if body["stack"]:
        yield Edge(node.id, body["stack"], Why.PILE)


def _node(sheet: Sheet, entry_id: str, body: Body, bodies: Mapping[str, Body]) -> Node | None:
    if isinstance(sheet, BoardSheet):
        return _note(sheet, entry_id, body)
    if isinstance(sheet, FormSheet):
        return _in_form(sheet, entry_id, body, bodies)
    if isinstance(sheet, TableSheet):
        linked = any(column.choices_from for column in sheet.columns)
        thing = Thing.ACTION if linked else Thing.OTHER
        return Node(
            entry_id, thing, sheet.id, _text(sheet.columns, body), state=_state(sheet, body)
        )
    if isinstance(sheet, MemoSheet):
        return Node(entry_id, Thing.OTHER, sheet.id, str(body["values"].get("text", "")))
    return None


def _note(sheet: BoardSheet, entry_id: str, body: Body) -> Node:
    row_id, _, column_id = body["place"].partition("/")
    column = next((known for known in sheet.columns if known.id == column_id), None)
    row = next((known for known in sheet.rows if known.id == row_id), None)
    thing = Thing.OTHER
    if any(known.gives_from for known in sheet.columns):
        thing = Thing.IDEA if column and column.gives_from else Thing.FINDING
    where = " ".join(
        name
        for name in (
            row and (row.short or row.label),
            column and (column.tag or column.short or column.label),
        )
        if name
    )
    return Node(entry_id, thing, sheet.id, str(body["values"].get("text", "")), where)


def _in_form(
    sheet: FormSheet, entry_id: str, body: Body, bodies: Mapping[str, Body]
) -> Node | None:
    copy, _, inner = body["place"].partition("/")
    if not inner:
        return _copy(sheet, entry_id, body)
    case = copy if sheet.repeats == "case" and copy in bodies else ""
    for section in sheet.sections:
        if isinstance(section, GridSection) and inner.partition("/")[0] in _ids(section.rows):
            where = _cell(section, inner)
            text = str(body["values"].get("text", ""))
            return Node(entry_id, _thing_in(sheet), sheet.id, text, where, case=case)
        if isinstance(section, FieldSection):
            for field in section.fields:
                if field.id == inner and isinstance(field, ListField | TableField):
                    parts = field.fields if isinstance(field, ListField) else field.columns
                    text = _text(parts, body)
                    return Node(entry_id, _thing_in(sheet), sheet.id, text, field.label, case=case)
    return None


def _thing_in(sheet: FormSheet) -> Thing:
    return {"case": Thing.CASE_NOTE, "idea": Thing.ARRANGEMENT, "once": Thing.STUDY}[sheet.repeats]


def _copy(sheet: FormSheet, entry_id: str, body: Body) -> Node | None:
    if sheet.repeats == "once":
        return None
    parts = [
        field
        for section in sheet.sections
        if isinstance(section, FieldSection)
        for field in section.fields
    ]
    if sheet.repeats == "case":
        fields = next(
            (p for p in parts if isinstance(p, ChoiceField) and p.type == "choices"), None
        )
        about = "、".join(body["values"].get(fields.id) or ()) if fields else ""
        name = f"ケース{body.get('letter', '')}"
        return Node(entry_id, Thing.CASE, sheet.id, name, about, case=entry_id)
    name = str(body["values"].get(sheet.named_by or "") or "")
    return Node(entry_id, Thing.PLAN, sheet.id, name or f"{sheet.title}{body.get('letter', '')}")


def _ids(parts: Iterable[Any]) -> set[str]:
    return {part.id for part in parts}


def _cell(section: GridSection, inner: str) -> str:
    row_id, _, column_id = inner.partition("/")
    row = next(row.short or row.label for row in section.rows if row.id == row_id)
    column = next((c.short or c.label for c in section.columns if c.id == column_id), "")
    return " ".join(name for name in (row, column) if name)


def _text(parts: Iterable[Part | TableField | ListField], body: Body) -> str:
    """What a row is called: its own words, else those that it took from a list."""
    words = [part for part in parts if part.type in _TEXTS and not getattr(part, "auto", None)]
    own = [part for part in words if not getattr(part, "choices_from", None)]
    texts = [str(body["values"].get(part.id) or "") for part in (*own, *words)]
    return next((text for text in texts if text.strip()), "")


def _state(sheet: TableSheet, body: Body) -> str:
    """How far a row's task is: what was chosen in its first column of choices."""
    chosen = [column.id for column in sheet.columns if column.type == "choice"]
    return str(body["values"].get(chosen[0]) or "") if chosen else ""
