"""What one process commits or says reaches the others, also after their line was lost."""

import threading
from datetime import UTC, datetime, timedelta

import psycopg
import pytest
from store_builders import WORKSHOP, Heard, make_workshop, write

from kasane.store import peers
from kasane.store.lock import IN_USE
from kasane.store.shared import SharedStore
from tests.support.waiting import wait_until

OTHER = "w2"
LOCKS = (
    "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND classid <> 0"
    " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
)
"""How many claims are held at the server."""
LINES = (
    f"SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = {IN_USE}"  # noqa: S608
    " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
)
"""How many processes have a line."""


@pytest.fixture
def stores(database, folder):
    """Two processes' stores, which both attend the workshop."""
    made = [SharedStore(folder, database.url) for _ in range(2)]
    make_workshop(made[0])
    make_workshop(made[0], OTHER)
    for store in made:
        store.state(WORKSHOP)
        store.attend(WORKSHOP)
    yield made
    for store in made:
        store.close()


def test_a_commit_is_told_in_the_other_process_without_asking(stores):
    one, other = stores
    heard = Heard(other)
    for n in range(20):
        write(one, f"r{n}")
    wait_until(lambda: heard.revisions == list(range(1, 21)))


def test_each_hears_of_all_in_order_when_both_write(stores):
    heard = [Heard(store) for store in stores]
    threads = [
        threading.Thread(target=lambda store=store: [write(store, "a") for _ in range(25)])
        for store in stores
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for one in heard:
        wait_until(lambda one=one: one.revisions == list(range(1, 51)))


def test_what_was_committed_while_the_line_was_lost_is_told_after_it(stores, database):
    one, other = stores
    heard = Heard(other)
    write(one, "before")
    wait_until(lambda: heard.revisions == [1])
    database.cut()
    for n in range(5):
        write(one, f"r{n}")
    wait_until(lambda: heard.revisions == list(range(1, 7)))
    write(one, "after")
    wait_until(lambda: heard.revisions == list(range(1, 8)))


def test_an_erased_workshop_is_told_in_the_other_process(stores):
    one, other = stores
    gone = []
    other.on_erased(gone.append)
    one.submit(lambda tx: tx.erase(WORKSHOP)).result()
    wait_until(lambda: gone == [{WORKSHOP}])


def test_a_claim_is_one_processs_until_it_gives_it_back_or_ends(stores):
    one, other = stores
    assert one.claim("w1 survey haru")
    assert not one.claim("w1 survey haru")
    assert not other.claim("w1 survey haru")
    assert other.claim("w1 survey natsu")
    one.unclaim("w1 survey haru")
    assert other.claim("w1 survey haru")
    assert not one.claim("w1 survey natsu")
    stores.pop().close()
    wait_until(lambda: one.claim("w1 survey natsu"))


def test_claims_are_held_again_after_a_lost_line(stores, database):
    one, other = stores
    assert all(one.claim(f"w1 survey m{n}") for n in range(3))
    database.cut()
    wait_until(lambda: database.run(LOCKS) == [(3,)] and database.run(LINES) == [(2,)])
    assert not any(other.claim(f"w1 survey m{n}") for n in range(3))


def test_the_server_holds_only_so_many_claims(stores, database, monkeypatch):
    monkeypatch.setattr(peers, "MOST_CLAIMS", 5)
    one, other = stores
    assert all(one.claim(f"w1 survey m{n}") for n in range(8))
    assert database.run(LOCKS) == [(5,)]
    assert not one.claim("w1 survey m0")
    assert [other.claim(f"w1 survey m{n}") for n in (2, 3, 7)] == [True, False, False]


def test_what_one_does_not_attend_is_not_heard(stores):
    one, other = stores
    words, heard = [], Heard(other)
    other.overhear(lambda *said: words.append(said))
    write(one, "a", workshop_id=OTHER)
    one.tell(OTHER, {"here": ["m1"]})
    one.tell(WORKSHOP, {"here": ["m2"]})
    wait_until(lambda: words)
    assert [(topic, word["here"]) for topic, word in words] == [(WORKSHOP, ["m2"])]
    assert heard.lines == []
    other.leave(WORKSHOP)
    other.attend(OTHER)
    one.tell(WORKSHOP, {"here": []})
    one.tell(OTHER, {"here": ["m3"]})
    wait_until(lambda: len(words) == 2)
    assert words[1][1]["here"] == ["m3"]


def test_nobody_hears_their_own_words(stores):
    one, other = stores
    words = {0: [], 1: []}
    for number, store in enumerate(stores):
        store.overhear(lambda _topic, word, number=number: words[number].append(word["n"]))
    one.tell(WORKSHOP, {"n": 1})
    other.tell(WORKSHOP, {"n": 2})
    wait_until(lambda: words == {0: [2], 1: [1]})


def test_files_are_kept_by_one_process_and_by_another_once_it_is_gone(stores, database, folder):
    one, other = stores
    begun, noted = [], {0: [], 1: []}
    for number, store in enumerate(stores):
        store.peers.keep(lambda number=number: begun.append(number), noted[number].append)
    wait_until(lambda: begun)
    keeper = begun[0]
    write(one, "a")
    write(other, "b", workshop_id=OTHER)
    wait_until(lambda: noted[keeper] == [WORKSHOP, OTHER])
    assert noted[1 - keeper] == []
    stores.pop(keeper).close()
    wait_until(lambda: begun == [keeper, 1 - keeper])
    write(stores[0], "c")
    wait_until(lambda: noted[1 - keeper] == [WORKSHOP])


def test_who_asks_to_keep_files_just_as_it_is_elected_begins_once(database, folder, monkeypatch):
    monkeypatch.setattr(peers, "BEAT_SECONDS", 0.01)
    address = f"host={database.folder} user=kasane dbname={database.name}"
    store = SharedStore(folder, database.url)
    begun, noted = [], []
    with psycopg.connect(address, autocommit=True) as other:
        other.execute("SELECT pg_advisory_lock(%s)", (peers.KEEPING,))
        line = store.peers

        class Elected(list):
            """Those who keep; the moment one more is noted the turn has come."""

            def append(self, begin):
                super().append(begin)
                other.close()
                if threading.current_thread() is not line._thread:
                    wait_until(lambda: line.keeps)

        line._elected = Elected()
        store.keep(lambda: begun.append(threading.current_thread()), noted.append)
        wait_until(lambda: begun)
    store.close()
    for thread in begun:
        thread.join()
    assert len(begun) == 1


def test_who_still_asks_the_others_after_the_end_waits_for_nobody(database, folder):
    store = SharedStore(folder, database.url)
    line = store.peers
    store.close()
    assert line.attend(WORKSHOP).result(0) is None
    store.close()


def test_a_line_that_is_first_needed_after_the_end_is_closed_at_once(database, folder):
    store = SharedStore(folder, database.url)
    store.close()
    assert store.now()
    assert not store.peers._thread.is_alive()


def test_all_go_by_the_servers_clock(database, folder, monkeypatch):
    class Slow(datetime):
        """This machine's clock, an hour behind."""

        @classmethod
        def now(cls, tz=None):
            return datetime.now(tz) - timedelta(hours=1)

    monkeypatch.setattr("kasane.store.peers.datetime", Slow)
    store = SharedStore(folder, database.url)
    try:
        wait_until(lambda: round(store.peers.ahead / timedelta(minutes=1)) == 60)
        assert store.now() - datetime.now(UTC) > timedelta(minutes=59)
    finally:
        store.close()


def test_what_is_given_back_after_the_end_is_closed(database, folder):
    store = SharedStore(folder, database.url)
    late = store.engine.connect()
    line = late.connection.driver_connection
    store.close()
    assert not line.closed
    late.close()
    assert line.closed
    with store.engine.connect() as later:
        line = later.connection.driver_connection
    assert line.closed
