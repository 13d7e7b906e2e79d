"""Data move between a file and a server, come back as backups, and nothing is lost on the way."""

import shutil
from datetime import date, datetime
from itertools import pairwise

import pytest
from store_builders import WORKSHOP, make_workshop, write

from kasane import cli
from kasane.errors import StoreError
from kasane.store import Put, Store, check_data
from kasane.store.answers import put_answer
from kasane.store.attachments import put_pages
from kasane.store.backup import backups, daily_backup, restore
from kasane.store.backup_keeper import BackupKeeper
from kasane.store.engine import URL
from kasane.store.lock import right_to
from kasane.store.moving import differences, move, opened, snapshot
from kasane.store.people import put_device, put_invitation, put_membership
from kasane.store.programmes import OwnProgramme, own_programmes, put_definition, put_own
from kasane.store.shared import SharedStore
from tests.support.waiting import wait_until

SECOND = "w2"


def fill(store):
    """Something in every table; records in another order than that of their ids."""
    make_workshop(store)
    make_workshop(store, SECOND)
    for name in ("c", "a", "そ", "b", "ア", "か"):
        write(store, name, text=f"{name}の付箋 𠮷\n'\\ \u2028")
    write(store, "c", text="直した")
    write(store, "a", workshop_id=SECOND)

    def rest(tx):
        put_device(tx.connection, "d1", "hash", owner=True, created="2026")
        put_membership(tx.connection, "d1", WORKSHOP, "m1")
        put_invitation(tx.connection, WORKSHOP, "participant", "ABC", "2026")
        put_pages(tx.connection, WORKSHOP, "p1", [b"\x00\xff", b"two"])
        for name in ("b-own", "a-own"):
            version = put_definition(tx.connection, name, f"name: {name}", "2026")
            put_own(tx.connection, OwnProgramme(name, version, "draft", 1, "2026"))
        for n in range(5):
            put_answer(tx.connection, WORKSHOP, "survey", {"values": {"q": str(n)}})

    store.submit(rest).result()


def different(one, other):
    """Every difference between two places, each a folder and a server's address or none."""
    with (
        opened(*one) as first,
        opened(*other) as second,
        snapshot(first) as left,
        snapshot(second) as right,
    ):
        return list(differences(left, right))


@pytest.fixture
def filled(folder):
    store = Store(folder)
    fill(store)
    store.close()
    return folder


def test_there_and_back_nothing_is_lost_record_by_record(filled, tmp_path, database):
    kept, home = tmp_path / "kept", tmp_path / "home"
    shutil.copytree(filled, kept)
    there = move(filled, "", database.url)
    back = move(home, database.url, "")
    assert there == back
    assert set(there) >= {"record", "history", "device", "attachment_page", "answer"}
    places = [(kept, ""), (filled, database.url), (home, "")]
    for one, other in pairwise(places):
        assert different(one, other) == []
    assert check_data(filled, database.url) == check_data(home) == []
    (aside,) = filled.glob("before-restore-*/kasane.db")
    assert not (filled / "kasane.db").exists()
    assert check_data(aside.parent) == []


def test_after_a_move_people_go_on_in_the_same_order(filled, database):
    move(filled, "", database.url)
    store = SharedStore(filled, database.url)
    try:
        names = [key[1] for key in store.state(WORKSHOP).records]
        assert names == ["c", "a", "そ", "b", "ア", "か"]
        with store.engine.connect() as connection:
            assert [own.id for own in own_programmes(connection)] == ["b-own", "a-own"]
        assert write(store, "new") == 8
        assert write(store, "c") == 9
        again = SharedStore(filled, database.url)
        assert [key[1] for key in again.state(WORKSHOP).records] == [*names, "new"]
        again.close()
    finally:
        store.close()


def test_differences_are_found(filled, tmp_path, database):
    move(filled, "", database.url)
    database.run("UPDATE record SET body = '{}' WHERE id = 'b'")
    database.run("DELETE FROM answer WHERE id = (SELECT min(id) FROM answer)")
    (aside,) = filled.glob("before-restore-*")
    found = different((aside, ""), (filled, database.url))
    tables = [text.partition(":")[0] for text in found]
    assert tables.count("record") == 1
    assert "answer" in tables


