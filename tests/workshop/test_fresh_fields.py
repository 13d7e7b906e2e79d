"""What became of a field of a case: written on, rewritten, taken away; the old text is not told."""

from dataclasses import replace

import pytest
from sheet_builders import add, write

from kasane.workshop.since import fresh_fields

CASE = {"outline": "一人で暮らす。\n土いじりが好き。", "fields": ["障害"]}


@pytest.mark.parametrize(
    ("field", "value", "became"),
    [
        ("outline", "一人で暮らす。\n土いじりが好き。朝が早い。\n野菜を配る。", "書き足し"),
        ("outline", "二人で暮らす。", "書きかえ"),
        ("outline", "", "消した"),
        ("beginning", "近所の方が話した。", "書き足し"),
        ("fields", ["障害", "地域"], "書き足し"),
        ("fields", ["地域"], "書きかえ"),
    ],
)
def test_each_field_says_what_became_of_it(world, field, value, became):
    haru = world.person()
    case = add(world, haru, "case_study", values=CASE)
    then = world.reading(haru)
    write(world, haru, case, field, value, CASE.get(field, ""))
    now = world.reading(haru)
    assert fresh_fields(now, replace(now, records=then.records), now.item(case)) == {field: became}
    assert fresh_fields(now, now, now.item(case)) == {}


def test_a_case_that_was_not_there_yet_has_nothing_new_in_it(world):
    haru = world.person()
    then = world.reading(haru)
    case = add(world, haru, "case_study", values=CASE)
    now = world.reading(haru)
    assert fresh_fields(now, replace(now, records=then.records), now.item(case)) is None
