"""The page of somebody who takes part, light enough for a phone: the live parts, no Streamlit.

One page, one script made of the parts' own modules when the server starts, then the programme and
the live line. Who may see what is decided where it always is: `kasane.workshop.access`.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from components.forms import groups
from components.frame import activities, counts, gathered, one_sheet, opening
from components.frame.agenda import shape
from components.frame.example import examples, part_of
from components.frame.offered_rows import offers_of
from components.frame.screen_parts import LIST, map_of
from components.frame.todo import places
from components.sheets import KINDS
from components.sheets.table import is_phone
from components.state import Here
from components.words import act_text
from kasane.live import identity
from kasane.live.bundle import bundle
from kasane.live.html import FULL, HTML, packed
from kasane.live.parts import parts_address
from kasane.live.programme import programme_version
from kasane.live.site import Site
from kasane.programme import Activity, Programme, Sheet
from kasane.samples import example_records
from kasane.workshop import Actor, Role, Workshops
from kasane.workshop.access import PAGES

FOLDER = Path(__file__).parents[1]
FRAME = (
    "stage",
    "agenda",
    "todo",
    "follow",
    "where",
    "priorities",
    "offered_rows",
    "counts",
    "gathered",
    "join_card",
    *("attachments", "questions", "acts"),
)
_FOREVER = {"Cache-Control": "public, max-age=31536000, immutable"}
_PAGE = """<!doctype html>
<html lang="ja">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>かさね</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="PARTS/styles.css">
<style>
LOOK</style>
<script type="module" src="PARTS/live/let_through.js"></script>
<script type="module" src="/phone/VERSION.js"></script>
</head>
<body>
<div id="page"><p style="padding:16px">読み込んでいます…</p></div>
<script id="kasane" type="application/json">TOLD</script>
</body>
</html>
"""


@cache
def script() -> tuple[str, bytes]:
    """The one script, and a short hash of it, which is its address."""
    parts = [*(f"sheets/{kind}" for kind in KINDS), *(f"frame/{name}" for name in FRAME)]
    text = bundle(FOLDER, parts, "phone/phone.js").encode()
    return hashlib.sha256(text).hexdigest()[:12], text


@dataclass(frozen=True, slots=True)
class _Door:
    """Who asks for the page: nobody yet, somebody who takes part, or somebody of another page."""

    actor: Actor | None
    told: dict[str, Any]


def phone_routes(site: Site) -> list[Route]:
    """The light page and its script."""
    script()
    look = (FOLDER / "phone" / "phone.css").read_text(encoding="utf-8")
    frame = _PAGE.replace("VERSION", script()[0]).replace("PARTS", parts_address(FOLDER))
    frame = frame.replace("LOOK", look)

    async def page(request: Request) -> Response:
        door = await asyncio.to_thread(_door, site.workshops, request)
        if door.actor is not None and door.actor.role is not Role.PARTICIPANT:
            looks = door.actor.role is Role.VIEWER
            where = f"{'/projector' if looks else '/'}?w={door.actor.workshop}"
            return RedirectResponse(where, 303)
        told = json.dumps(door.told, ensure_ascii=False).replace("<", "\\u003c")
        html = frame.replace("TOLD", told)
        answer = packed(request, html.encode(), HTML, {"Cache-Control": "no-store"})
        answer.delete_cookie(FULL)
        return answer

    async def code(request: Request) -> Response:
        version, text = script()
        if request.path_params["version"] != version:
            return Response(status_code=404)
        return packed(request, text, "text/javascript; charset=utf-8", _FOREVER, keep=True)

    async def acts(request: Request) -> Response:
        told = await asyncio.to_thread(_gone, site.workshops, request)
        return JSONResponse(told, 404 if told is None else 200, {"Cache-Control": "no-store"})

    async def example(request: Request) -> Response:
        actor = await asyncio.to_thread(_actor, site.workshops, request)
        here = await asyncio.to_thread(here_of, site.workshops, actor) if actor else None
        if here is None:
            return Response(status_code=404)
        records = await asyncio.to_thread(example_records, here.programme.id, leads=False)
        text = json.dumps(records, ensure_ascii=False).encode()
        return packed(request, text, "application/json", {"Cache-Control": "no-store"})

    return [
        Route("/phone/acts", acts, methods=["GET"], name="phone_acts"),
        Route("/phone", page, methods=["GET"], name="phone"),
        Route("/phone/example.json", example, methods=["GET"], name="phone_example"),
        Route("/phone/{version}.js", code, methods=["GET"], name="phone_script"),
    ]


def lighter(site: Site) -> Any:
    """A function that tells a request of the full page where a phone goes instead; None: nowhere.

    The door is always light on a phone; the other pages for those who take part, unless they have
    asked for the full one.
    """

    async def address(request: Request) -> str | None:
        query = request.query_params
        if not is_phone(request.headers.get("user-agent", "")):
            return None
        if "full" in query or FULL in request.cookies:
            return None
        page = request.url.path.strip("/") or "home"
        if page == "join":
            return f"/phone?{request.url.query}"
        if page == "projector" or Role.PARTICIPANT not in PAGES.get(page, ()):
            return None
        door = await asyncio.to_thread(_actor, site.workshops, request)
        takes_part = door is not None and door.role is Role.PARTICIPANT
        wanted = {"w": query.get("w", ""), "a": page if page == "todo" else query.get("a", "")}
        return f"/phone?{urlencode(wanted)}" if takes_part else None

    return address


def _actor(workshops: Workshops, request: Request) -> Actor | None:
    return workshops.actor(
        identity.device_of(workshops, request), request.query_params.get("w", "")
    )


def _gone(workshops: Workshops, request: Request) -> list[dict[str, Any]] | None:
    """What was deleted and this person may bring back, newest first; None: nobody of it asks."""
    actor = _actor(workshops, request)
    reading = workshops.reading(actor.workshop, actor) if actor else None
    if reading is None:
        return None
    known = [act for act in workshops.acts(reading) if act.gone]
    return [{"revision": act.revision, "text": act_text(act)} for act in known]


def _newest(workshops: Workshops, request: Request) -> Actor | None:
    """Who asks without naming a workshop or a code: in the newest one that they came in to."""
    device = identity.device_of(workshops, request)
    if device is None or request.query_params:
        return None
    return next((workshops.actor(device, known) for known in workshops.workshops_of(device)), None)


def _door(workshops: Workshops, request: Request) -> _Door:
    actor = _actor(workshops, request) or _newest(workshops, request)
    here = here_of(workshops, actor) if actor else None
    if actor is None or here is None:
        return _Door(None, {"code": request.query_params.get("code", ""), "workshop": ""})
    return _Door(actor, told_of(here))


def here_of(workshops: Workshops, actor: Actor) -> Here | None:
    """Where somebody is, outside of a page of Streamlit's."""
    reading = workshops.reading(actor.workshop, actor)
    if reading is None or reading.info is None:
        return None
    meeting = reading.meetings.get(reading.info.meeting or "")
    return Here(actor, reading, reading.programme, reading.info, meeting)


