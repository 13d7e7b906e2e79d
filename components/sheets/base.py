"""The class that says, for one kind of sheet, how it is shown on a page."""

from __future__ import annotations

from typing import Generic, TypeVar

from components import part
from components.state import Here
from kasane.programme import SheetBase

S = TypeVar("S", bound=SheetBase)


class Kind(Generic[S]):
    """One kind of sheet on a page: the live part in the folder of its name."""

    titled = True
    """Whether it has a title of its own where it is alone on the page of its activity."""

    def head(self, sheet: S) -> tuple[str, str]:
        """Title and lead that stand above the part; empty where the part says them itself."""
        return sheet.title, sheet.lead + sheet.on_screen

    def draw(self, here: Here, sheet: S, key: str, copy: str | None = None) -> None:
        """Show the part, on which everybody writes.

        Args:
            here: where the viewer is.
            sheet: its definition.
            key: unique on the page.
            copy: id of the filled copy, or of the case, that is open at first; None: the room's,
                or the first.
        """
        part.mount_live(here, f"sheets/{sheet.kind}", {"sheet": sheet.id, "copy": copy}, key)
