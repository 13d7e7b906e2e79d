"""The messages of the live protocol (docs/live-protocol.md): read, checked and written."""

from __future__ import annotations

import json
from typing import Any, Literal, TypeVar

from pydantic import Field, ValidationError

from kasane.errors import KasaneError, RefusedError
from kasane.live.limits import MAX_MESSAGE
from kasane.store import Record
from kasane.store.transaction import dump
from kasane.workshop.access import View, as_seen
from kasane.workshop.shapes import Shape

PROTOCOL = 1
S = TypeVar("S", bound=Shape)


class Hello(Shape):
    """The first message: what the client holds and how it wants to look."""

    type: Literal["hello"]
    protocol: Literal[1]
    revision: int = Field(ge=0)
    view: Literal["member", "projector"] = "member"


class Typing(Shape):
    """Where somebody types just now; place None: nowhere."""

    type: Literal["typing"]
    sheet: str = Field(max_length=64)
    place: str | None = Field(None, max_length=130)


def read_message(text: str) -> dict[str, Any]:
    """A message as a mapping with a type.

    Raises:
        RefusedError: "malformed".
    """
    try:
        message = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise malformed() from error
    if not isinstance(message, dict) or not isinstance(message.get("type"), str):
        raise malformed()
    return message


def op_id_in(text: str) -> str | None:
    """The op_id in a message that was refused, so that its sender knows which; None: unknown."""
    try:
        return known_op_id(json.loads(text)["op_id"]) if len(text) <= MAX_MESSAGE else None
    except (ValueError, RecursionError, KeyError, TypeError, IndexError):
        return None


def known_op_id(found: object) -> str | None:
    """An op_id that can be sent back, or None."""
    return found if isinstance(found, str) and len(found) <= 64 and found.isascii() else None


def read_shape(shape: type[S], message: dict[str, Any]) -> S:
    """A message in its shape.

    Raises:
        RefusedError: "malformed".
    """
    try:
        return shape.model_validate(message)
    except ValidationError as error:
        raise malformed() from error


def malformed() -> RefusedError:
    """The refusal of what can't be read."""
    return RefusedError("malformed", "送られた内容を読み取れませんでした。何も変わっていません。")


def too_large() -> RefusedError:
    """The refusal of what is longer than MAX_MESSAGE."""
    return RefusedError("too_large", "一度に送れる量をこえています。短く分けてください。")


def record_text(record: Record, view: View) -> str:
    """One record on the wire, as far as a view goes."""
    seen = as_seen(record, view)
    head = {"kind": record.kind, "id": record.id, "revision": record.revision}
    return dump(head | ({"deleted": True} if seen is None else {"body": seen}))


def snapshot_text(revision: int, now: int, member: str, role: str, records: list[str]) -> str:
    """Everything that a receiver may see."""
    you = dump({"member": member, "role": role})
    joined = ",".join(records)
    return (
        f'{{"type":"snapshot","revision":{revision},"now":{now},"you":{you},"records":[{joined}]}}'
    )


def changes_text(revision: int, now: int, records: list[str]) -> str:
    """What changed up to a revision."""
    joined = ",".join(records)
    return f'{{"type":"changes","revision":{revision},"now":{now},"records":[{joined}]}}'


def done_text(op_id: str, revision: int) -> str:
    """An operation is on disk."""
    return dump({"type": "done", "op_id": op_id, "revision": revision})


def refused_text(op_id: str | None, error: KasaneError) -> str:
    """An operation was not carried out."""
    code = error.code if isinstance(error, RefusedError) else "storage"
    current = error.current if isinstance(error, RefusedError) else None
    answer = {"type": "refused", "op_id": op_id, "code": code, "message": error.message}
    return dump(answer | {"current": current})


def pong_text(now: int) -> str:
    """The answer to a ping."""
    return f'{{"type":"pong","now":{now}}}'


def bye_text(code: str, message: str) -> str:
    """Somebody is out."""
    return dump({"type": "bye", "code": code, "message": message})
