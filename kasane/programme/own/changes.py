"""What is different between two definitions of a programme, a sentence each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kasane.programme.definitions import Programme
from kasane.programme.own import words
from kasane.programme.own.mistakes import called_of
from kasane.programme.own.tree import Tree, tree_of


def changes(before: Programme, after: Programme) -> list[str]:
    """What a workshop would have that goes on with another definition.

    Returns:
        Such as 「シート › やること：列「期限」が増えます」, in the order of the programme.
    """
    return list(_parts(tree_of(before), tree_of(after), ""))


def _parts(old: Tree, new: Tree, way: str) -> Iterator[str]:
    changed = []
    for key in dict.fromkeys((*new, *old)):
        one, other = old.get(key), new.get(key)
        if key == "id" or one == other:
            continue
        if _are_parts(one) or _are_parts(other):
            yield from _lists(one or [], other or [], key, way)
        elif isinstance(one, dict) and isinstance(other, dict) and "id" in one:
            yield from _parts(one, other, _way(way, key, other))
        else:
            changed.append(words.name_of("", key))
    if changed:
        yield f"{way or 'プログラム全体'}：{'・'.join(changed)}が変わります"


def _lists(old: list[Tree], new: list[Tree], key: str, way: str) -> Iterator[str]:
    before, after = ({part["id"]: part for part in parts} for parts in (old, new))
    name = words.name_of("", key)
    head = f"{way}：" if way else ""
    for part in after:
        if part not in before:
            yield f"{head}{name}「{called_of(after[part])}」が増えます"
    for part in before:
        if part not in after:
            yield f"{head}{name}「{called_of(before[part])}」がなくなります"
    both = [part for part in before if part in after]
    if both != [part for part in after if part in before]:
        yield f"{head}{name}の順番が変わります"
    for part in both:
        yield from _parts(before[part], after[part], _way(way, key, after[part]))


def _way(way: str, key: str, part: Tree) -> str:
    here = f"{words.name_of('', key)}「{called_of(part)}」"
    return f"{way} › {here}" if way else here


def _are_parts(value: Any) -> bool:
    return (
        isinstance(value, list)
        and bool(value)
        and all(isinstance(part, dict) and "id" in part for part in value)
    )
