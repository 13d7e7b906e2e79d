"""Operations on what people bring along: papers and photographs."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from kasane.errors import RefusedError
from kasane.plain import limits
from kasane.store import Put
from kasane.store import attachments as stored
from kasane.workshop.desk import Desk
from kasane.workshop.going_on import Attachment
from kasane.workshop.model import body, read
from kasane.workshop.shapes import GivenName, Id, Shape


class AddAttachment(Shape):
    """A paper or photograph whose pages are kept already."""

    op: Literal["attachment.add"]
    id: Id
    title: GivenName
    activity: str
    sort: Literal["paper", "photograph"]
    shared: bool = False


class EditAttachment(Shape):
    """Another title, or whether it may be shared; what is None stays."""

    op: Literal["attachment.edit"]
    id: Id
    title: GivenName | None = None
    shared: bool | None = None


class RemoveAttachment(Shape):
    """Away with it. Its pages stay, so that it can come back, until it is erased."""

    op: Literal["attachment.remove"]
    id: Id


class ShowAttachment(Shape):
    """The room looks at a page of it."""

    op: Literal["attachment.show"]
    id: Id
    page: int = Field(1, ge=1)


def add(desk: Desk, ask: AddAttachment) -> list[Put]:
    """Keep what belongs to the pages.

    Raises:
        RefusedError: "not_here", "exists", "too_many".
    """
    desk.activity(ask.activity)
    if desk.draft.find(("attachment", ask.id)) is not None:
        raise RefusedError("exists", "この資料はもうあります。")
    if sum(1 for _ in desk.draft.all("attachment")) >= limits.ATTACHMENTS:
        raise RefusedError(
            "too_many", f"資料と写真は{limits.ATTACHMENTS}個までです。何も変わっていません。"
        )
    pages = stored.count_pages(desk.transaction.connection, desk.draft.workshop_id, ask.id)
    if not pages:
        raise RefusedError("not_here", "資料の中身が届いていません。何も変わっていません。")
    new = Attachment(
        **ask.model_dump(exclude={"op", "id"}),
        pages=pages,
        author=desk.actor.member,
        created=desk.at,
    )
    return [Put("attachment", ask.id, body(new))]


def edit(desk: Desk, ask: EditAttachment) -> list[Put]:
    """Change what is said of it."""
    new = ask.model_dump(exclude_none=True, exclude={"op", "id"})
    return [Put("attachment", ask.id, body(_known(desk, ask.id).model_copy(update=new)))]


def remove(desk: Desk, ask: RemoveAttachment) -> list[Put]:
    """Delete it; the room looks at it no more."""
    known = _known(desk, ask.id)
    gone = [Put("attachment", ask.id, body(known), deleted=True)]
    if desk.info.focus != ask.id:
        return gone
    return [*gone, _looking_at(desk, None, 1)]


def show(desk: Desk, ask: ShowAttachment) -> list[Put]:
    """Show a page to the room, the last one where there are not so many."""
    return [_looking_at(desk, ask.id, min(ask.page, _known(desk, ask.id).pages))]


def _looking_at(desk: Desk, attachment: str | None, page: int) -> Put:
    new = {"focus": attachment, "page": page, "explains": None}
    return Put("workshop", "main", body(desk.info.model_copy(update=new)))


def _known(desk: Desk, attachment_id: str) -> Attachment:
    found = read(desk.draft, Attachment, attachment_id)
    if found is None:
        raise RefusedError("gone", "この資料はもうありません。何も変わっていません。")
    return found
