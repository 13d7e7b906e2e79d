"""The pages of attachments: pictures are no records, so they are read one by one when shown."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa

from kasane.store.tables import attachment_page as pages


def put_pages(
    connection: sa.Connection, workshop_id: str, attachment_id: str, content: Sequence[bytes]
) -> None:
    """Keep the pages of a new attachment, counted from 1."""
    rows = [
        {"workshop_id": workshop_id, "attachment_id": attachment_id, "page": at, "content": page}
        for at, page in enumerate(content, 1)
    ]
    connection.execute(sa.insert(pages), rows)


def page_of(
    connection: sa.Connection, workshop_id: str, attachment_id: str, page: int
) -> bytes | None:
    """One page as JPEG; None where there is none."""
    found: bytes | None = connection.scalar(
        sa.select(pages.c.content).where(_of(workshop_id, attachment_id), pages.c.page == page)
    )
    return found


def count_pages(connection: sa.Connection, workshop_id: str, attachment_id: str) -> int:
    """How many pages are kept."""
    found = connection.scalar(
        sa.select(sa.func.count()).select_from(pages).where(_of(workshop_id, attachment_id))
    )
    return int(found or 0)


def drop_pages(connection: sa.Connection, workshop_id: str, attachment_id: str) -> None:
    """Forget the pages."""
    connection.execute(sa.delete(pages).where(_of(workshop_id, attachment_id)))


def _of(workshop_id: str, attachment_id: str) -> sa.ColumnElement[bool]:
    return (pages.c.workshop_id == workshop_id) & (pages.c.attachment_id == attachment_id)
