"""A download's address is of use to the browser of its page alone."""

import asyncio
from types import SimpleNamespace

import pytest
from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route
from streamlit.runtime import Runtime

from components.sessions import holders
from kasane.live.downloads import DownloadGate
from kasane.live.identity import COOKIE


async def _file(_request):
    return Response(b"the record")


def asked(path, cookie, known):
    """The status of the answer, through the gate, and its body."""
    gate = DownloadGate(
        Starlette(routes=[Route("/{rest:path}", _file)]), lambda file: known.get(file, ())
    )
    headers = [(b"cookie", f"{COOKIE}={cookie}".encode())] if cookie else []
    scope = {"type": "http", "method": "GET", "path": path, "query_string": b"", "headers": headers}
    sent = []

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        sent.append(message)

    asyncio.run(gate(scope, receive, send))
    return sent[0]["status"], b"".join(message.get("body", b"") for message in sent[1:])


@pytest.mark.parametrize(
    ("cookie", "status"), [("own", 200), ("another", 404), (None, 404), ("", 404)]
)
def test_only_the_browser_whose_page_offers_a_file_gets_it(cookie, status):
    answer = asked("/media/abc123.docx", cookie, {"abc123": ["own"]})
    assert answer[0] == status
    assert (answer[1] == b"the record") == (status == 200)


def test_a_file_that_no_page_offers_any_more_is_not_there():
    assert asked("/media/abc123.docx", "own", {})[0] == 404


def test_everything_else_passes():
    assert asked("/record", None, {})[0] == 200


def test_the_pages_that_offer_a_file_are_known_by_their_cookies(monkeypatch):
    def page(name):
        context = SimpleNamespace(cookies={COOKIE: f"cookie of {name}"})
        client = SimpleNamespace(client_context=context)
        return SimpleNamespace(session=SimpleNamespace(id=name), client=client)

    files = {"one": {"0": "abc", "1": "def"}, "two": {"0": "def"}, "gone": {"0": "abc"}}
    there = SimpleNamespace(
        media_file_mgr=SimpleNamespace(_files_by_session_and_coord=files),
        _session_mgr=SimpleNamespace(list_active_sessions=lambda: [page("one"), page("two")]),
    )
    monkeypatch.setattr(Runtime, "instance", lambda: there)
    assert holders("abc") == {"cookie of one"}
    there.media_file_mgr._made_for = {"abc": frozenset({"two", "gone"})}
    assert holders("abc") == {"cookie of one", "cookie of two"}
    assert holders("def") == {"cookie of one", "cookie of two"}
    assert holders("unknown") == set()
