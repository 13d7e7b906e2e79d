"""What has to be so in the room before a case is opened to it, or projected."""

from __future__ import annotations

from kasane.errors import RefusedError
from kasane.programme import FormSheet, Sheet
from kasane.workshop.access import confirmed_by
from kasane.workshop.desk import Desk
from kasane.workshop.kinds import kind_of
from kasane.workshop.model import Entry, Role


def check_opening(desk: Desk, sheet: Sheet, case: str, entry: Entry) -> None:
    """Refuse to open or project a copy of a form as long as something stands in the way.

    Raises:
        RefusedError: "unconfirmed", "other_ground".
    """
    kind_of(sheet).check_opened(sheet, entry)
    known = {form.id: form for form in desk.programme.forms("case")}
    form = known.get(sheet.id)
    if form is None or form.pick is None:
        return
    ground = _ground(form, entry)
    if where := form.pick.confirmed_in.get(ground):
        _check_everybody_confirmed(desk, where)
    if form.pick.one_ground:
        _check_no_other_ground(desk, known, case, ground)


def _ground(form: FormSheet, entry: Entry) -> str:
    return str(entry.values.get(form.pick.hidden_field) or "") if form.pick else ""


def _check_everybody_confirmed(desk: Desk, where: str) -> None:
    """Refuse until everybody who came in has confirmed; viewers have nothing to confirm with."""
    sheet, done = where.partition("/")[0], confirmed_by(desk.draft, where)
    left = [
        str(member.body["name"])
        for member in desk.draft.all("member")
        if member.body["joined"] and member.body["role"] != Role.VIEWER and member.id not in done
    ]
    if left:
        raise RefusedError(
            "unconfirmed",
            f"「{desk.sheet(sheet).title}」がまだの人がいます：{'、'.join(left)}。"
            "入った人が全員、自分で確かめてから開きます。",
        )


def _check_no_other_ground(desk: Desk, known: dict[str, FormSheet], case: str, ground: str) -> None:
    for record in desk.draft.all("entry"):
        form = known.get(record.body["sheet"])
        if form is None or form.pick is None or not form.pick.one_ground or record.id == case:
            continue
        entry = Entry.model_validate(record.body)
        if not entry.place and not entry.hidden and _ground(form, entry) != ground:
            raise RefusedError(
                "other_ground",
                f"「{_ground(form, entry)}」のケースが公開中です。「{ground}」と混ぜられません。"
                "先にその公開をやめるか、別の会をつくってください。",
            )
