"""Which files a map or an overlap has: one for all areas whose pins say the same."""

from __future__ import annotations

from collections.abc import Iterator

from kasane.programme import Area, MapSheet, OverlapSheet
from kasane.tables.columns import ORDER, table_columns, tail
from kasane.tables.leaf import Column, Leaf, told_apart
from kasane.workshop.telling import tells_of_case

Areas = MapSheet | OverlapSheet
CASE, CASE_ID, AREA = "ケース", "ケースのID", "区画"


def area_leaves(sheet: Areas) -> Iterator[Leaf]:
    """The files of a map or an overlap; the first is what it is for: resources, or ideas."""
    if isinstance(sheet, MapSheet):
        yield _rings(sheet)
        yield _area(sheet, sheet.centre, sheet.centre.id)
    if isinstance(sheet, OverlapSheet):
        yield _area(sheet, sheet.middle, "")
        for circle in sheet.circles:
            yield _area(sheet, circle, circle.id)


def _rings(sheet: MapSheet) -> Leaf:
    known = {ring.id: ring.label for ring in sheet.rings}
    shorts = {ring.short: ring.id for ring in sheet.rings if ring.short}
    ring = Column(AREA, "row", known=known, also=shorts, needed=True, filled=True)
    return _leaf(sheet, sheet.rings[0], "", "資源", "{row}", ring)


def _area(sheet: Areas, area: Area, leaf_id: str) -> Leaf:
    what = "アイデア" if isinstance(sheet, OverlapSheet) and area is sheet.middle else "付箋"
    return _leaf(sheet, area, leaf_id, what, area.id)


def _leaf(sheet: Areas, area: Area, leaf_id: str, what: str, place: str, *own: Column) -> Leaf:
    copy = Column(CASE_ID, "copy", kind="id", needed=True, filled=True)
    columns = told_apart(
        (
            Column(CASE, "shown", "copy"),
            copy,
            *own,
            Column(ORDER, "order"),
            *table_columns(sheet, sheet.columns_of(area.id)),
            *tail("colour", "under"),
        )
    )
    title = f"{sheet.title}（{area.label}）" if leaf_id else sheet.title
    detail = tells_of_case(sheet, sheet.name_column(area.id))
    return Leaf(sheet, leaf_id, title, what, columns, place=f"{{copy}}/{place}", detail=detail)
