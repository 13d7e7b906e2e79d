"""The restore drill of docs/operation.md, line by line as it stands there."""

import re
import shlex
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

from tests.support.world import ROOT

PAGE = ROOT / "docs" / "operation.md"


def lines():
    drill = PAGE.read_text(encoding="utf-8").split("## Restore drill\n", 1)[1]
    return re.search(r"```\n(.*?)```", drill, re.DOTALL)[1].splitlines()


def held(data):
    """All that is in the tables of people."""
    with closing(sqlite3.connect(f"file:{data / 'kasane.db'}?mode=ro", uri=True)) as read:
        return {
            table: sorted(read.execute(f"SELECT * FROM {table}").fetchall(), key=repr)  # noqa: S608
            for table in ("workshop", "record", "history")
        }


def test_it_brings_back_every_record(start, monkeypatch, tmp_path, capfd):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(start, "prepare", lambda _root, _file: Path(sys.executable))
    data, before, commands = tmp_path / "drill", {}, []
    for line in lines():
        word, *rest = shlex.split(line)
        if word == "rm":
            before = held(data)
            (tmp_path / rest[0]).unlink()
            continue
        assert [word, rest[0]] == ["python3", "start.py"]
        assert start.main(rest[1:]) == 0, line
        commands.append(rest[1])
    assert commands == ["demo", "backup", "check", "restore", "check"]
    assert before["record"]
    assert held(data) == before
    said = capfd.readouterr().out
    assert said.count("データに問題は見つかりませんでした") == 2
    assert "before-restore-" in said
