"""The files on disk follow the database, whole; only what says something new is written."""

import os

import pytest

from kasane.store import Store
from kasane.tables.files import csv_files
from kasane.tables.files.keeper import CsvKeeper, behind
from kasane.tables.files.listing import README
from kasane.workshop import Workshops
from tests.support.world import programmes

NAME = "14_わがまちの強み・課題検討シート.csv"
ALL = "30_全項目_内部用.csv"
ROSTER = "02_コアメンバー書き出し／参加メンバー名簿.csv"
FOLDER = "重層チームづくり会議（記入例）_20261110_内部用"


@pytest.fixture
def keeper(workshops, leader, tmp_path):
    """One with a store of its own on the same data, as another process has."""
    store = Store(tmp_path / "data")
    yield CsvKeeper(Workshops(store, programmes()), tmp_path / "out")
    store.close()


@pytest.fixture
def folder(tmp_path, leader):
    return tmp_path / "out" / FOLDER


def add(workshops, leader, text="あとから", entry="late"):
    at = {"sheet": "strengths_matrix", "place": "grasp/can"}
    workshops.do(leader, "entry.add", id=entry, values={"text": text}, **at)


def holds(path, text):
    return path.exists() and text in path.read_text(encoding="utf-8-sig")


def test_what_another_process_wrote_reaches_the_files(workshops, leader, keeper, folder):
    assert not keeper.write([leader.workshop])
    assert holds(folder / NAME, "つなぎ電話")
    assert holds(folder / ROSTER, "若葉 みどり")
    add(workshops, leader)
    assert not keeper.write([leader.workshop])
    assert holds(folder / NAME, "あとから")
    assert holds(folder / ALL, "あとから")


def test_a_file_that_says_the_same_is_left_alone(workshops, leader, keeper, folder):
    keeper.write([leader.workshop])
    before = {file.name: file.stat().st_ino for file in folder.iterdir()}
    add(workshops, leader)
    keeper.write([leader.workshop])
    after = {file.name: file.stat().st_ino for file in folder.iterdir()}
    assert {name for name in after if before[name] != after[name]} == {NAME, ALL, README}


def test_only_the_lines_that_say_something_new_are_made(
    workshops, leader, keeper, folder, monkeypatch
):
    keeper.write([leader.workshop])
    made = []
    real = csv_files.line_of
    monkeypatch.setattr(csv_files, "line_of", lambda row: made.append(row) or real(row))
    add(workshops, leader, "ひとつだけ")
    keeper.write([leader.workshop])
    assert made
    assert all("ひとつだけ" in "".join(row) for row in made)


def test_files_kept_line_by_line_are_the_same_as_files_made_anew(
    workshops, leader, keeper, tmp_path, folder
):
    keeper.write([leader.workshop])
    for number in range(3):
        add(workshops, leader, "同じ文", f"same{number}")
        keeper.write([leader.workshop])
    workshops.do(leader, "entry.delete", id="same1", version=1)
    keeper.write([leader.workshop])
    anew = CsvKeeper(workshops, tmp_path / "anew")
    anew.write([leader.workshop])
    for file in (tmp_path / "anew" / FOLDER).iterdir():
        assert (folder / file.name).read_bytes() == file.read_bytes()


def test_what_is_missing_or_old_is_found_at_the_start(workshops, leader, keeper, tmp_path, folder):
    out = tmp_path / "out"
    assert behind(workshops, out) == {leader.workshop}
    keeper.write([leader.workshop])
    os.utime(folder / README, (4_000_000_000, 4_000_000_000))
    assert behind(workshops, out) == set()
    os.utime(folder / README, (0, 0))
    assert behind(workshops, out) == {leader.workshop}


def test_a_folder_that_cannot_be_written_is_told_and_can_be_written_later(
    workshops, leader, keeper, folder
):
    folder.parent.write_text("in the way")
    assert leader.workshop in keeper.write([leader.workshop])
    folder.parent.unlink()
    assert not keeper.write([leader.workshop])
    assert holds(folder / NAME, "つなぎ電話")


def test_a_file_that_is_held_open_keeps_no_other_one_old(
    workshops, leader, keeper, tmp_path, folder
):
    keeper.write([leader.workshop])
    (folder / NAME).unlink()
    (folder / NAME).mkdir()
    add(workshops, leader)
    assert NAME in keeper.write([leader.workshop])[leader.workshop]
    assert holds(folder / ALL, "あとから")
    assert behind(workshops, tmp_path / "out") == {leader.workshop}
    (folder / NAME).rmdir()
    assert not keeper.write([leader.workshop])
    assert holds(folder / NAME, "あとから")
