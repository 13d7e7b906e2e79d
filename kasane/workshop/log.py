"""活動の記録: who came in, opened a case, decided about texts, made files, deleted and erased."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kasane.programme import FormSheet
from kasane.store import Change, HistoryLine
from kasane.workshop.access import Sight, View
from kasane.workshop.erasing import ERASE_CASES
from kasane.workshop.model import Role
from kasane.workshop.reading import Reading

EXPORT = "workshop.export"
"""The operation's name in the history; no client can ask for it."""
_WRITE, _CHOSE = "entry.write", "共有の根拠を選んだ"
_OPENED, _CLOSED = "ケースを公開した（全文を読み、匿名化を確認）", "ケースの公開をやめた"
_LEFT_SO = "個人がわかるかもしれない付箋を、書いた人が確かめてそのままはった"
_READ = {
    "entry.show": "印のあった付箋を読み、確認してみんなに見せた",
    "entry.hide": "印のあった付箋を読み、見せないことにした",
}
_DID: Mapping[str, str] = {
    "workshop.create": "ワークショップをつくった",
    "member.join": "参加した",
    "member.remove": "名簿から消した",
    "member.merge": "同じ人としてまとめた",
    "member.release": "端末とのつながりを切った",
    "invitation.new": "参加コードを新しくした",
    _WRITE: _CHOSE,
    "entry.show": _OPENED,
    "entry.hide": _CLOSED,
    "entry.delete": "消した",
    "meeting.delete": "消した",
    "attachment.add": "資料・写真を加えた",
    "attachment.remove": "資料・写真を消した",
    "question.remove": "質問を消した",
    "material.add": "教材を加えた",
    "material.remove": "教材を消した",
    "text.decide": "共有するまえの文を確かめた",
    "sheet.go_back": "シートを前の時点に戻した",
    "undo": "元に戻した",
    "take_in": "表から取り込んだ",
    EXPORT: "記録を出した",
    ERASE_CASES: "ケースの詳しい内容を消去した",
}
"""Operation → what is told of it."""
_CASES = ("entry.show", "entry.hide")


@dataclass(frozen=True, slots=True)
class Logged:
    """One line of the log.

    Attributes:
        at: when, as it is stored.
        who: empty where that would tell who wrote what is unsigned, and for the app itself.
    """

    at: str
    who: str
    did: str
    about: str


def log_of(reading: Reading) -> Sequence[Logged]:
    """The log, newest first, for those who lead and the owner's own disk; else empty."""
    if reading.actor is not None and reading.actor.role is not Role.FACILITATOR:
        return ()
    sight = Sight.of(reading.records)
    found = (_logged(reading, sight, line) for line in reading.lines(_DID.keys()))
    lines = [*(each for each in found if each is not None), *_confirmed(reading, sight)]
    return sorted(lines, key=lambda each: each.at, reverse=True)


def _confirmed(reading: Reading, sight: Sight) -> Iterator[Logged]:
    """Notes that their writers left as they were, asked whether they tell of somebody."""
    for record in reading.records.all("entry"):
        if record.body.get("confirmed"):
            change = Change(None, record)
            who = "" if _unsigned(reading, sight, change) else record.body["author"]
            name = reading.people.name(who) if who else ""
            yield Logged(record.body["confirmed"], name, _LEFT_SO, _about(reading, change))


def _logged(reading: Reading, sight: Sight, line: HistoryLine) -> Logged | None:
    if not line.changes and line.op != ERASE_CASES:
        return None
    first = line.changes[0] if line.changes else None
    did = _did(reading, line.op, first)
    if not did:
        return None
    if line.op == _WRITE and (first is None or not _is_ground(reading, first)):
        return None
    about = _about(reading, first) if first is not None else ""
    return Logged(line.at, _who(reading, sight, line), did, about)


def _did(reading: Reading, op: str, first: Change | None) -> str:
    """What is told of an operation; empty: nothing."""
    if op not in _CASES or (first is not None and _is_case(reading, first)):
        return _DID[op]
    was = first.before.body if first is not None and first.before is not None else {}
    return _READ[op] if was.get("unread") else ""


def _is_ground(reading: Reading, change: Change) -> bool:
    """Whether it is the ground for sharing a case that was written."""
    if change.before is None or change.after.kind != "entry" or not _is_case(reading, change):
        return False
    sheet = reading.programme.sheet_of(FormSheet, change.after.body["sheet"])
    field = sheet.pick.hidden_field if sheet is not None and sheet.pick is not None else ""
    was, now = change.before.body["values"], change.after.body["values"]
    return bool(was.get(field) != now.get(field))


def _is_case(reading: Reading, change: Change) -> bool:
    body = change.after.body
    return not body["place"] and any(
        sheet.id == body["sheet"] for sheet in reading.programme.forms("case")
    )


def _who(reading: Reading, sight: Sight, line: HistoryLine) -> str:
    """Untold where it would say who wrote, or asked, what is unsigned."""
    hushed = any(
        change.after.kind == "question"
        or (change.after.kind == "entry" and _unsigned(reading, sight, change))
        for change in line.changes
    )
    if hushed and line.op not in (*_CASES, _WRITE):
        return ""
    return reading.people.name(line.actor)


def _unsigned(reading: Reading, sight: Sight, change: Change) -> bool:
    body = change.after.body
    if body["anonymous"]:
        return True
    actor = reading.actor
    return actor is not None and sight.view(change.after, actor) is not View.FULL


def _about(reading: Reading, change: Change) -> str:
    """What it was about, without what people wrote: a name, a title, a sheet."""
    body = change.after.body
    if change.after.kind == "export":
        held = [*(["名前"] if body["names"] else []), *(["ケースの内容"] if body["cases"] else [])]
        return f"{body['file']}（{'・'.join(held)}を含む）" if held else str(body["file"])
    if change.after.kind == "entry":
        sheet = next((s for s in reading.programme.sheets if s.id == body["sheet"]), None)
        form = reading.programme.sheet_of(FormSheet, sheet.id) if sheet else None
        letter = body["letter"] if form is not None and form.is_case else ""
        named = f"{sheet.title if sheet else ''}{f'　ケース{letter}' if letter else ''}"
        if form is not None and _is_ground(reading, change):
            field = form.pick.hidden_field if form.pick is not None else ""
            return f"{named}　{body['values'].get(field, '')}"
        return named
    return str(body.get("name") or body.get("title") or "")
