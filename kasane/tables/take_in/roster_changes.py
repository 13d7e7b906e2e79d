"""What a roster's file would change: who is new, what is said differently. Nobody is removed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from kasane.plain.kana import kana_key
from kasane.plain.names import plain_name
from kasane.programme import TableSheet
from kasane.tables.take_in.mistakes import CsvMistakesError
from kasane.tables.take_in.roster_file import RosterRow
from kasane.workshop.model import Member, Value

Kind = Literal["new", "changed", "same"]


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One value that the file has differently."""

    field: str
    label: str
    before: Value
    after: Value


@dataclass(frozen=True, slots=True)
class RosterChange:
    """What a line of the file means for the roster.

    Attributes:
        member: id of the member; empty for a new one.
        changes: of a new member all that is known.
        namesake: somebody else on the roster is called the same.
    """

    line: int
    kind: Kind
    name: str
    member: str
    changes: tuple[FieldChange, ...]
    namesake: bool = False


def roster_changes(
    rows: Sequence[RosterRow], members: Mapping[str, Member], sheet: TableSheet
) -> list[RosterChange]:
    """Compare the people of a file with the roster.

    A person is the same where the name is and the organisation or the reading is too; a cell
    that is empty in the file changes nothing.

    Args:
        rows: Of the file.
        members: The roster, by id.
        sheet: The roster's sheet.

    Raises:
        CsvMistakesError: a person stands there twice, or could be one of several members.
    """
    by_name: dict[str, list[str]] = {}
    for key, member in members.items():
        by_name.setdefault(plain_name(member.name), []).append(key)
    mistakes: list[str] = []
    taken: dict[str, int] = {}
    fresh: list[RosterRow] = []
    found = []
    for row in rows:
        name = str(row.values["name"])
        named = {key: members[key] for key in by_name.get(plain_name(name), ())}
        matches = _matches(row.values, named)
        if len(matches) > 1:
            mistakes.append(
                f"{row.line}行目「氏名」: 「{name}」にあたる人が、名簿に2人以上います。"
            )
        same = matches[0] if matches else ""
        twice = taken.get(same) if same else _line_of(row, fresh)
        if twice:
            mistakes.append(f"{row.line}行目「氏名」: {twice}行目の「{name}」と同じ人です。")
        if same:
            taken[same] = row.line
        else:
            fresh.append(row)
        found.append(_change(row, same, named, sheet))
    if mistakes:
        raise CsvMistakesError(mistakes)
    return found


def value_of(member: Member, field: str) -> Value:
    """What the roster says of a member."""
    if field in ("name", "organisation"):
        return str(getattr(member, field))
    return member.about.get(field, "")


def _change(
    row: RosterRow, member: str, named: Mapping[str, Member], sheet: TableSheet
) -> RosterChange:
    before = {key: value_of(named[member], key) for key in row.values} if member else {}
    changes = tuple(
        FieldChange(column.id, column.label, before.get(column.id, ""), row.values[column.id])
        for column in sheet.columns
        if column.id in row.values
        and not _same(column.id, before.get(column.id), row.values[column.id])
    )
    name = str(row.values["name"])
    kind: Kind = "new" if not member else "changed" if changes else "same"
    return RosterChange(row.line, kind, name, member, changes, bool(named) and not member)


def _same(field: str, before: Value | None, after: Value) -> bool:
    if field == "kana" and isinstance(before, str) and before:
        return kana_key(before) == kana_key(str(after))
    if field in ("name", "organisation") and isinstance(before, str):
        return plain_name(before) == plain_name(str(after))
    return (before or "") == after


def _matches(values: Mapping[str, Value], named: Mapping[str, Member]) -> list[str]:
    """The members of the same name that a line can be, the surest alone where there is one."""
    alike = {key: _alike(values, member) for key, member in named.items()}
    both = [key for key, (same, _) in alike.items() if same == 2]
    some = [key for key, (same, _) in alike.items() if same]
    unsaid = [key for key, (same, other) in alike.items() if not same and not other]
    return both or some or unsaid


def _alike(values: Mapping[str, Value], member: Member) -> tuple[int, int]:
    """In how many of organisation and reading they agree, and in how many they differ."""
    pairs = [
        (plain_name(member.organisation), plain_name(str(values.get("organisation", "")))),
        (_reading(member.about.get("kana", "")), _reading(values.get("kana", ""))),
    ]
    said = [(one, other) for one, other in pairs if one and other]
    same = sum(one == other for one, other in said)
    return same, len(said) - same


def _line_of(row: RosterRow, rows: Iterable[RosterRow]) -> int | None:
    """The line above that tells of the same new person."""
    key = _identity(row)
    return next((other.line for other in rows if _identity(other) == key), None)


def _identity(row: RosterRow) -> tuple[str, str, str]:
    own = row.values
    return (
        plain_name(str(own["name"])),
        plain_name(str(own.get("organisation", ""))),
        _reading(own.get("kana", "")),
    )


def _reading(kana: Value) -> str:
    return kana_key(str(kana))[3]
