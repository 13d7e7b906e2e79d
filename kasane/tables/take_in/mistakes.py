"""What is said of a file that can't be taken in."""

from __future__ import annotations

from kasane.errors import KasaneError


class UnreadableError(KasaneError):
    """A file that can't be read at all: what it is, and what to do."""
