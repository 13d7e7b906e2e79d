"""What is wrong with a draft: at which place, and a sentence in the words of the screen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from kasane.programme.base import MistakeError
from kasane.programme.loader import checked
from kasane.programme.own import words
from kasane.programme.own.shape import model_at
from kasane.programme.own.tree import Place, Tree
from kasane.programme.sentences import place_of, sentence_of, worth_telling

_QUOTED = re.compile(r"「([a-z][a-z0-9_]*)」")
_WORD = re.compile(r"(?<![a-z0-9_/「])([a-z][a-z_]{2,})(?![a-z0-9_/」])")


@dataclass(frozen=True)
class Wrong:
    """One mistake.

    Attributes:
        place: the field, or the part, that it is about.
        sentence: what is wrong and what to do.
        path: the way there in words.
    """

    place: Place
    sentence: str
    path: str


def wrongs(tree: Tree) -> tuple[Wrong, ...]:
    """Every mistake in a draft; none where it can be saved."""
    try:
        checked(tree)
    except ValidationError as error:
        found = [(place_of(each), sentence_of(each)) for each in worth_telling(error.errors())]
    except MistakeError as error:
        found = [(error.place, str(error))]
    else:
        return ()
    called = dict(_names(tree))
    told = {
        Wrong(place, _in_words(sentence, called | _keyed(tree, place)), way(tree, place))
        for place, sentence in ((_found(tree, each), said) for each, said in found)
    }
    return tuple(sorted(told, key=lambda wrong: (str(wrong.place), wrong.sentence)))


def way(tree: Tree, place: Place) -> str:
    """A place in words, such as 「シート › やること › 列 › 担当」."""
    node: Any = tree
    told = []
    for part in place:
        if isinstance(node, dict):
            told.append(words.name_of("", str(part)))
            node = node.get(str(part))
        elif isinstance(node, list) and isinstance(part, int) and part < len(node):
            node = node[part]
            told.append(called_of(node) or f"{part + 1}番目")
    return " › ".join(told)


def called_of(node: Any) -> str:
    """What a part is called."""
    if not isinstance(node, dict):
        return ""
    keys = (
        ("short", "title", "label", "when") if "activities" in node else ("title", "label", "when")
    )
    return "　".join(str(node[key]) for key in keys if node.get(key))


def _keyed(tree: Tree, place: Place) -> dict[str, str]:
    """The last key of a place under its name, where the place is a field of a part."""
    if not place or not isinstance(place[-1], str):
        return {}
    try:
        model = model_at(tree, place[:-1]).__name__
    except (LookupError, StopIteration):
        model = ""
    return {place[-1]: words.name_of(model, place[-1])}


def _found(tree: Tree, place: Place) -> Place:
    """The place without what pydantic puts between, such as the kind of a sheet."""
    node: Any = tree
    kept: list[str | int] = []
    for number, part in enumerate(place):
        if isinstance(node, dict):
            if part not in node and number < len(place) - 1:
                continue
            node = node.get(str(part))
        elif isinstance(node, list) and isinstance(part, int):
            node = node[part] if part < len(node) else None
        else:
            continue
        kept.append(part)
    return tuple(kept)


def _names(node: Any) -> Iterator[tuple[str, str]]:
    if isinstance(node, dict):
        if "id" in node and (called := called_of(node)):
            yield str(node["id"]), called
        node = list(node.values())
    if isinstance(node, list):
        for each in node:
            yield from _names(each)


def _in_words(sentence: str, called: dict[str, str]) -> str:
    """Without ids and field names: what people have called it, and what the screen calls it."""

    def quoted(found: re.Match[str]) -> str:
        word = found[1]
        return f"「{called.get(word) or words.name_of('', word)}」"

    return _WORD.sub(lambda found: words.name_of("", found[1]), _QUOTED.sub(quoted, sentence))
