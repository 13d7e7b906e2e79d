"""Checks that what one part of a programme says about another is true."""

from collections.abc import Mapping

from kasane.programme.activities import Activity
from kasane.programme.base import MistakeError
from kasane.programme.counts import check_counts
from kasane.programme.definitions import Programme, Step
from kasane.programme.sheets.base import SheetBase
from kasane.programme.sheets.table import TableSheet


def check_references(programme: Programme) -> None:
    """Raise MistakeError for a doubled activity, a sheet, a place or a step that isn't there."""
    sheets = {sheet.id: sheet for sheet in programme.sheets}
    _check_activities(programme, sheets)
    for index, fit in enumerate(programme.fits):
        fit.check(programme.steps, "fits", index)
    for index, sheet in enumerate(programme.sheets):
        for reference, path in sheet.named:
            _check_reference(reference, sheets, "sheets", index, *path)
        try:
            sheet.check_among(sheets)
            check_counts(sheet.counts, sheets)
        except MistakeError as error:
            raise MistakeError(str(error), "sheets", index, *error.place) from error


def check_meetings(programme: Programme) -> None:
    """Raise MistakeError where a meeting could be for a Step that is not there.

    Meetings name Steps by their short names; another name could never be chosen.
    """
    known = {step.short for step in programme.steps}
    for sheet in (each for each in programme.sheets_of(TableSheet) if each.rows_of == "meetings"):
        for index, column in enumerate(sheet.columns):
            offered = column.choices if column.id == "step" else ()
            unknown = [choice for choice in offered if choice not in known]
            if unknown:
                raise MistakeError(
                    f"「{unknown[0]}」という短い名前（short）のStepがありません。",
                    *("sheets", programme.sheets.index(sheet), "columns", index, "choices"),
                )


def _check_for_step(one: Step | Activity, optional: set[str], *place: str | int) -> None:
    if one.for_step is not None and one.for_step not in optional:
        raise MistakeError(
            f"「{one.for_step}」という、行わないこともできる（optional）Stepがありません。",
            *(*place, "for_step"),
        )


def _check_activities(programme: Programme, sheets: Mapping[str, SheetBase]) -> None:
    seen: set[str] = set()
    optional = {step.id for step in programme.steps if step.optional}
    for step_index, step in enumerate(programme.steps):
        _check_for_step(step, optional, "steps", step_index)
        for index, activity in enumerate(step.activities):
            place = ("steps", step_index, "activities", index)
            if activity.id in seen:
                raise MistakeError(f"活動のid「{activity.id}」が重なっています。", *place, "id")
            seen.add(activity.id)
            _check_for_step(activity, optional, *place)
            named = [("sheets", each) for each in enumerate(activity.sheets)]
            named += [("explains", each) for each in enumerate(activity.explains)]
            for field, (number, sheet_id) in named:
                if sheet_id not in sheets:
                    raise MistakeError(
                        f"活動「{activity.title}」が使うシート「{sheet_id}」がありません。",
                        *(*place, field, number),
                    )


def _check_reference(reference: str, sheets: Mapping[str, SheetBase], *place: str | int) -> None:
    sheet_id, _, part = reference.partition("/")
    if sheet_id not in sheets:
        raise MistakeError(f"「{reference}」のシート「{sheet_id}」がありません。", *place)
    if part not in sheets[sheet_id].place_ids:
        raise MistakeError(f"シート「{sheet_id}」に「{part}」がありません。", *place)
