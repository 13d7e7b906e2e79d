"""The rows of a CSV file that kasane wrote, as any program reads them."""

from __future__ import annotations

import csv
import io

from kasane.tables.files.csv_files import unguard


def read_rows(content: bytes, encoding: str = "utf-8-sig") -> list[list[str]]:
    """All rows, without the guard against formulas."""
    lines = csv.reader(io.StringIO(content.decode(encoding), newline=""), strict=True)
    return [[unguard(cell) for cell in row] for row in lines]
