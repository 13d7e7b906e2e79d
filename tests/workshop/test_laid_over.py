"""The worked example in a programme that was copied and changed: what has its place is shown."""

from __future__ import annotations

from typing import Any

import pytest

from kasane.programme.own.tree import Tree, copied, draft_of, new_id, put, tree_of
from kasane.samples import example
from kasane.samples.copied import as_example, has_example
from kasane.workshop.reading import Reading
from kasane.workshop.shown import records_shown
from tests.support.own import every_kind
from tests.support.world import programmes


def copy_of(programme: str) -> Tree:
    return copied(tree_of(programmes()[programme]), "写し")


def entries(reading: Reading) -> dict[str, Any]:
    shown = records_shown(reading, leads=True)
    return {record["id"]: record["body"] for record in shown if record["kind"] == "entry"}


@pytest.mark.parametrize("programme", programmes())
def test_a_copy_shows_the_whole_example_of_what_it_copies(programme: str) -> None:
    reading, whole = as_example(draft_of(copy_of(programme))), example(programme)
    assert whole is not None
    assert entries(reading) == entries(whole)
    assert reading.programme.title == "写し"
    assert any(has_example(reading.programme, sheet) for sheet in reading.programme.sheets)


def board_of(tree: Tree) -> int:
    return next(n for n, sheet in enumerate(tree["sheets"]) if sheet["kind"] == "board")


def test_what_has_no_place_any_more_is_left_out_and_the_rest_stays() -> None:
    tree = copy_of("team_building")
    number = board_of(tree)
    before = as_example(draft_of(tree)).of(tree["sheets"][number]["id"])
    columns = tree["sheets"][number]["columns"]
    gone = columns[0]["id"]
    for column in columns[1:]:
        column.pop("gives_from", None)
    tree = put(tree, ("sheets", number, "columns"), columns[1:])
    tree["sheets"] = [s for s in tree["sheets"] if f"/{gone}" not in str(s.get("rows_from", ""))]
    left = as_example(draft_of(tree)).of(tree["sheets"][number]["id"])
    assert 0 < len(left) < len(before)
    assert {note.place for note in left} == {
        note.place for note in before if not note.place.endswith(f"/{gone}")
    }


def test_a_new_sheet_stands_there_as_it_begins() -> None:
    tree = copy_of("team_building")
    new = new_id()
    column = {"id": "what", "label": "すること", "type": "text"}
    sheet = {"id": new, "kind": "table", "title": "新しい表", "orientation": "portrait"}
    tree["sheets"].append(sheet | {"columns": [column], "default_rows": [{"what": "声をかける"}]})
    reading = as_example(draft_of(tree))
    assert [row.values["what"] for row in reading.of(new)] == ["声をかける"]
    assert not has_example(reading.programme, reading.programme.sheet(new))


def test_a_programme_of_its_own_shows_no_example() -> None:
    reading = as_example(draft_of(tree_of(every_kind())))
    assert not any(has_example(reading.programme, sheet) for sheet in reading.programme.sheets)
    assert reading.people.members.keys() <= {reading.actor.member if reading.actor else ""}
