"""The restore drills of docs/operation.md and docs/operation-server.md, line by line."""

import re
import shlex
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

from tests.support.postgresql import Database
from tests.support.world import ROOT

COMMANDS = ["demo", "backup", "check", "restore", "check"]
TABLES = ("workshop", "record", "history")


def lines(page):
    drill = (ROOT / "docs" / page).read_text(encoding="utf-8").split("## Restore drill\n", 1)[1]
    return re.search(r"```\n(.*?)```", drill, re.DOTALL)[1].splitlines()


def held(data):
    """All that is in the tables of people."""
    with closing(sqlite3.connect(f"file:{data / 'kasane.db'}?mode=ro", uri=True)) as read:
        return {
            table: sorted(read.execute(f"SELECT * FROM {table}").fetchall(), key=repr)  # noqa: S608
            for table in TABLES
        }


def test_it_brings_back_every_record(start, monkeypatch, tmp_path, capfd):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(start, "prepare", lambda _root, _file: Path(sys.executable))
    data, before, commands = tmp_path / "drill", {}, []
    for line in lines("operation.md"):
        word, *rest = shlex.split(line)
        if word == "rm":
            before = held(data)
            (tmp_path / rest[0]).unlink()
            continue
        assert [word, rest[0]] == ["python3", "start.py"]
        assert start.main(rest[1:]) == 0, line
        commands.append(rest[1])
    assert commands == COMMANDS
    assert before["record"]
    assert held(data) == before
    said = capfd.readouterr().out
    assert said.count("データに問題は見つかりませんでした") == 2
    assert "before-restore-" in said


def test_it_brings_back_every_record_on_a_server(
    start, monkeypatch, tmp_path, capfd, database_server
):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(start, "prepare", lambda _root, _file: Path(sys.executable))
    drill, server = Database(database_server.folder, "drill"), database_server.control
    before, commands = {}, []

    def there():
        """The rows in the order in which they were made, without the number that says it."""
        order = {
            "workshop": "id",
            "history": "workshop_id, revision",
            "record": "workshop_id, made",
        }
        columns = {"record": "workshop_id, kind, id, revision, deleted, body"}
        asked = {
            table: f"SELECT {columns.get(table, '*')} FROM {table} ORDER BY {order[table]}"  # noqa: S608
            for table in TABLES
        }
        return {table: drill.run(each) for table, each in asked.items()}

    for line in lines("operation-server.md"):
        word, *rest = shlex.split(line)
        if word == "createdb":
            assert rest[-1] == drill.name
            server.run("CREATE DATABASE drill")
        elif word == "export":
            name, address = rest[0].split("=", 1)
            assert address.endswith(f"/{drill.name}")
            monkeypatch.setenv(name, drill.url)
        elif word == "dropdb":
            before = there()
            server.run(f"DROP DATABASE {rest[0]} WITH (FORCE)")
        else:
            assert [word, rest[0]] == ["python3", "start.py"]
            assert start.main(rest[1:]) == 0, line
            commands.append(rest[1])
    assert commands == COMMANDS
    assert before["record"]
    assert there() == before
    assert capfd.readouterr().out.count("データに問題は見つかりませんでした") == 2
    server.run("DROP DATABASE drill WITH (FORCE)")
