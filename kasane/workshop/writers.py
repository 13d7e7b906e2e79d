"""How many organisations wrote on a copy of a form.

In the browser: components/sheets/form/writers.js.
"""

from __future__ import annotations

from collections.abc import Iterable

from kasane.programme import FormSheet
from kasane.workshop.item import Item
from kasane.workshop.reading import Reading

ONLY_ONE = "まだ1つの部署・機関の人だけが書いています。"


def is_only_one(reading: Reading, sheet: FormSheet, copy: Item) -> bool:
    """Whether only one organisation wrote, by the noted writers or by the entries' authors.

    What is noted and who is on the roster are never taken together: they may call one department
    by two names.
    """
    table, _, column = (sheet.several_write or "").partition("/")
    written = [item for item in _inside(reading, sheet, copy) if item.written]
    if not table or not written:
        return False
    members = reading.people.members
    noted = {row.text(column).strip() for row in reading.at(sheet.id, f"{copy.id}/{table}")}
    wrote = {
        members[item.author].organisation.strip() for item in written if item.author in members
    }
    return max(len(noted - {""}), len(wrote - {""})) < 2


def _inside(reading: Reading, sheet: FormSheet, copy: Item) -> Iterable[Item]:
    yield copy
    yield from (item for item in reading.of(sheet.id) if item.copy == copy.id and item.readable)
