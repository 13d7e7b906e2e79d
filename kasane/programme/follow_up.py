"""What was decided about a copy of a form stands at the start of the next meeting about it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from pydantic import Field

from kasane.programme.base import Definition, Id, MistakeError

Values = Mapping[str, Any]


class DecidedTable(Definition):
    """A small table of the form whose rows were decided.

    `text` is the column that says what, `about` names in a word what it is about, `owner` and `due`
    say who and until when. `clears` are emptied where the copy goes on in a next round.
    """

    table: Id
    text: Id
    about: Id | None = None
    owner: Id | None = None
    due: Id | None = None
    clears: tuple[Id, ...] = ()


class FollowUpRule(Definition):
    """Where it is reported on: the small table `into` of the same form, and its columns.

    `text` says what was decided, `origin` where it stood, `owner` and `due` who and until when.
    `fields` are the fields whose texts are reported on as well.
    """

    into: Id
    text: Id
    origin: Id
    owner: Id
    due: Id
    decided: tuple[DecidedTable, ...] = Field(min_length=1)
    fields: tuple[Id, ...] = ()

    def check(self, parts: Mapping[str, Any]) -> None:
        """Raise MistakeError where a field, a small table or a column of it is not there."""
        self._check_columns(parts, self.into, [self.text, self.origin, self.owner, self.due])
        for each in self.decided:
            named = (each.text, each.about, each.owner, each.due, *each.clears)
            self._check_columns(parts, each.table, list(filter(None, named)))
        for name in self.fields:
            if name not in parts:
                raise MistakeError(f"項目「{name}」がありません。", "follow_up", "fields")

    def _check_columns(self, parts: Mapping[str, Any], table: str, names: Sequence[str]) -> None:
        known = {column.id for column in getattr(parts.get(table), "columns", ())}
        for name in names:
            if name not in known:
                raise MistakeError(f"小さな表の列「{table}/{name}」がありません。", "follow_up")

    def to_report(
        self,
        parts: Mapping[str, Any],
        copy: Values,
        rows_in: Callable[[str], Sequence[tuple[str, Values]]],
    ) -> Iterator[tuple[dict[str, Any], str]]:
        """What was decided as rows of `into`, each with the id of the row from which it is, or "".

        Args:
            parts: the form's fields and small tables by id.
            copy: the values of the copy.
            rows_in: the rows of a small table, each with its id.
        """
        for each in self.decided:
            for key, row in rows_in(each.table):
                text = str(row.get(each.text) or "").strip()
                about = str(row.get(each.about) or "").strip() if each.about else ""
                if text:
                    said = {self.text: f"{about}：{text}" if about else text}
                    said[self.origin] = parts[each.table].label
                    pairs = ((self.owner, each.owner), (self.due, each.due))
                    said |= {to: row[of] for to, of in pairs if of and row.get(of)}
                    yield said, key
        for name in self.fields:
            text = str(copy.get(name) or "").strip()
            if text:
                yield {self.text: text, self.origin: parts[name].label}, ""
