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
from kasane.programme.own.picks import NOTHING, Pick, pick_of
from kasane.programme.own.tree import Place, Tree

Sort = Literal[
    "line", "text", "lines", "number", "flag", "choice", "choices", "pick", "picks", "each"
]
Nested = Literal["part", "parts", "rows"]
LONG = 60
"""Letters from which a text gets a field of several lines."""
_ONE_LINE = ("title", "label", "source", "choice")


@dataclass(frozen=True)
class Field:
    """A field of a part.

    Attributes:
        model: the definition's name. key: the field's.
        sort: how it is asked for; of what has parts of its own: how many.
        most, least: letters of a text, or the ends of a number; None: no end.
        choices: of what is chosen. pick: where the parts are from which one is picked.
        inner: of `each`, how the value is asked for that belongs to one choice.
        optional: whether it may be left out. absent: of a part, whether it is, until somebody adds
            it. fixed: whether its parts can't be more or fewer.
        variants: of its parts, by the value of `tag` that tells them apart; "" where there is one.
    """

    model: str
    key: str
    sort: Sort | Nested
    optional: bool = False
    most: int | None = None
    least: int | None = None
    choices: tuple[str, ...] = ()
    pick: Pick = NOTHING
    inner: Sort | None = None
    absent: bool = False
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


def field_of(tree: Tree, place: Place) -> Field:
    """The field in which the part at a place is.

    Raises:
        LookupError: there is none.
    """
    above = place[:-2] if isinstance(place[-1], int) else place[:-1]
    key = place[len(above)]
    return next(field for field in fields(model_at(tree, above)) if field.key == key)


def _fields(model: type[Definition]) -> Iterator[Field]:
    for key, info in model.model_fields.items():
        if key not in words.NEVER or f"{model.__name__}.{key}" in words.NAMES:
            yield _field(model.__name__, key, info)


def _field(model: str, key: str, info: FieldInfo) -> Field:
    annotation, optional = bare(info.annotation), not info.is_required()
    many = get_origin(annotation) is tuple
    inner = bare(get_args(annotation)[0]) if many else annotation
    pick = pick_of(model, key)
    if pick.each:
        each = _sort_of_each(bare(get_args(annotation)[1]), pick)
        return Field(model, key, "each", optional, EACH, pick=pick, inner=each)
    if pick.source:
        return Field(model, key, "picks" if many else "pick", optional, pick=pick)
    variants, tag = _variants(get_args(annotation)[0] if many else annotation)
    if variants:
        fixed = many and get_args(annotation)[-1] is not Ellipsis
        sort: Nested = "parts" if many else "part"
        absent = sort == "part" and info.default is None
        return Field(
            model, key, sort, optional, absent=absent, fixed=fixed, tag=tag, variants=variants
        )
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
    most = letters(info)
    long = (most or 0) > LONG and key not in _ONE_LINE
    return Field(model, key, "text" if long else "line", optional, most)


EACH = 120
"""Letters of what is written for one choice."""


def _sort_of_each(annotation: Any, pick: Pick) -> Sort:
    if not pick.source:
        return "text"
    return "picks" if get_origin(annotation) is tuple else "pick"


def _variants(annotation: Any) -> tuple[tuple[tuple[str, type[Definition]], ...], str]:
    """The definitions of which a part may be one, and the field that tells them apart."""
    inner = bare(annotation)
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


def bare(annotation: Any) -> Any:
    """A type without what is said about it, and without None."""
    if get_origin(annotation) is Annotated:
        return bare(get_args(annotation)[0])
    if get_origin(annotation) in (Union, types.UnionType):
        left = [each for each in get_args(annotation) if each is not type(None)]
        if len(left) == 1:
            return bare(left[0])
    return annotation


def letters(info: FieldInfo) -> int | None:
    """How many letters a text may have; None: as many as one likes."""
    return _end(info, "max_length")


def _end(info: FieldInfo, name: str) -> int | None:
    found = [getattr(each, name, None) for each in info.metadata]
    inside = getattr(get_args(info.annotation) and get_args(info.annotation)[0], "__metadata__", ())
    found += [getattr(each, name, None) for each in inside]
    known = [each for each in found if isinstance(each, int)]
    return min(known) if known else None
