"""Maps and overlaps: pictures of areas, one for each case that is taken up."""

from abc import abstractmethod
from collections.abc import Sequence
from typing import Literal, Self

from pydantic import Field, model_validator

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
from kasane.programme.sheets.base import SheetBase
from kasane.programme.sheets.columns import TableColumn


class Area(Definition):
    """A part of a map or an overlap, in which pins sit.

    `columns` are what each of its pins says, the first text its name; none where the sheet's own
    hold. `carry_from` names places of other sheets ("sheet/field") whose texts are offered here.
    """

    id: Id
    label: Label
    short: ColumnTitle = ""
    tag: Tag = ""
    note: Guidance = ""
    colour: ColourId
    columns: tuple[TableColumn, ...] = ()
    carry_from: tuple[Reference, ...] = ()


class AreaSheet(SheetBase):
    """What maps and overlaps have in common; `cases` is the form each of whose cases has one."""

    cases: Id

    @property
    @abstractmethod
    def areas(self) -> tuple[Area, ...]:
        """All areas, in the order in which they are told."""

    @property
    def copies_of(self) -> str:
        """The form of the cases."""
        return self.cases

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


class Apart(Definition):
    """The choice of a column that is counted and drawn apart, such as 福祉以外."""

    column: Id
    choice: Label


class MapSheet(AreaSheet):
    """A centre and two rings around it (資源の洗い出し), for each case that is taken up.

    `columns` are those of a resource in a ring, `sign` the one whose choice stands on it with its
    first letter, `apart` what is drawn in another colour and counted, `filters` the columns by
    which the picture is thinned out. `known_in` is the table of all resources known so far, and
    `leads_to` the table into which they are taken; both have columns of the same ids.
    """

    kind: Literal["map"]
    centre: Area
    rings: tuple[Area, Area]
    columns: tuple[TableColumn, ...] = Field(min_length=1)
    sign: Id
    apart: Apart
    filters: tuple[Id, ...] = ()
    known_in: Id | None = None
    leads_to: Id | None = None

    @property
    def areas(self) -> tuple[Area, ...]:
        """The centre and the rings from within."""
        return (self.centre, *self.rings)

    def columns_of(self, area_id: str) -> tuple[TableColumn, ...]:
        """Those of the sheet for the rings, its own for the centre."""
        return self.area(area_id).columns or self.columns

    @model_validator(mode="after")
    def _columns_are_there(self) -> Self:
        known = {column.id: column for column in self.columns}
        for key, wanted in (
            ("sign", (self.sign,)),
            ("apart", (self.apart.column,)),
            ("filters", self.filters),
        ):
            for column in wanted:
                if column not in known:
                    raise MistakeError(f"「{column}」という列がありません。", key)
        if self.apart.choice not in known[self.apart.column].choices:
            raise MistakeError(f"「{self.apart.choice}」という選択肢がありません。", "apart")
        return self


class OverlapSheet(AreaSheet):
    """Two circles and what lies in both (重なり検討), for each case that is taken up.

    Each pin in the `middle` names, as its sources, the pins of both circles that it joins.
    `hands` is the column in which everybody shows a hand for what seems possible.
    """

    kind: Literal["overlap"]
    circles: tuple[Area, Area]
    middle: Area
    hands: TableColumn | None = None

    @property
    def areas(self) -> tuple[Area, ...]:
        """Both circles, then the middle."""
        return (*self.circles, self.middle)

    @property
    def vote_columns(self) -> Sequence[TableColumn]:
        """The column of the show of hands."""
        return [self.hands] if self.hands else []

    @property
    def shows_hands(self) -> bool:
        """The room sees each hand."""
        return True

    @property
    def voted_on(self) -> str:
        """The pins in the middle."""
        return f"{self.id}/{self.middle.id}"

    @model_validator(mode="after")
    def _hands_are_votes(self) -> Self:
        if self.hands is not None and not (self.hands.type == "votes" and self.hands.per_person):
            raise MistakeError(
                "挙手の列は、type: votes と per_person: true にしてください。", "hands"
            )
        return self
