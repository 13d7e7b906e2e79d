"""Which fields a part of a programme has, read from its definition: the form asks for these."""

from __future__ import annotations

import types
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from kasane.programme.base import Definition
from kasane.programme.definitions import Programme
from kasane.programme.own import words
from kasane.programme.own.tree import Place, Tree, new_id

Sort = Literal["line", "text", "lines", "number", "flag", "choice", "choices", "pick", "picks"]
Nested = Literal["part", "parts", "rows"]
LONG = 60
"""Letters from which a text gets a field of several lines."""
SHEETS, CASES, STEPS, INSIDE, PLACES = "sheets", "cases", "steps", "inside", "places"
_ONE_LINE = ("title", "label", "source", "choice")
_PICKS = {
    "Activity.sheets": SHEETS,
    "explains": SHEETS,
    "cases": CASES,
    "before": SHEETS,
    "for_step": STEPS,
    "gives_from": INSIDE,
    "sign": INSIDE,
    "Apart.column": INSIDE,
    "named_by": INSIDE,
    "carry_from": PLACES,
    "choices_from": PLACES,
    "rows_from": PLACES,
}
"""Field whose value is the id of another part → where that is looked for."""


@dataclass(frozen=True)
class Field:
    """A field of a part.

    Attributes:
        model: the definition's name. key: the field's.
        sort: how it is asked for; of what has parts of its own: how many.
        most, least: letters of a text, or the ends of a number; None: no end.
        choices: of what is chosen. source: where the parts are from which one is picked.
        optional: whether it may be left out. fixed: whether its parts can't be more or fewer.
        variants: of its parts, by the value of `tag` that tells them apart; "" where there is one.
    """

    model: str
    key: str
    sort: Sort | Nested
    optional: bool = False
    most: int | None = None
    least: int | None = None
    choices: tuple[str, ...] = ()
    source: str = ""
    fixed: bool = False
    tag: str = ""
    variants: tuple[tuple[str, type[Definition]], ...] = ()

    @property
    def name(self) -> str:
        """What it is called."""
        return words.name_of(self.model, self.key)

    @property
    def is_nested(self) -> bool:
        """Whether it has parts of its own."""
        return self.sort in ("part", "parts", "rows")


@cache
def fields(model: type[Definition]) -> tuple[Field, ...]:
    """The fields of a definition that are edited, in its order."""
    return tuple(_fields(model))


def kept(model: type[Definition], node: Tree) -> list[str]:
    """What a part says that isn't edited, in words."""
    never = {"id", "kind", "screen", "group_of"}
    asked = {field.key for field in fields(model)}
    return [words.KEPT.get(key, key) for key in node if key not in asked and key not in never]


def model_at(tree: Tree, place: Place) -> type[Definition]:
    """The definition of what stands at a place.

    Raises:
        LookupError: nothing does, or no part of a programme.
    """
    model: type[Definition] = Programme
    node: Any = tree
    waiting: Field | None = None
    for part in place:
        node = node[part]
        if waiting is None:
            waiting = next(field for field in fields(model) if field.key == part)
        if isinstance(node, dict):
            model = _variant(waiting, node)
            waiting = None
    return model


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
        if key not in node and info.is_required():
            node[key] = _least(model, key, info, words.NEW.get(field.key, "新しいもの"))
    return node | _MORE.get(model.__name__, {})


_MORE: dict[str, Tree] = {
    "Activity": {
        "screen": "sheets",
        "source": "わがまちの設計",
        "what": "なにをするかを、1文で書きます。",
        "why": "なぜやるかを、1文で書きます。",
    },
    "Step": {"short": "Step"},
}
"""What a new one says beside that."""


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


def field_of(tree: Tree, place: Place) -> Field:
    """The field in which the part at a place is.

    Raises:
        LookupError: there is none.
    """
    above = place[:-2] if isinstance(place[-1], int) else place[:-1]
    key = place[len(above)]
    return next(field for field in fields(model_at(tree, above)) if field.key == key)


def offered(tree: Tree, place: Place, field: Field) -> dict[str, str]:
    """What may be picked in a field of the part at a place: id → what it is called."""
    sheets: list[Tree] = tree.get("sheets", [])
    if field.source == SHEETS:
        own = place[1] if place[:1] == ("sheets",) else None
        return {s["id"]: s["title"] for number, s in enumerate(sheets) if number != own}
    if field.source == CASES:
        wanted = "once" if _at(tree, place).get("one_for_all") else "case"
        forms = [sheet for sheet in sheets if sheet["kind"] == "form"]
        return {s["id"]: s["title"] for s in forms if s.get("repeats", "once") == wanted}
    if field.source == STEPS:
        return {s["id"]: s["title"] for s in tree["steps"] if s.get("optional")}
    if field.source == INSIDE:
        return dict(_labelled(tree["sheets"][place[1]]))
    return {
        f"{sheet['id']}/{key}": f"{sheet['title']} › {label}"
        for sheet in sheets
        for key, label in _labelled(sheet)
    }


