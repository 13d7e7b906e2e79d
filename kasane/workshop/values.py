"""What may stand in a field or a cell, by its type."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from kasane.errors import RefusedError
from kasane.plain import limits
from kasane.programme import SimpleField, TableColumn
from kasane.workshop.places import Part, Place
from kasane.workshop.shapes import Value

_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d", re.ASCII)
_ADDRESS = re.compile(r"(https?://[^\s/]\S*)?", re.IGNORECASE)
_NUMBER = re.compile(r"-?\d{1,12}(\.\d{1,6})?", re.ASCII)


def check_values(place: Place, values: Mapping[str, Value]) -> None:
    """Refuse values that the entries of a place don't have, or whose needed ones are empty.

    Raises:
        RefusedError: "malformed" or "empty".
    """
    for part_id, value in values.items():
        found = place.part(part_id)
        if found is None:
            raise RefusedError(
                "malformed", "シートにない項目が送られました。何も変わっていません。"
            )
        check_value(found[0], value)
    for part_id in place.needed:
        if not str(values.get(part_id, "")).strip():
            raise RefusedError("empty", "何か書いてから、はってください。")


def check_value(part: Part, value: Value) -> None:
    """Refuse a value that is not of the part's type. Empty is always allowed.

    Raises:
        RefusedError: "malformed", with what is expected.
    """
    if part.type in ("choices", "people"):
        if isinstance(value, str) and value:
            raise _wrong(part.label, "いくつか選ぶ項目です")
        _check_many(part, tuple(value))
    elif not isinstance(value, str):
        raise _wrong(part.label, "1つだけ書ける項目です")
    elif value:
        _check_one(part, value)


def _check_many(part: Part, values: tuple[str, ...]) -> None:
    if len(values) > limits.IN_LIST:
        raise _wrong(part.label, limits.LIST_TOO_LONG)
    for value in values:
        if part.type == "people":
            _check_name(part, value)
        else:
            _check_choice(part, value)


def _check_one(part: Part, value: str) -> None:
    if part.type == "date" and not _is_date(value):
        raise _wrong(part.label, "日付を、年・月・日で選んでください")
    if part.type == "time" and not _TIME.fullmatch(value):
        raise _wrong(part.label, "時刻を、13:30のように書いてください")
    if part.type == "number" and not _NUMBER.fullmatch(value):
        raise _wrong(part.label, "数字で書いてください")
    if part.type == "flag" and value != "1":
        raise _wrong(part.label, "しるしをつけるか、外すかのどちらかです")
    if part.type == "person":
        _check_name(part, value)
    if part.type == "choice":
        _check_choice(part, value)


def _check_choice(part: Part, value: str) -> None:
    if isinstance(part, SimpleField) or (isinstance(part, TableColumn) and part.choices_from):
        return
    if value not in part.choices:
        raise _wrong(part.label, f"「{value[:20]}」は選べません（「{'」「'.join(part.choices)}」）")


def _check_name(part: Part, value: str) -> None:
    if not value.strip() or "\n" in value:
        raise _wrong(part.label, "名前を1行で書いてください")
    check_line(part.label, value)


def check_line(label: str, value: str) -> None:
    """Refuse a name, an organisation or a venue that is too long.

    Raises:
        RefusedError: "malformed".
    """
    if len(value) > limits.NAME:
        raise _wrong(label, limits.NAME_TOO_LONG)


def check_address(value: str) -> None:
    """Refuse what is no address of a page: only http and https lead to one.

    Raises:
        RefusedError: "malformed".
    """
    if not _ADDRESS.fullmatch(value) or len(value) > limits.ADDRESS:
        raise RefusedError(
            "malformed",
            "オンラインのアドレスは、http:// か https:// で始まるものを、"
            "空白を入れずに書いてください。元のままです。",
        )


def _is_date(value: str) -> bool:
    try:
        return len(value) == len("2026-12-08") and bool(date.fromisoformat(value))
    except ValueError:
        return False


def _wrong(label: str, what: str) -> RefusedError:
    return RefusedError("malformed", f"「{label}」は、{what}。書いた内容はこの画面に残っています。")


def same(one: Value | None, other: Value | None) -> bool:
    """Whether two values are the same; nothing at all, "" and () are."""
    return (one or "") == (other or "")
