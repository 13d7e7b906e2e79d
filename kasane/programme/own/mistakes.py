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
from kasane.programme.own.picks import CHOICES, COLUMNS, FIELDS, offered
from kasane.programme.own.shape import Field, field_of, fields, model_at
from kasane.programme.own.tree import Place, Tree, at
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
    places = [(_found(tree, each), said) for each, said in found]
    told = {
        Wrong(place, _told(tree, place, said, called), way(tree, place)) for place, said in places
    }
    return tuple(sorted(told, key=lambda wrong: (str(wrong.place), wrong.sentence)))


def way(tree: Tree, place: Place) -> str:
    """A place in words, such as 「シート › やること › 列 › 担当」."""
    node: Any = tree
    told = []
    for end, part in enumerate(place):
        if isinstance(node, dict):
            told.append(words.name_of(_model(tree, place[:end]), str(part)))
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


def name_at(tree: Tree, place: Place) -> str:
    """What the part at a place is called; a rule, which has no title, as its field is."""
    return called_of(at(tree, place)) or (field_of(tree, place).name if place else "プログラム")


def _told(tree: Tree, place: Place, sentence: str, called: dict[str, str]) -> str:
    """A mistake in the words of the screen: of what is picked, what there is to pick."""
    around = place if isinstance(_node(tree, place), dict) else place[:-1]
    for end in range(len(place) - 1, 0, -1):
        field = _field(tree, place[:end], place[end])
        if field is not None and (field.pick.source or field.pick.each):
            return _to_pick(tree, place[:end], field) or _in_words(sentence, called, field.model)
    return _in_words(sentence, called, _model(tree, around))


def _to_pick(tree: Tree, place: Place, field: Field) -> str:
    """What is to be picked anew, or at all; nothing where that is not what is wrong."""
    known = offered(tree, place, field.pick) if field.pick.source else {}
    picked = at(tree, place).get(field.key)
    every = list(picked.values()) if isinstance(picked, dict) else [picked]
    flat = [e for each in every for e in (each if isinstance(each, list) else [each]) if e]
    if field.pick.source and any(each not in known for each in flat):
        return f"「{field.name}」に選んであったものが、もうありません。選びなおしてください。"
    if flat or field.optional:
        return ""
    if known:
        return f"「{field.name}」を選んでください。"
    return (
        f"「{field.name}」に選べるものが、まだありません。先に、{_wanted(field)}を加えてください。"
    )


def _wanted(field: Field) -> str:
    """What has to be there before something can be picked."""
    types = [words.choice_name("", "type", each) for each in field.pick.types]
    what = {COLUMNS: "列", FIELDS: "項目", CHOICES: "選択肢"}.get(field.pick.source)
    if what is None:
        return "もとになるシート"
    return f"「{'」か「'.join(types)}」の{what}" if types else what


def _field(tree: Tree, place: Place, key: str | int) -> Field | None:
    try:
        model = model_at(tree, place)
    except (LookupError, StopIteration):
        return None
    return next((field for field in fields(model) if field.key == key), None)


def _model(tree: Tree, place: Place) -> str:
    try:
        return model_at(tree, place).__name__
    except (LookupError, StopIteration):
        return ""


def _node(tree: Tree, place: Place) -> Any:
    try:
        return at(tree, place)
    except (LookupError, TypeError):
        return None


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


def _in_words(sentence: str, called: dict[str, str], model: str) -> str:
    """Without ids and field names: what people have called it, and what the screen calls it."""

    def quoted(found: re.Match[str]) -> str:
        word = found[1]
        return f"「{called.get(word) or words.name_of(model, word)}」"

    return _WORD.sub(lambda found: words.name_of(model, found[1]), _QUOTED.sub(quoted, sentence))
