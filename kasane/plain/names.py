"""When two names are the same, however they were typed. kit/names.js has the rule too."""

from __future__ import annotations

import re
import unicodedata

_BLANKS = re.compile(r"[\s\ufeff]+")


def plain_name(text: str) -> str:
    """A name without differences of width, case and blanks: by it two are the same."""
    return _BLANKS.sub("", unicodedata.normalize("NFKC", text).casefold())
