"""Files are kept and made in a process beside the app; nothing is lost when it ends."""

import io
import logging
import threading
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from uuid import uuid4

import docx
import pytest

from kasane.clerk import clerk as clerk_module
from kasane.clerk.clerk import Clerk, ClerkError
from kasane.errors import KasaneError, StoreError
from kasane.record import plan_document, session_record
from kasane.samples import fill_sample
from kasane.source import reading_of
from kasane.workshop import Actor, Workshops
from kasane.workshop.telling import SHARED
from tests.support.waiting import wait_until
from tests.support.world import programmes, store_in

NOW = datetime(2026, 12, 8, tzinfo=UTC)
NAME = "14_わがまちの強み・課題検討シート.csv"
FOLDER = "重層チームづくり会議（記入例）_20261110_内部用"


@contextmanager
def at_work(data):
    """The example in a new store, with a process that keeps its files: each takes a second."""
    with closing(store_in(data)) as store, pytest.MonkeyPatch.context() as patch:
        patch.setattr(clerk_module, "GATHER_SECONDS", 0.01)
        patch.setattr(clerk_module, "RETRY_SECONDS", 0.05)
        workshops = Workshops(store, programmes())
        device, _ = workshops.own(None)
        leader = fill_sample(workshops, device.id)
        with closing(Clerk(workshops, data)) as clerk:
            yield Kept(workshops, leader, clerk, data / FOLDER / NAME)


@dataclass
class Kept:
    """A workshop, a clerk, and a file that it keeps."""

    workshops: Workshops
    leader: Actor
    clerk: Clerk
    file: Path

    def add(self, text):
        self.workshops.do(
            self.leader,
            "entry.add",
            id=uuid4().hex,
            sheet="strengths_matrix",
            place="/do",
            values={"text": text},
        )

    def holds(self, text):
        return self.file.is_file() and text in self.file.read_text(encoding="utf-8-sig")

    @property
    def reading(self):
        return reading_of(self.workshops, self.leader.workshop, self.leader, SHARED)


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    with at_work(tmp_path_factory.mktemp("clerk") / "data") as kept:
        yield kept


@pytest.fixture
def kept(shared):
    """What every test may add to: all files are written."""
    wait_until(lambda: shared.holds("つなぎ電話"))
    return shared


def test_files_follow_each_change_also_after_the_process_died(kept):
    kept.clerk._process.kill()
    kept.add("あとの一枚")
    wait_until(lambda: kept.holds("あとの一枚"))


def test_closing_writes_what_is_still_to_be_written_and_leaves_no_process(tmp_path):
    with at_work(tmp_path / "data") as kept:
        wait_until(lambda: kept.holds("つなぎ電話"))
        kept.add("おわりの一枚")
        kept.clerk.close()
        assert kept.holds("おわりの一枚")
        with pytest.raises(StoreError, match="終わるところ"):
            kept.clerk.make(kept.reading, session_record, NOW)
        assert kept.clerk._process is None


def test_a_file_that_is_held_open_is_told_once_until_it_is_written(kept, caplog):
    caplog.set_level(logging.WARNING)
    kept.file.unlink()
    kept.file.mkdir()
    kept.add("とじられない一枚")
    wait_until(lambda: NAME in kept.clerk.late.get(kept.leader.workshop, ""))
    kept.file.rmdir()
    wait_until(lambda: kept.holds("とじられない一枚"))
    wait_until(lambda: not kept.clerk.late)
    assert len(caplog.records) == 1
    assert "書き直せませんでした" in caplog.text


def test_an_idle_clerk_waits_without_looking_up(monkeypatch, kept):
    waits = []
    real = threading.Condition.wait

    def wait(condition, timeout=None):
        waits.append((threading.current_thread().name, timeout))
        return real(condition, timeout)

    monkeypatch.setattr(threading.Condition, "wait", wait)
    kept.add("しずかな一枚")
    wait_until(lambda: kept.holds("しずかな一枚"))
    wait_until(lambda: waits and waits[-1] == ("kasane-clerk", None))
    own = {timeout for name, timeout in waits if name == "kasane-clerk"}
    assert own <= {clerk_module.GATHER_SECONDS, None}


def test_a_record_is_made_of_the_workshop_as_it_stands_and_tells_how_far_it_is(kept):
    reading, told = kept.reading, []
    content = kept.clerk.make(reading, session_record, NOW, tell=lambda *far: told.append(far))
    assert docx.Document(io.BytesIO(content)).paragraphs
    assert told[0] == ("はじめのページ", 0.0)
    kept.add("さいごの一枚")
    content = kept.clerk.make(reading, partial(session_record, meeting=None), NOW)
    assert "さいごの一枚" in "".join(docx.Document(io.BytesIO(content)).element.body.itertext())


def test_what_cannot_be_made_is_said_and_the_next_is_made(kept):
    with pytest.raises(KasaneError, match="企画書"):
        kept.clerk.make(kept.reading, plan_document, NOW, "nowhere")
    with pytest.raises(ClerkError):
        kept.clerk.make(kept.reading, session_record, "no time")
    assert kept.clerk.make(kept.reading, plan_document, NOW)
