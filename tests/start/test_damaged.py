"""A damaged or lost database is noticed at the start; the newest whole backup is offered."""

import sqlite3
import sys
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from kasane.store import Store
from kasane.store.backup import daily_backup
from tests.support.world import World

DAY = date(2026, 12, 8)


@pytest.fixture
def data(tmp_path):
    """A workshop with two backups, and a note that is in none."""
    world = World(tmp_path / "data")
    for days in range(2):
        world.note(world.lead, f"付箋{days}")
        daily_backup(world.folder, world.store.engine, DAY + timedelta(days))
    world.note(world.lead, "あとの付箋")
    world.close()
    return world.folder


def damage(file: Path, at: float = 0.0) -> bytes:
    """Overwrite some pages, as a failing disk does."""
    content = bytearray(file.read_bytes())
    place = int(len(content) * at)
    content[place : place + 5000] = b"\xff" * 5000
    file.write_bytes(content)
    return bytes(content)


def notes(data):
    with closing(sqlite3.connect(data / "kasane.db")) as connection:
        rows = connection.execute("SELECT body FROM record WHERE kind = 'entry'")
        return sum("付箋" in row[0] for row in rows)


def check(start, data, *, yes=True):
    start.check_database(data, Path(sys.executable), yes=yes)


def test_a_whole_database_is_started_without_a_word(start, data, capsys):
    check(start, data)
    assert capsys.readouterr().out == ""
    assert list(data.glob("before-restore-*")) == []


def test_a_folder_where_nothing_was_yet_is_started_without_a_word(start, tmp_path, capsys):
    check(start, tmp_path)
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("at", [0.0, 0.5])
def test_a_damaged_one_is_replaced_by_the_newest_whole_backup(start, data, capsys, at):
    content = damage(data / "kasane.db", at)
    damage(data / "backups" / "kasane-2026-12-09.db")
    check(start, data)
    assert "がこわれています" in capsys.readouterr().out
    assert notes(data) == 1
    (aside,) = data.glob("before-restore-*")
    assert (aside / "kasane.db").read_bytes() == content
    Store(data).close()


def test_a_lost_one_comes_back(start, data, capsys):
    (data / "kasane.db").unlink()
    check(start, data)
    assert "が見つかりません" in capsys.readouterr().out
    assert notes(data) == 2


def test_without_a_yes_nothing_is_touched_and_the_app_does_not_start(start, data, monkeypatch):
    content = damage(data / "kasane.db")
    ran = []
    monkeypatch.setattr(start, "run_tool", lambda command, **_: ran.append(command) or 1)
    with pytest.raises(start.StartError, match="起動していません"):
        check(start, data, yes=False)
    assert ran[0][-1] == "--ask"
    assert (data / "kasane.db").read_bytes() == content


def test_without_a_whole_backup_nothing_is_touched(start, data):
    content = damage(data / "kasane.db")
    for backup in (data / "backups").iterdir():
        damage(backup)
    with pytest.raises(start.StartError, match="起動していません"):
        check(start, data)
    assert (data / "kasane.db").read_bytes() == content
