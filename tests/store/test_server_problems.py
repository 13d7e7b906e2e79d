"""What goes wrong with a database server is said in a sentence, and nothing is lost or doubled."""

import pytest
from store_builders import WORKSHOP, Heard, make_workshop, together, write, writing

from kasane.errors import StoreError
from kasane.store import check_data
from kasane.store.engine import open_server
from kasane.store.shared import SharedStore


@pytest.fixture
def store(database, folder):
    made = SharedStore(folder, database.url)
    make_workshop(made)
    yield made
    made.close()


@pytest.mark.parametrize("url", ["nonsense", "sqlite:///somewhere.db", "mysql://a@b/c"])
def test_an_address_that_is_none_is_told(url):
    with pytest.raises(StoreError, match="手をつけていません"):
        open_server(url)


def test_a_server_that_does_not_answer_is_told(tmp_path):
    with pytest.raises(StoreError, match=r"サーバーにつながりません.*管理する方"):
        open_server(f"postgresql+psycopg://kasane@/none?host={tmp_path}")


def test_a_database_that_is_not_there_is_told(database):
    with pytest.raises(StoreError, match="つながりません"):
        open_server(database.url.replace(database.name, "none"))


def test_data_of_a_newer_version_are_not_touched(database_server):
    newer = database_server.database()
    open_server(newer.url).dispose()
    newer.run("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreError, match="もっと新しい版"):
        open_server(newer.url)
    assert newer.run("SELECT version_num FROM alembic_version") == [("9999",)]


def test_after_the_lines_were_cut_everything_goes_on(store, database, folder):
    assert write(store, "a") == 1
    database.cut()
    assert write(store, "b") == 2
    database.cut()
    assert store.state(WORKSHOP).revision == 2
    assert check_data(folder, database.url) == []


def test_a_line_that_is_cut_while_it_commits_is_told_and_nothing_is_doubled(store, database):
    """Nobody knows whether it went through: it is sent again under its number, and done once."""
    store.forewarn(lambda _lines: None if store.done else database.cut())
    store.done = False
    with pytest.raises(StoreError, match="つながりません"):
        write(store, "a", op_id="the-same")
    store.done = True
    assert write(store, "a", op_id="the-same") == 1
    assert store.state(WORKSHOP).revision == 1


def test_a_workshop_that_another_holds_too_long_is_told(store, database, monkeypatch):
    import psycopg

    store.submit(lambda tx: tx.connection.exec_driver_sql("SET lock_timeout = 10")).result()
    address = f"host={database.folder} user=kasane dbname={database.name}"
    with psycopg.connect(address) as other:
        other.execute("SELECT id FROM workshop FOR UPDATE")
        with pytest.raises(StoreError, match="ほかのプログラム"):
            write(store)
    assert write(store) == 1


def test_two_that_need_the_same_two_workshops_never_wait_in_a_circle(store, database, folder):
    other = SharedStore(folder, database.url)
    make_workshop(store, "w2")
    try:
        for turn in range(20):
            one = together(store, writing(f"a{turn}"), writing(f"a{turn}", workshop_id="w2"))
            two = together(other, writing(f"b{turn}", workshop_id="w2"), writing(f"b{turn}"))
            assert all(future.result() for future in (*one, *two))
        assert store.state(WORKSHOP).revision == store.state("w2").revision == 40
        assert check_data(folder, database.url) == []
    finally:
        other.close()


def test_what_others_committed_is_told_here_once_in_order_and_before_what_came_after(
    store, database, folder
):
    heard = Heard(store)
    other = SharedStore(folder, database.url)
    try:
        for turn in range(5):
            write(other, f"b{turn}")
            write(store, f"a{turn}")
        write(other, "last")
        store.follow(WORKSHOP)
        assert heard.revisions == list(range(1, 12))
    finally:
        other.close()


def test_a_workshop_that_another_erased_is_gone_here(store, database, folder):
    gone = []
    store.on_erased(gone.append)
    write(store)
    other = SharedStore(folder, database.url)
    try:
        other.submit(lambda tx: tx.erase(WORKSHOP)).result()
        other.compact()
    finally:
        other.close()
    assert store.state(WORKSHOP) is None
    assert gone == [{WORKSHOP}]


@pytest.mark.parametrize("name", ["", "x" * 1000, "a\0b", "'; DROP TABLE workshop"])
def test_any_word_is_an_unknown_workshop(store, name):
    assert store.state(name) is None
    assert store.submit(lambda tx: tx.draft(name)).result() is None
