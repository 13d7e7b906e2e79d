"""Photographs and papers made for tests."""

from __future__ import annotations

import io

from PIL import Image

NEAR_HOME = "35.6895"


def photograph(width: int = 400, height: int = 300, kind: str = "JPEG", turned: int = 1) -> bytes:
    """A picture whose left half is red, with a camera's notes."""
    picture = Image.new("RGB", (width, height), "white")
    picture.paste("red", (0, 0, width // 2, height))
    notes = Image.Exif()
    notes[0x0112] = turned
    notes[0x010E] = NEAR_HOME
    kept = io.BytesIO()
    picture.save(kept, kind, exif=notes)
    return kept.getvalue()


def paper(pages: int = 2) -> bytes:
    """A PDF with so many pages."""
    sheets = [Image.new("RGB", (300, 400), "white") for _ in range(pages)]
    kept = io.BytesIO()
    sheets[0].save(kept, "PDF", save_all=True, append_images=sheets[1:])
    return kept.getvalue()
