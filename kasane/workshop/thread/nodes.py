"""What the thread is made of: the entries as nodes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kasane.programme import Programme
from kasane.store import Record, State
from kasane.workshop.access import Actor, Sight, as_seen
from kasane.workshop.kinds import kind_of
from kasane.workshop.kinds.nodes import Around, Body, Node, Thing
from kasane.workshop.places import is_question
from kasane.workshop.telling import of_case_at


def things_of(programme: Programme) -> dict[tuple[str, str], Thing]:
    """Sheet and part of it → what stands there (see Around)."""
    return {
        (sheet.id, part): thing
        for sheet in programme.sheets
        for part, thing in kind_of(sheet).things(sheet, programme)
    }


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
    """The entries as nodes, as far as they are a part of the thread."""
    around = Around(bodies, things_of(programme))
    sheets = {sheet.id: (kind_of(sheet), sheet) for sheet in programme.sheets}
    found = {}
    for entry_id, body in bodies.items():
        kind, sheet = sheets[body["sheet"]]
        node = kind.node(sheet, entry_id, body, around)
        if node is not None:
            found[entry_id] = replace(node, of_case=_tells_of_case(programme, node, body))
    return found


def _tells_of_case(programme: Programme, node: Node, body: Body) -> bool:
    if node.thing is Thing.CASE:
        return False
    known = of_case_at(programme, body["sheet"], body["place"])
    told = body["values"] if known is None else known
    return any(body["values"].get(part) == node.text for part in told)
