"""What maps and overlaps have in common: areas with pins, for each case that is taken up."""

from abc import abstractmethod
from collections.abc import Iterator, Mapping
from typing import Self

from pydantic import model_validator

from kasane.programme.base import (
    ColourId,
    ColumnTitle,
    Definition,
    Guidance,
    Id,
    Label,
    MistakeError,
    Reference,
    Tag,
    check_unique,
    find,
)
from kasane.programme.sheets.base import Path, Referred, SheetBase, offered
from kasane.programme.sheets.columns import TableColumn


class Area(Definition):
    """A part of a map or an overlap, in which pins sit.

    `columns` are what each of its pins says, the first text its name; none where the sheet's own
    hold. `carry_from` names places of other sheets ("sheet/field") whose texts are offered here.
    `wins`: of an overlap's circle, the column of the middle that says what is good for its side.
    """

    id: Id
    label: Label
    short: ColumnTitle = ""
    tag: Tag = ""
    note: Guidance = ""
    colour: ColourId
    columns: tuple[TableColumn, ...] = ()
    carry_from: tuple[Reference, ...] = ()
    wins: Id | None = None


AreaPlace = tuple[Area, Path]
"""An area, and where the file describes it."""


class AreaSheet(SheetBase):
    """What maps and overlaps have in common.

    `cases` is the form each of whose cases has one. `one_for_all`: there is only one, beside a
    form that is filled once.
    """

    cases: Id
    one_for_all: bool = False

    @property
    @abstractmethod
    def areas(self) -> tuple[Area, ...]:
        """All areas, in the order in which they are told."""

    @property
    @abstractmethod
    def spots(self) -> Iterator[AreaPlace]:
        """Each area, and where the file describes it."""

    def references(self) -> Iterator[Referred]:
        """What is carried to its areas, and what their columns offer."""
        for area, path in self.spots:
            for number, reference in enumerate(area.carry_from):
                yield reference, (*path, "carry_from", number)
            yield from offered(area.columns, *path, "columns")

    @property
    def needs(self) -> frozenset[str]:
        """The form of the cases too."""
        return super().needs | {self.cases}

    def check_among(self, sheets: Mapping[str, SheetBase]) -> None:
        """Raise MistakeError where there is no such form."""
        cases = sheets.get(self.cases)
        if cases is None or not (cases.once if self.one_for_all else cases.is_case):
            raise MistakeError(f"ケースのシート「{self.cases}」がありません。", "cases")

    @property
    def copies_of(self) -> str:
        """The form of the cases."""
        return self.cases

    @property
    def goes_to_groups(self) -> bool:
        """Whether each group has a copy of its own."""
        return True

    def area(self, area_id: str) -> Area:
        """Return an area, or raise KeyError."""
        return find(self.areas, area_id)

    def columns_of(self, area_id: str) -> tuple[TableColumn, ...]:
        """What the pins of an area say; KeyError where there is no such area."""
        return self.area(area_id).columns

    def name_column(self, area_id: str) -> TableColumn:
        """The column that names a pin: the first text of its area."""
        return next(c for c in self.columns_of(area_id) if c.type in ("text", "long_text"))

    @property
    def place_ids(self) -> frozenset[str]:
        """Ids of the areas."""
        return frozenset(area.id for area in self.areas)

    @model_validator(mode="after")
    def _areas_fit(self) -> Self:
        check_unique(self.areas, "区画")
        for area in self.areas:
            columns = self.columns_of(area.id)
            check_unique(columns, "列")
            if not any(column.type in ("text", "long_text") for column in columns):
                raise MistakeError(f"区画「{area.id}」に、名前になる文字の列がありません。")
        return self
