"""The rules of sheets where a programme is edited on screen: what may be picked, what is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from kasane.programme.own import words
from kasane.programme.own.begun import begun, filled, with_columns, with_sheet_copied
from kasane.programme.own.mistakes import wrongs
from kasane.programme.own.picks import choices_for, offered
from kasane.programme.own.shape import Field, fields, model_at
from kasane.programme.own.tree import Place, Tree, at, insert, put, remove, tree_of
from tests.support.own import every_kind
from tests.support.world import programmes


def nodes(tree: Tree, place: Place = ()) -> Iterator[tuple[Place, Field, Any]]:
    """Every value of every part, with the field in which it is edited."""
    known = {field.key: field for field in fields(model_at(tree, place))}
    for key, value in at(tree, place).items():
        if key in words.NEVER and key not in known:
            continue
        field = known[key]
        yield place, field, value
        if field.sort == "part":
            yield from nodes(tree, (*place, key))
        if field.sort == "parts":
            for number in range(len(value)):
                yield from nodes(tree, (*place, key, number))


def flat(value: Any) -> list[Any]:
    every = value if isinstance(value, list) else [value]
    return [each for each in every if each not in (None, "")]


def may_be(tree: Tree, place: Place, field: Field, value: Any) -> set[str]:
    """What of a value could not be given on screen."""
    known = set(offered(tree, place, field.pick) if field.pick.source else ())
    if field.sort in ("pick", "picks"):
        return {*flat(value)} - known
    if field.sort == "each":
        picked = [each for given in value.values() for each in flat(given)]
        lost = {*picked} - known if field.pick.source else set()
        return lost | (value.keys() - {*choices_for(tree, place, field.pick.each)})
    if field.choices:
        return {*flat(value)} - {*field.choices}
    return set()


@pytest.mark.parametrize("programme", programmes())
def test_all_that_a_programme_says_could_be_given_on_screen(programme: str) -> None:
    tree = tree_of(programmes()[programme])
    lost = [
        (place, field.key, away)
        for place, field, value in nodes(tree)
        if (away := may_be(tree, place, field, value))
    ]
    assert lost == []


def todo_list() -> tuple[Tree, Place]:
    tree = tree_of(every_kind())
    number = next(n for n, sheet in enumerate(tree["sheets"]) if sheet["id"] == "todo_list")
    return tree, ("sheets", number)


def add(tree: Tree, place: Place, key: str) -> Tree:
    """A part is added as the page adds it."""
    field = next(each for each in fields(model_at(tree, place)) if each.key == key)
    inside: Place = (*place, key)
    if field.sort == "part":
        return filled(put(tree, inside, begun(field)), inside)
    last = (*inside, len(at(tree, place).get(key, ())))
    return filled(insert(tree, inside, begun(field)), last)


def told(tree: Tree) -> list[str]:
    return [wrong.sentence for wrong in wrongs(tree)]


def test_a_new_rule_takes_the_first_column_that_fits_and_asks_for_what_is_missing() -> None:
    tree, place = todo_list()
    tree = add(tree, place, "todo")
    assert at(tree, (*place, "todo")) == {"task": "what", "owner": "who"}
    assert told(tree) == [
        "「期限の列」に選べるものが、まだありません。先に、「日付」の列を加えてください。"
    ]
    due = {"id": "due", "label": "期限", "type": "date"}
    tree = filled(insert(tree, (*place, "columns"), due), (*place, "todo"))
    assert at(tree, (*place, "todo", "due")) == "due"
    assert told(tree) == []


def test_a_picked_column_that_was_taken_away_is_asked_for_without_its_id() -> None:
    tree, place = todo_list()
    tree = insert(tree, (*place, "columns"), {"id": "due", "label": "期限", "type": "date"})
    tree = remove(add(tree, place, "todo"), (*place, "columns", 1))
    (wrong,) = wrongs(tree)
    assert wrong.place == (*place, "todo", "owner")
    assert wrong.sentence == (
        "「担当の列」に選んであったものが、もうありません。選びなおしてください。"
    )
    assert wrong.path.endswith("やることの決まり › 担当の列")


def test_mistakes_of_a_rule_are_told_in_the_words_of_the_screen() -> None:
    tree, place = todo_list()
    tree = insert(tree, (*place, "columns"), {"id": "due", "label": "期限", "type": "date"})
    tree = put(add(tree, place, "todo"), (*place, "todo", "status"), "state")
    assert told(tree) == ["状況の列には、はじめの状況と終わりの状況もつけてください。"]


def test_a_rule_is_taken_off() -> None:
    tree, place = todo_list()
    assert remove(add(tree, place, "todo"), (*place, "todo")) == tree


def test_a_shape_goes_with_a_step_that_it_names() -> None:
    tree = add(tree_of(every_kind()), (), "steps")
    second = tree["steps"][1]["id"]
    tree = add(tree, (), "fits")
    assert tree["fits"][0]["steps"] == ["first", second]
    assert remove(tree, ("steps", 1))["fits"] == []


@pytest.mark.parametrize("rows_of", ["members", "meetings"])
def test_a_table_gets_the_columns_that_its_rows_need(rows_of: str) -> None:
    tree, place = todo_list()
    tree = put(put(tree, (*place, "columns"), []), (*place, "default_rows"), None)
    tree = with_columns(put(tree, (*place, "rows_of"), rows_of), place, rows_of)
    assert told(tree) == []
    again = with_columns(tree, place, rows_of)
    assert again is tree


def test_a_copied_sheet_keeps_the_ids_of_its_questions() -> None:
    tree = tree_of(every_kind())
    number = next(n for n, sheet in enumerate(tree["sheets"]) if sheet["kind"] == "survey")
    tree = with_sheet_copied(tree, ("sheets", number))
    first, second = tree["sheets"][number], tree["sheets"][-1]
    assert first["id"] != second["id"]
    assert first["questions"] == second["questions"]
    tree = put(tree, ("sheets", len(tree["sheets"]) - 1, "before"), first["id"])
    assert told(tree) == []
