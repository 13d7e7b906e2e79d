"""All CSV files of a workshop: in a folder, in a zip, and by command."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pandas as pd

from kasane.programme import Programme
from kasane.store import State
from kasane.store.reading import workshop_ids
from kasane.tables.clock import JAPAN
from kasane.tables.csv_files import Encoding, frame_file, put_file
from kasane.tables.file_names import file_name
from kasane.tables.frames import boards_of, entries_frame, sheet_frame
from kasane.tables.people_frames import agenda_frame, members_frame
from kasane.tables.source import open_workshops, state_of
from kasane.workshop import Workshops
from kasane.workshop.access import Actor

Named = tuple[str, pd.DataFrame]
ENTRIES_NAME = "entries_全項目.csv"


def frames_of(
    state: State, programme: Programme, actor: Actor | None, *, with_names: bool = True
) -> Iterator[Named]:
    """Every table of a workshop with its file's name; the list of all entries comes last."""
    for sheet in boards_of(programme):
        name = file_name(f"{sheet.id}_{sheet.title}", ".csv")
        yield name, sheet_frame(state, programme, sheet.id, actor, with_names=with_names)
    yield "members_メンバー.csv", members_frame(state, actor, with_names=with_names)
    yield "agenda_進行.csv", agenda_frame(state, programme)
    yield ENTRIES_NAME, entries_frame(state, programme, actor, with_names=with_names)


def put_workshop(state: State, programme: Programme, folder: Path) -> list[Path]:
    """Write every file of a workshop into a folder of the owner's own disk.

    Returns:
        The files, also those that said the same already.
    """
    written = []
    for name, frame in frames_of(state, programme, None):
        put_file(folder / name, frame_file(frame).content)
        written.append(folder / name)
    return written


def csv_zip(
    state: State,
    programme: Programme,
    actor: Actor | None,
    *,
    with_names: bool = False,
    encoding: Encoding = "utf-8",
) -> bytes:
    """A zip of all files, with a text that says what is in it and what is not."""
    buffer = io.BytesIO()
    missing: dict[str, None] = {}
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        covered = 0
        for name, frame in frames_of(state, programme, actor, with_names=with_names):
            file = frame_file(frame, encoding)
            missing |= dict.fromkeys(file.missing)
            covered = max(covered, int(frame.attrs.get("covered", 0)))
            archive.writestr(name, file.content)
        about = _about(list(missing), covered, encoding, with_names=with_names)
        archive.writestr("お読みください.txt", about.encode("utf-8-sig"))
    return buffer.getvalue()


def zip_name(state: State, now: datetime, *, with_names: bool = False) -> str:
    """The zip's file name, which says 内部用 (with names) or 共有用."""
    main = state.get("workshop", "main")
    name = main.body["name"] if main else ""
    use = "内部用" if with_names else "共有用"
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
    state = state_of(workshops, workshop_id)
    return put_workshop(state, workshops.programme_of(state), folder / workshop_id)


def _all_ids(workshops: Workshops) -> list[str]:
    with workshops.store.engine.connect() as connection:
        return workshop_ids(connection)


def _about(missing: list[str], covered: int, encoding: Encoding, *, with_names: bool) -> str:
    lines = [
        "この中のファイルについて",
        "",
        "文字コードは"
        + ("UTF-8（BOMつき）" if encoding == "utf-8" else "Shift_JIS（CP932）")
        + "です。時刻は日本時間です。",
        "数式とまちがわれる文の前には ' をつけています。",
        "名前を入れています（内部用）。" if with_names else "名前は入れていません（共有用）。",
    ]
    if covered:
        lines.append(f"個人ワーク中で公開前の付箋 {covered}枚は、入れていません。")
    if missing:
        shown = "　".join(_named(cluster) for cluster in missing)
        lines.append(f"この文字コードで表せない文字は〓にしました：{shown}")
    return "\r\n".join([*lines, ""])


def _named(cluster: str) -> str:
    codes = " ".join(f"U+{ord(character):04X}" for character in cluster)
    return f"{cluster}（{codes}）" if cluster.isprintable() else codes
