"""活動の記録 as a table, for the secretariat."""

from __future__ import annotations

import pandas as pd

from kasane.plain.clock import moment_text
from kasane.workshop.log import log_of
from kasane.workshop.reading import Reading


def log_frame(reading: Reading) -> pd.DataFrame:
    """One row a thing that happened, newest first."""
    rows = [[moment_text(each.at), each.who, each.did, each.about] for each in log_of(reading)]
    return pd.DataFrame(rows, columns=["日時", "だれが", "したこと", "なにを"])
