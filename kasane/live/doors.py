"""HTTP routes by which people come in: the owner's address, codes, and QR pictures of them."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Callable

import segno
from pydantic import ValidationError
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from kasane.errors import START, KasaneError, RefusedError
from kasane.live import identity
from kasane.live.limits import MAX_MESSAGE
from kasane.live.messages import malformed, too_large
from kasane.live.site import Site
from kasane.workshop import Entrance, Role
from kasane.workshop.access import may_see_code
from kasane.workshop.doors import roster
from kasane.workshop.model import Invitation, WorkshopInfo, read

_STATUS = {"too_many_tries": 429, "malformed": 400, "too_large": 413, "storage": 503}
_SLOW_SECONDS = 1.0
_USED_UP = (
    "このアドレスは使えません。管理者用アドレスは一度だけ使えます。\n"
    f"データはそのままです。黒い画面で「かさね」を止めて、もう一度 {START} を"
    "実行すると、新しいアドレスが出ます。"
)
_SIGNED_IN = (
    "サインインしたままでは、管理者用アドレスは使えません。アドレスはまだ使えます。\n"
    "はじめの画面でサインアウトしてから、もう一度開いてください。"
)
Answer = Callable[[Request, Entrance], JSONResponse]


class Doors:
    """The handlers, for one site."""

    def __init__(self, site: Site) -> None:
        self.site = site

    def routes(self) -> list[Route]:
        """Their routes."""
        return [
            Route("/owner", self.owner, methods=["GET"], name="owner"),
            Route("/door/look", self.look, methods=["POST"], name="look"),
            Route("/door/join", self.join, methods=["POST"], name="join"),
            Route("/qr/{workshop}.svg", self.qr, methods=["GET"], name="qr"),
        ]

    async def owner(self, request: Request) -> Response:
        """The one-time address from the terminal makes this browser the owner's."""
        workshops = self.site.workshops
        device = await asyncio.to_thread(identity.device_of, workshops, request)
        if device is not None and device.owner:
            return RedirectResponse("/", 303)
        if device is not None and device.address:
            return PlainTextResponse(_SIGNED_IN, 403)
        token = request.query_params.get("token", "")
        try:
            if not await asyncio.to_thread(self.site.owner_token.take, token):
                return PlainTextResponse(_USED_UP, 403)
        except KasaneError as error:
            return PlainTextResponse(error.message, 503)
        try:
            _, fresh = await asyncio.to_thread(workshops.own, request.cookies.get(identity.COOKIE))
        except KasaneError as error:
            await asyncio.to_thread(self.site.owner_token.give_back, token)
            return PlainTextResponse(error.message, 503)
        response = RedirectResponse("/", 303)
        identity.set_cookie(response, request, fresh)
        return response

    async def look(self, request: Request) -> Response:
        """What a code opens, and the names on the roster that nobody has taken yet."""
        return await self._behind_door(request, self._look)

    def _look(self, _request: Request, ask: Entrance) -> JSONResponse:
        workshops = self.site.workshops
        door = workshops.door(ask.code)
        state = workshops.state(door.workshop_id)
        info = read(state, WorkshopInfo) if state else None
        if state is None or info is None:
            raise RefusedError("gone", "このワークショップは終了しました。")
        names = [
            {"id": member_id, "name": name, "organisation": organisation}
            for member_id, name, organisation in roster(state, door.role)
        ]
        seen = {"workshop": door.workshop_id, "role": door.role, "roster": names}
        return JSONResponse(seen | {"name": info.name, "municipality": info.municipality})

    async def join(self, request: Request) -> Response:
        """Come in: the answer sets the cookie."""
        return await self._behind_door(request, self._join)

    def _join(self, request: Request, ask: Entrance) -> JSONResponse:
        entered = self.site.workshops.enter(request.cookies.get(identity.COOKIE), ask)
        response = JSONResponse({"workshop": entered.actor.workshop, "role": entered.actor.role})
        identity.set_cookie(response, request, entered.secret)
        return response

    async def _behind_door(self, request: Request, answer: Answer) -> Response:
        """Answer an entrance; wrong codes are counted, and slowed down where there are many."""
        tries, device = self.site.tries, None
        try:
            ask = await _entrance(request)
            device = await asyncio.to_thread(identity.device_of, self.site.workshops, request)
            if device is not None:
                tries.check(device.id)
            elif tries.busy():
                async with self.site.slow_lane:
                    await asyncio.sleep(_SLOW_SECONDS)
            return await asyncio.to_thread(answer, request, ask)
        except KasaneError as error:
            code = error.code if isinstance(error, RefusedError) else "storage"
            if code == "wrong_code":
                tries.wrong(device.id if device else None)
            body = {"code": code, "message": error.message}
            if isinstance(error, RefusedError) and error.current is not None:
                body |= error.current
            return JSONResponse(body, _STATUS.get(code, 403))

    async def qr(self, request: Request) -> Response:
        """The QR picture of the address to come in by, for those who may see the code."""
        role = request.query_params.get("for", Role.PARTICIPANT)
        code = await asyncio.to_thread(self._code, request, role)
        if code is None:
            return Response(status_code=404)
        picture = io.BytesIO()
        address = f"{self.site.room_url(request)}/join?code={code}"
        segno.make(address, error="m", micro=False).save(picture, kind="svg", border=2, scale=8)
        headers = {"Cache-Control": "no-store"}
        return Response(picture.getvalue(), media_type="image/svg+xml", headers=headers)

    def _code(self, request: Request, role: str) -> str | None:
        workshops, workshop_id = self.site.workshops, request.path_params["workshop"]
        actor = workshops.actor(identity.device_of(workshops, request), workshop_id)
        state = workshops.state(workshop_id)
        if actor is None or state is None or not may_see_code(role, actor):
            return None
        invitation = read(state, Invitation, role)
        return invitation.code if invitation else None


async def _entrance(request: Request) -> Entrance:
    if not identity.same_origin(request):
        raise RefusedError(
            "foreign", "このページからは参加できません。案内のアドレスを開いてください。"
        )
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > MAX_MESSAGE:
            raise too_large()
    try:
        return Entrance.model_validate_json(body)
    except ValidationError as error:
        raise malformed() from error
