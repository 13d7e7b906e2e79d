"""Reading the library from `data/library`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

from kasane.library.items import Library


@cache
def load_library(folder: Path) -> Library:
    """Read materials.yaml and practices.yaml of a folder, once.

    Raises:
        OSError: a file is missing. yaml.YAMLError, pydantic.ValidationError: it is broken.
    """
    told: dict[str, object] = {}
    for name in ("materials.yaml", "practices.yaml"):
        told |= yaml.safe_load((folder / name).read_text(encoding="utf-8"))
    return Library.model_validate(told)
