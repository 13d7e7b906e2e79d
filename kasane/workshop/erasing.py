"""終了・消去: who may erase what, and what of an entry tells of a case."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from kasane.errors import RefusedError
from kasane.plain.names import plain_name
from kasane.programme import Programme
from kasane.store import Draft, Put, State
from kasane.workshop.access import check_leads
from kasane.workshop.desk import Desk
from kasane.workshop.spots import spot

ERASE_CASES = "cases.erase"
"""The operation's name in the history; no client can ask for it."""
GONE = "（消去しました）"
_TEXTS = {"attachment": "title", "question": "text", "material": "title", "story": "asks"}
"""Kind → what somebody wrote in it."""
_GROUP = re.compile(r"_g[1-9][0-9]?$")


def check_erases(desk: Desk, typed: str) -> None:
    """Refuse whoever does not lead, or has not typed the workshop's name.

    Raises:
        RefusedError: "forbidden" or "not_named".
    """
    check_leads(desk.actor, "消去できる")
    if plain_name(typed) != plain_name(desk.info.name):
        raise RefusedError(
            "not_named",
            "ワークショップの名前が合いません。何も消していません。"
            f"「{desk.info.name}」と書いてから、もう一度押してください。",
        )


@dataclass(frozen=True, slots=True)
class CaseBlank:
    """Leaves out what tells of a case, and what somebody had deleted by then.

    Attributes:
        programme: with all of its steps.
        gone: (kind, id) of what was deleted.
        only: ids of the entries of one case; None: of all.
    """

    programme: Programme
    gone: frozenset[tuple[str, str]]
    only: frozenset[str] | None = None

    @classmethod
    def of(cls, records: State | Draft, programme: Programme, case: str = "") -> CaseBlank:
        """For a workshop as it stands; of one case alone, where its id is given."""
        every = [record for kind in ("entry", *_TEXTS) for record in records.ever(kind)]
        gone = frozenset(record.key for record in every if record.deleted)
        if not case:
            return cls(programme, gone)
        told = [record for record in every if record.kind == "entry"]
        only = {r.id for r in told if case in (r.id, r.body["place"].partition("/")[0])}
        return cls(programme, gone & {("entry", each) for each in only}, frozenset(only))

    def __call__(self, kind: str, record_id: str, body: dict[str, Any]) -> dict[str, Any]:
        """Return a body without what tells of a case; the same body if nothing does."""
        if kind in _TEXTS and (kind, record_id) in self.gone:
            return body | {_TEXTS[kind]: GONE}
        if kind != "entry" or not self._concerns(record_id, body):
            return body
        held = body["values"]
        gone = held.keys() if (kind, record_id) in self.gone else _of_case(self.programme, body)
        told = {key: "" if key in gone else value for key, value in held.items()}
        return body if told == held else body | {"values": told}

    def _concerns(self, record_id: str, body: dict[str, Any]) -> bool:
        """Whether an entry is part of the case, or came from it."""
        if self.only is None or record_id in self.only:
            return True
        return not self.only.isdisjoint(body.get("sources", ()))

    def puts(self, draft: Draft) -> list[Put]:
        """Every record that loses something, as it will stand."""
        puts = []
        for kind in ("entry", *_TEXTS):
            for record in draft.ever(kind):
                new = self(kind, record.id, record.body)
                if new != record.body:
                    more = {"version": record.body["version"] + 1} if kind == "entry" else {}
                    puts.append(Put(kind, record.id, new | more, deleted=record.deleted))
        return puts


def _of_case(programme: Programme, body: dict[str, Any]) -> Collection[str]:
    """Ids of the values that tell of a case; what the programme does not know may."""
    found = spot(programme, _GROUP.sub("", body["sheet"]), body["place"]).of_case
    return body["values"].keys() if found is None else found
