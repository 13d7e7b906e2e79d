"""A sheet as it stood at an earlier moment, put back in one step that can be taken back."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from kasane.errors import RefusedError
from kasane.store import Put, Record
from kasane.store.past import rewound
from kasane.workshop import forms
from kasane.workshop.access import Sight, View
from kasane.workshop.desk import Desk
from kasane.workshop.operations import piles
from kasane.workshop.operations.entry_checks import writable_sheet
from kasane.workshop.shapes import Shape

GO_BACK = "sheet.go_back"


class GoBack(Shape):
    """A sheet shall be as it was at a moment (ISO 8601, UTC)."""

    op: Literal["sheet.go_back"]
    sheet: str
    at: str = Field(pattern=r"^\d{4}-\d\d-\d\dT[\d:.]+\+00:00$", max_length=40)


def go_back(desk: Desk, ask: GoBack) -> list[Put]:
    """Put every entry of the sheet as it was; what came later goes.

    Raises:
        RefusedError: "not_here" where nothing is known of that moment or nothing differs,
            "forbidden" where something is covered, "stale" where other sheets hang on it now.
    """
    writable_sheet(desk, ask.sheet)
    now = {record.id: record for record in desk.draft.ever("entry") if _on(record, ask.sheet)}
    sight = Sight.of(desk.draft)
    if any(sight.view(r, desk.actor) is View.COVERED for r in now.values() if not r.deleted):
        raise RefusedError(
            "forbidden", "個人ワーク中のシートは、前の時点に戻せません。何も変わっていません。"
        )
    past = rewound(desk.transaction.connection, desk.draft.base, ask.at)
    was = {record.id: record for record in past.all("entry") if _on(record, ask.sheet)}
    every = (_put(was.get(key), now[key], desk.at) for key in now)
    puts = [put for put in every if put is not None]
    if not past.revision or not puts:
        raise RefusedError("not_here", "その時点から変わっていません。何も変えていません。")
    if not (piles.hold(desk, puts) and forms.hold(desk.draft, puts)):
        raise RefusedError(
            "stale",
            "ほかのシートに、このシートのものに続けて書いたものがあるため、戻せません。"
            "何も変わっていません。",
        )
    return puts


def _on(record: Record, sheet: str) -> bool:
    return bool(record.body["sheet"] == sheet)


def _put(was: Record | None, now: Record, at: str) -> Put | None:
    """How an entry is put; None where it is as it was. Who may see it stays as it is now."""
    if was is None:
        return None if now.deleted else Put("entry", now.id, now.body, deleted=True)
    new = was.body | {name: now.body[name] for name in _STAYS}
    if not now.deleted and new == now.body:
        return None
    return Put("entry", now.id, new | {"version": now.body["version"] + 1, "changed": at})


_STAYS = ("hidden", "unread", "anonymous", "version", "changed")
