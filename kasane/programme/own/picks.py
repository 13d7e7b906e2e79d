"""What is picked in a field: another part of the programme, or what may be chosen in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from kasane.programme.own.tree import Place, Tree, at

SHEETS, CASES, STEPS, OPTIONAL_STEPS = "sheets", "cases", "steps", "optional_steps"
PLACES, COLUMNS, FIELDS, SECTIONS, MIDDLE = "places", "columns", "fields", "sections", "middle"
CHOICES, TABLE_COLUMNS = "choices", "table_columns"
GONE = "（もうありません）"
"""What stands for something that was picked and is not there any more."""
_TEXTS, _PEOPLE, _CHOSEN = ("text", "long_text"), ("person", "people"), ("choice", "choices")


@dataclass(frozen=True)
class Pick:
    """Where the parts are from which one is picked.

    Attributes:
        source: one of the words above.
        types: which types of columns or fields fit, or which kinds of sheets; all where none.
        by: of CHOICES, the field that names the column or field whose choices they are; "" where
            the part's own are meant, ".." where those of the part around it. Of COLUMNS, the field
            that names the table, or a column of it, whose columns they are.
        each: the field for whose choices a value is picked, one for each.
    """

    source: str = ""
    types: tuple[str, ...] = ()
    by: str = ""
    each: str = ""


NOTHING = Pick()
PICKS = {
    "Activity.sheets": Pick(SHEETS),
    "explains": Pick(SHEETS),
    "before": Pick(SHEETS, ("survey",)),
    "MapSheet.cases": Pick(CASES),
    "OverlapSheet.cases": Pick(CASES),
    "known_in": Pick(SHEETS, ("table",)),
    "leads_to": Pick(SHEETS, ("table",)),
    "for_step": Pick(OPTIONAL_STEPS),
    "Fit.steps": Pick(STEPS),
    "gives_from": Pick(COLUMNS),
    "sign": Pick(COLUMNS, ("choice",)),
    "filters": Pick(COLUMNS),
    "Apart.column": Pick(COLUMNS, _CHOSEN),
    "Apart.choice": Pick(CHOICES, by="column"),
    "wants": Pick(CHOICES),
    "known_by": Pick(COLUMNS),
    "printed": Pick(COLUMNS),
    "rest": Pick(COLUMNS),
    "until": Pick(COLUMNS),
    "ticked": Pick(CHOICES, by=".."),
    "unticked": Pick(CHOICES, by=".."),
    "named_by": Pick(FIELDS),
    "met": Pick(FIELDS),
    "Unnamed.field": Pick(FIELDS, _CHOSEN),
    "Unnamed.choice": Pick(CHOICES, by="field"),
    "FormSheet.table": Pick(SECTIONS),
    "wins": Pick(MIDDLE),
    "carry_from": Pick(PLACES),
    "choices_from": Pick(PLACES),
    "rows_from": Pick(PLACES, ("board",)),
    "texts_from": Pick(PLACES),
    "CountRule.of": Pick(PLACES),
    "CountRule.into": Pick(PLACES, ("table",)),
    "OfferRule.into": Pick(COLUMNS),
    "FromOthersRule.into": Pick(COLUMNS, _TEXTS),
    "FromOthersRule.origin": Pick(COLUMNS, _TEXTS),
    "WatchedRule.material": Pick(COLUMNS, ("text",)),
    "WatchedRule.viewer": Pick(COLUMNS, ("person",)),
    "PeriodRule.step": Pick(COLUMNS, ("choice",)),
    "PeriodRule.begins": Pick(COLUMNS, ("date",)),
    "PeriodRule.ends": Pick(COLUMNS, ("date",)),
    "TodoRule.task": Pick(COLUMNS, _TEXTS),
    "TodoRule.owner": Pick(COLUMNS, _PEOPLE),
    "TodoRule.due": Pick(COLUMNS, ("date",)),
    "TodoRule.status": Pick(COLUMNS, ("choice",)),
    "TodoRule.done": Pick(CHOICES, by="status"),
    "TodoRule.only": Pick(COLUMNS, ("flag",)),
    "TodoRule.about": Pick(COLUMNS, ("text",)),
    "TodoRule.months": Pick(COLUMNS, ("number",)),
    "TodoRule.results": Pick(COLUMNS),
    "TalkRule.idea": Pick(COLUMNS),
    "TalkRule.who": Pick(COLUMNS),
    "TalkRule.expected": Pick(COLUMNS, _CHOSEN),
    "TalkRule.found": Pick(COLUMNS, _CHOSEN),
    "TalkRule.how": Pick(COLUMNS, _CHOSEN),
    "RosterRule.kana": Pick(COLUMNS),
    "RosterRule.begins": Pick(COLUMNS, ("date",)),
    "RosterRule.ends": Pick(COLUMNS, ("date",)),
    "RosterRule.field": Pick(COLUMNS, _CHOSEN),
    "RosterRule.side": Pick(COLUMNS, _CHOSEN),
    "RosterRule.no_gap": Pick(CHOICES, by="field"),
    "RosterRule.told": Pick(COLUMNS, _CHOSEN),
    "RosterRule.told_done": Pick(CHOICES, by="told"),
    "RadarRule.axis": Pick(COLUMNS),
    "RadarRule.columns": Pick(COLUMNS, _CHOSEN),
    "HouseholdRule.name": Pick(COLUMNS),
    "HouseholdRule.more": Pick(COLUMNS),
    "HouseholdRule.lives": Pick(COLUMNS, _CHOSEN),
    "HouseholdRule.together": Pick(CHOICES, by="lives"),
    "HouseholdRule.near": Pick(CHOICES, by="lives"),
    "HouseholdRule.sign": Pick(COLUMNS, _CHOSEN),
    "TreeRule.levels": Pick(COLUMNS),
    "TreeRule.more": Pick(COLUMNS),
    "GatheredRule.first": Pick(SHEETS, ("form",)),
    "GatheredRule.under": Pick(PLACES, ("table",)),
    "GatheredRule.rest": NOTHING,
    "GatheredPart.of": Pick(PLACES, ("table",)),
    "GatheredPart.by": Pick(COLUMNS, by="of"),
    "GatheredPart.more": Pick(COLUMNS, by="of"),
    "several_write": Pick(TABLE_COLUMNS),
    "FollowUpRule.into": Pick(FIELDS, ("table",)),
    "FollowUpRule.text": Pick(COLUMNS, _TEXTS, by="into"),
    "FollowUpRule.origin": Pick(COLUMNS, _TEXTS, by="into"),
    "FollowUpRule.owner": Pick(COLUMNS, by="into"),
    "FollowUpRule.due": Pick(COLUMNS, by="into"),
    "FollowUpRule.fields": Pick(FIELDS, _TEXTS),
    "DecidedTable.table": Pick(FIELDS, ("table",)),
    "DecidedTable.text": Pick(COLUMNS, _TEXTS, by="table"),
    "DecidedTable.about": Pick(COLUMNS, by="table"),
    "DecidedTable.owner": Pick(COLUMNS, by="table"),
    "DecidedTable.due": Pick(COLUMNS, by="table"),
    "DecidedTable.clears": Pick(COLUMNS, by="table"),
    "OneOfEach.flag": Pick(COLUMNS, ("flag",)),
    "OneOfEach.column": Pick(COLUMNS, _CHOSEN),
    "OneOfEach.wanted": Pick(CHOICES, by="column"),
    "PickRule.flag": Pick(FIELDS, ("flag",)),
    "PickRule.one_of_each": Pick(FIELDS, _CHOSEN),
    "PickRule.hidden_field": Pick(FIELDS, _CHOSEN),
    "PickRule.hidden_choice": Pick(CHOICES, by="hidden_field"),
    "PickRule.allows": Pick(each="hidden_field"),
    "PickRule.requires": Pick(FIELDS, each="hidden_field"),
    "PickRule.confirmed_in": Pick(PLACES, each="hidden_field"),
}
"""Field, or Definition.field where it means something else elsewhere → where its value is from."""


def pick_of(model: str, key: str) -> Pick:
    """Where the value of a field is from; without a source where it is not picked."""
    return PICKS.get(f"{model}.{key}") or PICKS.get(key) or NOTHING


def offered(tree: Tree, place: Place, pick: Pick) -> dict[str, str]:
    """What may be picked in a field of the part at a place: what is kept → what it is called."""
    if pick.source == CHOICES:
        return {choice: choice for choice in _choices(tree, place, pick.by)}
    if pick.source == COLUMNS:
        known = _columns_of(tree, place, pick.by) if pick.by else columns_around(tree, place)
        return _named(_fitting(known, pick.types), _own_id(tree, place))
    if pick.source == TABLE_COLUMNS:
        return _in_small_tables(tree["sheets"][place[1]])
    if pick.source in (FIELDS, SECTIONS, MIDDLE):
        return _named(_fitting(_inside(tree["sheets"][place[1]], pick.source), pick.types))
    if pick.source in (STEPS, OPTIONAL_STEPS):
        steps = tree.get("steps", ())
        found = [s for s in steps if s.get("optional") or pick.source == STEPS]
        return {s["id"]: f"{s['short']} {s['title']}" for s in found}
    if pick.source == PLACES:
        return _places(tree, pick.types)
    return _sheets(tree, place, pick)


def choices_for(tree: Tree, place: Place, by: str) -> tuple[str, ...]:
    """The choices for each of which a value is given: those of what the field `by` names."""
    return tuple(dict.fromkeys(_choices(tree, place, by)))


def columns_around(tree: Tree, place: Place) -> list[Tree]:
    """The columns of the part at a place, or of the nearest one around it that has some."""
    for end in range(len(place), 0, -1):
        found = _node(tree, place[:end]).get("columns")
        if found and isinstance(found[0], dict):
            columns: list[Tree] = found
            return columns
    return []


def _columns_of(tree: Tree, place: Place, by: str) -> list[Tree]:
    """The columns of the table, or of the small table of the form, that a field names."""
    name, _, column = str(_node(tree, place).get(by, "")).partition("/")
    known = tree["sheets"] if column else _inside(tree["sheets"][place[1]], FIELDS)
    return next((list(table.get("columns", ())) for table in known if table["id"] == name), [])


def labelled(sheet: Tree) -> Iterator[Tree]:
    """The parts of a sheet to which another may refer as "sheet/part"."""
    for section in sheet.get("sections", ()):
        yield from (part for key in ("fields", "rows") for part in section.get(key, ()))
    held = _AREAS if "cases" in sheet else _HOLD
    for key in held:
        found = sheet.get(key, ())
        yield from [found] if isinstance(found, dict) else found


_HOLD = ("columns", "rows", "fields", "questions")
_AREAS = ("centre", "rings", "circles", "middle")


def _choices(tree: Tree, place: Place, by: str) -> Sequence[str]:
    """The choices of the part itself, of the part around it, or of what its field names."""
    if by in ("", ".."):
        own: Sequence[str] = _node(tree, place[:-1] if by else place).get("choices", ())
        return own
    named = _node(tree, place).get(by, ())
    wanted = [named] if isinstance(named, str) else list(named)
    known = [*columns_around(tree, place), *_inside(tree["sheets"][place[1]], FIELDS)]
    return [c for each in known if each["id"] in wanted[:1] for c in each.get("choices", ())]


def _inside(sheet: Tree, source: str) -> list[Tree]:
    """The fields, the sections, or the columns of the middle, of a sheet."""
    if source == MIDDLE:
        return list(sheet.get("middle", {}).get("columns", ()))
    sections: list[Tree] = sheet.get("sections", [])
    if source == SECTIONS:
        return sections
    return [part for s in sections for key in ("fields", "rows") for part in s.get(key, ())]


def _fitting(parts: Sequence[Tree], types: tuple[str, ...]) -> list[Tree]:
    return [part for part in parts if not types or part.get("type") in types]


def _named(parts: Sequence[Tree], own: str = "") -> dict[str, str]:
    return {
        part["id"]: part.get("label") or part.get("title") or f"{number}番目"
        for number, part in enumerate(parts, 1)
        if part["id"] != own
    }


def _own_id(tree: Tree, place: Place) -> str:
    return str(_node(tree, place).get("id", ""))


def _node(tree: Tree, place: Place) -> Tree:
    """What stands at a place; nothing where a part that may be left out is."""
    try:
        found: Any = at(tree, place)
    except LookupError:
        return {}
    return found if isinstance(found, dict) else {}


def _places(tree: Tree, kinds: tuple[str, ...]) -> dict[str, str]:
    sheets = [sheet for sheet in tree.get("sheets", ()) if not kinds or sheet["kind"] in kinds]
    return {
        f"{sheet['id']}/{part['id']}": f"{sheet['title']} › {part['label']}"
        for sheet in sheets
        for part in labelled(sheet)
    }


def _in_small_tables(form: Tree) -> dict[str, str]:
    return {
        f"{table['id']}/{column['id']}": f"{table['label']} › {column['label']}"
        for table in _fitting(_inside(form, FIELDS), ("table",))
        for column in table["columns"]
    }


def _sheets(tree: Tree, place: Place, pick: Pick) -> dict[str, str]:
    sheets: list[Tree] = tree.get("sheets", [])
    if pick.source == CASES:
        wanted = "once" if _node(tree, place).get("one_for_all") else "case"
        forms = [sheet for sheet in sheets if sheet["kind"] == "form"]
        return {s["id"]: s["title"] for s in forms if s.get("repeats", "once") == wanted}
    own = place[1] if place[:1] == ("sheets",) else None
    return {
        s["id"]: s["title"]
        for number, s in enumerate(sheets)
        if number != own and (not pick.types or s["kind"] in pick.types)
    }
