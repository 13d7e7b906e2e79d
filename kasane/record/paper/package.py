"""The zip that a Word file is: the same bytes for the same content, whenever it is made."""

from __future__ import annotations

import io
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo


def without_times(saved: IO[bytes]) -> bytes:
    """A saved package with the day from which zip counts in place of the moment of saving."""
    fresh = io.BytesIO()
    with ZipFile(saved) as old, ZipFile(fresh, "w") as new:
        for name in old.namelist():
            new.writestr(ZipInfo(name), old.read(name), ZIP_DEFLATED)
    return fresh.getvalue()
