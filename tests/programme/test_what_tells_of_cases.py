"""A text that may tell of a case is declared: the programme says `of_case: true` or `false`."""

from collections.abc import Iterator

import pytest

from kasane.programme import (
    AreaSheet,
    BoardSheet,
    FieldSection,
    FormSheet,
    ListField,
    MemoSheet,
    Programme,
    Question,
    RoundSheet,
    Section,
    Sheet,
    SimpleField,
    TableColumn,
    TableField,
)
from kasane.programme.base import Definition
from kasane.programme.sheets.board import BoardColumn
from tests.support.world import programmes

PROGRAMMES = programmes()
CASE = "ケース"
TEXTS = ("text", "long_text")
Part = TableColumn | SimpleField | Question | BoardColumn


def parts(sheet: Sheet) -> Iterator[tuple[str, Part, tuple[str, ...]]]:
    """Where a text is written, what describes it, and from where texts are carried there."""
    if isinstance(sheet, BoardSheet):
        yield from ((column.id, column, column.carry_from) for column in sheet.columns)
    elif isinstance(sheet, MemoSheet):
        yield from ((question.id, question, ()) for question in sheet.questions)
    elif isinstance(sheet, AreaSheet):
        for area in sheet.areas:
            name = sheet.name_column(area.id)
            for column in sheet.columns_of(area.id):
                yield f"{area.id}/{column.id}", column, area.carry_from if column is name else ()
    else:
        for where, part in _fields(sheet):
            if isinstance(part, TableColumn | SimpleField) and part.type in TEXTS:
                yield where, part, (part.choices_from,) if part.choices_from else ()


def _fields(sheet: Sheet) -> Iterator[tuple[str, Definition]]:
    if isinstance(sheet, RoundSheet):
        yield from ((each.id, each) for each in sheet.fields)
    elif isinstance(sheet, FormSheet):
        for section in sheet.sections:
            for each in section.fields if isinstance(section, FieldSection) else ():
                yield each.id, each
                if isinstance(each, ListField | TableField):
                    inner = each.fields if isinstance(each, ListField) else each.columns
                    yield from ((f"{each.id}/{part.id}", part) for part in inner)
    else:
        assert not isinstance(sheet, BoardSheet | MemoSheet | AreaSheet)
        if getattr(sheet, "rows_of", "") == "entries":
            yield from ((each.id, each) for each in sheet.columns if not each.auto)


def is_case(sheet: Sheet) -> bool:
    return isinstance(sheet, FormSheet) and sheet.repeats == "case"


def told_of_cases(programme: Programme) -> set[str]:
    """The places whose texts tell of cases, as "sheet/place"."""
    found = set()
    for sheet in programme.sheets:
        if is_case(sheet):
            found |= {f"{sheet.id}/{place}" for place in sheet.place_ids}
        for where, part, _ in parts(sheet):
            area, _, column = where.partition("/")
            carried = not isinstance(sheet, AreaSheet) or sheet.name_column(area).id == column
            if part.of_case and carried:
                found |= {f"{sheet.id}/{name}" for name in where.split("/")}
    return found


def undeclared(programme: Programme) -> list[str]:
    """The texts that may tell of a case, of which the programme does not say whether they do."""
    told = told_of_cases(programme)
    return [
        f"{sheet.id}/{where}"
        for sheet in programme.sheets
        if not is_case(sheet)
        for where, part, origins in parts(sheet)
        if CASE in f"{sheet.title}{part.label}{getattr(part, 'hint', '')}" or told & set(origins)
        if "of_case" not in part.model_fields_set
    ]


@pytest.mark.parametrize("held", PROGRAMMES)
def test_every_text_that_may_tell_of_a_case_is_declared(held: str) -> None:
    assert undeclared(PROGRAMMES[held]) == []


def test_a_text_that_is_not_declared_is_found_by_its_name() -> None:
    programme = PROGRAMMES["team_building"]
    sheets = tuple(_forgetful(sheet) for sheet in programme.sheets)
    assert set(undeclared(programme.model_copy(update={"sheets": sheets}))) >= {
        "step2_preparation/case",
        "case_hearing/outline",
        "strengths_matrix/can",
    }


def _forgetful(sheet: Sheet) -> Sheet:
    """The same sheet as if its file said nothing of cases."""
    if not isinstance(sheet, BoardSheet) and getattr(sheet, "kind", "") != "table":
        return sheet
    columns = [
        type(column).model_validate(column.model_dump(exclude={"of_case"}, exclude_unset=True))
        for column in sheet.columns
    ]
    return sheet.model_copy(update={"columns": tuple(columns)})


@pytest.mark.parametrize("programme", PROGRAMMES.values(), ids=lambda each: each.id)
def test_every_ground_on_which_a_case_is_shared_says_what_it_allows(programme: Programme) -> None:
    for sheet in programme.forms("case"):
        assert sheet.pick is not None
        section = next(each for each in sheet.sections if sheet.pick.hidden_field in _ids(each))
        field = next(each for each in section.parts if each.id == sheet.pick.hidden_field)
        assert set(sheet.pick.allows) == set(getattr(field, "choices", ()))


def _ids(section: Section) -> set[str]:
    return {part.id for part in section.parts}
