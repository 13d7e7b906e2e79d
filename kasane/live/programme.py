"""Serves the programme that a workshop runs to its members' browsers, which keep it."""

from __future__ import annotations

import asyncio
import hashlib
import io
import json
from collections.abc import Sequence
from dataclasses import asdict
from functools import lru_cache

import segno
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kasane.errors import RefusedError
from kasane.live import identity
from kasane.live.html import packed
from kasane.live.site import Site
from kasane.programme import Material, Programme
from kasane.workshop.kinds import kind_of
from kasane.workshop.model import Meeting, Role, read_all
from kasane.workshop.surveys import SurveyLink

_FOREVER = {"Cache-Control": "private, max-age=31536000, immutable"}
_ONCE = {"Cache-Control": "no-store"}


@lru_cache(maxsize=64)
def programme_version(programme: Programme) -> str:
    """A short hash over all that a browser is told of a programme."""
    return hashlib.sha256(programme_text(programme)).hexdigest()[:12]


@lru_cache(maxsize=64)
def programme_text(programme: Programme) -> bytes:
    """A programme as JSON, with what each kind of sheet says of itself, and lengths in words."""
    told = programme.model_dump(mode="json")
    for step, told_step in zip(programme.steps, told["steps"], strict=True):
        for activity, told_activity in zip(step.activities, told_step["activities"], strict=True):
            told_activity["minutes_text"] = activity.minutes.text
            _tell_links(activity.materials, told_activity["materials"])
        _tell_links(step.materials, told_step["materials"])
    for sheet, told_sheet in zip(programme.sheets, told["sheets"], strict=True):
        kind = kind_of(sheet)
        texts = {part: asdict(each) for part, each in sorted(kind.texts(sheet).items())}
        told_sheet.update(wall=asdict(kind.wall(sheet)), holds=kind.holds, texts=texts)
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def _tell_links(materials: Sequence[Material], told: list[dict[str, object]]) -> None:
    for material, told_material in zip(materials, told, strict=True):
        told_material["link"] = material.link


def programme_route(site: Site) -> Route:
    """The route /programme/{workshop}/{version}, for one site.

    An older version than the workshop's present one is answered with the present one, which the
    browser does not keep under that address.
    """

    async def serve(request: Request) -> Response:
        programme = await asyncio.to_thread(_programme, site, request)
        if programme is None:
            return Response(status_code=404)
        known = programme_version(programme) == request.path_params["version"]
        headers = _FOREVER if known else _ONCE
        text = programme_text(programme)
        return packed(request, text, "application/json", headers, keep=known)

    return Route("/programme/{workshop}/{version}", serve, name="programme")


def material_route(site: Site) -> Route:
    """The route /qr/{workshop}/material.svg: the QR picture of an address of the workshop's."""

    async def serve(request: Request) -> Response:
        address = request.query_params.get("address", "")
        if address not in await asyncio.to_thread(_addresses, site, request):
            return Response(status_code=404)
        picture = io.BytesIO()
        segno.make(address, error="m", micro=False).save(picture, kind="svg", border=2, scale=8)
        return Response(picture.getvalue(), media_type="image/svg+xml", headers=_FOREVER)

    return Route("/qr/{workshop}/material.svg", serve, name="material")


def _addresses(site: Site, request: Request) -> set[str]:
    """All materials, meetings and, for who leads, survey links; none for who is no member."""
    programme = _programme(site, request)
    state = site.workshops.state(request.path_params["workshop"])
    if programme is None or state is None:
        return set()
    found = [material.link for step in programme.steps for material in step.materials]
    found += [m.link for activity in programme.activities for m in activity.materials]
    found += [meeting.address for meeting in read_all(state, Meeting).values()]
    workshop = request.path_params["workshop"]
    actor = site.workshops.actor(identity.device_of(site.workshops, request), workshop)
    if actor and actor.role is Role.FACILITATOR:
        room = site.room_url(request)
        links = read_all(state, SurveyLink).items()
        found += [f"{room}/survey/{workshop}/{sheet}/{link.token}" for sheet, link in links]
    return {link for link in found if link}


def _programme(site: Site, request: Request) -> Programme | None:
    """The workshop's programme for one of its members; None for everybody else."""
    workshops, workshop_id = site.workshops, request.path_params["workshop"]
    actor = workshops.actor(identity.device_of(workshops, request), workshop_id)
    state = workshops.state(workshop_id)
    if actor is None or state is None:
        return None
    try:
        return workshops.programme_of(state)
    except RefusedError:
        return None
