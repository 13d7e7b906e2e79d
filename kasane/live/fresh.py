"""Tells which places of a filled copy are new since the meeting before; never what stood there."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from kasane.errors import RefusedError
from kasane.live import identity
from kasane.live.site import Site
from kasane.workshop import Role
from kasane.workshop.fresh_answers import FreshAnswers

_ONCE = {"Cache-Control": "no-store"}


def fresh_route(site: Site) -> Route:
    """The route /fresh/{workshop}/{copy}; 404 for who may not see the copy."""
    answers = FreshAnswers()

    async def serve(request: Request) -> JSONResponse:
        told = await asyncio.to_thread(_told, site, answers, request)
        return JSONResponse(told, 404 if told is None else 200, _ONCE)

    return Route("/fresh/{workshop}/{copy}", serve, name="fresh")


def _told(site: Site, answers: FreshAnswers, request: Request) -> dict[str, Any] | None:
    workshops, asked = site.workshops, request.path_params
    actor = workshops.actor(identity.device_of(workshops, request), asked["workshop"])
    if actor is None:
        return None
    if request.query_params.get("view") == "projector":
        actor = actor.seen_as(Role.VIEWER)
    try:
        reading = workshops.reading(actor.workshop, actor)
        if reading is None:
            return None
        work = partial(workshops.fresh, reading, asked["copy"])
        found = answers.of(reading, asked["copy"], workshops.clock(), work)
    except (KeyError, RefusedError):
        return None
    return {
        "meeting": found.meeting if found else 0,
        "since": found.since if found else "",
        "entries": found.entries if found else {},
    }
