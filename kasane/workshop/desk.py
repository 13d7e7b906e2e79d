"""What a handler of an operation has before it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from kasane.errors import RefusedError
from kasane.programme import Activity, Programme, Sheet
from kasane.store import Draft, HistoryLine, Transaction
from kasane.store.reading import read_line
from kasane.workshop.access import Actor
from kasane.workshop.model import WorkshopInfo, read


@dataclass(frozen=True, slots=True)
class Desk:
    """The workshop's draft, who acts, when, and the programme that it runs.

    Attributes:
        programme: without the steps that the workshop leaves out; whole: with them.
        signs_in: whether those who lead sign in here.
    """

    transaction: Transaction
    draft: Draft
    actor: Actor
    programme: Programme
    whole: Programme
    now: datetime
    signs_in: bool = False

    @property
    def at(self) -> str:
        """The time as it is stored."""
        return stamp(self.now)

    @property
    def milliseconds(self) -> int:
        """The time in milliseconds since 1970."""
        return int(self.now.timestamp() * 1000)

    @property
    def info(self) -> WorkshopInfo:
        """The workshop's facts, and where its room is.

        Raises:
            RefusedError: "gone".
        """
        info = read(self.draft, WorkshopInfo)
        if info is None:
            raise RefusedError("gone", "このワークショップは終了しました。")
        return info

    def sheet(self, sheet_id: str) -> Sheet:
        """A sheet of the programme.

        Raises:
            RefusedError: "not_here".
        """
        try:
            return self.programme.sheet(sheet_id)
        except KeyError as error:
            raise RefusedError(
                "not_here", "このシートはありません。何も変わっていません。"
            ) from error

    def activity(self, activity_id: str) -> Activity:
        """An activity of the programme.

        Raises:
            RefusedError: "not_here".
        """
        try:
            return self.programme.activity(activity_id)
        except KeyError as error:
            raise RefusedError(
                "not_here", "この活動はありません。何も変わっていません。"
            ) from error

    def line(self, revision: int) -> HistoryLine | None:
        """A line of this workshop's history."""
        waiting = next((li for li in self.draft.lines if li.revision == revision), None)
        return waiting or read_line(self.transaction.connection, self.draft.workshop_id, revision)


def stamp(moment: datetime) -> str:
    """ISO 8601 in UTC with milliseconds."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")
