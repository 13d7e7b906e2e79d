"""What the columns of the roster say, beside a member's name and organisation."""

from collections.abc import Mapping, Sequence
from datetime import date

from kasane.programme.base import Definition, Id, Label, MistakeError
from kasane.programme.sheets.columns import TableColumn


class RosterRule(Definition):
    """Which column of the roster says what; what a programme does not ask for is left out.

    `kana` is how a name is read, `begins` and `ends` the time in which somebody takes part. Of
    the choices of `field`, in those of `no_gap` nobody is missed; `side` is inside or outside the
    office. The columns `told` say who was told, with the choice `told_done`.
    """

    kana: Id | None = None
    begins: Id | None = None
    ends: Id | None = None
    field: Id | None = None
    side: Id | None = None
    no_gap: tuple[Label, ...] = ()
    told: tuple[Id, ...] = ()
    told_done: Label | None = None

    def check(self, columns: Sequence[TableColumn], *place: str | int) -> None:
        """Raise MistakeError when the rule names a column or a choice that is not there."""
        known = {column.id: column for column in columns}
        for key in ("kana", "begins", "ends", "field", "side", "told"):
            value = getattr(self, key)
            for name in value if isinstance(value, tuple) else [value]:
                if name is not None and name not in known:
                    raise MistakeError(f"名簿の列「{name}」がありません。", *place, key)
        for name in self.told:
            if self.told_done not in known[name].choices:
                raise MistakeError(
                    f"told_doneは、「{known[name].label}」のchoicesから選んでください。",
                    *(*place, "told_done"),
                )

    def reading(self, about: Mapping[str, object]) -> str:
        """How somebody's name is read; empty where it was not written."""
        return str(about.get(self.kana or "") or "")

    def period(self, about: Mapping[str, object]) -> tuple[str, str]:
        """From when until when somebody takes part, YYYY-MM-DD or empty."""
        begins, ends = (str(about.get(name or "") or "") for name in (self.begins, self.ends))
        return begins, ends

    def has_left(self, about: Mapping[str, object], today: date) -> bool:
        """Whether somebody's time in the workshop is over."""
        _, ends = self.period(about)
        return bool(ends) and ends < today.isoformat()
