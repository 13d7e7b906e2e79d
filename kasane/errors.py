"""Errors that people see: a Japanese sentence, for programs a code, and a number in the log."""

from __future__ import annotations

import logging
import os
import secrets
from typing import Any

START = "py start.py" if os.name == "nt" else "python3 start.py"
"""How the program is started, as people are told; Windows opens its shop at python3."""


class KasaneError(Exception):
    """Something went wrong that a person can be told about.

    Attributes:
        message: one or two Japanese sentences: what happened, that nothing was lost, what to do.
    """

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class RefusedError(KasaneError):
    """An operation that was not carried out. Nothing was written.

    Attributes:
        code: the word for programs, listed in docs/live-protocol.md.
        current: the value that stands now, where the refusal is about a stale one.
    """

    def __init__(self, code: str, message: str, current: dict[str, Any] | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.current = current


class StoreError(KasaneError):
    """The data on disk could not be read or written."""


def new_number() -> str:
    """A number by which a line of the log is found, such as 3F9A1C."""
    return secrets.token_hex(3).upper()


def note(log: logging.Logger, what: str, error: BaseException) -> str:
    """Write an error that nobody foresaw into the log; what a screen adds to its sentence."""
    number = new_number()
    log.error(what, exc_info=error, extra={"number": number})
    return f"（番号: {number}）"
