"""What in a text looks like personal information, and what could stand there instead.

It looks for patterns and knows no more than they say: nothing found doesn't mean that nothing is
there. Why it works this way: docs/decisions/2026-11-24-privacy.md.
"""

from kasane.privacy.case_mentions import case_mentions
from kasane.privacy.finding import find
from kasane.privacy.found import Found, Kind
from kasane.privacy.letters import Letters
from kasane.privacy.unnamed import unnamed_mentions
from kasane.privacy.wording import CAUTION, NOTHING_FOUND, replaced, sentence_of

__all__ = [
    "CAUTION",
    "NOTHING_FOUND",
    "Found",
    "Kind",
    "Letters",
    "case_mentions",
    "find",
    "replaced",
    "sentence_of",
    "unnamed_mentions",
]
