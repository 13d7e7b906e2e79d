"""What a new part of a programme says from the start."""

from __future__ import annotations

from typing import Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from kasane.programme.base import Definition
from kasane.programme.definitions import Programme
from kasane.programme.own import words
from kasane.programme.own.picks import STEPS, offered
from kasane.programme.own.shape import Field, bare, fields, letters, model_at
from kasane.programme.own.tree import Place, Tree, at, new_id, put


def begun(field: Field, variant: str = "") -> Tree:
    """A new part of a field, with what it has to say at least."""
    model = dict(field.variants)[variant]
    node: Tree = {}
    named = model.model_fields.get("id")
    if named is not None and get_origin(named.annotation) is not Literal:
        node["id"] = new_id()
    if field.tag:
        node[field.tag] = variant
    begins = getattr(model, "begins", None)
    if begins is not None:
        called, more = begins()
        return {**node, "title": called.partition("（")[0], **more}
    for key, info in model.model_fields.items():
        if key not in node and info.is_required() and key not in _picked(model):
            node[key] = _least(model, key, info, words.NEW.get(field.key, "新しいもの"))
    return node | _MORE.get(field.key, _MORE.get(model.__name__, {}))


_MORE: dict[str, Tree] = {
    "hands": {"label": "挙手", "type": "votes", "per_person": True},
    "Activity": {
        "screen": "sheets",
        "source": "わがまちの設計",
        "what": "なにをするかを、1文で書きます。",
        "why": "なぜやるかを、1文で書きます。",
    },
    "Step": {"short": "Step"},
}
"""What a new one of a field or a definition says beside that."""


def _picked(model: type[Definition]) -> set[str]:
    return {field.key for field in fields(model) if field.sort in ("pick", "picks")}


def filled(tree: Tree, place: Place) -> Tree:
    """The tree in which what a part has to pick is picked, where there is something to pick."""
    for field in fields(model_at(tree, place)):
        if field.optional or field.sort not in ("pick", "picks") or at(tree, place).get(field.key):
            continue
        known = list(offered(tree, place, field.pick))
        if known:
            first = known if field.pick.source == STEPS else known[:1]
            value = first if field.sort == "picks" else known[0]
            tree = put(tree, (*place, field.key), value)
    return tree


_ROWS_OF = {
    "members": (("name", "氏名", "text"), ("organisation", "所属", "text")),
    "meetings": (
        ("step", "回", "choices"),
        ("date", "日付", "date"),
        ("start", "開始", "time"),
        ("end", "終了", "time"),
        ("venue", "会場", "text"),
        ("address", "オンラインのアドレス", "text"),
        ("remarks", "備考", "long_text"),
    ),
}
"""What a row is → the columns by which it is known: id, what it is called, type."""


def with_columns(tree: Tree, place: Place, rows_of: str | None) -> Tree:
    """The tree in which a table has the columns without which its rows can't be these."""
    columns = at(tree, place)["columns"]
    there = {column["id"] for column in columns}
    new = [
        {"id": key, "label": label, "type": sort} | _steps(tree, sort)
        for key, label, sort in _ROWS_OF.get(rows_of or "", ())
        if key not in there
    ]
    return put(tree, (*place, "columns"), [*new, *columns]) if new else tree


def _steps(tree: Tree, sort: str) -> Tree:
    if sort != "choices":
        return {}
    return {"choices": [step["short"] for step in tree["steps"] if step.get("meeting")]}


def with_sheet_copied(tree: Tree, place: Place) -> Tree:
    """The tree with one more sheet like that at a place; what is in it keeps its ids."""
    sheet = at(tree, place)
    title = f"{sheet['title'][:70]}（写し）"
    return put(tree, ("sheets",), [*tree["sheets"], {**sheet, "id": new_id(), "title": title}])


def blank(title: str) -> Tree:
    """A programme with one step and one activity, to begin with."""
    step = next(field for field in fields(Programme) if field.key == "steps")
    return {"id": "", "title": title, "purpose": "目的を、1文で書きます。", "steps": [begun(step)]}


def retagged(field: Field, node: Tree, variant: str) -> Tree:
    """A part as another variant: with what both have, and what the other has to say at least."""
    model = dict(field.variants)[variant]
    stays = {k: v for k, v in node.items() if k in model.model_fields and k != field.tag}
    new = begun(field, variant)
    if new.get("choices") is None:
        stays.pop("choices", None)
    return new | stays


def _least(model: type[Definition], key: str, info: FieldInfo, called: str) -> Any:
    annotation = bare(info.annotation)
    if annotation is bool:
        return key == "meeting"
    if annotation is int:
        return next((m.ge for m in info.metadata if hasattr(m, "ge")), 1)
    if get_origin(annotation) is Literal:
        return get_args(annotation)[0]
    if get_origin(annotation) is tuple:
        inner = bare(get_args(annotation)[0])
        field = next((f for f in fields(model) if f.key == key), None)
        if field is not None and field.sort == "parts":
            return [begun(field, field.variants[0][0])]
        return [get_args(inner)[0] if get_origin(inner) is Literal else called]
    most = letters(info)
    return called[:most] if most else called
