"""A workshop in whose every text somebody tries to run a script on other people's screens."""

from __future__ import annotations

import contextlib
import io
import uuid
from collections import Counter
from concurrent.futures import Future

from PIL import Image

from kasane.errors import RefusedError
from kasane.programme import SurveySheet
from kasane.programme.groups import split_sheets
from kasane.workshop import Actor, Done, Workshops

SHORT = "\"'><img src=x onerror=hit=1><a href=javascript:hit=2>"
"""Fits into a name."""
LONG = SHORT + "</textarea></script><script>hit=3</script>[x](javascript:hit=4)![x](x){{hit=5}}"


def make_hostile(workshops: Workshops, leader: Actor) -> Counter[str]:
    """Put it wherever text may stand, as people could: by operations. How often it stands where."""
    asked: list[tuple[str, Future[Done]]] = []

    def attempt(what: str, op: str, **fields: object) -> None:
        message = {"op_id": uuid.uuid4().hex, "op": op, **fields}
        asked.append((what, workshops.perform(leader, message)))

    state = workshops.state(leader.workshop)
    assert state
    attempt("workshop", "workshop.edit", name=SHORT, municipality=SHORT)
    for sheet in state.all("sheet"):
        attempt("sheet", "sheet.state", sheet=sheet.id, state="open")
    for member in state.all("member"):
        for field in ("name", "organisation", *member.body["about"]):
            seen = member.body.get(field, member.body["about"].get(field, ""))
            named = {"id": member.id, "field": field, "seen": seen}
            attempt("member", "member.write", value=f"{SHORT}{member.id[:4]}", **named)
    for meeting in state.all("meeting"):
        for field in ("venue", "remarks", "summary", "recorder", "contact"):
            named = {"id": meeting.id, "field": field, "seen": meeting.body[field]}
            attempt("meeting", "meeting.write", value=SHORT, **named)
    for entry in state.all("entry"):
        values, version = entry.body["values"], entry.body["version"]
        if set(values) == {"text"}:
            attempt("note", "entry.edit", id=entry.id, version=version, values={"text": LONG})
            continue
        for field, seen in values.items():
            named = {"id": entry.id, "field": field, "seen": seen}
            attempt("value", "entry.write", value=LONG, **named)
    attempt("question", "question.ask", id="hostile", text=LONG)
    programme = workshops.programme_of(state)
    split = [each.id for each in programme.activities if split_sheets(programme, each)]
    for activity in split[:1]:
        groups = [{"id": "g1", "name": SHORT, "members": []}]
        attempt("group", "groups.set", activity=activity, groups=groups)
        told = {"title": SHORT, "activity": activity, "sort": "paper"}
        workshops.attach(leader, [_picture()], **told)
    attempt("material", "material.add", id=uuid.uuid4().hex, title=SHORT, url="https://x.example/")
    for survey in programme.sheets_of(SurveySheet):
        own = {"id": "own1", "label": SHORT, "type": "choice", "choices": [SHORT, "いいえ"]}
        attempt("survey", "survey.edit", sheet=survey.id, questions=[own])
    done: Counter[str] = Counter()
    for what, future in asked:
        with contextlib.suppress(RefusedError):
            future.result()
            done[what] += 1
    return done


def _picture() -> bytes:
    held = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(held, "JPEG")
    return held.getvalue()
