"""HTTP routes by which answers to surveys come in: from members, and by a link without an account.

No log line, no record and no cookie says who answered what: a member is known only while the
request runs, and what a browser keeps of a link is that it has answered.
"""

from __future__ import annotations

import asyncio
import hashlib
import html
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import parse_qsl

from pydantic import ValidationError
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from kasane.errors import KasaneError, RefusedError
from kasane.live import identity
from kasane.live.limits import MAX_MESSAGE
from kasane.live.messages import malformed, too_large
from kasane.live.site import Site
from kasane.programme import SurveyQuestion, SurveySheet
from kasane.workshop.surveys import SIDES, Given

_HEAD = (Path(__file__).parent / "survey_page.html").read_text(encoding="utf-8")
_ADDRESS = "/survey/{workshop}/{sheet}"
_STATUS = {"too_many_tries": 429, "malformed": 400, "too_large": 413, "storage": 503}
_SLOW_SECONDS = 1.0
_MONTHS = 180 * 24 * 3600
_THANKS = (
    "<p role='status'><b>答えを受け取りました。ありがとうございました。</b></p>"
    "<p>だれの答えかは、記録に残りません。この画面は閉じてかまいません。</p>"
)


class Surveys:
    """The handlers, for one site."""

    def __init__(self, site: Site) -> None:
        self.site = site

    def routes(self) -> list[Route]:
        """Their routes."""
        linked = f"{_ADDRESS}/{{token}}"
        return [
            Route(_ADDRESS, self.answer, methods=["POST"], name="survey_answer"),
            Route(linked, self.page, methods=["GET"], name="survey_page"),
            Route(linked, self.answer_by_link, methods=["POST"], name="survey_link"),
        ]

    async def answer(self, request: Request) -> Response:
        """A member's answer."""
        try:
            body = await _body(request)
            await asyncio.to_thread(self._answer, request, body)
        except KasaneError as error:
            code = error.code if isinstance(error, RefusedError) else "storage"
            told = {"code": code, "message": error.message}
            return JSONResponse(told, _STATUS.get(code, 403))
        self.site.hub.tell_answers(request.path_params["workshop"])
        return JSONResponse({})

    def _answer(self, request: Request, body: bytes) -> None:
        workshops, asked = self.site.workshops, request.path_params
        actor = workshops.actor(identity.device_of(workshops, request), asked["workshop"])
        if actor is None:
            raise RefusedError(
                "forbidden",
                "この端末は、このワークショップに入っていません。参加コードで入ってください。",
            )
        try:
            given = Given.model_validate_json(body)
        except ValidationError as error:
            raise malformed() from error
        workshops.answer(actor, asked["sheet"], given)

    async def page(self, request: Request) -> Response:
        """The questions, for somebody with a link; wrong links are counted like wrong codes."""
        try:
            sheet, questions = await self._behind_link(request)
        except KasaneError as error:
            return _sorry(error)
        if _mark(request) in request.cookies:
            return _page(sheet.title, f"{_THANKS}<p>この端末からは、もう答えています。</p>")
        return _page(sheet.title, _form(sheet, questions))

    async def answer_by_link(self, request: Request) -> Response:
        """The answer of somebody with a link; the browser remembers only that there was one."""
        try:
            body = await _body(request)
            sheet, questions = await self._behind_link(request)
            if _mark(request) in request.cookies:
                raise RefusedError("exists", "この端末からは、もう答えています。")
            given = _given(body, questions)
            await asyncio.to_thread(self._answer_by_link, request, given)
        except KasaneError as error:
            return _sorry(error)
        self.site.hub.tell_answers(request.path_params["workshop"])
        page = _page(sheet.title, _THANKS)
        page.set_cookie(
            _mark(request),
            "1",
            max_age=_MONTHS,
            path="/survey",
            httponly=True,
            samesite="lax",
            secure=request.url.scheme == "https",
        )
        return page

    def _answer_by_link(self, request: Request, given: Given) -> None:
        asked = request.path_params
        self.site.workshops.answer_by_link(asked["workshop"], asked["sheet"], asked["token"], given)

    async def _behind_link(self, request: Request) -> tuple[SurveySheet, Sequence[SurveyQuestion]]:
        workshops, tries, asked = self.site.workshops, self.site.tries, request.path_params
        device = await asyncio.to_thread(identity.device_of, workshops, request)
        known = device.id if device else None
        if known is not None:
            tries.check(known)
        elif tries.busy():
            async with self.site.slow_lane:
                await asyncio.sleep(_SLOW_SECONDS)
        try:
            return await asyncio.to_thread(
                workshops.asked_by_link, asked["workshop"], asked["sheet"], asked["token"]
            )
        except RefusedError as refusal:
            if refusal.code == "wrong_code":
                tries.wrong(known)
            raise


