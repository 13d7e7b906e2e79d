"""One write path: every commit raises the revision, is on disk first, and is told in order."""

import threading

import pytest
import sqlalchemy as sa
from store_builders import WORKSHOP, Heard, crash, make_workshop, refuse, together, write, writing

from kasane.errors import RefusedError, StoreError
from kasane.store import Put, Store, check_data
from kasane.store.reading import load_state, read_history
from tests.support.waiting import PATIENCE


def test_the_revision_rises_by_one_with_each_operation(store):
    assert [write(store, "a", text=str(n)) for n in range(3)] == [1, 2, 3]
    assert store.state(WORKSHOP).revision == 3
    assert store.state(WORKSHOP).get("thing", "a").revision == 3


def test_each_workshop_counts_for_itself(store):
    make_workshop(store, "w2")
    write(store)
    assert write(store, workshop_id="w2") == 1


def test_every_operation_leaves_one_line_with_before_and_after(store):
    write(store, "a", text="一")
    write(store, "a", text="二")
    with store.engine.connect() as connection:
        first, second = read_history(connection, WORKSHOP)
    assert (first.revision, first.op, first.actor) == (1, "thing.put", "somebody")
    assert first.changes[0].before is None
    assert second.changes[0].before == first.changes[0].after
    assert second.changes[0].after.body == {"text": "二"}


def test_jobs_that_wait_are_committed_together_and_told_once(store):
    heard = Heard(store)
    futures = together(store, *[writing(f"r{n}") for n in range(20)])
    assert [future.result() for future in futures] == list(range(1, 21))
    assert heard.revisions == list(range(1, 21))
    assert heard.calls == 1


@pytest.mark.parametrize(("job", "error"), [(refuse, RefusedError), (crash, ZeroDivisionError)])
def test_a_job_that_raises_writes_nothing_and_does_not_hinder_the_others(store, place, job, error):
    before, failed, after = together(store, writing("before"), job, writing("after"))
    with pytest.raises(error):
        failed.result()
    assert (before.result(), after.result()) == (1, 2)
    assert {key[1] for key in store.state(WORKSHOP).records} == {"before", "after"}
    assert place.check() == []


def test_a_fault_in_a_job_does_not_end_the_writer(store):
    for _ in range(3):
        with pytest.raises(ZeroDivisionError):
            store.submit(crash).result()
    assert write(store) == 1


def test_listeners_hear_of_what_is_on_disk_already(store):
    seen = []

    def look(lines):
        with store.engine.connect() as connection:
            seen.append(load_state(connection, WORKSHOP).revision >= lines[-1].revision)

    store.listen(look)
    for n in range(5):
        write(store, f"r{n}")
    assert seen == [True] * 5