def test_nothing_is_moved_onto_other_data(filled, tmp_path, database):
    store = SharedStore(tmp_path / "other", database.url)
    make_workshop(store, "w9")
    store.close()
    with pytest.raises(StoreError, match="もうデータがあります"):
        move(filled, "", database.url)
    assert check_data(filled) == []
    assert database.run("SELECT id FROM workshop") == [("w9",)]


def test_nothing_is_moved_while_an_app_runs_on_either_side(filled, database):
    for place in ("", database.url):
        with (
            right_to(filled, place, alone=not place),
            pytest.raises(StoreError, match="使っています"),
        ):
            move(filled, "", database.url)
    assert move(filled, "", database.url)


def test_apps_share_a_server_and_who_restores_has_it_alone(tmp_path, database):
    with right_to(tmp_path, database.url, alone=False):
        with right_to(tmp_path, database.url, alone=False):
            pass
        with pytest.raises(StoreError, match="使っています"), right_to(tmp_path, database.url):
            pass
    with (
        right_to(tmp_path, database.url),
        pytest.raises(StoreError, match="使っています"),
        right_to(tmp_path, database.url, alone=False),
    ):
        pass


@pytest.mark.parametrize("to", ["", "nonsense"])
def test_nowhere_to_move_is_told_and_nothing_changes(filled, to):
    with pytest.raises(StoreError, match=r"何も変わっていません|手をつけていません"):
        move(filled, "", to)
    assert check_data(filled) == []


def test_the_commands_work_on_a_server_too(filled, database, monkeypatch, capsys):
    monkeypatch.setattr("kasane.tables.write_csv", lambda *_: [])
    assert cli.main(["move", "--data", str(filled), "--to", database.url]) == 0
    told = capsys.readouterr().out
    assert "1件ずつ元と同じ" in told
    assert f"環境変数 {URL} に" in told
    monkeypatch.setenv(URL, database.url)
    assert cli.main(["backup", "--data", str(filled)]) == 0
    assert cli.main(["check", "--data", str(filled)]) == 0
    assert "データに問題は見つかりませんでした" in capsys.readouterr().out
    store = SharedStore(filled, database.url)
    write(store, "a", text="あとから")
    store.close()
    assert cli.main(["restore", "--data", str(filled)]) == 0
    assert "戻しました" in capsys.readouterr().out
    assert database.run("SELECT max(revision) FROM history WHERE workshop_id = 'w1'") == [(7,)]
    database.run("DELETE FROM history WHERE revision = 3")
    assert cli.main(["check", "--data", str(filled)]) == 1
    assert "履歴の3番が欠けています" in capsys.readouterr().out
    assert cli.main(["move", "--data", str(filled), "--to", "sqlite"]) == 0
    assert f"環境変数 {URL} を消して" in capsys.readouterr().out


def test_a_backup_of_a_server_is_a_file_like_any_other_and_comes_back(
    filled, database, monkeypatch
):
    monkeypatch.setenv(URL, database.url)
    move(filled, "", database.url)
    store = SharedStore(filled, database.url)
    made = daily_backup(filled, store.engine, date(2026, 12, 8))
    assert [file.name for file in made.parent.iterdir()] == ["kasane-2026-12-08.db"]
    assert b"survey" not in made.read_bytes()  # two copies would tell what came between
    write(store, "later")
    store.close()
    assert restore(filled) == made
    assert "later" not in [row[0] for row in database.run("SELECT id FROM record")]
    assert check_data(filled, database.url) == []
    before = max(filled.glob("before-restore-*"))
    restore(filled, before.name)
    assert "later" in [row[0] for row in database.run("SELECT id FROM record")]
    assert database.run("SELECT count(*) FROM answer") == [(5,)]


def move_on(store, activity):
    def job(transaction):
        moved = Put("workshop", "main", {"activity": activity})
        draft = transaction.draft(WORKSHOP)
        draft.append("moved-on-0", "m1", "2026-12-08T04:31:00+00:00", "activity.go", [moved])

    store.submit(job).result()


def test_on_a_server_there_is_one_backup_a_day_and_none_at_each_move(filled, database):
    move(filled, "", database.url)
    store = SharedStore(filled, database.url)
    keeper = BackupKeeper(store, lambda: datetime(2026, 12, 8, 12, 0))
    move_on(store, "opening")
    wait_until(lambda: backups(filled), "the backup of a process whose turn it is")
    keeper.close()
    store.close()
    assert [file.name for file in backups(filled)] == ["kasane-2026-12-08.db"]
