"""The check finds what does not fit together, and is silent about sound data."""

import sqlite3

import pytest
from store_builders import WORKSHOP, make_workshop, write

from kasane.store import Store, check_data
from kasane.store.engine import DATABASE_NAME


@pytest.fixture
def filled(folder):
    store = Store(folder)
    make_workshop(store)
    for n in range(5):
        write(store, f"r{n % 3}", text=f"{n}")
    store.close()
    return folder


def spoil(folder, *statements):
    raw = sqlite3.connect(folder / DATABASE_NAME)
    for statement in statements:
        raw.execute(statement)
    raw.commit()
    raw.close()


def test_sound_data_have_no_faults(filled):
    assert check_data(filled) == []


def test_an_empty_folder_has_no_faults(folder):
    assert check_data(folder) == []


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("DELETE FROM history WHERE revision = 3", "履歴の3番が欠けています"),
        ("UPDATE record SET body = '{\"text\":\"x\"}' WHERE id = 'r1'", "「thing」r1 の中身が"),
        ("DELETE FROM record WHERE id = 'r2'", "「thing」r2 の中身が"),
        ("UPDATE record SET deleted = 1 WHERE id = 'r0'", "「thing」r0 の中身が"),
        ("INSERT INTO record VALUES ('w1', 'thing', 'new', 1, 0, '{}')", "「thing」new の中身が"),
        ("DELETE FROM history WHERE revision = 5", "の中身が履歴と合いません"),
        ("UPDATE record SET body = '{' WHERE id = 'r0'", "読み取れない記録"),
        ("UPDATE history SET changes = '[{}]' WHERE revision = 2", "読み取れない記録"),
        (
            "UPDATE history SET changes = replace(changes, '\"0\"', '\"9\"') WHERE revision = 4",
            "履歴の4番が、その前の履歴と合いません",
        ),
    ],
)
def test_the_check_says_what_is_wrong(filled, statement, said):
    spoil(filled, statement)
    faults = check_data(filled)
    assert any(said in fault for fault in faults), faults
    assert all(WORKSHOP in fault for fault in faults)
