"""Which idea first: dots and ratings of everybody, hidden until they are opened."""

from __future__ import annotations

from typing import Any, TypedDict

from components import part
from components.state import Here
from kasane.programme import BoardSheet, FormSheet, Programme, TableSheet


class Target(TypedDict):
    """A form into which an idea can be taken; `label` is the button, `done` what it says after."""

    sheet: str
    place: str
    field: str
    label: str
    done: str


def priorities(here: Here, sheet: TableSheet, key: str) -> None:
    """Show the voting on the notes of a board's column, and what came of it.

    Args:
        here: where the viewer is.
        sheet: the table with columns that everybody answers (`per_person`).
        key: unique on the page.
    """
    data = {
        "workshop": here.actor.workshop,
        "sheet": sheet.model_dump(mode="json"),
        "sheets": _origins(here.programme),
        "targets": targets_of(here.programme, sheet),
    }
    part.mount("frame/priorities", data, key)


def _origins(programme: Programme) -> list[dict[str, Any]]:
    """What an idea's origin is named after: rows and columns of boards, and the case forms."""
    names = {"rows": {"__all__": {"id", "label", "short"}}}
    columns = {"columns": {"__all__": {"id", "tag", "short"}}}
    boards = [
        sheet.model_dump(mode="json", include={"id": True, "kind": True, **names, **columns})
        for sheet in programme.sheets
        if isinstance(sheet, BoardSheet)
    ]
    cases = [
        {"id": sheet.id, "kind": sheet.kind}
        for sheet in programme.sheets
        if isinstance(sheet, FormSheet) and sheet.repeats == "case"
    ]
    return [*boards, *cases]


def targets_of(programme: Programme, sheet: TableSheet) -> list[Target]:
    """The forms that are filled from this table's ideas: a list in a form, or one form an idea."""
    ideas = f"{sheet.id}/{sheet.columns[0].id}"
    found: list[Target] = []
    for form in programme.sheets:
        if not isinstance(form, FormSheet):
            continue
        if form.repeats == "idea" and form.named_by:
            done = "企画書にしました"
            found.append(_target(form.id, "", form.named_by, "企画書にする", done))
        elif form.repeats == "once":
            found.extend(_lists(form, ideas)[:1])
    return found


def _lists(form: FormSheet, ideas: str) -> list[Target]:
    return [
        _target(
            form.id,
            f"{form.id}/{field.id}",
            item.id,
            f"{form.title}に入れる",
            "検討シートにあります",
        )
        for section in form.sections
        if section.layout != "grid"
        for field in section.fields
        if field.type == "list"
        for item in field.fields
        if item.type == "text" and item.choices_from == ideas
    ]


def _target(sheet: str, place: str, field: str, label: str, done: str) -> Target:
    return {"sheet": sheet, "place": place, "field": field, "label": label, "done": done}