def _at(tree: Tree, place: Place) -> Tree:
    node: Any = tree
    for part in place:
        node = node[part]
    found: Tree = node
    return found


_HOLD = ("columns", "rows", "fields", "questions", "rings", "circles")


def _labelled(sheet: Tree) -> Iterator[tuple[str, str]]:
    """The parts of a sheet to which another may refer: id and name."""
    for section in sheet.get("sections", ()):
        yield from _labelled(section)
    single = [sheet[key] for key in ("centre", "middle") if key in sheet]
    for each in (*(part for key in _HOLD for part in sheet.get(key, ())), *single):
        yield each["id"], each["label"]


def _least(model: type[Definition], key: str, info: FieldInfo, called: str) -> Any:
    annotation = _bare(info.annotation)
    if annotation is bool:
        return key == "meeting"
    if annotation is int:
        return next((m.ge for m in info.metadata if hasattr(m, "ge")), 1)
    if get_origin(annotation) is Literal:
        return get_args(annotation)[0]
    if get_origin(annotation) is tuple:
        inner = _bare(get_args(annotation)[0])
        field = next((f for f in fields(model) if f.key == key), None)
        if field is not None and field.sort == "parts":
            return [begun(field, field.variants[0][0])]
        return [get_args(inner)[0] if get_origin(inner) is Literal else called]
    most = _letters(info)
    return called[:most] if most else called


def _fields(model: type[Definition]) -> Iterator[Field]:
    for key, info in model.model_fields.items():
        colour = model.__name__ == "NoteColour" and key == "id"
        if (key in words.KEPT and not colour) and f"{model.__name__}.{key}" not in words.NAMES:
            continue
        found = _field(model.__name__, key, info)
        if found is not None:
            yield found


def _field(model: str, key: str, info: FieldInfo) -> Field | None:
    annotation, optional = _bare(info.annotation), not info.is_required()
    source = _PICKS.get(f"{model}.{key}") or _PICKS.get(key, "")
    many = get_origin(annotation) is tuple
    inner = _bare(get_args(annotation)[0]) if many else annotation
    if source:
        return Field(model, key, "picks" if many else "pick", optional, source=source)
    variants, tag = _variants(get_args(annotation)[0] if many else annotation)
    if variants:
        ends = get_args(annotation) if many else ()
        fixed = many and ends[-1] is not Ellipsis
        sort: Nested = "parts" if many else "part"
        return Field(model, key, sort, optional, fixed=fixed, tag=tag, variants=variants)
    if get_origin(inner) is Literal:
        choices = tuple(map(str, get_args(inner)))
        return Field(model, key, "choices" if many else "choice", optional, choices=choices)
    if get_origin(inner) is dict:
        return Field(model, key, "rows", optional)
    if many:
        return Field(model, key, "lines", optional)
    if inner is bool:
        return Field(model, key, "flag", optional)
    if inner is int:
        least, most = _end(info, "ge"), _end(info, "le")
        return Field(model, key, "number", optional, most, least)
    most = _letters(info)
    long = (most or 0) > LONG and key not in _ONE_LINE
    return Field(model, key, "text" if long else "line", optional, most)


def _variants(annotation: Any) -> tuple[tuple[tuple[str, type[Definition]], ...], str]:
    """The definitions of which a part may be one, and the field that tells them apart."""
    inner = _bare(annotation)
    if isinstance(inner, type) and issubclass(inner, Definition):
        return (("", inner),), ""
    if get_origin(inner) not in (Union, types.UnionType):
        return (), ""
    tag = next((m.discriminator for m in _metadata(annotation) if m.discriminator), "")
    models: list[type[Definition]] = list(get_args(inner))
    found = [
        (str(value), model)
        for model in models
        for value in get_args(model.model_fields[str(tag)].annotation)
    ]
    return tuple(found), str(tag)


def _variant(field: Field, node: Tree) -> type[Definition]:
    return dict(field.variants)[str(node.get(field.tag, "")) if field.tag else ""]


def _metadata(annotation: Any) -> list[FieldInfo]:
    found = getattr(annotation, "__metadata__", ())
    return [each for each in found if isinstance(each, FieldInfo)]


def _bare(annotation: Any) -> Any:
    """A type without what is said about it, and without None."""
    if get_origin(annotation) is Annotated:
        return _bare(get_args(annotation)[0])
    if get_origin(annotation) in (Union, types.UnionType):
        left = [each for each in get_args(annotation) if each is not type(None)]
        if len(left) == 1:
            return _bare(left[0])
    return annotation


def _letters(info: FieldInfo) -> int | None:
    return _end(info, "max_length")


def _end(info: FieldInfo, name: str) -> int | None:
    found = [getattr(each, name, None) for each in info.metadata]
    inside = getattr(get_args(info.annotation) and get_args(info.annotation)[0], "__metadata__", ())
    found += [getattr(each, name, None) for each in inside]
    known = [each for each in found if isinstance(each, int)]
    return min(known) if known else None
