"""What people did, as far as a reader may take it back: the list of acts, and what was deleted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from kasane.programme import FormSheet
from kasane.store import Change, HistoryLine
from kasane.workshop.access import Sight, View
from kasane.workshop.operations.going_back import GO_BACK
from kasane.workshop.operations.undoing import MERGE, MOVE, gone_by, may_undo, stands
from kasane.workshop.reading import Reading

MOVED_ON = "進んだ"
_DID = {
    "entry.add": "書いた",
    "entry.write": "書き直した",
    "entry.edit": "書き直した",
    "entry.move": "うごかした",
    "entry.stack": "重ねた",
    "entry.unstack": "はなした",
    "entry.hide": "見えなくした",
    "entry.show": "見えるようにした",
    "take_in": "表から取り込んだ",
    GO_BACK: "前の時点に戻した",
    MERGE: "まとめた",
    MOVE: MOVED_ON,
}


@dataclass(frozen=True, slots=True)
class Act:
    """One operation that can be taken back.

    Attributes:
        at: when, as it is stored.
        who: empty where the reader may not know.
        where: the sheet, or 名簿, 開催計画, 進行.
        about: the beginning of what it is about.
        more: how many other things went or changed with it.
        gone: whether something was deleted.
    """

    revision: int
    at: str
    who: str
    where: str
    about: str
    did: str
    more: int
    gone: bool


def acts_of(reading: Reading, lines: Iterable[HistoryLine]) -> list[Act]:
    """The acts among lines of the history that the reader can take back now, in their order."""
    sight = Sight.of(reading.records)
    actor = reading.actor
    if actor is None:
        return []
    return [
        _act(reading, sight, line, gone)
        for line in lines
        if may_undo(line, actor, sight)
        and ((gone := gone_by(line, reading.records)) or stands(line, reading.records))
    ]


def _act(reading: Reading, sight: Sight, line: HistoryLine, gone: list[Change]) -> Act:
    changes = gone or [c for c in line.changes if c.after.kind != "timer"]
    head = changes[0] if line.op != MOVE else changes[-1]
    where, about = _what(reading, head)
    did = _DID.get(line.op, "変えた") if line.op in (GO_BACK, MERGE) or not gone else "消した"
    more = 0 if line.op == MOVE else len(changes) - 1
    who = _who(reading, sight, line)
    return Act(line.revision, line.at, who, where, about, did, more, bool(gone))


def _who(reading: Reading, sight: Sight, line: HistoryLine) -> str:
    """Who did it; untold where that would say who wrote what is unsigned."""
    actor = reading.actor
    if actor is None:
        return ""
    if any(c.after.kind == "question" for c in line.changes):
        return reading.people.name(line.actor) if line.actor == actor.member else ""
    entries = (c.after for c in line.changes if c.after.kind == "entry")
    signed = all(sight.view(entry, actor) is View.FULL for entry in entries)
    return reading.people.name(line.actor) if signed or line.actor == actor.member else ""


def _what(reading: Reading, change: Change) -> tuple[str, str]:
    body = change.after.body
    if change.after.kind == "member":
        return "名簿", body["name"]
    if change.after.kind == "meeting":
        return "開催計画", " ".join(part for part in (body["date"], body["venue"]) if part)
    if change.after.kind == "attachment":
        return "資料・写真", body["title"]
    if change.after.kind == "material":
        return "教材", body["title"]
    if change.after.kind == "question":
        return "会場からの質問", body["text"]
    if change.after.kind != "entry":
        known = {activity.id: activity.title for activity in reading.programme.activities}
        return "進行", known.get(body.get("activity") or "", "今日はここまで")
    item = reading.was(replace(change.after, deleted=False))
    sheet = next((s for s in reading.programme.sheets if s.id == body["sheet"]), None)
    if item is None or sheet is None:
        return "シート", ""
    form = reading.programme.sheet_of(FormSheet, sheet.id)
    if form is not None and not item.place:
        return sheet.title, reading.copy_name(form, item)
    texts = (item.text(part) for part in item.values)
    return sheet.title, next((text for text in texts if text.strip()), "")