def test_listeners_hear_in_order_also_from_many_threads(store):
    heard = Heard(store)
    threads = [
        threading.Thread(target=lambda: [write(store, "a") for _ in range(20)]) for _ in range(5)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert heard.revisions == list(range(1, 101))


def test_refused_jobs_are_not_told(store):
    heard = Heard(store)
    with pytest.raises(RefusedError):
        store.submit(refuse).result()
    assert heard.calls == 0


def test_a_listener_with_a_fault_neither_undoes_nor_doubles_what_is_stored(store, caplog):
    store.listen(lambda _lines: 1 / 0)
    heard = Heard(store)
    assert write(store) == 1
    assert store.state(WORKSHOP).revision == 1
    assert heard.revisions == [1]
    assert "保存は済んでいます" in caplog.text


def test_the_same_op_id_again_does_nothing_and_answers_the_same(store):
    assert write(store, "a", op_id="the-same", text="一") == 1
    write(store, "b")
    assert write(store, "a", op_id="the-same", text="二") == 1
    assert store.state(WORKSHOP).revision == 2
    assert store.state(WORKSHOP).get("thing", "a").body == {"text": "一"}


def test_the_same_op_id_twice_in_one_commit_is_done_once(store):
    futures = together(store, *[writing("a", op_id="the-same")] * 2)
    assert [future.result() for future in futures] == [1, 1]
    assert store.state(WORKSHOP).revision == 1


def test_a_state_that_was_read_does_not_change_any_more(store):
    write(store, "a")
    early = store.state(WORKSHOP)
    write(store, "b")
    assert (early.revision, len(early.records)) == (1, 1)


def test_an_unknown_workshop_is_none(store):
    assert store.state("nope") is None


def test_a_deleted_record_stays_as_a_tombstone(store):
    write(store, "a", text="一")
    store.submit(
        lambda tx: tx.draft(WORKSHOP).append(
            "delete-it", "x", "t", "thing.delete", [Put("thing", "a", {"text": "一"}, deleted=True)]
        )
    ).result()
    state = store.state(WORKSHOP)
    assert state.get("thing", "a") is None
    assert state.records["thing", "a"].body == {"text": "一"}
    assert list(state.all("thing")) == []


def test_a_restart_loads_the_same_state_in_the_same_order(store, place):
    for name in ("c", "a", "b", "d"):
        write(store, name, text=name)
    write(store, "c", text="又")
    before = store.state(WORKSHOP)
    again = place.open()
    try:
        after = again.state(WORKSHOP)
        assert after == before
        assert list(after.records) == list(before.records)
    finally:
        again.close()


def test_closing_finishes_what_waits(place):
    store = place.open()
    make_workshop(store)
    futures = [store.submit(writing(f"r{n}")) for n in range(200)]
    store.close()
    assert [future.result() for future in futures] == list(range(1, 201))


def test_after_closing_a_job_is_told_so_and_nobody_waits_for_ever(place):
    store = place.open()
    store.close()
    with pytest.raises(StoreError, match="無事"):
        store.submit(refuse).result(timeout=PATIENCE)


def test_a_second_process_on_the_same_folder_is_noticed_and_nothing_is_lost(store, place):
    other = place.open()
    try:
        assert write(store, "a", text="一") == 1
        assert other.state(WORKSHOP).revision == 1
        assert write(store, "b", text="二") == 2
        assert write(other, "c", text="三") == 3
        assert write(other, "d") == 4
        assert write(store, "e") == 5
        assert other.submit(writing("e", op_id="by-both")).result() == 6
        assert store.submit(writing("e", op_id="by-both")).result() == 6
        with store.engine.connect() as connection:
            names = {key[1] for key in load_state(connection, WORKSHOP).records}
        assert names == set("abcde")
        assert place.check() == []
    finally:
        other.close()


def test_a_whole_batch_that_is_outdated_is_carried_out_all_the_same(store, place):
    other = place.open()
    try:
        other.state(WORKSHOP)
        write(store, "a")
        futures = together(other, *[writing(f"r{n}") for n in range(10)], refuse)
        assert [future.result() for future in futures[:10]] == list(range(2, 12))
        assert place.check() == []
    finally:
        other.close()


def test_the_database_is_written_through_and_ahead(file_store):
    with file_store.engine.connect() as connection:
        ask = connection.exec_driver_sql
        assert ask("PRAGMA journal_mode").scalar() == "wal"
        assert ask("PRAGMA synchronous").scalar() == 2
        assert ask("PRAGMA foreign_keys").scalar() == 1


@pytest.mark.parametrize("name", ["ふつう", "空き 白", "a?b=c", "100%", "a#b"])
def test_any_folder_name_will_do(tmp_path, name):
    store = Store(tmp_path / name)
    make_workshop(store)
    write(store)
    store.close()
    assert (tmp_path / name / "kasane.db").is_file()
    assert check_data(tmp_path / name) == []


def test_bodies_are_kept_as_readable_text(store):
    write(store, "a", text="𠮷野家")
    with store.engine.connect() as connection:
        body = connection.scalar(sa.text("SELECT body FROM record WHERE id = 'a'"))
    assert body == '{"text":"𠮷野家"}'


def test_an_operation_that_changes_no_record_leaves_its_line_all_the_same(store):
    store.submit(
        lambda tx: tx.draft(WORKSHOP).append("op", "somebody", "t", "nothing", [])
    ).result()
    assert store.state(WORKSHOP).done == {"op": (1, "somebody")}


def test_who_reads_after_the_end_reads_each_time_and_leaves_nothing_open(store):
    store.close()
    for _ in range(2):
        with store.engine.connect() as reader:
            assert reader.scalar(sa.text("SELECT count(*) FROM workshop")) == 1


def test_a_line_that_broke_is_given_back_quietly_when_all_is_closed(store):
    reader = store.engine.connect()
    reader.execute(sa.text("SELECT 1"))
    store.close()
    reader.invalidate()
    reader.close()


def test_what_is_worked_out_of_a_kind_is_kept_until_one_of_that_kind_changes(store):
    asked = []

    def ids(records):
        asked.append(True)
        return [record.id for record in records]

    def ask(transaction):
        return transaction.draft(WORKSHOP).once("thing", ids)

    write(store, "a")
    assert store.submit(ask).result() == store.submit(ask).result() == ["a"]
    assert len(asked) == 1
    write(store, "b")
    assert store.submit(ask).result() == ["a", "b"]
    _, seen = together(store, writing("c"), ask)
    assert seen.result() == ["a", "b", "c"]
    assert store.submit(ask).result() == ["a", "b", "c"]
