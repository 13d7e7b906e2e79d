"""Files are kept and made in a process beside the app; nothing is lost when it ends."""

import io
import logging
import threading
from datetime import UTC, datetime
from functools import partial

import docx
import pytest

from kasane.clerk import clerk as clerk_module
from kasane.clerk.clerk import Clerk, ClerkError
from kasane.errors import KasaneError, StoreError
from kasane.record import plan_document, session_record
from kasane.samples import fill_sample
from kasane.source import reading_of
from kasane.workshop import Workshops
from kasane.workshop.telling import SHARED
from tests.support.waiting import wait_until
from tests.support.world import programmes, store_in

NAME = "14_わがまちの強み・課題検討シート.csv"
FOLDER = "重層チームづくり会議（記入例）_20261110_内部用"


@pytest.fixture
def workshops(tmp_path):
    store = store_in(tmp_path / "data")
    yield Workshops(store, programmes())
    store.close()


@pytest.fixture
def leader(workshops):
    device, _ = workshops.own(None)
    return fill_sample(workshops, device.id)


@pytest.fixture
def clerk(monkeypatch, workshops, leader, tmp_path):
    monkeypatch.setattr(clerk_module, "GATHER_SECONDS", 0.01)
    monkeypatch.setattr(clerk_module, "RETRY_SECONDS", 0.05)
    made = Clerk(workshops, tmp_path / "data")
    yield made
    made.close()


@pytest.fixture
def file(tmp_path, leader):
    return tmp_path / "data" / FOLDER / NAME


def add(workshops, leader, text="あとから"):
    workshops.do(
        leader, "entry.add", id="late", sheet="strengths_matrix", place="/do", values={"text": text}
    )


def holds(path, text):
    return path.is_file() and text in path.read_text(encoding="utf-8-sig")


def test_files_follow_each_change_also_after_the_process_died(workshops, leader, clerk, file):
    wait_until(lambda: holds(file, "つなぎ電話"))
    clerk._process.kill()
    add(workshops, leader)
    wait_until(lambda: holds(file, "あとから"))


def test_closing_writes_what_is_still_to_be_written(workshops, leader, clerk, file):
    wait_until(lambda: holds(file, "つなぎ電話"))
    add(workshops, leader)
    clerk.close()
    assert holds(file, "あとから")


def test_who_asks_after_the_end_is_told_so_and_no_process_is_left(workshops, leader, clerk):
    clerk.close()
    reading = reading_of(workshops, leader.workshop, leader, SHARED)
    with pytest.raises(StoreError, match="終わるところ"):
        clerk.make(reading, session_record, datetime(2026, 12, 8, tzinfo=UTC))
    assert clerk._process is None


def test_a_file_that_is_held_open_is_told_once_until_it_is_written(
    workshops, leader, clerk, file, caplog
):
    caplog.set_level(logging.WARNING)
    wait_until(lambda: holds(file, "つなぎ電話"))
    file.unlink()
    file.mkdir()
    add(workshops, leader)
    wait_until(lambda: NAME in clerk.late.get(leader.workshop, ""))
    file.rmdir()
    wait_until(lambda: holds(file, "あとから"))
    wait_until(lambda: not clerk.late)
    assert len(caplog.records) == 1
    assert "書き直せませんでした" in caplog.text


def test_an_idle_clerk_waits_without_looking_up(monkeypatch, workshops, leader, clerk, file):
    waits = []
    real = threading.Condition.wait

    def wait(condition, timeout=None):
        waits.append((threading.current_thread().name, timeout))
        return real(condition, timeout)

    monkeypatch.setattr(threading.Condition, "wait", wait)
    add(workshops, leader)
    wait_until(lambda: holds(file, "あとから"))
    wait_until(lambda: waits and waits[-1] == ("kasane-clerk", None))
    own = {timeout for name, timeout in waits if name == "kasane-clerk"}
    assert own <= {clerk_module.GATHER_SECONDS, None}


def test_a_record_is_made_of_the_workshop_as_it_stands_and_tells_how_far_it_is(
    workshops, leader, clerk
):
    reading = reading_of(workshops, leader.workshop, leader, SHARED)
    now, told = datetime(2026, 12, 8, tzinfo=UTC), []
    content = clerk.make(reading, session_record, now, tell=lambda *far: told.append(far))
    assert docx.Document(io.BytesIO(content)).paragraphs
    assert told[0] == ("はじめのページ", 0.0)
    add(workshops, leader, "さいごの一枚")
    content = clerk.make(reading, partial(session_record, meeting=None), now)
    assert "さいごの一枚" in "".join(
        cell.text for table in docx.Document(io.BytesIO(content)).tables for cell in table._cells
    )


def test_what_cannot_be_made_is_said_and_the_next_is_made(workshops, leader, clerk):
    reading = reading_of(workshops, leader.workshop, leader, SHARED)
    now = datetime(2026, 12, 8, tzinfo=UTC)
    with pytest.raises(KasaneError, match="企画書"):
        clerk.make(reading, plan_document, now, "nowhere")
    with pytest.raises(ClerkError):
        clerk.make(reading, session_record, "no time")
    assert clerk.make(reading, plan_document, now)
