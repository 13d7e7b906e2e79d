"""A small table of people is drawn as a household, with what was written and nothing more."""

from io import BytesIO

import pytest
from PIL import Image

from kasane.programme import FormSheet, TableColumn
from kasane.programme.base import MistakeError
from kasane.programme.household import HouseholdRule, Person
from kasane.record.pictures import canvas
from kasane.record.pictures.household import household_picture
from tests.support.world import programmes

RULE = HouseholdRule(
    name="who", more=("age",), lives="lives", together="同居", near=("行き来あり",), sign="sign"
)
COLUMNS = [
    TableColumn(id="who", label="続柄", type="text"),
    TableColumn(id="age", label="年代", type="text"),
    TableColumn(id="lives", label="同居", type="choice", choices=("同居", "別居", "行き来あり")),
    TableColumn(id="sign", label="しるし", type="choice", choices=("◎ 本人", "□ 気にかかる人")),
]


def test_who_lives_where_is_read_from_the_rows() -> None:
    rows = [
        {"who": "母", "age": "40代", "sign": "◎ 本人"},
        {"who": "祖母", "lives": "行き来あり"},
        {"who": "父", "lives": "別居"},
        {"who": " ", "lives": "別居"},
    ]
    assert RULE.people(rows) == [
        Person("母", ("40代",), "together", "", "◎ 本人"),
        Person("祖母", (), "near", "行き来あり", ""),
        Person("父", (), "apart", "別居", ""),
    ]


def test_the_picture_says_in_words_what_it_shows_in_letters_that_can_be_read() -> None:
    people = [Person(f"きょうだい{n}", ("10代", "学校"), "together", "", "") for n in range(7)]
    people = [*people, Person("祖母", (), "near", "行き来あり", "□ 気にかかる人")]
    picture = household_picture(people, "同居", 170.0)
    assert picture is not None
    assert "祖母、気にかかる人（行き来あり）" in picture.words
    assert picture.missing == frozenset()
    assert Image.open(BytesIO(picture.png)).width > 1000
    assert household_picture([], "同居", 170.0) is None
    from kasane.record.pictures import household

    assert household._LETTER >= canvas.READABLE


@pytest.mark.parametrize(
    "wrong", [{"name": "x"}, {"lives": "age"}, {"sign": "who"}, {"together": "ここ"}]
)
def test_a_rule_names_columns_and_choices_that_are_there(wrong) -> None:
    RULE.check(COLUMNS, "household")
    with pytest.raises(MistakeError):
        RULE.model_copy(update=wrong).check(COLUMNS, "household")


def test_a_programme_has_a_household() -> None:
    forms = [s for p in programmes().values() for s in p.sheets_of(FormSheet)]
    fields = [f for form in forms for s in form.sections for f in s.parts]
    assert any(getattr(field, "household", None) for field in fields)
