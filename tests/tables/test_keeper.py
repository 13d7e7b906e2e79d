"""The files on disk follow the database, whole and without getting in the way."""

import logging
import os
import threading

import pytest

from kasane.tables.files import keeper as keeper_module
from kasane.tables.files.keeper import CsvKeeper
from tests.support.waiting import wait_until

NAME = "strengths_matrix_わがまちの強み・課題検討シート.csv"


@pytest.fixture
def quick(monkeypatch):
    """A keeper that hardly waits."""
    monkeypatch.setattr(keeper_module, "GATHER_SECONDS", 0.01)
    monkeypatch.setattr(keeper_module, "RETRY_SECONDS", 0.05)


@pytest.fixture
def keeper(quick, workshops, tmp_path):
    made = CsvKeeper(workshops, tmp_path / "out")
    yield made
    made.close()


@pytest.fixture
def folder(tmp_path, leader):
    return tmp_path / "out" / leader.workshop


def add(workshops, leader, text="あとから"):
    workshops.do(
        leader, "entry.add", id="late", sheet="strengths_matrix", place="/do", values={"text": text}
    )


def holds(path, text):
    return path.exists() and text in path.read_text(encoding="utf-8-sig")


def test_a_change_reaches_the_files(workshops, leader, keeper, folder):
    add(workshops, leader)
    wait_until(lambda: holds(folder / NAME, "あとから"))
    wait_until(lambda: holds(folder / "entries_全項目.csv", "あとから"))
    wait_until(
        lambda: holds(
            folder / "core_members_コアメンバー書き出し／参加メンバー名簿.csv", "若葉 みどり"
        )
    )


def test_closing_writes_what_is_still_to_be_written(workshops, leader, tmp_path, folder):
    made = CsvKeeper(workshops, tmp_path / "out")
    add(workshops, leader)
    made.close()
    assert holds(folder / NAME, "あとから")


def test_a_start_catches_up_with_what_changed_before(workshops, leader, tmp_path, folder):
    CsvKeeper(workshops, tmp_path / "out").close()
    assert holds(folder / NAME, "つなぎ電話")


def test_files_that_are_up_to_date_are_not_read_again(workshops, leader, tmp_path, folder):
    CsvKeeper(workshops, tmp_path / "out").close()
    os.utime(folder / "entries_全項目.csv", (4_000_000_000, 4_000_000_000))
    (folder / NAME).unlink()
    CsvKeeper(workshops, tmp_path / "out").close()
    assert not (folder / NAME).exists()


@pytest.fixture
def waits(monkeypatch):
    """For how long threads wait for one another, by the thread's name; None: until called."""
    found = []
    real = threading.Condition.wait

    def wait(condition, timeout=None):
        found.append((threading.current_thread().name, timeout))
        return real(condition, timeout)

    monkeypatch.setattr(threading.Condition, "wait", wait)
    return found


def test_an_idle_keeper_waits_without_looking_up(waits, workshops, leader, keeper, folder):
    wait_until(lambda: ("kasane-csv", None) in waits)
    waits.clear()
    add(workshops, leader)
    wait_until(lambda: holds(folder / "entries_全項目.csv", "あとから"))
    wait_until(lambda: ("kasane-csv", None) in waits)
    own = [timeout for name, timeout in waits if name == "kasane-csv"]
    assert set(own) <= {keeper_module.GATHER_SECONDS, None}


@pytest.mark.usefixtures("quick")
def test_a_file_that_cannot_be_written_is_told_of_once_and_tried_again(
    workshops, leader, tmp_path, folder, caplog
):
    caplog.set_level(logging.WARNING)
    folder.parent.mkdir(parents=True)
    folder.write_text("in the way")
    keeper = CsvKeeper(workshops, tmp_path / "out")
    try:
        wait_until(lambda: caplog.records)
        add(workshops, leader)
        folder.unlink()
        wait_until(lambda: holds(folder / NAME, "あとから"))
    finally:
        keeper.close()
    assert len(caplog.records) == 1
    assert "書き直せませんでした" in caplog.text


def test_a_file_that_is_held_open_keeps_no_other_one_old(workshops, leader, keeper, folder):
    wait_until(lambda: holds(folder / "entries_全項目.csv", "つなぎ電話"))
    (folder / NAME).unlink()
    (folder / NAME).mkdir()
    add(workshops, leader)
    wait_until(lambda: holds(folder / "entries_全項目.csv", "あとから"))
    wait_until(lambda: NAME in keeper.late.get(leader.workshop, ""))
    (folder / NAME).rmdir()
    wait_until(lambda: holds(folder / NAME, "あとから"))
    wait_until(lambda: not keeper.late)


def test_a_removed_keeper_does_not_disturb_the_store(workshops, leader, tmp_path):
    CsvKeeper(workshops, tmp_path / "out").close()
    add(workshops, leader)
    assert workshops.state(leader.workshop).get("entry", "late")
