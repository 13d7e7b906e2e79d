"""Going on with a newer definition of the workshop's programme."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from kasane.errors import RefusedError
from kasane.programme import Programme, ProgrammeError
from kasane.programme.groups import with_groups
from kasane.programme.own.tree import programme_of
from kasane.store import Put
from kasane.store.programmes import definition_text, own_programme_of
from kasane.workshop.beginning import missing_records
from kasane.workshop.desk import Desk
from kasane.workshop.model import Meeting, SheetState, body, read, read_all
from kasane.workshop.renewal import lost, without_place
from kasane.workshop.shapes import Id, Shape


class Renew(Shape):
    """Go on with the newest definition, which has this fingerprint."""

    op: Literal["programme.renew"]
    version: Id


def renew(desk: Desk, ask: Renew) -> list[Put]:
    """Hold another definition, with what its new sheets and steps begin with.

    Raises:
        RefusedError: "stale" where it isn't the newest, "held" where something that was written
            would have no place; "no_programme" where it can't be read.
    """
    info, newer = desk.info, _newest(desk, ask.version)
    missing = lost(desk, newer)
    if missing:
        raise RefusedError(
            "held",
            "いまの版のまま続けます。新しい版では、書きこみのある場所がなくなります："
            f"{'、'.join(missing[:5])}{' など' if len(missing) > 5 else ''}。"
            "書いたものは、そのままです。プログラムの編集画面で、その場所を戻すと切りかえられます。",
        )
    then = with_groups(newer, info.split)
    main = info.model_copy(update={"definition": ask.version})
    now = with_groups(desk.whole, info.split)
    return [
        Put("workshop", "main", body(main)),
        *without_place(desk.draft, now, then),
        *missing_records(desk.draft, then, desk.at),
        *_held_anew(desk, then),
        *_meetings(desk, newer),
    ]


def _newest(desk: Desk, version: str) -> Programme:
    connection = desk.transaction.connection
    own = own_programme_of(connection, desk.info.programme)
    if own is None or own.version != version:
        raise RefusedError(
            "stale", "もっと新しい版があります。画面を開きなおしてください。何も変わっていません。"
        )
    try:
        return programme_of(definition_text(connection, version) or "")
    except ProgrammeError as error:
        raise RefusedError(
            "no_programme", "新しい版を読めません。いまの版のまま続けます。データは無事です。"
        ) from error


def _held_anew(desk: Desk, programme: Programme) -> Iterator[Put]:
    """Take who sees a sheet, and the form whose copies hold it, from the new definition."""
    for sheet in programme.sheets:
        held = read(desk.draft, SheetState, sheet.id)
        new = {"seen_by": sheet.seen_by, "cases": sheet.copies_of}
        if held is not None and held.model_copy(update=new) != held:
            yield Put("sheet", sheet.id, body(held.model_copy(update=new)))


def _meetings(desk: Desk, programme: Programme) -> Iterator[Put]:
    """One without a date for each new step at which people meet; none for a step that is gone."""
    known = {step.id for step in programme.steps}
    meetings = read_all(desk.draft, Meeting)
    for key, meeting in meetings.items():
        left = tuple(step for step in meeting.steps if step in known)
        if left != meeting.steps:
            shorter = meeting.model_copy(update={"steps": left}) if left else meeting
            yield Put("meeting", key, body(shorter), deleted=not left)
    before = {step.id for step in desk.whole.steps}
    for step in programme.steps:
        if step.meeting and step.id not in before:
            key = f"{step.id}-{desk.draft.revision}"
            yield Put("meeting", key, body(Meeting(steps=(step.id,))))
