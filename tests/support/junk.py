"""Messages that are none, and those that their sender may not send, at random."""

from __future__ import annotations

import json
import random
from typing import Any

from kasane.workshop.access import OPERATIONS
from tests.support.world import BOARD, PLACE

CODES = {
    "malformed",
    "unknown_op",
    "forbidden",
    "gone",
    "not_here",
    "empty",
    "too_long",
    "too_large",
    "too_fast",
}
JUNK: list[Any] = [
    None,
    True,
    -1,
    10**30,
    1.5,
    "",
    "x",
    "\ud800",
    "\x00",
    "../../etc",
    [],
    [[]],
    {},
    {"a": {}},
]


def junk_text(dice: random.Random) -> str:
    """Something that is no message, or one that nobody here may send."""
    kind = dice.randrange(6)
    if kind == 0:
        return "".join(chr(dice.randrange(1, 0xD7FF)) for _ in range(dice.randrange(40)))
    if kind == 1:
        return json.dumps(dice.choice(JUNK))
    if kind == 2:
        return json.dumps({"type": dice.choice(["do", "hello", "steal", *JUNK])})
    if kind == 3:
        return json.dumps({"type": "typing", "sheet": dice.choice(JUNK), "place": "grasp/can"})
    operation = {"type": "do", "op": dice.choice([*OPERATIONS, *JUNK])}
    operation["op_id"] = dice.choice([f"flood-{dice.randrange(10**9)}", *JUNK])
    for name in ("id", "sheet", "place", "values", "version", "revision", "onto", "role"):
        if dice.random() < 0.4:
            operation[name] = dice.choice(JUNK)
    return json.dumps(operation)


def forbidden_text(dice: random.Random, theirs: str) -> str:
    """A well-formed operation that a participant may not do."""
    known: list[tuple[str, dict[str, Any]]] = [
        ("timer.start", {}),
        ("sheet.state", {"sheet": BOARD, "state": "open"}),
        ("invitation.new", {"role": "facilitator"}),
        ("member.remove", {"id": theirs}),
        ("entry.hide", {"id": theirs}),
        ("entry.delete", {"id": theirs, "version": 1}),
        ("entry.edit", {"id": "nothing", "version": 1, "values": {"text": "x"}}),
        (
            "entry.add",
            {"id": "n", "sheet": BOARD, "place": PLACE, "values": {"text": "x" * 4001}},
        ),
        ("undo", {"revision": dice.randrange(1, 99)}),
    ]
    op, fields = dice.choice(known)
    op_id = f"flood-{dice.randrange(10**9)}"
    return json.dumps({"type": "do", "op_id": op_id, "op": op, **fields})
