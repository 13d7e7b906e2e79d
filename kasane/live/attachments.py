"""Serves the pages of papers and photographs to the members of their workshop."""

from __future__ import annotations

import asyncio

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kasane.live import identity
from kasane.live.site import Site
from kasane.workshop.going_on import Attachment
from kasane.workshop.model import read

_KEPT = {"Cache-Control": "private, max-age=31536000, immutable"}


def attachment_route(site: Site) -> Route:
    """The route /attachments/{workshop}/{id}/{page}.jpg; 404 for everybody else."""

    async def serve(request: Request) -> Response:
        content = await asyncio.to_thread(_page, site, request)
        if content is None:
            return Response(status_code=404)
        return Response(content, media_type="image/jpeg", headers=_KEPT)

    return Route("/attachments/{workshop}/{id}/{page:int}.jpg", serve, name="attachment")


def _page(site: Site, request: Request) -> bytes | None:
    workshops, asked = site.workshops, request.path_params
    actor = workshops.actor(identity.device_of(workshops, request), asked["workshop"])
    state = workshops.state(asked["workshop"]) if actor else None
    if state is None or read(state, Attachment, asked["id"]) is None:
        return None
    return workshops.page(asked["workshop"], asked["id"], asked["page"])
