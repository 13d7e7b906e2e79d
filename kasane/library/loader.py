"""Reading the library from `data/library`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from kasane.library.items import Library
from kasane.programme.quick_yaml import reader_of


@cache
def load_library(folder: Path) -> Library:
    """Read materials.yaml and practices.yaml of a folder, once.

    Raises:
        OSError: a file is missing. yaml.YAMLError, pydantic.ValidationError: it is broken.
    """
    told: dict[str, object] = {}
    for name in ("materials.yaml", "practices.yaml"):
        told |= reader_of((folder / name).read_text(encoding="utf-8")).get_single_data()
    return Library.model_validate(told)
