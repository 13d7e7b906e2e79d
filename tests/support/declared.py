"""A programme's file in which one declaration is another."""

from __future__ import annotations

from pathlib import Path


def declared_otherwise(folder: Path, file: Path, was: str, now: str) -> Path:
    """A copy in a folder that says `now` where the file says `was`."""
    text = file.read_text(encoding="utf-8")
    assert was in text
    copy = folder / file.name
    copy.write_text(text.replace(was, now), encoding="utf-8")
    return copy
