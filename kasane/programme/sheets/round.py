"""Rounds: one short turn per person."""

from collections.abc import Iterator
from typing import Literal, Self

from pydantic import Field, model_validator

from kasane.programme.base import Label, check_unique
from kasane.programme.sheets.base import Referred, SheetBase, offered
from kasane.programme.sheets.fields import ItemField


class RoundSheet(SheetBase):
    """One short turn per person, in order, with a timer; `fields` may keep what was said."""

    kind: Literal["round"]
    seconds: int = Field(ge=5, le=3600)
    prompts: tuple[Label, ...] = Field(min_length=1)
    fields: tuple[ItemField, ...] = ()

    @classmethod
    def begins(cls) -> tuple[str, dict[str, object]]:
        """Thirty seconds each, and what to speak about."""
        return "ひとことリレー（1人ずつ話す）", {
            "orientation": "portrait",
            "seconds": 30,
            "prompts": ["さいきん、うれしかったこと"],
        }

    def references(self) -> Iterator[Referred]:
        """What its fields offer."""
        return offered(self.fields, "fields")

    @property
    def place_ids(self) -> frozenset[str]:
        """Ids of the fields."""
        return frozenset(field.id for field in self.fields)

    @model_validator(mode="after")
    def _ids_are_unique(self) -> Self:
        check_unique(self.fields, "項目", "fields")
        return self
