"""The check finds what does not fit together, and is silent about sound data."""

import pytest
from store_builders import WORKSHOP, make_workshop, write


@pytest.fixture
def filled(place):
    store = place.open()
    make_workshop(store)
    for n in range(5):
        write(store, f"r{n % 3}", text=f"{n}")
    store.close()
    return place


def test_sound_data_have_no_faults(filled):
    assert filled.check() == []


def test_where_nothing_is_there_are_no_faults(place):
    assert place.check() == []


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("DELETE FROM history WHERE revision = 3", "履歴の3番が欠けています"),
        ("UPDATE record SET body = '{\"text\":\"x\"}' WHERE id = 'r1'", "「thing」r1 の中身が"),
        ("DELETE FROM record WHERE id = 'r2'", "「thing」r2 の中身が"),
        ("UPDATE record SET deleted = TRUE WHERE id = 'r0'", "「thing」r0 の中身が"),
        (
            "INSERT INTO record VALUES ('w1', 'thing', 'new', 1, FALSE, '{}')",
            "「thing」new の中身が",
        ),
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
    filled.spoil(statement)
    faults = filled.check()
    assert any(said in fault for fault in faults), faults
    assert all(WORKSHOP in fault for fault in faults)
