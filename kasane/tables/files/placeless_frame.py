"""What was written on sheets that have changed since; no place of today's programme holds it."""

from __future__ import annotations

import pandas as pd

from kasane.workshop.placeless import placeless
from kasane.workshop.reading import Reading


def placeless_frame(reading: Reading) -> pd.DataFrame:
    """Where each was written, as far as that can be told, and what."""
    return pd.DataFrame(placeless(reading), columns=["どこに", "書かれていたこと"])
