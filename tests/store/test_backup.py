"""A backup is a whole database of its own, and one command brings it back."""

import io
import shutil
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from datetime import date, datetime, timedelta

import pytest

from kasane import cli
from kasane.errors import StoreError
from kasane.store import Change, HistoryLine, Put, Record, Store, check_data
from kasane.store.backup import (
    KEEP_DAILY,
    KEEP_STEPS,
    backups,
    daily_backup,
    damaged,
    restore,
    step_backup,
)
from kasane.store.backup_keeper import BackupKeeper, moved_to
from kasane.store.lock import DataLock

DAY = date(2026, 12, 8)
NOON = datetime(2026, 12, 8, 12, 0)


@pytest.fixture
def data(tmp_path):
    return tmp_path / "data"


@pytest.fixture
def store(data):
    opened = Store(data)
    opened.submit(lambda tx: tx.new("w1", "2026-12-08T04:30:00+00:00")).result()
    yield opened
    opened.close()


def write(store, text, op="entry.add", kind="entry", record_id="e1", **body):
    def job(transaction):
        draft = transaction.draft("w1")
        puts = [Put(kind, record_id, {"text": text, **body})]
        draft.append(f"op-{text}", "m1", "2026-12-08T04:31:00+00:00", op, puts)

    store.submit(job).result()


def text_in(data):
    with closing(sqlite3.connect(data / "kasane.db")) as connection:
        found = connection.execute("SELECT json_extract(body, '$.text') FROM record").fetchone()
    return found and found[0]


def names(data):
    return sorted(file.name for file in (data / "backups").iterdir())


def damage(file):
    file.write_bytes(b"SQLite format 3\x00" + b"\xff" * 8000)


def test_a_daily_backup_is_a_whole_database_in_one_file(store, data):
    write(store, "朝の付箋")
    made = daily_backup(data, store.engine, DAY)
    assert made == data / "backups" / "kasane-2026-12-08.db"
    assert names(data) == ["kasane-2026-12-08.db"]
    alone = data / "alone"
    alone.mkdir()
    shutil.copyfile(made, alone / "kasane.db")
    assert check_data(alone) == []
    assert text_in(alone) == "朝の付箋"


def test_a_folder_that_is_not_there_yet_is_made(store, tmp_path):
    assert daily_backup(tmp_path / "not" / "yet", store.engine, DAY)


def test_there_is_one_a_day_and_it_is_the_first(store, data):
    write(store, "一")
    assert daily_backup(data, store.engine, DAY)
    write(store, "二")
    assert daily_backup(data, store.engine, DAY) is None
    assert daily_backup(data, store.engine, DAY + timedelta(days=1))
    assert names(data) == ["kasane-2026-12-08.db", "kasane-2026-12-09.db"]


def test_a_step_backup_says_when_and_what(store, data):
    made = step_backup(data, store.engine, datetime(2026, 12, 8, 13, 45), "strengths_matrix")
    assert made.name == "kasane-2026-12-08-1345-strengths_matrix.db"
    assert step_backup(data, store.engine, NOON, "../上へ/x").name == "kasane-2026-12-08-1200-_x.db"


def test_only_the_newest_are_kept_and_nothing_else_is_touched(store, data):
    (data / "backups").mkdir()
    (data / "backups" / "kasane-before-restore-2020-01-01-000000.db").touch()
    (data / "backups" / "my own.db").touch()
    for number in range(KEEP_DAILY + 2):
        daily_backup(data, store.engine, DAY + timedelta(days=number))
    for number in range(KEEP_STEPS + 2):
        step_backup(data, store.engine, NOON + timedelta(minutes=number), "a")
    assert len(names(data)) == KEEP_DAILY + KEEP_STEPS + 2
    assert "kasane-2026-12-09.db" not in names(data)
    assert "kasane-2026-12-10.db" in names(data)
    assert "kasane-2026-12-08-1201-a.db" not in names(data)
    assert "my own.db" in names(data)


def test_a_backup_that_broke_off_leaves_no_half_file_in_the_way(store, data):
    (data / "backups").mkdir()
    damage(data / "backups" / "unfinished.db")
    (data / "backups" / "unfinished.db-journal").write_bytes(b"left over")
    assert daily_backup(data, store.engine, DAY)
    assert names(data) == ["kasane-2026-12-08.db"]


def test_a_backup_while_others_write_is_whole(store, data):
    done = threading.Event()

    def go_on_writing():
        number = 0
        while not done.is_set():
            number += 1
            write(store, f"付箋{number}", record_id=f"e{number}")

    writer = threading.Thread(target=go_on_writing)
    writer.start()
    for number in range(10):
        step_backup(data, store.engine, NOON + timedelta(minutes=number), "a")
    done.set()
    writer.join()
    for number, backup in enumerate(backups(data)):
        (data / str(number)).mkdir()
        shutil.copyfile(backup, data / str(number) / "kasane.db")
        assert check_data(data / str(number)) == []


def test_a_folder_that_cannot_be_written_is_told_as_a_sentence(store, data):
    (data / "backups").write_text("in the way", encoding="utf-8")
    with pytest.raises(StoreError, match="無事です"):
        daily_backup(data, store.engine, DAY)


