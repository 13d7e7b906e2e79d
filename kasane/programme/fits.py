"""For which towns a programme is, in which shapes it can be held."""

from collections.abc import Iterable
from typing import Literal, Protocol

from pydantic import Field

from kasane.programme.base import Definition, Id, Label, MistakeError

FitStage = Literal["not_begun", "begun", "widening", "town", "planning"]
FitPeople = Literal["office", "with_agencies", "residents", "of_case", "prefecture"]

STAGES: dict[FitStage, str] = {
    "not_begun": "重層事業の準備をしている",
    "begun": "始めて間もない",
    "widening": "実施しながら広げている",
    "town": "地域づくりを進めている",
    "planning": "実施計画をつくる・見直す",
}
PEOPLE: dict[FitPeople, str] = {
    "office": "庁内の職員",
    "with_agencies": "庁内と支援機関の人",
    "residents": "住民や地域の団体も",
    "of_case": "一つのケースの関係者",
    "prefecture": "都道府県と市町村",
}


class _Step(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def meeting(self) -> bool: ...


class Fit(Definition):
    """A shape in which a programme can be held, and for whom it is.

    `stages`: how far a town is; `people`: who takes part; `steps`: the meetings that are held, in
    their order, with the optional steps that go with them; all other optional steps are left out.
    `cases`: how many cases its minutes are counted for.
    """

    title: Label
    stages: tuple[FitStage, ...] = Field(min_length=1)
    people: tuple[FitPeople, ...] = Field(min_length=1)
    steps: tuple[Id, ...] = Field(min_length=1)
    cases: int = Field(default=3, ge=0, le=20)

    def check(self, steps: Iterable[_Step], *place: str | int) -> None:
        """Raise MistakeError when it names a step that is not there, or no meeting."""
        meets = {step.id: step.meeting for step in steps}
        for number, name in enumerate(self.steps):
            if name not in meets:
                raise MistakeError(f"Step「{name}」がありません。", *place, "steps", number)
        if not any(meets[name] for name in self.steps):
            raise MistakeError("集まるStepを、1つ以上入れてください。", *place, "steps")
