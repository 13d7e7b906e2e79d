"""The file of a round: what was kept of what people said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kasane.programme import Programme, RoundSheet
from kasane.tables.columns import tail, value_column
from kasane.tables.kinds.base import Kind
from kasane.tables.leaf import Column, Leaf, told_apart
from kasane.workshop.model import Meeting


class RoundKind(Kind[RoundSheet]):
    """One row a member."""

    def leaves(
        self, sheet: RoundSheet, programme: Programme, meetings: Mapping[str, Meeting]
    ) -> Iterator[Leaf]:
        who = Column("名前", "author", personal=True)
        fields = (value_column(sheet, part) for part in sheet.fields)
        columns = told_apart((who, *fields, *tail("colour", "author", "under")))
        yield Leaf(sheet, "", sheet.title, "ひとこと", columns, one_each=True)


KIND = RoundKind()
