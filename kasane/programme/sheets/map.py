"""Maps: a centre and two rings around it, for each case that is taken up."""

from collections.abc import Iterator, Mapping
from typing import Literal, Self

from pydantic import Field, model_validator

from kasane.programme.base import Definition, Id, Label, MistakeError
from kasane.programme.sheets.areas import Area, AreaPlace, AreaSheet
from kasane.programme.sheets.base import Referred, SheetBase, offered
from kasane.programme.sheets.columns import TableColumn


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

    @classmethod
    def begins(cls) -> tuple[str, dict[str, object]]:
        """The person in the middle, two rings, and what is told of a resource."""
        name = {"id": "name", "label": "名前", "type": "text"}
        field = {
            "id": "field",
            "label": "どんなところ",
            "type": "choice",
            "choices": ["専門の機関", "身近な人や場所"],
        }
        return "マップ（中心と2つの輪）", {
            "orientation": "landscape",
            "cases": "",
            "centre": {"id": "person", "label": "本人", "colour": "cream", "columns": [name]},
            "rings": [
                {"id": "near", "label": "近くにあるもの", "colour": "green"},
                {"id": "far", "label": "地域にあるもの", "colour": "sky"},
            ],
            "columns": [name, field],
            "sign": "field",
            "apart": {"column": "field", "choice": "身近な人や場所"},
        }

    @property
    def areas(self) -> tuple[Area, ...]:
        """The centre and the rings from within."""
        return (self.centre, *self.rings)

    def columns_of(self, area_id: str) -> tuple[TableColumn, ...]:
        """Those of the sheet for the rings, its own for the centre."""
        return self.area(area_id).columns or self.columns

    @property
    def spots(self) -> Iterator[AreaPlace]:
        """The centre, then the rings."""
        yield self.centre, ("centre",)
        yield from ((ring, ("rings", number)) for number, ring in enumerate(self.rings))

    def references(self) -> Iterator[Referred]:
        """What its areas and the columns of its rings offer."""
        yield from super().references()
        yield from offered(self.columns, "columns")

    @property
    def needs(self) -> frozenset[str]:
        """The tables that it names too."""
        return super().needs | {known for known in (self.known_in, self.leads_to) if known}

    def check_among(self, sheets: Mapping[str, SheetBase]) -> None:
        """Raise MistakeError where it names a table that is none."""
        super().check_among(sheets)
        for key, name in (("known_in", self.known_in), ("leads_to", self.leads_to)):
            table = sheets.get(name or "")
            if name is not None and (table is None or not table.has_rows):
                raise MistakeError(f"表のシート「{name}」がありません。", key)

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
