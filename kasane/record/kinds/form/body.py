"""The boxes of a form, filled or blank: stacks, flows with arrows, grids of notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kasane.programme import (
    FieldSection,
    FormField,
    FormSheet,
    GridSection,
    ListField,
    TableColumn,
    TableField,
)
from kasane.record.paper.balance import balanced
from kasane.record.paper.content import (
    HEAD_FILL,
    JOINED,
    Cell,
    Para,
    cell,
    head,
    para,
    row_of,
    side,
    signed,
    text_cell,
)
from kasane.record.paper.strips import Strip, StripCell, beside, closed, headed
from kasane.record.paper.styles import note_style
from kasane.record.values import in_cell, shown
from kasane.workshop.item import Item
from kasane.workshop.reading import Reading

_ARROW = 8.0
_SHORT = ("person", "date", "flag", "choice", "choices")
_EMPTY_ROWS = 4
_NONE = "－"
_COLUMN = 24.0
"""Millimetres of a column of a small table, to begin with."""
_SMALL = {"portrait": 0.22, "landscape": 0.3}
"""The share of a smaller label beside its section's title."""
_WEIGHTS = {"long_text": 3.0, "flow": 7.0, "grid": 5.0, "row": 1.3}


@dataclass(frozen=True)
class FormBody:
    """Makes the boxes of one copy; without a copy they are empty.

    Attributes:
        width: of the form, in millimetres.
    """

    sheet: FormSheet
    width: float
    reading: Reading | None = None
    copy: Item | None = None

    @property
    def _label(self) -> float:
        return round(self.width * 0.19, 1)

    def tables(self) -> list[list[Strip]]:
        """All boxes as tables: a long list is one of its own, with its heading on every page."""
        found: list[list[Strip]] = []
        alone = True
        for part in filter(None, self.parts()):
            if alone or part[0].heading:
                found.append([])
            found[-1] += part
            alone = part[0].heading
        return found

    def parts(self) -> Iterator[list[Strip]]:
        """The boxes of each section, and those of short fields that follow each other."""
        facts: list[FormField] = []
        for section in self.sheet.sections:
            if self._has_no_report(section):
                continue
            if isinstance(section, FieldSection) and self._is_short(section):
                facts += section.fields
                continue
            yield self._facts(facts)
            if isinstance(section, GridSection):
                yield closed(self._grid(section))
            else:
                yield self._boxes(section)
            facts = []
        yield self._facts(facts)

    def _is_short(self, section: FieldSection) -> bool:
        return len(self.sheet.sections) > 1 and all(f.type in _SHORT for f in section.fields)

    def _has_no_report(self, section: FieldSection | GridSection) -> bool:
        """Whether a section is there for a follow-up alone, and nothing is reported on it."""
        rule, reading, copy = self.sheet.follow_up, self.reading, self.copy
        if rule is None or reading is None or copy is None:
            return False
        only = [part.id for part in section.parts] == [rule.into]
        return only and not reading.at(self.sheet.id, f"{copy.id}/{rule.into}")

    def _boxes(self, section: FieldSection) -> list[Strip]:
        """A section closed in itself; fields without a title are boxes of their own."""
        strips = self._fields(section)
        open_ones = not section.title and len(section.fields) > 1 and section.layout != "flow"
        return strips if open_ones else closed(strips)

    def _fields(self, section: FieldSection) -> list[Strip]:
        if section.layout == "flow":
            return self._flow(section)
        only = section.fields[0] if len(section.fields) == 1 else None
        if isinstance(only, ListField):
            rows = self._list(only)
            return [self._band(section), *(rows if len(only.fields) > 1 else rows[1:] or rows)]
        if only is not None:
            name = side(section.title or only.label, self._hint(section.lead))
            strips = beside(name, self._label, self._field(only, self.width - self._label))
            return headed(strips) if self.copy and isinstance(only, TableField) else strips
        if not section.title:
            inner = self.width - self._label
            return [
                strip
                for field in section.fields
                for strip in closed(
                    beside(side(field.label), self._label, self._field(field, inner))
                )
            ]
        return self._group(section)

    def _group(self, section: FieldSection) -> list[Strip]:
        """Several fields beside the section's title, each with its own smaller label."""
        inner = self.width - self._label
        small = round(inner * _SMALL[self.sheet.orientation], 1)
        strips: list[Strip] = []
        for field in section.fields:
            titled = field.label == section.title
            if titled or (isinstance(field, TableField) and not self._is_empty(field)):
                strips += self._field(field, inner)
            else:
                strips += beside(side(field.label), small, self._field(field, inner - small))
        return beside(side(section.title, self._hint(section.lead)), self._label, strips)

    def _field(self, field: FormField, width: float) -> list[Strip]:
        if isinstance(field, TableField):
            return self._table(field, width)
        return [Strip([(width, self._value(field))], _WEIGHTS.get(field.type, 1.0))]

    def _value(self, field: FormField, *, short: bool = False) -> Cell:
        if self.reading is None or self.copy is None:
            return cell("□") if field.type == "flag" else cell(self._hint(field.hint), "Small")
        return text_cell(shown(self.reading, field, self.copy, short=short))

    def _facts(self, fields: Sequence[FormField]) -> list[Strip]:
        """Short fields side by side, names above values."""
        named = self.reading is None or self.reading.telling.names or not self.sheet.is_case
        kept = [field for field in fields if named or field.type != "person"]
        if not kept:
            return []
        each = self.width / len(kept)
        values = [self._choice(field) for field in kept]
        return closed(
            [
                Strip([(each, head(field.label)) for field in kept]),
                Strip([(each, value) for value in values], 1.0),
            ]
        )

    def _choice(self, field: FormField) -> Cell:
        choices = getattr(field, "choices", ())
        if self.reading is None and choices:
            return cell("　".join(f"□{JOINED}{choice}" for choice in choices), "Small")
        return self._value(field, short=True)

    def _flow(self, section: FieldSection) -> list[Strip]:
        """Columns from left to right with arrows between them."""
        arrows = _ARROW * (len(section.fields) - 1)
        each = round((self.width - arrows) / len(section.fields), 1)
        heads: list[StripCell] = []
        texts: list[StripCell] = []
        for field in section.fields:
            if heads:
                heads.append((_ARROW, Cell(fill=HEAD_FILL)))
                texts.append((_ARROW, Cell([para("▶", "Arrow")], middle=True)))
            heads.append((each, head(field.label)))
            texts.append((each, self._value(field)))
        return [self._band(section), Strip(heads), Strip(texts, _WEIGHTS["flow"])]

    def _grid(self, section: GridSection) -> list[Strip]:
        if self.copy is not None and not self._is_noted(section):
            return []
        each = (self.width - self._label) / len(section.columns)
        heads = [(each, head(column.label)) for column in section.columns]
        strips = [self._band(section), Strip([(self._label, head("")), *heads])]
        for row in section.rows:
            cells = [
                (each, Cell(self._notes(f"{row.id}/{column.id}", row.colour)))
                for column in section.columns
            ]
            strips.append(Strip([(self._label, side(row.label)), *cells], _WEIGHTS["grid"]))
        return strips

    def _is_noted(self, section: GridSection) -> bool:
        """Whether there is a note in some place of a grid."""
        places = (f"{row.id}/{column.id}" for row in section.rows for column in section.columns)
        return any(self._notes(place, "") for place in places)

    def _notes(self, place: str, usual: str) -> list[Para]:
        if self.reading is None or self.copy is None:
            return []
        pieces = self.reading.at(self.sheet.id, f"{self.copy.id}/{place}")
        ids = {piece.id for piece in pieces}
        tops = [piece for piece in pieces if piece.under not in ids]
        ordered = [p for top in tops for p in (top, *(u for u in pieces if u.under == top.id))]
        return [self._note(piece, usual, under=piece.under in ids) for piece in ordered]

    def _note(self, piece: Item, usual: str, *, under: bool) -> Para:
        assert self.reading is not None  # noqa: S101 - notes are on filled forms only
        name = self.reading.people.name(piece.author)
        text = ("└ " if under else "・") + piece.text()
        return signed(text, name, note_style(piece.colour or usual, under=under))

    def _list(self, field: ListField) -> list[Strip]:
        """A group of fields that repeats, one row each."""
        shares = [1.0 if part.type == "text" else 1.6 for part in field.fields]
        return self._rows(field, field.fields, shares, self.width)

    def _table(self, field: TableField, width: float) -> list[Strip]:
        return self._rows(field, field.columns, [c.width for c in field.columns], width)

    def _rows(
        self,
        field: FormField,
        parts: Sequence[FormField | TableColumn],
        shares: Sequence[float],
        width: float,
    ) -> list[Strip]:
        """Headings and a row for each entry, as wide as their words need; a dash for none."""
        if self._is_empty(field):
            return [Strip([(width, cell(_NONE))], _WEIGHTS["row"])]
        given = getattr(field, "default_rows", ()) if self.copy is None else ()
        texts = [[str(row.get(part.id, "")) for part in parts] for row in given]
        texts += [
            [in_cell(self.reading, part, piece) if self.reading and piece else "" for part in parts]
            for piece in self._items(field)[: 1 if given else None]
        ]
        labels = [part.label for part in parts]
        begin = [max(_COLUMN, width * share / sum(shares)) for share in shares]
        begin = [each * width / sum(begin) for each in begin]
        widths = [round(each, 1) for each in balanced(begin, [labels, *texts], 1, 1.0)]
        widths[-1] = width - sum(widths[:-1])
        return [
            Strip([(w, head(label)) for w, label in zip(widths, labels, strict=True)]),
            *(
                Strip(list(zip(widths, row_of(row).cells, strict=True)), _WEIGHTS["row"])
                for row in texts
            ),
        ]

    def _items(self, field: FormField) -> Sequence[Item | None]:
        if self.reading is None or self.copy is None:
            return [None] * _EMPTY_ROWS
        found = self.reading.at(self.sheet.id, f"{self.copy.id}/{field.id}")
        return [piece for piece in found if piece.written]

    def _is_empty(self, field: FormField) -> bool:
        """Whether a copy has nothing in a list or a small table."""
        return self.copy is not None and not self._items(field)

    def _band(self, section: FieldSection | GridSection) -> Strip:
        more = [para(section.lead, "Small")] if section.lead and self.reading is None else []
        text = [para(section.title, "Cell Head"), *more]
        return Strip([(self.width, Cell(text, fill=HEAD_FILL))])

    def _hint(self, text: str) -> str:
        return text if self.reading is None else ""
