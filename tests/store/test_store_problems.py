"""What goes wrong on disk is said in a sentence, and what was stored stays as it was."""

import sqlite3
from contextlib import closing

import pytest
import sqlalchemy as sa
from store_builders import WORKSHOP, make_workshop, together, write, writing

from kasane.errors import StoreError
from kasane.store import Store, check_data
from kasane.store.engine import DATABASE_NAME

FULL = "ディスクに空きがなく"
READ_ONLY = "読み取り専用"
DAMAGED = "データのファイルがこわれています"
CLOSED_UP = "保存先を開けませんでした"
NEWER = "もっと新しい版の「かさね」"


@pytest.fixture
def filled(folder):
    """A closed data folder with some records in it."""
    store = Store(folder)
    make_workshop(store)
    for n in range(50):
        write(store, f"r{n}", text="あ" * 400)
    store.close()
    return folder


@pytest.fixture
def store(file_store):
    """What goes wrong with files; of a server tells test_server_problems."""
    return file_store


def on_writer(store, sql):
    """Run a statement on the writer's own connection."""
    store.submit(lambda tx: tx.connection.exec_driver_sql(sql).close()).result()


def pages(store):
    return store.submit(
        lambda tx: tx.connection.exec_driver_sql("PRAGMA page_count").scalar()
    ).result()


@pytest.mark.parametrize("damage", ["newer", "no database"])
def test_where_it_cannot_be_opened_nothing_stays_open(filled, damage):
    if damage == "newer":
        with closing(sqlite3.connect(filled / DATABASE_NAME)) as raw:
            raw.execute("UPDATE alembic_version SET version_num = '9999'")
            raw.commit()
    else:
        (filled / DATABASE_NAME).write_bytes(b"SQLite format 3\x00" + b"\xff" * 8000)
    lines = []

    def opened(line, _record):
        lines.append(line)

    sa.event.listen(sa.pool.Pool, "connect", opened)
    try:
        with pytest.raises(StoreError):
            Store(filled)
    finally:
        sa.event.remove(sa.pool.Pool, "connect", opened)
    assert lines
    for line in lines:
        with pytest.raises(sqlite3.ProgrammingError, match="closed"):
            line.execute("SELECT 1")


def test_full_disk_is_told_and_afterwards_everything_goes_on(store, folder):
    write(store, "kept", text="一")
    on_writer(store, f"PRAGMA max_page_count = {pages(store) + 2}")
    before = store.state(WORKSHOP)
    with pytest.raises(StoreError, match=FULL) as caught:
        write(store, "big", text="あ" * 50_000)
    assert "保存済みの内容は無事" in caught.value.message
    assert store.state(WORKSHOP) == before
    assert check_data(folder) == []
    on_writer(store, "PRAGMA max_page_count = 1000000")
    assert write(store, "big", text="あ" * 50_000) == 2


def test_on_a_full_disk_the_small_ones_of_a_batch_still_go_through(store):
    on_writer(store, f"PRAGMA max_page_count = {pages(store) + 8}")
    big, small = together(store, writing("big", text="あ" * 90_000), writing("small", text="一"))
    with pytest.raises(StoreError, match=FULL):
        big.result()
    assert small.result() == 1


def test_a_disk_that_became_read_only_is_told(store):
    write(store, "kept")
    on_writer(store, "PRAGMA query_only = ON")
    with pytest.raises(StoreError, match=READ_ONLY):
        write(store, "more")
    assert store.state(WORKSHOP).revision == 1
    on_writer(store, "PRAGMA query_only = OFF")
    assert write(store, "more") == 2


def test_a_read_only_file_is_told_and_left_alone(filled, monkeypatch):
    path, real = filled / DATABASE_NAME, sa.create_engine
    address = f"sqlite:///file:{path}?mode=ro&uri=true"
    before = path.read_bytes()
    # mode=ro stands for a file without the right to write: root may write to those too.
    monkeypatch.setattr(sa, "create_engine", lambda _url: real(address))
    with pytest.raises(StoreError, match=f"{READ_ONLY}|{CLOSED_UP}"):
        write(Store(filled), "more")
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"garbage " * 2000, b"SQLite format 3\x00" + b"\xff" * 8000])
def test_a_damaged_file_is_told_and_left_alone(folder, content):
    folder.mkdir()
    (folder / DATABASE_NAME).write_bytes(content)
    for opening in (Store, check_data):
        with pytest.raises(StoreError, match=DAMAGED):
            opening(folder)
    assert (folder / DATABASE_NAME).read_bytes() == content


def test_damage_in_the_middle_is_told_by_the_check_and_by_the_store(filled):
    path = filled / DATABASE_NAME
    content = bytearray(path.read_bytes())
    content[8192:] = b"\xa5" * (len(content) - 8192)
    path.write_bytes(content)
    try:
        found = " ".join(check_data(filled))
    except StoreError as error:
        found = error.message
    assert "傷" in found or DAMAGED in found
    with pytest.raises(StoreError, match=DAMAGED):
        Store(filled).state(WORKSHOP)


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError):
        Store(tmp_path / "file" / "data")


def test_a_database_that_is_a_folder_is_told(folder):
    (folder / DATABASE_NAME).mkdir(parents=True)
    with pytest.raises(StoreError, match=CLOSED_UP):
        Store(folder)


def test_data_of_a_newer_version_are_not_touched(filled):
    path = filled / DATABASE_NAME
    raw = sqlite3.connect(path)
    raw.execute("UPDATE alembic_version SET version_num = '9999'")
    raw.commit()
    raw.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match=NEWER) as caught:
        Store(filled)
    assert "手をつけていません" in caught.value.message
    with pytest.raises(StoreError, match=NEWER):
        check_data(filled)
    assert path.read_bytes() == before


def test_a_database_in_use_elsewhere_is_told(store, folder):
    on_writer(store, "PRAGMA busy_timeout = 1")
    raw = sqlite3.connect(folder / DATABASE_NAME, isolation_level=None)
    raw.execute("BEGIN IMMEDIATE")
    try:
        with pytest.raises(StoreError, match="ほかのプログラム"):
            write(store)
    finally:
        raw.execute("ROLLBACK")
        raw.close()
    assert write(store) == 1
