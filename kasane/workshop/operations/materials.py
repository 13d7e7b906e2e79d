"""Operations on the material library: a municipality's own links, and who has seen what."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from kasane.errors import RefusedError
from kasane.plain import limits
from kasane.programme.activities import WebAddress
from kasane.store import Put
from kasane.workshop.desk import Desk
from kasane.workshop.going_on import OwnMaterial, Watched
from kasane.workshop.model import body, read
from kasane.workshop.shapes import GivenName, Id, Shape


class AddMaterial(Shape):
    """A link of one's own in the library."""

    op: Literal["material.add"]
    id: Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]
    title: GivenName
    url: Annotated[WebAddress, Field(max_length=500)]
    speaker: Annotated[str, Field(max_length=limits.NAME)] = ""


class RemoveMaterial(Shape):
    """Away with it, until somebody brings it back."""

    op: Literal["material.remove"]
    id: Id


class WatchMaterial(Shape):
    """The actor has seen a material, or hasn't after all."""

    op: Literal["material.watch"]
    material: Annotated[str, Field(pattern=r"^[a-z0-9_]{1,64}$")]
    watched: bool


def add(desk: Desk, ask: AddMaterial) -> list[Put]:
    """Put a link into the library.

    Raises:
        RefusedError: "exists" or "too_many".
    """
    if desk.draft.find(("material", ask.id)) is not None:
        raise RefusedError("exists", "この教材はもうあります。")
    if sum(1 for _ in desk.draft.all("material")) >= limits.MATERIALS:
        raise RefusedError(
            "too_many", f"加えられる教材は{limits.MATERIALS}個までです。何も変わっていません。"
        )
    told = ask.model_dump(exclude={"op", "id"})
    new = OwnMaterial(**told, author=desk.actor.member, created=desk.at)
    return [Put("material", ask.id, body(new))]


def remove(desk: Desk, ask: RemoveMaterial) -> list[Put]:
    """Delete it."""
    known = read(desk.draft, OwnMaterial, ask.id)
    if known is None:
        raise RefusedError("gone", "この教材はもうありません。何も変わっていません。")
    return [Put("material", ask.id, body(known), deleted=True)]


def watch(desk: Desk, ask: WatchMaterial) -> list[Put]:
    """Note what the actor has seen.

    Raises:
        RefusedError: "too_many".
    """
    member = desk.actor.member
    known = (read(desk.draft, Watched, member) or Watched()).materials
    rest = tuple(material for material in known if material != ask.material)
    if ask.watched and len(rest) >= limits.WATCHED:
        raise RefusedError("too_many", "「見ました」の数が多すぎます。何も変わっていません。")
    seen = (*rest, ask.material) if ask.watched else rest
    return [Put("watched", member, body(Watched(materials=seen)))]
