"""The zip that a Word file is: the same bytes for the same content, whenever it is made."""

from __future__ import annotations

import io
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

_PACKED = (".png", ".jpg", ".jpeg")
"""What is packed in itself already."""


def without_times(saved: IO[bytes]) -> bytes:
    """A saved package with the day from which zip counts in place of the moment of saving."""
    fresh = io.BytesIO()
    with ZipFile(saved) as old, ZipFile(fresh, "w") as new:
        for name in old.namelist():
            packed = ZIP_STORED if name.endswith(_PACKED) else ZIP_DEFLATED
            new.writestr(ZipInfo(name), old.read(name), packed)
    return fresh.getvalue()
