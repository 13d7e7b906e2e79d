"""CSV as people's programs want it.

UTF-8 with BOM (or CP932 on request), CRLF, every cell quoted. A cell that a spreadsheet would
take for a formula gets an apostrophe in front; so does one that begins with an apostrophe, so
that taking one apostrophe away always gives back what was written.
"""

from __future__ import annotations

import codecs
import csv
import io
import os
import re
import tempfile
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pandas as pd

Encoding = Literal["utf-8", "cp932"]
CsvRows = list[list[str]]
GETA = "〓"
"""The printers' sign for a character that is missing from the case."""
_FORMULA = frozenset("=+-@\u2212")
_JIS_TWINS = str.maketrans(
    {"\u301c": "～", "\u2212": "－", "\u2016": "∥", "\u2014": "―", "¢": "￠", "£": "￡", "¬": "￢"}
)
"""The same JIS characters under the other of their two Unicode numbers, which CP932 knows."""
_CLUSTER = re.compile(r".[\u0300-\u036f\u3099\u309a\ufe00-\ufe0f\U000e0100-\U000e01ef]*", re.S)


@dataclass(frozen=True, slots=True)
class CsvFile:
    """One file as bytes, with the characters that its encoding can't hold (shown as 〓)."""

    content: bytes
    missing: tuple[str, ...] = ()


def guard(text: str) -> str:
    """The text so that no spreadsheet takes it for a formula."""
    if text[:1] in ("'", "\t", "\r", "\n"):
        return "'" + text
    for character in text:
        if not (character.isspace() or unicodedata.category(character) in ("Cc", "Cf")):
            seen = unicodedata.normalize("NFKC", character)[0]
            return "'" + text if seen in _FORMULA else text
    return text


def unguard(text: str) -> str:
    """What was written before `guard`; what needs no guard keeps its apostrophe."""
    return text[1:] if text[:1] == "'" and guard(text[1:]) == text else text


def rows_of(frame: pd.DataFrame) -> CsvRows:
    """The heading row and the rows of a table, as texts."""
    body = [[str(value) for value in row] for row in frame.itertuples(index=False, name=None)]
    return [[str(heading) for heading in frame.columns], *body]


def write_rows(rows: Iterable[Sequence[str]], encoding: Encoding = "utf-8") -> CsvFile:
    """Rows as a file's bytes."""
    text = "".join(map(line_of, rows))
    return CsvFile(text.encode("utf-8-sig")) if encoding == "utf-8" else _in_cp932(text)


def line_of(row: Sequence[str]) -> str:
    """A row as a line of a file."""
    buffer = io.StringIO(newline="")
    csv.writer(buffer, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerow(map(guard, row))
    return buffer.getvalue()


class Lines:
    """The lines that the files of a workshop had last, so that only new ones are made."""

    def __init__(self) -> None:
        self._known: dict[str, dict[tuple[str, ...], bytes]] = {}

    def content(self, name: str, frame: pd.DataFrame) -> bytes:
        """A file's bytes in UTF-8."""
        known, rows = self._known.get(name, {}), [tuple(row) for row in rows_of(frame)]
        lines = {row: known.get(row) or line_of(row).encode() for row in rows}
        self._known[name] = lines
        return codecs.BOM_UTF8 + b"".join(lines[row] for row in rows)


def frame_file(frame: pd.DataFrame, encoding: Encoding = "utf-8") -> CsvFile:
    """A table as a file's bytes."""
    return write_rows(rows_of(frame), encoding)


def put_file(path: Path, content: bytes) -> bool:
    """Write a file whole or not at all, and not where it says the same already.

    Returns:
        Whether it was written.
    """
    if path.exists() and path.read_bytes() == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return True


def _in_cp932(text: str) -> CsvFile:
    text = text.translate(_JIS_TWINS)
    try:
        return CsvFile(text.encode("cp932"))
    except UnicodeEncodeError:
        bad = {character for character in set(text) if not _fits(character)}
    clusters = dict.fromkeys(found for found in _CLUSTER.findall(text) if bad & set(found))
    held = text.translate({ord(character): GETA for character in bad})
    return CsvFile(held.encode("cp932"), tuple(clusters))


def _fits(character: str) -> bool:
    try:
        character.encode("cp932")
    except UnicodeEncodeError:
        return False
    return True
