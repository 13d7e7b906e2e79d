"""What the files of maps and overlaps have in common: pins, each with its case."""

from __future__ import annotations

from kasane.programme import Area, MapSheet, OverlapSheet
from kasane.tables.columns import CASE, CASE_ID, ORDER, table_columns, tail
from kasane.tables.leaf import Column, Leaf, told_apart
from kasane.workshop.telling import tells_of_case


def area_leaf(
    sheet: MapSheet | OverlapSheet, area: Area, leaf_id: str, what: str, place: str, *own: Column
) -> Leaf:
    """A file of pins.

    Args:
        sheet: The map or overlap.
        area: The area, or one of those whose pins say the same.
        leaf_id: Unique in the sheet; empty for what the sheet is for.
        what: What one row is called.
        place: The area in the place of its pins.
        own: Columns that tell areas apart.
    """
    copy = Column(CASE_ID, "copy", kind="id", needed=True, filled=True)
    columns = told_apart(
        (
            Column(CASE, "shown", "copy"),
            *own,
            Column(ORDER, "order"),
            *table_columns(sheet, sheet.columns_of(area.id)),
            *tail("colour", "under", of=[copy]),
        )
    )
    title = f"{sheet.title}（{area.label}）" if leaf_id else sheet.title
    detail = tells_of_case(sheet, sheet.name_column(area.id))
    return Leaf(sheet, leaf_id, title, what, columns, place=f"{{copy}}/{place}", detail=detail)
