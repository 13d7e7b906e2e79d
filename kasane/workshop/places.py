"""A place of a sheet: which entries sit there, and which values they have.

| entry           | place                         | in                                     |
| --------------- | ----------------------------- | -------------------------------------- |
| note            | `row/column`, `/column`       | a board                                |
| note            | `copy/row/column`             | a form's grid, in one filled copy      |
| row             | empty                         | a table                                |
| copy            | empty                         | a form                                 |
| item            | `copy/field`                  | a form's list or small table           |
| question        | `copy/@ask`                   | a form: between secretariat and author |
| pin             | `case/area`                   | a map or an overlap, one for each case |
| answer          | empty                         | a round sheet, one a member            |
| memo            | id of the question            | a memo                                 |

Which places a sheet has, its kind says (`kasane.workshop.kinds`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from kasane.programme import ChoiceField, Sheet, SimpleField, TableColumn, TableField, TableSheet
from kasane.programme.sheets.sections import Writer

Part = SimpleField | ChoiceField | TableColumn
"""What holds one value."""
EntryKind = Literal["note", "row", "copy", "item", "question", "answer", "memo", "pin"]
ASK = "@ask"
TEXT = SimpleField(id="text", label="文", type="long_text")


def is_question(place: str) -> bool:
    """Whether a place is where secretariat and author talk about a copy."""
    return place.endswith(f"/{ASK}")


@dataclass(frozen=True, slots=True)
class Place:
    """A place of a sheet.

    Attributes:
        kind: what sits there.
        parts: what each entry there consists of, with who may write it.
        copy: id of the filled copy in which it is; empty outside of copies.
        form: id of the form whose copy that is.
        needed: ids of the parts that must not be left empty.
        colour: the colour of a new note; colours: those that may be chosen.
    """

    sheet: Sheet
    kind: EntryKind
    parts: tuple[tuple[Part, Writer], ...]
    copy: str = ""
    form: str = ""
    needed: tuple[str, ...] = ()
    colour: str = ""
    colours: tuple[str, ...] = ()

    def part(self, part_id: str) -> tuple[Part, Writer] | None:
        """A part and who may write it; None where it is not there."""
        return next((found for found in self.parts if found[0].id == part_id), None)


def text_part(*, of_case: bool) -> SimpleField:
    """The text of a note or of an answer to a question."""
    return TEXT.model_copy(update={"of_case": of_case}) if of_case else TEXT


def for_everyone(parts: Iterable[Part]) -> tuple[tuple[Part, Writer], ...]:
    """Parts that everybody may write."""
    return tuple((part, "everyone") for part in parts)


def written_columns(sheet: TableSheet | TableField) -> Sequence[TableColumn]:
    """The columns that people write, and all write the same."""
    return [column for column in sheet.columns if not (column.auto or column.per_person)]
