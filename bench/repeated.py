"""The worked example of any programme, written so many times over as entries are wanted."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Iterator, Sequence
from itertools import count, islice
from pathlib import Path

from kasane.programme import load_programmes
from kasane.samples import fill_sample
from kasane.store import Record, State, Store
from kasane.tables import programmes_folder
from kasane.workshop import Workshops


def repeated(programme: str, entries: int) -> State:
    """A workshop in which all that the example holds stands again and again.

    Args:
        programme: Its id; it has a worked example.
        entries: How many there are in all, or as many as the example has where that is more.
    """
    state = _example(programme)
    own = [each for each in state.records.values() if each.kind == "entry" and not each.deleted]
    more = (record for number in count(1) for record in _again(own, number))
    for record in islice(more, max(entries - len(own), 0)):
        state.records["entry", record.id] = record
    return state


def _example(programme: str) -> State:
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder))
        workshops = Workshops(store, load_programmes(programmes_folder()))
        device, _ = workshops.own(None)
        state = workshops.state(fill_sample(workshops, device.id, programme).workshop)
        store.close()
    assert state is not None
    return state


def _again(entries: Sequence[Record], number: int) -> Iterator[Record]:
    """The same once more, under other ids, pointing at each other as the first ones do."""
    ids = "|".join(re.escape(each.id) for each in entries)
    named = re.compile(f'(?<=["/])({ids})(?=["/])')
    for each in entries:
        body = json.loads(named.sub(rf"\1-{number}", json.dumps(each.body)))
        yield Record("entry", f"{each.id}-{number}", each.revision, False, body)
