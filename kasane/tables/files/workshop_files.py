"""All CSV files of a workshop: in a folder, in a zip, and by command."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import pandas as pd

from kasane.errors import KasaneError
from kasane.plain.clock import JAPAN
from kasane.plain.file_names import file_name
from kasane.source import open_workshops, reading_of
from kasane.store.reading import workshop_ids
from kasane.tables.files.csv_files import Encoding, Lines, frame_file, put_file
from kasane.tables.files.export import Export
from kasane.tables.files.frames import all_entries, leaf_frame
from kasane.tables.files.people_frames import agenda_frame, members_frame
from kasane.tables.files.thread_frame import thread_frame
from kasane.tables.files.votes_frame import unopened, votes_frame
from kasane.tables.leaf import Leaf
from kasane.workshop import Workshops
from kasane.workshop.reading import Reading
from kasane.workshop.telling import ON_DISK

Named = tuple[str, pd.DataFrame]
ENTRIES_NAME = "entries_全項目.csv"


def frames_of(export: Export) -> Iterator[Named]:
    """Every table of a workshop with its file's name; the list of all entries comes last."""
    for leaf in export.leaves:
        if export.tells(leaf):
            yield leaf_name(leaf), leaf_frame(export, leaf)
            if leaf.sheet.vote_columns and not leaf.id:
                yield file_name(f"{leaf.sheet.id}_votes_投票", ".csv"), votes_frame(export, leaf)
    if not any(leaf.rows == "members" for leaf in export.leaves):
        yield "members_メンバー.csv", members_frame(export.reading)
    yield "agenda_進行.csv", agenda_frame(export.reading)
    yield "thread_つながり.csv", thread_frame(export)
    yield ENTRIES_NAME, all_entries(export)


def leaf_name(leaf: Leaf) -> str:
    """The name of a sheet's file."""
    return file_name(
        "_".join(part for part in (leaf.sheet.id, leaf.id, leaf.title) if part), ".csv"
    )


def put_workshop(reading: Reading, folder: Path, lines: Lines | None = None) -> list[Path]:
    """Write every file of a workshop into a folder of the owner's own disk.

    What says the same already is left alone; of `lines` what is the same is taken over.

    A file that the workshop had once and has no more (a renamed sheet) is left alone. One that
    can't be written, because Excel holds it, does not keep the others from being written.

    Returns:
        The files, also those that said the same already.

    Raises:
        KasaneError: some could not be written; it names them.
    """
    written, held = [], []
    known = lines or Lines()
    for name, frame in frames_of(Export(reading)):
        try:
            put_file(folder / name, known.content(name, frame))
            written.append(folder / name)
        except OSError:
            held.append(name)
    if held:
        _make_old(folder / ENTRIES_NAME)
        more = f"、ほか{len(held) - 3}" if len(held) > 3 else ""
        raise KasaneError(f"書き直せないファイル：{'、'.join(held[:3])}{more}")
    return written


def _make_old(file: Path) -> None:
    """Let the next start see that not all files of the folder are there; its age tells."""
    with suppress(OSError):
        os.utime(file, (0, 0))


def csv_zip(reading: Reading, encoding: Encoding = "utf-8") -> bytes:
    """A zip of all files, with a text that says what is in it and what is not.

    Where cases are not told, there is only their letter and what was chosen.
    """
    export = Export(reading)
    buffer = io.BytesIO()
    missing: dict[str, None] = {}
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, frame in frames_of(export):
            file = frame_file(frame, encoding)
            missing |= dict.fromkeys(file.missing)
            archive.writestr(name, file.content)
        about = _about(export, list(missing), encoding)
        archive.writestr("お読みください.txt", about.encode("utf-8-sig"))
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
    return put_workshop(reading, folder / workshop_id)


def _all_ids(workshops: Workshops) -> list[str]:
    with workshops.store.engine.connect() as connection:
        return workshop_ids(connection)


def _about(export: Export, missing: list[str], encoding: Encoding) -> str:
    code = "UTF-8（BOMつき）" if encoding == "utf-8" else "Shift_JIS（CP932）"
    telling = export.reading.telling
    lines = [
        "この中のファイルについて",
        "",
        f"文字コードは{code}です。時刻は日本時間です。",
        "数式とまちがわれる文の前には ' をつけています。",
        "いくつか並ぶものは「、」で区切っています。",
        "名前を入れています（内部用）。" if telling.names else "名前は入れていません（共有用）。",
        "ケースの内容を入れています。" if telling.cases else "ケースの内容は入れていません。",
    ]
    if export.covered:
        lines.append(f"個人ワーク中で公開前の付箋 {export.covered}枚は、入れていません。")
    lines += [
        f"「{sheet.title}」は投票中のため、いまの投票の結果は入れていません。"
        for sheet in unopened(export)
    ]
    if missing:
        shown = "　".join(_named(cluster) for cluster in missing)
        lines.append(f"この文字コードで表せない文字は〓にしました：{shown}")
    return "\r\n".join([*lines, ""])


def _named(cluster: str) -> str:
    codes = " ".join(f"U+{ord(character):04X}" for character in cluster)
    return f"{cluster}（{codes}）" if cluster.isprintable() else codes
