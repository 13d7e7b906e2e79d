"""Where the files of a workshop lie: a folder named after it and its first day."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path

from kasane.plain.file_names import file_name
from kasane.tables.files.listing import INTERNAL, README, Table
from kasane.workshop.reading import Reading

OWN_LINE = "ワークショップの番号："
"""Stands in a folder's text with the workshop's id: by it the folder is found again."""


def folder_name(reading: Reading) -> str:
    """What a workshop's folder is called; everything in it is 内部用."""
    days = (meeting.date for meeting in reading.meetings.values() if meeting.date)
    day, name = next(days, None), reading.info.name if reading.info else ""
    return file_name(name + (f"_{day:%Y%m%d}" if day else ""), INTERNAL)


def folder_of(parent: Path, reading: Reading) -> Path:
    """The folder of a workshop, which need not be there yet.

    One that was called otherwise, because the workshop or its first day was, gets the name of
    today; where another program holds it, it keeps the old one for now.
    """
    known, name = known_folder(parent, reading.workshop), folder_name(reading)
    for number in count(1):
        wanted = parent / (name if number == 1 else f"{name}_{number}")
        if wanted == known or not wanted.exists():
            break
    if known and known != wanted:
        with suppress(OSError):
            return known.rename(wanted)
        return known
    return wanted


def known_folder(parent: Path, workshop_id: str) -> Path | None:
    """The folder that a workshop has already."""
    return next(known_folders(parent, workshop_id), None)


def known_folders(parent: Path, workshop_id: str) -> Iterator[Path]:
    """Every folder that a workshop has; usually one."""
    line = OWN_LINE + workshop_id
    for text in parent.glob(f"*{INTERNAL}*/{README}"):
        if line in text.read_text(encoding="utf-8-sig", errors="replace").splitlines():
            yield text.parent
    former = parent / workshop_id
    if former.is_dir():
        yield former


def clear_former(folder: Path, tables: list[Table]) -> None:
    """Take away the files of these tables that were called otherwise; others are left alone."""
    ours = {table.file for table in tables}
    names = {table.title: table.former for table in tables}
    for file in folder.glob("*.csv"):
        title = file.stem.removesuffix(INTERNAL).partition("_")[2]
        numbered = file.name[:2].isdigit() and title in names
        if file.name not in ours and (numbered or file.name in names.values()):
            with suppress(OSError):
                file.unlink()
