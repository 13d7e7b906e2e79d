"""What an address answers when something went wrong that nobody foresaw."""

from __future__ import annotations

import logging

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from kasane.errors import note

_LOG = logging.getLogger(__name__)
_SENTENCE = (
    "思わぬ問題で表示できませんでした。書いたものは保存されています。少し待って、もう一度開いてください。"
    "続くときは、番号を管理する方に知らせてください。"
)


async def fault(request: Request, error: Exception) -> Response:
    """A sentence with the number of the line in the log."""
    route = request.scope.get("route")
    where = getattr(route, "path", "")  # as declared: what is in an address may name somebody
    number = note(_LOG, f"アドレス {where} に答えられませんでした", error)
    return PlainTextResponse(_SENTENCE + number, 500)
