"""A room that is split into groups: each has copies of an activity's sheets of its own."""

from collections.abc import Mapping, Sequence

from kasane.plain import limits
from kasane.programme.activities import Activity
from kasane.programme.definitions import Programme
from kasane.programme.sheets.kinds import Sheet

Split = Mapping[str, Sequence[tuple[str, str]]]
"""Activity id → (id, name) of its groups."""


def with_groups(programme: Programme, split: Split) -> Programme:
    """The same programme with the groups' copies, each behind the sheet of the whole room.

    Activities name the sheets of the whole room only; `group_of` leads from a copy to it.
    """
    named: dict[str, dict[str, str]] = {}
    for activity in programme.activities:
        for sheet in split_sheets(programme, activity) if activity.id in split else ():
            named[sheet.id] = dict(split[activity.id]) | named.get(sheet.id, {})
    sheets = [
        each
        for sheet in programme.sheets
        for each in (sheet, *(_copy(sheet, *group) for group in named.get(sheet.id, {}).items()))
    ]
    return programme.model_copy(update={"sheets": tuple(sheets)}) if named else programme


def split_sheets(programme: Programme, activity: Activity) -> list[Sheet]:
    """The sheets of an activity of which each group has a copy."""
    sheets = map(programme.sheet, activity.sheets)
    return [sheet for sheet in sheets if sheet.goes_to_groups and sheet.seen_by == "everyone"]


def together(programme: Programme, activity: Activity) -> list[Activity]:
    """An activity and all that work in groups on a sheet of it, or of one of these.

    A group's copy belongs to the sheet: they have the same groups.
    """
    found: dict[str, Activity] = {activity.id: activity}
    before = 0
    while len(found) > before:
        before = len(found)
        sheets = {sheet.id for each in found.values() for sheet in split_sheets(programme, each)}
        found |= {
            each.id: each
            for each in programme.activities
            if any(sheet.id in sheets for sheet in split_sheets(programme, each))
        }
    return list(found.values())


def copy_id(sheet: str, group: str) -> str:
    """The id of a group's copy of a sheet."""
    return f"{sheet}_{group}"


def copies_of(programme: Programme, sheet_id: str) -> list[Sheet]:
    """The groups' copies of a sheet, in the order of the groups."""
    return [sheet for sheet in programme.sheets if sheet.group_of == sheet_id]


def all_beside(sheet_id: str) -> str:
    """What the room looks at where the copies of a sheet are shown side by side."""
    return sheet_id + limits.ALL_BESIDE


def _copy(sheet: Sheet, group: str, name: str) -> Sheet:
    new = {
        "id": copy_id(sheet.id, group),
        "title": f"{sheet.title}（{name}）",
        "group_of": sheet.id,
    }
    return sheet.model_copy(update=new)
