"""Rows of a table made in one step from what was written elsewhere, with their source."""

from __future__ import annotations

from components import part
from components.state import Here
from kasane.programme import TableSheet


def offered_rows(here: Here, sheet: TableSheet, title: str, key: str, *, own: bool = False) -> None:
    """Offer what can become a row of a table; nothing is shown where its columns offer nothing.

    Args:
        here: where the viewer is.
        sheet: the table; its first column with `choices_from` gets the text.
        title: what is done here, such as 「アイデアから行をつくる」.
        key: unique on the page.
        own: whether a new row is at once the person's own, in the column `owner`.
    """
    data = {"sheet": sheet.id, "title": title, "own": own}
    part.mount_live(here, "frame/offered_rows", data, key)
