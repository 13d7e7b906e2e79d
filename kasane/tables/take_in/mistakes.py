"""What is wrong with a file that somebody wants to read in."""

from __future__ import annotations

from kasane.errors import KasaneError

_SHOWN = 20


class CsvMistakesError(KasaneError):
    """A file that can't be read in, with every mistake found in it."""

    def __init__(self, mistakes: list[str]) -> None:
        rest = len(mistakes) - _SHOWN
        more = [f"ほかに{rest}か所あります。"] if rest > 0 else []
        tail = "何も読み込んでいません。直してから、もう一度お試しください。"
        super().__init__("\n".join([*mistakes[:_SHOWN], *more, tail]))
        self.mistakes = mistakes