@pytest.fixture
def closed(store, data):
    """Two backups, something written since, and the store closed."""
    write(store, "古い")
    daily_backup(data, store.engine, DAY)
    write(store, "中ほど")
    step_backup(data, store.engine, NOON, "case_sharing")
    write(store, "新しい")
    store.close()
    return data


def test_the_newest_comes_back_and_the_present_stays_aside(closed):
    assert restore(closed).name == "kasane-2026-12-08-1200-case_sharing.db"
    assert text_in(closed) == "中ほど"
    (aside,) = closed.glob("before-restore-*")
    restore(closed, aside.name)
    assert text_in(closed) == "新しい"


def test_a_named_one_comes_back(closed):
    restore(closed, "kasane-2026-12-08.db")
    assert text_in(closed) == "古い"
    assert check_data(closed) == []


def test_a_damaged_present_database_is_replaced_and_kept(closed):
    damage(closed / "kasane.db")
    (closed / "kasane.db-wal").write_bytes(b"a log of the damaged one")
    with pytest.raises(StoreError, match="restore"):
        Store(closed)
    restore(closed)
    assert text_in(closed) == "中ほど"
    assert check_data(closed) == []
    (aside,) = closed.glob("before-restore-*/kasane.db")
    assert aside.read_bytes().endswith(b"\xff" * 8000)
    Store(closed).close()


def test_what_was_only_in_the_log_is_kept_aside_too(closed):
    with closing(sqlite3.connect(closed / "kasane.db")) as killed:
        killed.execute("UPDATE workshop SET created = 'only in the log'")
        killed.commit()
        assert (closed / "kasane.db-wal").stat().st_size > 0
        restore(closed)
        (aside,) = closed.glob("before-restore-*/kasane.db")
        with closing(sqlite3.connect(aside)) as connection:
            assert connection.execute("SELECT created FROM workshop").fetchone() == (
                "only in the log",
            )


def test_the_whole_folder_is_moved_aside_and_nothing_of_it_is_overwritten(closed):
    (closed / "会_内部用").mkdir()
    (closed / "会_内部用" / "表.csv").write_text("手で書きたした", encoding="utf-8")
    restore(closed)
    (aside,) = closed.glob("before-restore-*")
    assert (aside / "会_内部用" / "表.csv").read_text(encoding="utf-8") == "手で書きたした"
    assert not (closed / "会_内部用").exists()


def test_nothing_changes_where_somebody_does_not_agree(closed):
    before = text_in(closed)
    asked = []
    assert restore(closed, agreed=lambda backup: asked.append(backup.name)) is None
    assert asked == ["kasane-2026-12-08-1200-case_sharing.db"]
    assert text_in(closed) == before
    assert list(closed.glob("before-restore-*")) == []


def test_old_backups_go_but_for_the_newest_three(store, data):
    for days in range(5):
        daily_backup(data, store.engine, DAY + timedelta(days=days))
    later = DAY + timedelta(days=200)
    daily_backup(data, store.engine, later)
    assert names(data) == ["kasane-2026-12-11.db", "kasane-2026-12-12.db", f"kasane-{later}.db"]


def test_a_copy_that_cannot_be_read_does_not_count(store, data, monkeypatch):
    def refuse(_file):
        raise sqlite3.DatabaseError("database disk image is malformed")

    monkeypatch.setattr("kasane.store.backup.check_copy", refuse)
    with pytest.raises(StoreError, match="こわれています"):
        daily_backup(data, store.engine, DAY)
    assert backups(data) == []


def test_damaged_backups_are_named(closed):
    damage(closed / "backups" / "kasane-2026-12-08.db")
    assert list(damaged(backups(closed))) == ["kasane-2026-12-08.db"]


def test_the_command_makes_one_now_and_checks_all(closed, capsys):
    write_nothing = Store(closed)
    try:
        assert cli.main(["backup", "--data", str(closed)]) == 0
    finally:
        write_nothing.close()
    (made,) = (closed / "backups").glob("*-by_hand.db")
    assert str(made) in capsys.readouterr().out
    damage(made)
    assert cli.main(["check", "--data", str(closed)]) == 1
    told = capsys.readouterr().out
    assert "バックアップは3個あります" in told
    assert f"「{made.name}」に傷があります" in told


@pytest.mark.parametrize(("answer", "restored"), [("y\n", True), ("n\n", False), ("", False)])
def test_the_command_asks_first_where_it_shall(closed, monkeypatch, capsys, answer, restored):
    monkeypatch.setattr("kasane.tables.write_csv", lambda *_: [])
    monkeypatch.setattr("sys.stdin", io.StringIO(answer))
    assert cli.main(["restore", "--ask", "--data", str(closed)]) == (0 if restored else 1)
    assert ("戻しました" in capsys.readouterr().out) is restored
    assert bool(list(closed.glob("before-restore-*"))) is restored


def test_a_lost_database_comes_back(closed):
    (closed / "kasane.db").unlink()
    restore(closed)
    assert text_in(closed) == "中ほど"


