"""The kinds of sheet that a programme may use, told apart by `kind`."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from importlib import import_module
from typing import Annotated, TypeVar, get_args

from pydantic import Field

from kasane.programme.sheets.board import BoardSheet
from kasane.programme.sheets.form import FormSheet
from kasane.programme.sheets.map import MapSheet
from kasane.programme.sheets.memo import MemoSheet
from kasane.programme.sheets.overlap import OverlapSheet
from kasane.programme.sheets.round import RoundSheet
from kasane.programme.sheets.survey import SurveySheet
from kasane.programme.sheets.table import TableSheet

Sheet = Annotated[
    BoardSheet
    | TableSheet
    | FormSheet
    | RoundSheet
    | MemoSheet
    | MapSheet
    | OverlapSheet
    | SurveySheet,
    Field(discriminator="kind"),
]

K = TypeVar("K")
"""What a package says of a kind: its class `Kind`."""
KINDS: tuple[str, ...] = tuple(
    get_args(kind.model_fields["kind"].annotation)[0] for kind in get_args(get_args(Sheet)[0])
)
"""The kinds of the union: in each layer a module of that name says what it does with the sheet."""


class EachKind(Mapping[str, K]):
    """What a package says about each kind of sheet: `KIND` of the module named like the kind."""

    def __init__(self, package: str) -> None:
        self._package = package

    @cached_property
    def _found(self) -> dict[str, K]:
        return {kind: import_module(f"{self._package}.{kind}").KIND for kind in KINDS}

    def __getitem__(self, kind: str) -> K:
        return self._found[kind]

    def __iter__(self) -> Iterator[str]:
        return iter(KINDS)

    def __len__(self) -> int:
        return len(KINDS)
