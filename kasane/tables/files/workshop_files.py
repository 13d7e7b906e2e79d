"""All CSV files of a workshop: in a folder, in a zip, and by command."""

from __future__ import annotations

import io
import os
import zipfile
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from kasane.errors import KasaneError
from kasane.plain.clock import JAPAN
from kasane.plain.file_names import file_name
from kasane.source import open_workshops, reading_of
from kasane.store.reading import workshop_ids
from kasane.tables.files.about import about_lines, missing_line
from kasane.tables.files.csv_files import Encoding, Lines, frame_file, put_file
from kasane.tables.files.export import Export
from kasane.tables.files.folders import OWN_LINE, clear_former, folder_of
from kasane.tables.files.listing import README, told_tables
from kasane.workshop import Workshops
from kasane.workshop.reading import Reading
from kasane.workshop.telling import ON_DISK


def put_workshop(reading: Reading, parent: Path, lines: Lines | None = None) -> list[Path]:
    """Write every file of a workshop into its folder on the owner's own disk.

    What says the same already is left alone; of `lines` what is the same is taken over.

    A file that the workshop had once and has no more (a renamed sheet) is left alone. One that
    can't be written, because Excel holds it, does not keep the others from being written.

    Args:
        reading: The workshop.
        parent: In which its folder is.
        lines: What the files said when they were last written.

    Returns:
        The files, also those that said the same already.

    Raises:
        KasaneError: some could not be written; it names them.
    """
    export, folder = Export(reading), folder_of(parent, reading)
    tables, written, held, counts = told_tables(export), [], [], []
    known, own = lines or Lines(), OWN_LINE + reading.workshop
    if not (folder / README).exists():  # a folder that is half written is found again
        put_file(folder / README, _text([own]))
    _date(folder / README, old=True)
    for table in tables:
        frame = table.frame()
        counts.append((table, len(frame)))
        try:
            put_file(folder / table.file, known.content(table.file, frame))
            written.append(folder / table.file)
        except OSError:
            held.append(table.file)
    put_file(folder / README, _text([*about_lines(export, counts), "", own]))
    clear_former(folder, tables)
    _date(folder / README, old=bool(held))
    if held:
        more = f"、ほか{len(held) - 3}" if len(held) > 3 else ""
        raise KasaneError(f"書き直せないファイル：{'、'.join(held[:3])}{more}")
    return [*written, folder / README]


def _date(file: Path, *, old: bool) -> None:
    """Let the next start see whether all files of the folder are there; its age tells."""
    with suppress(OSError):
        os.utime(file, (0, 0) if old else None)


def _text(lines: list[str]) -> bytes:
    return "\r\n".join([*lines, ""]).encode("utf-8-sig")


def csv_zip(reading: Reading, now: datetime, encoding: Encoding = "utf-8") -> bytes:
    """A zip of all files, with a text that says what is in it and what is not.

    Where cases are not told, there is only their letter and what was chosen.

    Args:
        reading: The workshop as it is to be told.
        now: When it is made, with a zone.
        encoding: Of the files in it.
    """
    export, buffer = Export(reading), io.BytesIO()
    made = now.astimezone(JAPAN).timetuple()[:6]
    missing: dict[str, None] = {}
    counts = []
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:

        def put(name: str, content: bytes) -> None:
            archive.writestr(zipfile.ZipInfo(name, made), content, zipfile.ZIP_DEFLATED)

        for table in told_tables(export):
            frame = table.frame()
            counts.append((table, len(frame)))
            file = frame_file(frame, encoding)
            missing |= dict.fromkeys(file.missing)
            put(table.file, file.content)
        lost = [missing_line(missing)] if missing else []
        code = "UTF-8（BOMつき）" if encoding == "utf-8" else "Shift_JIS（CP932）"
        lines = [*about_lines(export, counts), "", f"文字コードは{code}です。", *lost]
        put(README, _text(lines))
    return buffer.getvalue()


def zip_name(reading: Reading, now: datetime) -> str:
    """The zip's file name, which says 内部用 or 共有用."""
    name = reading.info.name if reading.info else ""
    use = reading.telling.word
    return file_name(f"{name}_表_{now.astimezone(JAPAN):%Y%m%d-%H%M}_{use}", ".zip")


def write_csv(data: Path, workshop_id: str | None = None, out: Path | None = None) -> list[Path]:
    """Write the files of one workshop, or of all, as the command `csv` does.

    Args:
        data: The data folder.
        workshop_id: The workshop; all where None.
        out: The folder in which each workshop gets its own; `data` itself where None.

    Raises:
        KasaneError: there are no data or no such workshop, or a programme is gone.
    """
    with open_workshops(data) as workshops:
        wanted = [workshop_id] if workshop_id else _all_ids(workshops)
        return [path for found in wanted for path in _write_one(workshops, found, out or data)]


def _write_one(workshops: Workshops, workshop_id: str, folder: Path) -> list[Path]:
    reading = reading_of(workshops, workshop_id, None, ON_DISK)
    return put_workshop(reading, folder)


def _all_ids(workshops: Workshops) -> list[str]:
    with workshops.store.engine.connect() as connection:
        return workshop_ids(connection)
