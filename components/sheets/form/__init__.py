"""A form: fields in the layout of its printed sheet, one filled copy at a time."""

from __future__ import annotations

from components import part
from components.forms.privacy_check import ask_before_opening
from components.sheets.base import Kind
from components.state import Here
from kasane.programme import FormSheet


class FormKind(Kind[FormSheet]):
    """A form says its lead itself. A case is read through before it is opened."""

    titled = False

    def head(self, sheet: FormSheet) -> tuple[str, str]:
        return sheet.title, ""

    def draw(self, here: Here, sheet: FormSheet, key: str, copy: str | None = None) -> None:
        data = {"sheet": sheet.id, "copy": copy}
        part.mount_live(here, "sheets/form", data, key, ask_before_opening if sheet.pick else None)


KIND = FormKind()
