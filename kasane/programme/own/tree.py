"""A programme as a plain tree: what is edited, shared as a file and kept."""

from __future__ import annotations

import copy
import json
import uuid
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

import yaml

from kasane.programme.definitions import Programme
from kasane.programme.loader import OWN, checked, programme_from
from kasane.programme.quick_yaml import reader_of

Tree = dict[str, Any]
"""JSON values, as a YAML file of `data/programmes` holds them."""
Place = tuple[str | int, ...]
"""Keys and indexes from the root of a tree."""
MOST = 2_000_000
"""Bytes of a file that is taken in; the largest programme of the project has a tenth."""
_Dumper: type[Any] = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


class _Plain(_Dumper):  # type: ignore[misc]
    """Writes out what is there twice, since a programme's file may not say 「&」 and 「*」."""

    def ignore_aliases(self, _data: object) -> bool:
        """Nothing is told by a name."""
        return True


def tree_of(programme: Programme) -> Tree:
    """A programme as its file says it: without what is left to be usual."""
    return programme.model_dump(mode="json", exclude_unset=True)


def text_of(tree: Tree) -> str:
    """A tree as the text of a file."""
    text: str = yaml.dump(tree, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=100)
    return text


def draft_of(tree: Tree) -> str:
    """A tree as the text of a draft: JSON, which is read a hundred times as quickly as YAML."""
    return json.dumps(tree, ensure_ascii=False, separators=(",", ":"))


@lru_cache(maxsize=16)
def drafted(text: str) -> Tree:
    """The tree of a draft, or of what was saved; nobody changes it, as it is held."""
    if text.startswith("{"):
        found: Tree = json.loads(text)
        return found
    loader = reader_of(text)
    try:
        saved: Tree = loader.get_single_data()
        return saved
    finally:
        loader.dispose()


@lru_cache(maxsize=8)
def programme_in(draft: str) -> Programme:
    """The programme of a draft without mistakes.

    Raises:
        ValueError: it has some.
    """
    return checked(drafted(draft))


@lru_cache(maxsize=64)
def programme_of(text: str) -> Programme:
    """The programme that a text describes.

    Raises:
        ProgrammeError: it has mistakes.
    """
    return programme_from(text, "プログラム")


def new_id() -> str:
    """An id that no part had before: what was written under another stays under that one."""
    return f"k{uuid.uuid4().hex[:10]}"


def own_id() -> str:
    """An id for a programme of one's own."""
    return f"{OWN}{uuid.uuid4().hex[:10]}"


def copied(tree: Tree, title: str) -> Tree:
    """The same programme as one of one's own, with a name of its own."""
    return {**copy.deepcopy(tree), "id": own_id(), "title": title}


def at(tree: Tree, place: Place) -> Any:
    """What stands at a place.

    Raises:
        LookupError: nothing does.
    """
    node: Any = tree
    for part in place:
        node = node[part]
    return node


def put(tree: Tree, place: Place, value: Any) -> Tree:
    """The tree with another value at a place; None takes the key out.

    Raises:
        LookupError: there is no such place.
    """
    changed: Tree = _changed(tree, place[:-1], lambda node: _with(node, place[-1], value))
    return changed


def insert(tree: Tree, place: Place, value: Any) -> Tree:
    """The tree with one more at the end of a list, which is made where it isn't there."""
    *way, key = place
    longer: Tree = _changed(
        tree, tuple(way), lambda node: {**node, key: [*node.get(key, ()), value]}
    )
    return longer


def remove(tree: Tree, place: Place) -> Tree:
    """The tree without a part; who can't be without it goes along, or forgets it.

    Activities forget a sheet; the shapes that are proposed and name a step go with it.
    """
    if isinstance(place[-1], str):
        return put(tree, place, None)
    gone, index = at(tree, place), int(place[-1])
    shorter: Tree = _changed(tree, place[:-1], lambda node: _out(node, index))
    if place[:-1] == ("sheets",):
        for way, activity in activities(shorter):
            for key in ("sheets", "explains"):
                if gone["id"] in activity.get(key, ()):
                    left = [each for each in activity[key] if each != gone["id"]]
                    shorter = put(shorter, (*way, key), left)
    if place[:-1] == ("steps",) and "fits" in shorter:
        left = [fit for fit in shorter["fits"] if _is_held(fit, gone["id"], shorter)]
        shorter = put(shorter, ("fits",), left)
    return shorter


def _is_held(fit: Tree, gone: str, tree: Tree) -> bool:
    """Whether a shape has all its steps without that one, and a meeting among them."""
    meets = {step["id"] for step in tree["steps"] if step.get("meeting")}
    return gone not in fit["steps"] and bool(meets & {*fit["steps"]})


def move(tree: Tree, place: Place, by: int) -> Tree:
    """The tree with an item of a list further up or down; the same where it is at the end."""
    index = int(place[-1])

    def moved(node: list[Any]) -> list[Any]:
        if not 0 <= index + by < len(node):
            return node
        rest = _out(node, index)
        return [*rest[: index + by], node[index], *rest[index + by :]]

    changed: Tree = _changed(tree, place[:-1], moved)
    return changed


def activities(tree: Tree) -> Iterator[tuple[Place, Tree]]:
    """Every activity and its place."""
    for step, described in enumerate(tree.get("steps", ())):
        for index, activity in enumerate(described.get("activities", ())):
            yield ("steps", step, "activities", index), activity


def _changed(node: Any, place: Place, change: Callable[[Any], Any]) -> Any:
    if not place:
        return change(node)
    first, *rest = place
    return _with(node, first, _changed(node[first], tuple(rest), change))


def _with(node: Any, key: str | int, value: Any) -> Any:
    if isinstance(node, list):
        return [value if index == key else each for index, each in enumerate(node)]
    if value is None:
        return {name: each for name, each in node.items() if name != key}
    return {**node, key: value}


def _out(node: list[Any], index: int) -> list[Any]:
    return [each for number, each in enumerate(node) if number != index]
