"""Where things are in a YAML file: from the place that pydantic names to a line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import yaml


@dataclass(frozen=True)
class FilePlace:
    """A place in a file: its line (counted from 1) and the way to it in words."""

    line: int
    path: str


def spot_of(root: yaml.Node, place: Sequence[str | int]) -> FilePlace:
    """Return the spot of a place, or of the nearest part around it that exists.

    Args:
        root: The composed document.
        place: Keys and indexes from the root. Pydantic puts the tag of a union's member
            between them; what leads nowhere is passed over.
    """
    node, line, words = root, _line(root), []
    for part in place:
        if isinstance(node, yaml.SequenceNode) and isinstance(part, int):
            if part < len(node.value):
                node = node.value[part]
                line = _line(node)
                words.append(_name(node) or f"{part + 1}番目")
        elif isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                if key.value == str(part):
                    node, line = value, _line(key)
                    words.append(str(part))
                    break
    return FilePlace(line, " › ".join(words))


def doubled(root: yaml.Node) -> Iterator[tuple[yaml.Node, bool]]:
    """Find what YAML allows and a programme does not.

    Yields:
        The node, and True for a key that its mapping has already, False for an alias.
    """
    seen: set[int] = set()
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            yield node, False
            continue
        seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            yield from _doubled_keys(node)
            waiting.extend(part for pair in node.value for part in pair)
        elif isinstance(node, yaml.SequenceNode):
            waiting.extend(node.value)


def _doubled_keys(node: yaml.MappingNode) -> Iterator[tuple[yaml.Node, bool]]:
    seen: set[str] = set()
    for key, _ in node.value:
        if isinstance(key, yaml.ScalarNode):
            if key.value in seen:
                yield key, True
            seen.add(key.value)


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1


def _name(node: yaml.Node) -> str | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == "id" and isinstance(value, yaml.ScalarNode):
                return str(value.value)
    return None
