"""Ties a browser to the account with which Streamlit signed it in, and unties it at the end.

Streamlit's own routes talk with the sign-in service and keep what it said in a signed cookie. Here
it becomes a row of the database, which all paths ask: pages, lines, files.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kasane.errors import KasaneError
from kasane.live import identity
from kasane.live.site import Site
from kasane.workshop.signing_in import Claims

BACK, BEGIN, END = "/", "/auth/login", "/auth/logout"
"""Where Streamlit leads to once somebody is signed in, and its addresses for coming and going."""
CALLBACK = "/oauth2callback"
"""Where the sign-in service leads to, with a code or an error; after signing out with neither."""
_STREAMLITS = "_streamlit_user="
"""How the cookie begins in which Streamlit keeps what the service said."""
_NO_SERVICE = (
    "サインインのしくみにつながりません。データは何も変わっていません。\n"
    "少し待ってから、はじめの画面をひらきなおしてください。続くときは、管理者に知らせてください。"
)
_NOT_IN = (
    "サインインできませんでした。途中でやめたか、サインインのしくみにことわられました。"
    "データは何も変わっていません。\n"
    "はじめの画面をひらきなおして、もう一度サインインしてください。"
    "続くときは、管理者に知らせてください。"
)


class SignInGate:
    """Passes everything on; where people sign in, it notes who has come and who has gone."""

    def __init__(
        self, app: ASGIApp, site: Site, told: Callable[[Mapping[str, str]], Claims | None]
    ) -> None:
        """`told` reads what Streamlit's cookies say of somebody."""
        self.app = app
        self.site = site
        self._told = told

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, with the cookie that follows from it."""
        if scope["type"] != "http" or scope["path"] not in (BACK, BEGIN, END, CALLBACK):
            await self.app(scope, receive, send)
            return
        if self.site.workshops.sign_in is None:
            await self.app(scope, receive, send)
            return
        if scope["path"] == BEGIN:
            refusal = PlainTextResponse(_NO_SERVICE, 502)
            await self._or(refusal, lambda start: start["status"] >= 400, scope, receive, send)
            return
        connection = HTTPConnection(scope)
        if scope["path"] == CALLBACK:
            asked = not connection.query_params.keys().isdisjoint(("code", "error"))
            # Who is signed in has gone back in the browser.
            wanted = asked and self._told(connection.cookies) is None
            refusal = PlainTextResponse(_NOT_IN, 403)
            await self._or(refusal, lambda s: wanted and not _keeps(s), scope, receive, send)
            return
        note = self._signed_out if scope["path"] == END else self._signed_in
        try:
            fresh = await note(connection)
        except KasaneError as error:  # it could not be kept
            await PlainTextResponse(error.message, 503)(scope, receive, send)
            return
        await self.app(scope, receive, _with_cookie(send, connection, fresh))

    async def _signed_in(self, connection: HTTPConnection) -> str | None:
        claims = self._told(connection.cookies)
        if claims is None:
            return None
        secret = connection.cookies.get(identity.COOKIE)
        return await asyncio.to_thread(self.site.workshops.note_signed_in, secret, claims)

    async def _signed_out(self, connection: HTTPConnection) -> str | None:
        secret = connection.cookies.get(identity.COOKIE)
        fresh = await asyncio.to_thread(self.site.workshops.sign_out, secret)
        await self.site.hub.end_signed_out()
        return fresh

    async def _or(
        self,
        refusal: Response,
        failed: Callable[[Message], bool],
        scope: Scope,
        receive: Receive,
        send: Send,
    ) -> None:
        """What Streamlit says in English, or not at all, where it failed is said in Japanese."""
        refused = False

        async def answer(message: Message) -> None:
            nonlocal refused
            if message["type"] == "http.response.start":
                refused = failed(message)
            if not refused:
                await send(message)

        await self.app(scope, receive, answer)
        if refused:
            await refusal(scope, receive, send)


def _keeps(start: Message) -> bool:
    """Whether an answer gives the browser what the service said; an empty one takes it away."""
    cookies = Headers(raw=start["headers"]).getlist("set-cookie")
    gone = f'{_STREAMLITS}""'
    return any(each.startswith(_STREAMLITS) and not each.startswith(gone) for each in cookies)


def _with_cookie(send: Send, connection: HTTPConnection, fresh: str | None) -> Send:
    """A `send` that gives the browser its new secret."""
    carrier = Response()
    identity.set_cookie(carrier, connection, fresh)

    async def with_cookie(message: Message) -> None:
        if fresh and message["type"] == "http.response.start":
            for cookie in carrier.headers.getlist("set-cookie"):
                MutableHeaders(scope=message).append("set-cookie", cookie)
        await send(message)

    return with_cookie