async def _body(request: Request) -> bytes:
    if not identity.same_origin(request):
        raise RefusedError("foreign", "ここからは答えられません。案内のアドレスを開いてください。")
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > MAX_MESSAGE:
            raise too_large()
    return body


def _given(body: bytes, questions: Sequence[SurveyQuestion]) -> Given:
    """A form's fields as answers; choices come as numbers."""
    try:
        fields = dict(parse_qsl(body.decode("utf-8"), max_num_fields=60))
        side = fields.pop("side", "")
        known = {f"q-{question.id}": question for question in questions}
        values = {
            known[key].id: known[key].choices[int(text)] if known[key].choices else text
            for key, text in fields.items()
            if text and key in known
        }
        return Given(values=values, side=side)
    except (ValueError, IndexError) as error:
        raise malformed() from error


def _mark(request: Request) -> str:
    """The cookie's name: of this link, the same for everybody."""
    token = request.path_params["token"]
    return f"kasane-answered-{hashlib.sha256(token.encode()).hexdigest()[:12]}"


def _page(title: str, inside: str, status: int = 200) -> HTMLResponse:
    text = _HEAD.replace("TITLE", html.escape(title)).replace("INSIDE", inside)
    return HTMLResponse(text, status, {"Cache-Control": "no-store"})


def _sorry(error: KasaneError) -> HTMLResponse:
    code = error.code if isinstance(error, RefusedError) else "storage"
    status = 404 if code == "wrong_code" else _STATUS.get(code, 403)
    return _page("アンケート", f"<p role='alert'>{html.escape(error.message)}</p>", status)


def _form(sheet: SurveySheet, questions: Sequence[SurveyQuestion]) -> str:
    lead = f"<p>{html.escape(sheet.lead)}</p>" if sheet.lead else ""
    asked = "".join(_question(number, one) for number, one in enumerate(questions, 1))
    sides = _choices("side", [*SIDES.items(), ("", "答えない")])
    return (
        f"{lead}<form method='post'>{asked}<fieldset><legend>あなたは</legend>"
        "<small>庁内・庁外に分けた数は、それぞれ5人以上のときだけ出します。</small>"
        f"{sides}</fieldset><button>送る</button>"
        "<p>送ったあとは直せません。だれの答えか分からない形で届くためです。</p></form>"
    )


def _question(number: int, question: SurveyQuestion) -> str:
    label = f"{number}. {html.escape(question.label)}"
    hint = f"<small>{html.escape(question.hint)}</small>" if question.hint else ""
    name = f"q-{question.id}"
    if question.choices:
        numbered = [(str(index), choice) for index, choice in enumerate(question.choices)]
        return f"<fieldset><legend>{label}</legend>{hint}{_choices(name, numbered)}</fieldset>"
    return (
        f"<fieldset><legend>{label}</legend><small>名前や、だれのことか分かることは書かないでください。</small>"
        f"{hint}<textarea name='{name}' rows='4' maxlength='1000' aria-label='{label}'></textarea>"
        "</fieldset>"
    )


def _choices(name: str, choices: Sequence[tuple[str, str]]) -> str:
    return "".join(
        f"<label><input type='radio' name='{name}' value='{value}'> {html.escape(text)}</label>"
        for value, text in choices
    )
