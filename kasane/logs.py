"""What the app writes about itself: one line a happening, in Japanese, without people's words."""

from __future__ import annotations

import json
import logging
import traceback
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TextIO

from kasane.errors import KasaneError, new_number

FRAMES = 8
"""So many of the innermost places of an error are told."""
TOLD_TWICE = {
    "uvicorn.error": "Exception in ASGI application",
    "streamlit.error_util": "Uncaught app execution",
}
_LEVELS = {"WARNING": "注意", "ERROR": "エラー", "CRITICAL": "エラー", "INFO": "知らせ"}
_ROOT = Path(__file__).resolve().parents[1]


class OneLine(logging.Formatter):
    """`時刻="…" 段階="エラー" 番号="3F9A1C" 場所="kasane.live.hub" 内容="…" 原因="…" 跡="…"`.

    Of an error's own words only those about files and our own sentences are told: others may hold
    what somebody wrote.
    """

    def format(self, record: logging.LogRecord) -> str:
        """Write a record as one line; values are JSON strings."""
        told = {
            "時刻": datetime.fromtimestamp(record.created).astimezone().isoformat("T", "seconds"),
            "段階": _LEVELS.get(record.levelname, record.levelname),
            "番号": getattr(record, "number", ""),
            "場所": record.name,
            "内容": record.getMessage(),
        }
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            told |= {"原因": cause(error), "跡": " < ".join(places(error))}
        return " ".join(f"{k}={json.dumps(v, ensure_ascii=False)}" for k, v in told.items() if v)


def cause(error: BaseException) -> str:
    """The kind of an error, with its words where they can't hold what people wrote."""
    kind = type(error).__name__
    if isinstance(error, KasaneError):
        return f"{kind}: {error.message}"
    if isinstance(error, OSError) and error.strerror:
        return f"{kind}: {error.strerror}"
    return kind


def places(error: BaseException) -> list[str]:
    """Where it happened, the innermost first: file, line and function."""
    frames = traceback.extract_tb(error.__traceback__)[-FRAMES:]
    return [f"{_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in reversed(frames)]


def _short(file: str) -> str:
    path = Path(file)
    return str(path.relative_to(_ROOT)) if path.is_relative_to(_ROOT) else path.name


def tell_once() -> None:
    """Keep servers from telling once more what was told with its number.

    Their accounts are long, in English, and hold the error's own words.
    """
    for name, message in TOLD_TWICE.items():
        logging.getLogger(name).addFilter(partial(_is_other, message))


def _is_other(message: str, record: logging.LogRecord) -> bool:
    return not record.getMessage().startswith(message)


class Lines(logging.StreamHandler):  # type: ignore[type-arg]
    """Warnings and errors as lines, on stderr if nowhere else; errors get a number, are counted."""

    def __init__(self, erred: Callable[[], None], stream: TextIO | None = None) -> None:
        super().__init__(stream)
        self.setLevel(logging.WARNING)
        self.setFormatter(OneLine())
        self.addFilter(self._number)
        self._erred = erred

    def _number(self, record: logging.LogRecord) -> bool:
        if record.levelno >= logging.ERROR:
            record.number = getattr(record, "number", "") or new_number()
            self._erred()
        return True
