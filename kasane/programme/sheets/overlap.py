"""Overlaps: two circles and what lies in both, for each case that is taken up."""

from collections.abc import Iterator
from typing import Literal, Self

from pydantic import model_validator

from kasane.programme.base import MistakeError
from kasane.programme.sheets.areas import Area, AreaPlace, AreaSheet
from kasane.programme.sheets.base import HandsSheet


class OverlapSheet(AreaSheet, HandsSheet):
    """Two circles and what lies in both (重なり検討), for each case that is taken up.

    Each pin in the `middle` names, as its sources, the pins of both circles that it joins.
    `hands` is the column in which everybody shows a hand for what seems possible.
    """

    kind: Literal["overlap"]
    circles: tuple[Area, Area]
    middle: Area

    @classmethod
    def begins(cls) -> tuple[str, dict[str, object]]:
        """Two circles and the middle, a text each."""
        wish = {"id": "text", "label": "したいこと", "type": "text"}
        both = {"id": "text", "label": "一緒にできること", "type": "text"}
        return "重なり（2つの円）", {
            "orientation": "landscape",
            "cases": "",
            "circles": [
                {"id": "we", "label": "わたしたち", "colour": "green", "columns": [wish]},
                {"id": "they", "label": "地域の人", "colour": "sky", "columns": [wish]},
            ],
            "middle": {"id": "both", "label": "重なり", "colour": "cream", "columns": [both]},
        }

    @property
    def areas(self) -> tuple[Area, ...]:
        """Both circles, then the middle."""
        return (*self.circles, self.middle)

    @property
    def spots(self) -> Iterator[AreaPlace]:
        """The circles, then the middle."""
        yield from ((circle, ("circles", number)) for number, circle in enumerate(self.circles))
        yield self.middle, ("middle",)

    @property
    def voted_on(self) -> str:
        """The pins in the middle."""
        return f"{self.id}/{self.middle.id}"

    @model_validator(mode="after")
    def _columns_fit(self) -> Self:
        known = {column.id for column in self.middle.columns}
        for number, circle in enumerate(self.circles):
            if circle.wins is not None and circle.wins not in known:
                raise MistakeError(
                    f"中央に「{circle.wins}」という列がありません。", "circles", number, "wins"
                )
        return self
