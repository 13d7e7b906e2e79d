"""What every part of a programme definition is built on: the model, its texts, its mistakes."""

from collections.abc import Iterable
from typing import Annotated, Literal, Protocol, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)]
Reference = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*/[a-z][a-z0-9_]*$")]
Label = Annotated[str, StringConstraints(min_length=1, max_length=80)]
Tag = Annotated[str, StringConstraints(max_length=6)]
SidebarTitle = Annotated[str, StringConstraints(min_length=1, max_length=14)]
ColumnTitle = Annotated[str, StringConstraints(max_length=16)]
What = Annotated[str, StringConstraints(min_length=1, max_length=60)]
Reason = Annotated[str, StringConstraints(min_length=1, max_length=80)]
Goal = Annotated[str, StringConstraints(min_length=1, max_length=50)]
Rule = Annotated[str, StringConstraints(min_length=1, max_length=60)]
Guidance = Annotated[str, StringConstraints(max_length=80)]
Sentence = Annotated[str, StringConstraints(min_length=1, max_length=120)]

ColourId = Literal["pink", "cream", "green", "sky"]


class Definition(BaseModel):
    """A part of a programme as its file describes it: fixed once read, no unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class MistakeError(ValueError):
    """A mistake that only a comparison of several parts can show.

    Args:
        sentence: What is wrong, in Japanese, for the person who edits the file.
        place: Where it is, as keys and indexes below the part that was checked.
    """

    def __init__(self, sentence: str, *place: str | int) -> None:
        super().__init__(sentence)
        self.place = place


def _plain(value: object) -> object:
    parts = value if isinstance(value, list | tuple) else [value]
    if not all(isinstance(part, str | int) for part in parts):
        raise MistakeError("最初の行の値は、文字・整数・true・false・文字の並びで書いてください。")
    return value


GivenValue = Annotated[str | int | bool | tuple[str, ...], BeforeValidator(_plain)]


class _Named(Protocol):
    @property
    def id(self) -> str: ...


def check_unique(parts: Iterable[_Named], what: str, *place: str | int) -> None:
    """Raise MistakeError when two parts have the same id.

    Args:
        parts: The parts, in the order of the file.
        what: What they are called in Japanese.
        place: Where the list of them is, below the part being checked.
    """
    seen: set[str] = set()
    for index, part in enumerate(parts):
        if part.id in seen:
            raise MistakeError(f"{what}のid「{part.id}」が重なっています。", *place, index, "id")
        seen.add(part.id)


_Part = TypeVar("_Part", bound=_Named)


def find(parts: Iterable[_Part], wanted: str) -> _Part:
    """Return the part with this id, or raise KeyError."""
    for part in parts:
        if part.id == wanted:
            return part
    raise KeyError(wanted)