def test_a_damaged_backup_is_passed_over_for_an_older_whole_one(closed):
    damage(closed / "backups" / "kasane-2026-12-08-1200-case_sharing.db")
    assert restore(closed).name == "kasane-2026-12-08.db"
    assert text_in(closed) == "古い"


def test_a_damaged_backup_by_name_is_refused_and_nothing_changes(closed):
    damage(closed / "backups" / "kasane-2026-12-08.db")
    before = sorted(closed.rglob("*"))
    with pytest.raises(StoreError, match="傷があるため、戻しませんでした"):
        restore(closed, "kasane-2026-12-08.db")
    assert text_in(closed) == "新しい"
    assert [file for file in sorted(closed.rglob("*")) if file.name != "kasane.lock"] == before


def test_a_backup_whose_history_does_not_fit_is_refused(closed):
    with closing(sqlite3.connect(closed / "backups" / "kasane-2026-12-08.db")) as connection:
        connection.execute("UPDATE record SET body = '{}'")
        connection.commit()
    with pytest.raises(StoreError, match="履歴と合いません"):
        restore(closed, "kasane-2026-12-08.db")


def test_checking_leaves_the_backup_as_it_is(closed):
    before = (closed / "backups" / "kasane-2026-12-08.db").read_bytes()
    restore(closed, "kasane-2026-12-08.db")
    assert (closed / "backups" / "kasane-2026-12-08.db").read_bytes() == before


@pytest.mark.parametrize("name", ["nothing.db", "../kasane.db", "/etc/passwd"])
def test_an_unknown_name_is_answered_with_those_there_are(closed, name):
    with pytest.raises(StoreError, match=r"見つかりません.*kasane-2026-12-08-1200-case_sharing"):
        restore(closed, name)


def test_without_backups_nothing_is_made(tmp_path):
    with pytest.raises(StoreError, match="バックアップが見つかりません"):
        restore(tmp_path / "nowhere")
    assert not (tmp_path / "nowhere").exists()


def test_nothing_is_restored_while_the_app_runs(closed):
    with DataLock(closed), pytest.raises(StoreError, match="いま動いている「かさね」"):
        restore(closed)
    assert text_in(closed) == "新しい"
    restore(closed)


def test_the_lock_holds_between_processes_and_ends_with_them(data):
    data.mkdir()
    program = (
        "import sys; from pathlib import Path; from kasane.store.lock import DataLock;"
        "lock = DataLock(Path(sys.argv[1])); lock.take(); print('taken', flush=True); input()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, str(data)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout.readline() == b"taken\n"
        with pytest.raises(StoreError, match="データは何も変わっていません"):
            DataLock(data).take()
        other.kill()
        other.wait()
    with DataLock(data):
        pass


def test_a_folder_that_is_not_there_cannot_be_locked(data):
    with pytest.raises(StoreError, match="書き込めません"):
        DataLock(data).take()


def test_the_command_restores_and_says_so(closed, capsys, monkeypatch):
    monkeypatch.setattr("kasane.tables.write_csv", lambda *_: [])
    assert cli.main(["restore", "--data", str(closed), "--from", "kasane-2026-12-08.db"]) == 0
    told = capsys.readouterr().out
    assert "「kasane-2026-12-08.db」に戻しました" in told
    assert "before-restore-" in told
    assert cli.main(["restore", "--data", str(closed / "none")]) == 1
    assert "バックアップが見つかりません" in capsys.readouterr().err


def test_the_keeper_makes_one_at_the_start_at_each_move_and_on_a_new_day(store, data):
    now = [NOON]
    keeper = BackupKeeper(store, lambda: now[0])
    write(store, "付箋")
    write(store, "始まり", op="activity.go", kind="workshop", record_id="main", activity="opening")
    write(store, "終わり", op="activity.go", kind="workshop", record_id="main", activity=None)
    keeper.wait()
    now[0] += timedelta(days=1)
    write(store, "次の日")
    keeper.close()
    assert names(data) == [
        "kasane-2026-12-08-1200-opening.db",
        "kasane-2026-12-08.db",
        "kasane-2026-12-09.db",
    ]


def test_what_a_closing_store_still_tells_asks_a_closed_keeper_for_nothing(data, store):
    now, asked = [NOON], []
    store.keep = lambda *calls: asked.extend(calls)
    BackupKeeper(store, lambda: now[0]).close()
    now[0] += timedelta(days=1)
    begin, note = asked
    begin()
    note("w1")
    write(store, "始まり", op="activity.go", kind="workshop", record_id="main", activity="opening")
    assert not (data / "backups").exists()


def test_a_failing_backup_stops_nothing(store, data, caplog):
    (data / "backups").write_text("in the way", encoding="utf-8")
    keeper = BackupKeeper(store, lambda: NOON)
    write(store, "付箋")
    keeper.close()
    assert "バックアップをつくれませんでした" in caplog.text
    assert text_in(data) == "付箋"


def test_only_a_move_of_the_room_is_a_move():
    after = Record("workshop", "main", 2, False, {"activity": "opening"})
    line = HistoryLine("w1", 2, "op", "m1", "", "workshop.edit", (Change(None, after),))
    assert moved_to(line) is None
