"""What the thread is made of: the entries as nodes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from kasane.programme import Programme
from kasane.workshop.item import Item
from kasane.workshop.kinds import kind_of
from kasane.workshop.kinds.nodes import Around, Node, Thing


def things_of(programme: Programme) -> dict[tuple[str, str], Thing]:
    """Sheet and part of it → what stands there (see Around)."""
    return {
        (sheet.id, part): thing
        for sheet in programme.sheets
        for part, thing in kind_of(sheet).things(sheet, programme)
    }


def sheets_with(programme: Programme, thing: Thing) -> set[str]:
    """Ids of the sheets on which there may be such a thing."""
    return {sheet for (sheet, _), each in things_of(programme).items() if each is thing}


def nodes_of(programme: Programme, items: Mapping[str, Item]) -> dict[str, Node]:
    """The entries as nodes, as far as they are a part of the thread."""
    around = Around(items, things_of(programme))
    sheets = {sheet.id: (kind_of(sheet), sheet) for sheet in programme.sheets}
    found = {}
    for item in items.values():
        kind, sheet = sheets[item.sheet]
        node = kind.node(sheet, item, around)
        if node is not None:
            tells = _tells_of_case(node, item)
            found[item.id] = replace(node, of_case=True) if tells else node
    return found | _told_apart(found, programme)


def _told_apart(nodes: Mapping[str, Node], programme: Programme) -> dict[str, Node]:
    """Cases of several sheets that are called the same, with their sheet's title."""
    cases = [node for node in nodes.values() if node.thing is Thing.CASE]
    known = Counter(node.text for node in cases)
    return {
        node.id: replace(node, text=f"{programme.sheet(node.sheet).title} {node.text}")
        for node in cases
        if known[node.text] > 1
    }


def _tells_of_case(node: Node, item: Item) -> bool:
    if node.thing is Thing.CASE or not node.text:
        return False
    return any(item.text(part) == node.text for part in item.of_case)
