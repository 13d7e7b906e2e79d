"""A workshop as it stood at an earlier moment is worked out from its history."""

import random

import pytest
from store_builders import WORKSHOP

from kasane.store import Put
from kasane.store.past import rewound, stood


def _at(store, moment, *puts):
    job = lambda tx: tx.draft(WORKSHOP).append(moment, "somebody", moment, "thing.put", puts)  # noqa: E731
    store.submit(job).result()


def _then(store, moment):
    with store.engine.connect() as connection:
        return rewound(connection, store.state(WORKSHOP), moment)


def test_every_earlier_moment_is_as_it_was_then(store):
    known = {"": store.state(WORKSHOP)}
    for number, puts in enumerate(
        [
            [Put("thing", "a", {"text": "一"}), Put("thing", "b", {"text": "あ"})],
            [Put("thing", "a", {"text": "二"})],
            [Put("thing", "b", {"text": "あ"}, deleted=True), Put("thing", "c", {})],
            [Put("thing", "b", {"text": "い"})],
        ],
        1,
    ):
        moment = f"2026-12-0{number}T00:00:00.000+00:00"
        _at(store, moment, *puts)
        known[moment] = store.state(WORKSHOP)
    for moment, state in known.items():
        then = _then(store, moment)
        assert list(then.records.items()) == list(state.records.items())
        assert (then.revision, then.done) == (state.revision, state.done)


def test_what_was_read_is_left_as_it_is(store):
    _at(store, "2026-12-01T00:00:00.000+00:00", Put("thing", "a", {}))
    now = store.state(WORKSHOP)
    assert not _then(store, "2026-11-30T00:00:00.000+00:00").records
    assert now.get("thing", "a") is not None


def test_one_thing_and_what_lies_in_it_as_they_were_are_read_without_the_rest(store):
    times = [f"2026-12-0{number}T00:00:00.000+00:00" for number in range(5)]
    _at(store, times[1], Put("thing", "b", {"place": "a/row"}))
    _at(store, times[2], Put("thing", "a", {"text": "一"}), Put("thing", "ab", {}))
    _at(store, times[3], Put("thing", "b", {"place": "a/row", "more": "も"}))
    _at(store, times[4], Put("thing", "a", {"text": "二"}), Put("other", "ab", {}))
    with store.engine.connect() as connection:
        found = [stood(connection, WORKSHOP, "a", moment) for moment in times]
        assert stood(connection, WORKSHOP, "%", times[0]) == {}
    texts = [
        {key: was and was.body.get("text", was.body.get("place")) for key, was in then.items()}
        for then in found
    ]
    a, b = ("thing", "a"), ("thing", "b")
    assert [then.get(a, "as now") for then in texts] == [None, None, "一", "一", "as now"]
    assert [then.get(b, "as now") for then in texts] == [None, "a/row", "a/row", "as now", "as now"]
    assert ("thing", "ab") not in found[3]


@pytest.mark.parametrize("seed", range(4))
def test_what_lies_in_one_thing_stood_as_the_whole_workshop_did(store, seed):
    """Whatever was written, moved within it, deleted and written again, several at once."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    names = ["a", "ab", "b", "a%"]
    inside = {f"{name}{number}": name for name in names for number in range(3)}
    moments = [f"2026-12-01T00:{minute:02}:00.000+00:00" for minute in range(20)]
    for moment in moments[1:]:
        _at(store, moment, *_some_puts(chance, store.state(WORKSHOP), names, inside))
    now = store.state(WORKSHOP)
    for moment in moments:
        then = _then(store, moment)
        for name in names:
            with store.engine.connect() as connection:
                found = stood(connection, WORKSHOP, name, moment)
            for record in (name, *(each for each, where in inside.items() if where == name)):
                key = ("thing", record)
                assert found.get(key, now.get(*key)) == then.get(*key), (moment, name, record)


def _some_puts(chance, state, names, inside):
    for record in chance.sample([*names, *inside], chance.randint(1, 4)):
        known = state.get("thing", record)
        place = f"{inside[record]}/{chance.choice('xyz')}" if record in inside else ""
        body = {"place": place, "text": chance.choice("いろは")}
        if known and chance.random() < 0.3:
            yield Put("thing", record, known.body, deleted=True)
        else:
            yield Put("thing", record, body)
