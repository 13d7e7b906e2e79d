"""Checks that what one part of a programme says about another is true."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from kasane.programme.base import MistakeError
from kasane.programme.sheets.areas import Area, AreaSheet, MapSheet, OverlapSheet
from kasane.programme.sheets.board import BoardSheet
from kasane.programme.sheets.columns import TableColumn
from kasane.programme.sheets.fields import ListField, SimpleField, TableField
from kasane.programme.sheets.kinds import FormSheet, RoundSheet, Sheet, TableSheet
from kasane.programme.sheets.sections import FieldSection

if TYPE_CHECKING:
    from kasane.programme.definitions import Step

Place = tuple[str | int, ...]


def check_references(steps: "Sequence[Step]", sheets: Sequence[Sheet]) -> None:
    """Raise MistakeError for a doubled activity, a sheet or a place of a sheet that isn't there.

    Args:
        steps: The steps of a programme.
        sheets: The sheets of the same programme.
    """
    by_id = {sheet.id: sheet for sheet in sheets}
    _check_activities(steps, by_id)
    for index, sheet in enumerate(sheets):
        for reference, place in _references(sheet):
            _check_reference(reference, by_id, "sheets", index, *place)
        if isinstance(sheet, AreaSheet):
            _check_areas(sheet, by_id, "sheets", index)


def _check_activities(steps: "Sequence[Step]", sheets: Mapping[str, Sheet]) -> None:
    seen: set[str] = set()
    optional = {step.id for step in steps if step.optional}
    for step_index, step in enumerate(steps):
        for index, activity in enumerate(step.activities):
            place = ("steps", step_index, "activities", index)
            if activity.id in seen:
                raise MistakeError(f"活動のid「{activity.id}」が重なっています。", *place, "id")
            seen.add(activity.id)
            if activity.for_step is not None and activity.for_step not in optional:
                raise MistakeError(
                    f"「{activity.for_step}」という、行わないこともできる（optional）Stepがありません。",
                    *(*place, "for_step"),
                )
            for number, sheet_id in enumerate(activity.sheets):
                if sheet_id not in sheets:
                    raise MistakeError(
                        f"活動「{activity.title}」が使うシート「{sheet_id}」がありません。",
                        *(*place, "sheets", number),
                    )


def _check_reference(reference: str, sheets: Mapping[str, Sheet], *place: str | int) -> None:
    sheet_id, _, part = reference.partition("/")
    if sheet_id not in sheets:
        raise MistakeError(f"「{reference}」のシート「{sheet_id}」がありません。", *place)
    if part not in sheets[sheet_id].place_ids:
        raise MistakeError(f"シート「{sheet_id}」に「{part}」がありません。", *place)


def _references(sheet: Sheet) -> Iterator[tuple[str, Place]]:
    if isinstance(sheet, BoardSheet):
        yield from _carried(sheet)
    elif isinstance(sheet, TableSheet):
        if sheet.rows_from:
            yield sheet.rows_from, ("rows_from",)
        yield from _offered(sheet.columns, "columns")
    elif isinstance(sheet, FormSheet):
        yield from _of_form(sheet)
    elif isinstance(sheet, RoundSheet):
        yield from _offered(sheet.fields, "fields")
    elif isinstance(sheet, AreaSheet):
        yield from _of_areas(sheet)


def _of_areas(sheet: AreaSheet) -> Iterator[tuple[str, Place]]:
    for area, place in _spots(sheet):
        for number, reference in enumerate(area.carry_from):
            yield reference, (*place, "carry_from", number)
        yield from _offered(area.columns, *place, "columns")
    if isinstance(sheet, MapSheet):
        yield from _offered(sheet.columns, "columns")


def _spots(sheet: AreaSheet) -> Iterator[tuple[Area, Place]]:
    """Each area, and where the file describes it."""
    if isinstance(sheet, MapSheet):
        yield sheet.centre, ("centre",)
        yield from ((ring, ("rings", number)) for number, ring in enumerate(sheet.rings))
    if isinstance(sheet, OverlapSheet):
        yield from ((circle, ("circles", number)) for number, circle in enumerate(sheet.circles))
        yield sheet.middle, ("middle",)


def sheets_named_in(sheet: Sheet) -> set[str]:
    """Ids of the other sheets that a sheet needs: from which it takes, or into which it leads."""
    named = {reference.partition("/")[0] for reference, _ in _references(sheet)}
    if isinstance(sheet, AreaSheet):
        named.add(sheet.cases)
    if isinstance(sheet, MapSheet):
        named |= {known for known in (sheet.known_in, sheet.leads_to) if known}
    return named - {sheet.id}


def _check_areas(sheet: AreaSheet, sheets: Mapping[str, Sheet], *place: str | int) -> None:
    cases = sheets.get(sheet.cases)
    if not isinstance(cases, FormSheet) or cases.repeats != "case":
        raise MistakeError(f"ケースのシート「{sheet.cases}」がありません。", *place, "cases")
    if not isinstance(sheet, MapSheet):
        return
    for key, name in (("known_in", sheet.known_in), ("leads_to", sheet.leads_to)):
        if name is not None and not isinstance(sheets.get(name), TableSheet):
            raise MistakeError(f"表のシート「{name}」がありません。", *place, key)


def _carried(board: BoardSheet) -> Iterator[tuple[str, Place]]:
    for index, column in enumerate(board.columns):
        for number, reference in enumerate(column.carry_from):
            yield reference, ("columns", index, "carry_from", number)


def _offered(parts: Sequence[object], *place: str | int) -> Iterator[tuple[str, Place]]:
    for index, part in enumerate(parts):
        if isinstance(part, SimpleField | TableColumn) and part.choices_from:
            yield part.choices_from, (*place, index, "choices_from")


def _of_form(form: FormSheet) -> Iterator[tuple[str, Place]]:
    for index, section in enumerate(form.sections):
        if not isinstance(section, FieldSection):
            continue
        place: Place = ("sections", index, "fields")
        yield from _offered(section.fields, *place)
        for number, field in enumerate(section.fields):
            if isinstance(field, ListField):
                yield from _offered(field.fields, *place, number, "fields")
            elif isinstance(field, TableField):
                yield from _offered(field.columns, *place, number, "columns")