def told_of(here: Here) -> dict[str, Any]:
    """What the page is told of a workshop; all else comes by the live line."""
    open_to = {
        each.id: each
        for each in here.programme.activities
        if here.actor.role in PAGES[activities.page_of(each)[0]]
    }
    return {
        "workshop": here.actor.workshop,
        "programme": programme_version(here.programme),
        "name": here.info.name,
        "room": here.info.activity,
        "planned": activities.planned(here),
        "shape": shape(here.info),
        "closed": activities.closed_to(here),
        "places": places(here),
        "views": {key: _view(here, each) for key, each in open_to.items()},
        "pages": {key: f"/{activities.page_of(each)[0]}" for key, each in open_to.items()},
    }


def _view(here: Here, activity: Activity) -> dict[str, Any]:
    """An activity's sheets; the one that the full page shows first is open at first."""
    held = activities.held_sheet_of(here.programme, activity)
    sheets = [here.programme.sheet(sheet) for sheet in activity.sheets]
    opened = [sheet for sheet in sheets if here.reading.opens(sheet)]
    found = map_of(here.programme, activity)
    first = one_sheet.looked_at(here, activity) or (found.id if found else None)
    shown: list[dict[str, Any]] = []
    at = 0
    for sheet in opened:
        names, own = groups.offered(here, sheet)
        if sheet.id == first or (not shown and first not in {each.id for each in opened}):
            at = len(shown) + list(names).index(own)
        for id_, name in names.items():
            whole = sheet.title if len(opened) > 1 else ""
            title = f"{whole}　{name}".strip() if len(names) > 1 else sheet.title
            shown += _shown(here.programme, here.programme.sheet(id_), title)
    return {
        "title": activity.title,
        "held": held.id if held else None,
        "examples": [
            {"title": sheet.title, "part": part_of(sheet), "sheet": sheet.id}
            for sheet in examples(here, activity)
        ],
        "first": at,
        "shown": shown,
        "told": [] if shown else _told(here, activity),
    }


def _told(here: Here, activity: Activity) -> list[tuple[str, list[str]]]:
    """What an activity without a sheet is for, how it goes, and what the day brings."""
    step = here.programme.step_of(activity.id)
    lines = activities.timetable(here, step) if opening.tells_of_day(activity) else []
    times = [f"{each['clock']}　{each['title']}　{each['minutes_text']}" for each in lines]
    told = {
        "何をやるか": [activity.what],
        "なぜやるか": [activity.why],
        "到達目標": [*activity.goals],
        "進め方": [opening.part_text(part) for part in activity.parts],
        "使う資料": [each.title for each in activity.materials],
        "今日の目的": activities.purposes_of_day(here, step) if times else [],
        "今日の流れ": [each.strip() for each in times],
    }
    return [(title, texts) for title, texts in told.items() if texts]


def _shown(programme: Programme, sheet: Sheet, title: str) -> Iterator[dict[str, Any]]:
    """What can be chosen of a sheet, each with its parts; votes and the list are two."""
    head, lead = KINDS[sheet.kind].head(sheet)
    told = {"title": title, "head": head if KINDS[sheet.kind].titled else "", "lead": lead}
    own = (f"sheets/{sheet.kind}", {"sheet": sheet.id, "copy": None})
    if sheet.vote_columns and not sheet.shows_hands:
        yield told | {"parts": [("frame/priorities", {"sheet": sheet.id})]}
        yield told | {"title": LIST, "parts": [own]}
        return
    offered = [("frame/offered_rows", data) for data in offers_of(programme, sheet)]
    counted = [(counts.PART, {"sheet": sheet.id})] if sheet.counts else []
    together = [(gathered.PART, {"sheet": sheet.id})] if gathered.gathers(programme, sheet) else []
    yield told | {"parts": [*offered, own, *counted, *together]}
