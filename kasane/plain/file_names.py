"""File names that every system takes."""

from __future__ import annotations

import unicodedata

_FORBIDDEN = '\\/:*?"<>|'
_MOST_BYTES = 180
"""Most file systems take 255 bytes; a zip, a browser's "(1)" and a folder need some of them."""


def file_name(stem: str, suffix: str) -> str:
    """A file name with the characters that no system may have in it taken out.

    Args:
        stem: What it should be called.
        suffix: Such as ".csv".
    """
    kept = "".join("_" if _is_bad(character) else character for character in stem)
    kept = kept.encode()[:_MOST_BYTES].decode(errors="ignore").strip(" ._")
    return (kept or "kasane") + suffix


def _is_bad(character: str) -> bool:
    return character in _FORBIDDEN or unicodedata.category(character) in ("Cc", "Cf", "Zl", "Zp")
