"""All styles of the parts as one stylesheet, in which a part's rules end at the part."""

from __future__ import annotations

from pathlib import Path

NAME = "styles.css"
EVERYWHERE = ("kit/colours.css", "kit/kit.css", "shell.css")
"""What holds on the whole page: colours, what all parts share, and what is around them."""
_ELSEWHERE = ("sheets/table/grid.css", "phone/phone.css")
"""Of other documents: the frame of the grid, and the light page."""


def styles(folder: Path) -> str:
    """The stylesheet of every page: the same rules in the same order, wherever one was before.

    Rules of a part hold inside of elements that wear its stylesheet (`wear` in kit/dom.js), and
    weigh as much as if they stood alone. What is shared (kit) comes before what is a part's own.
    """
    shared = [(folder / name).read_text(encoding="utf-8") for name in EVERYWHERE]
    return "\n".join([*shared, *(_inside(file) for file in _of_parts(folder))])


def _of_parts(folder: Path) -> list[Path]:
    apart = {folder / name for name in (*EVERYWHERE, *_ELSEWHERE)}
    found = [file for file in folder.rglob("*.css") if file not in apart]
    kit = folder / "kit"
    return sorted(found, key=lambda file: (kit not in file.parents, len(file.parts), file))


def _inside(file: Path) -> str:
    rules = file.read_text(encoding="utf-8")
    return f':where([data-wears~="{file.stem}"]) {{\n{rules}}}\n'
