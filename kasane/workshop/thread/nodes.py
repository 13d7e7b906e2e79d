"""What the thread is made of: the entries as nodes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from kasane.programme import (
    BoardSheet,
    ChoiceField,
    FieldSection,
    FormSheet,
    GridSection,
    ListField,
    MapSheet,
    MemoSheet,
    OverlapSheet,
    Programme,
    SimpleField,
    TableColumn,
    TableField,
    TableSheet,
)
from kasane.store import Record, State
from kasane.workshop.access import Actor, Sight, as_seen
from kasane.workshop.places import is_question
from kasane.workshop.telling import of_case_at
from kasane.workshop.thread.things import Thing, things_of

Body = Mapping[str, Any]
Part = SimpleField | ChoiceField | TableColumn
_TEXTS = ("text", "long_text")


@dataclass(frozen=True, slots=True)
class Node:
    """One thing that somebody wrote.

    Attributes:
        text: what it is called; where: the place on its sheet, in words; state: such as 済.
        case: id of the case in which it is written, or its own where it is one.
        meets: of a resource, the wishes of the case that it may meet, as somebody wrote them.
        of_case: its text tells of a case.
    """

    id: str
    thing: Thing
    sheet: str
    text: str
    where: str = ""
    state: str = ""
    case: str = ""
    meets: str = ""
    of_case: bool = False


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
    maker = _Maker(programme, bodies, things_of(programme))
    made = ((entry_id, maker.node(entry_id, body)) for entry_id, body in bodies.items())
    return {entry_id: node for entry_id, node in made if node is not None}


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes nodes of entries, with all entries at hand."""

    programme: Programme
    bodies: Mapping[str, Body]
    things: Mapping[tuple[str, str], Thing]

    def node(self, entry_id: str, body: Body) -> Node | None:
        """The entry as a node."""
        node = self._node(entry_id, body)
        if node is None or node.thing is Thing.CASE:
            return node
        known = of_case_at(self.programme, body["sheet"], body["place"])
        told = body["values"] if known is None else known
        of_case = any(body["values"].get(part) == node.text for part in told)
        return replace(node, of_case=of_case)

    def _node(self, entry_id: str, body: Body) -> Node | None:
        sheet = self.programme.sheet(body["sheet"])
        if isinstance(sheet, BoardSheet):
            return self._note(sheet, entry_id, body)
        if isinstance(sheet, MapSheet | OverlapSheet):
            return self._pin(sheet, entry_id, body)
        if isinstance(sheet, FormSheet):
            return self._in_form(sheet, entry_id, body)
        if isinstance(sheet, TableSheet):
            return self._row(sheet, entry_id, body)
        if isinstance(sheet, MemoSheet):
            return Node(entry_id, Thing.OTHER, sheet.id, str(body["values"].get("text", "")))
        return None

    def _row(self, sheet: TableSheet, entry_id: str, body: Body) -> Node:
        thing = self.things[sheet.id, ""]
        state = _result(sheet, body) if thing is Thing.TRIAL else _state(sheet, body)
        return Node(entry_id, thing, sheet.id, _text(sheet.columns, body), state=state)

    def _note(self, sheet: BoardSheet, entry_id: str, body: Body) -> Node:
        row_id, _, column_id = body["place"].partition("/")
        column = next((known for known in sheet.columns if known.id == column_id), None)
        row = next((known for known in sheet.rows if known.id == row_id), None)
        thing = self.things.get((sheet.id, column_id), Thing.OTHER)
        where = " ".join(
            name
            for name in (
                row and (row.short or row.label),
                column and (column.tag or column.short or column.label),
            )
            if name
        )
        return Node(entry_id, thing, sheet.id, str(body["values"].get("text", "")), where)

    def _pin(self, sheet: MapSheet | OverlapSheet, entry_id: str, body: Body) -> Node | None:
        case, _, area_id = body["place"].partition("/")
        if area_id not in sheet.place_ids:
            return None
        area, name = sheet.area(area_id), sheet.name_column(area_id).id
        where = " ".join(part for part in (self._case(case), area.short or area.label) if part)
        of_case = [c.id for c in sheet.columns_of(area_id) if c.of_case and c.id != name]
        meets = str(body["values"].get(of_case[0]) or "") if of_case else ""
        thing = self.things[sheet.id, area_id]
        text = str(body["values"].get(name) or "")
        return Node(entry_id, thing, sheet.id, text, where, case=case, meets=meets)

    def _case(self, case: str) -> str:
        body = self.bodies.get(case)
        return f"ケース{body.get('letter', '')}" if body else ""

    def _in_form(self, sheet: FormSheet, entry_id: str, body: Body) -> Node | None:
        copy, _, inner = body["place"].partition("/")
        if not inner:
            return self._copy(sheet, entry_id, body)
        case = copy if sheet.repeats == "case" and copy in self.bodies else ""
        thing = self.things[sheet.id, "*"]
        for section in sheet.sections:
            if isinstance(section, GridSection) and inner.partition("/")[0] in _ids(section.rows):
                where = _cell(section, inner)
                text = str(body["values"].get("text", ""))
                return Node(entry_id, thing, sheet.id, text, where, case=case)
            if isinstance(section, FieldSection):
                for field in section.fields:
                    if field.id == inner and isinstance(field, ListField | TableField):
                        parts = field.fields if isinstance(field, ListField) else field.columns
                        text = _text(parts, body)
                        return Node(entry_id, thing, sheet.id, text, field.label, case=case)
        return None

    def _copy(self, sheet: FormSheet, entry_id: str, body: Body) -> Node | None:
        thing = self.things[sheet.id, ""]
        if sheet.repeats == "once":
            return None
        if sheet.repeats == "case":
            about = _fields_of(sheet, body)
            return Node(entry_id, thing, sheet.id, self._case(entry_id), about, case=entry_id)
        name = str(body["values"].get(sheet.named_by or "") or "")
        named = name or f"{sheet.title}{body.get('letter', '')}"
        return Node(entry_id, thing, sheet.id, named)


def _fields_of(sheet: FormSheet, body: Body) -> str:
    """What fields of work a case touches: its first choice of several."""
    fields = (
        field
        for section in sheet.sections
        if isinstance(section, FieldSection)
        for field in section.fields
        if isinstance(field, ChoiceField) and field.type == "choices"
    )
    first = next(fields, None)
    return "、".join(body["values"].get(first.id) or ()) if first else ""


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


def _result(sheet: TableSheet, body: Body) -> str:
    """What was found out: the choices that stand behind the one that says how far a row is."""
    ids = [column.id for column in sheet.columns if column.type == "choice"]
    behind = ids[ids.index("status") :] if "status" in ids else ids
    told = [str(body["values"].get(column) or "") for column in (*behind[1:], *behind[:1])]
    return next((text for text in ("・".join(filter(None, told[:-1])), told[-1]) if text), "")
