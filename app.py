"""Composition root: the store, the programmes, the live hub and the pages become one app."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import logging
import os
import sys
from collections.abc import AsyncIterator
from contextlib import ExitStack, asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any

import streamlit as st
import streamlit.file_util
import streamlit.net_util
from starlette.middleware import Middleware

import components.navigation  # noqa: F401 - what the first page imports would stop everybody
from components.fault import show_fault
from components.phone import lighter, phone_routes
from components.sessions import end_sessions, holders, know_downloads, make_room
from components.sign_in import set_up, told
from kasane import context
from kasane.clerk.clerk import Clerk
from kasane.clerk.eraser import Eraser
from kasane.errors import KasaneError
from kasane.live.attachments import attachment_route
from kasane.live.doors import Doors
from kasane.live.downloads import DownloadGate
from kasane.live.faults import fault
from kasane.live.frames import know_live_lines
from kasane.live.fresh import fresh_route
from kasane.live.health import health_routes
from kasane.live.html import SafeHeaders, page_routes
from kasane.live.nodelay import send_without_delay
from kasane.live.page_lines import PageLines
from kasane.live.parts import parts_address, parts_route
from kasane.live.programme import material_route, programme_route
from kasane.live.sign_in import SignInGate
from kasane.live.site import Site
from kasane.live.socket import live_route
from kasane.live.surveys import Surveys
from kasane.live.uploads import UploadGate
from kasane.logs import Lines, tell_once
from kasane.privacy import find
from kasane.programme import load_programmes
from kasane.store import open_store
from kasane.store.backup_keeper import BackupKeeper
from kasane.store.engine import configured_url
from kasane.store.lock import right_to
from kasane.workshop import Workshops
from kasane.workshop.access import PAGES
from kasane.workshop.accounts import SignIn

SWITCH_SECONDS = 0.0002
"""How soon the live messages get the interpreter back from threads that draw pages.

At 0.001 notes took an eighth longer (docs/benchmarks.md), at 0.00005 it took longer again.
"""

HANDLES = 16_384
"""Files and lines that may be open at once: two hundred pages need more than the usual 1,024."""
PARTS = Path(__file__).parent / "components"
INDEX = Path(streamlit.file_util.get_static_dir()) / "index.html"
site = Site()


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[dict[str, Any]]:
    """Open the data, and at the end finish what waits and close it."""
    sys.setswitchinterval(SWITCH_SECONDS)
    with ExitStack() as opened:
        try:
            running = _open(context.Settings.from_environment(), opened)
        except KasaneError as error:
            cause = str(error.__cause__ or "").partition("\n")[0]
            reason = f"（原因: {cause}）" if cause else ""
            print(f"{error.message}{reason}", file=sys.stderr, flush=True)
            os._exit(1)  # an exception would be told as a long English traceback
        context.start(running)
        opened.callback(context.stop)
        find("")  # what it looks for is compiled now, and not while people write
        _leave_out_of_collections()
        _take_handles()
        ending = asyncio.create_task(end_sessions())
        opened.callback(ending.cancel)
        yield {}


def _finish(eraser: Eraser) -> None:
    """Finish what was broken off; what still can't be erased is said."""
    try:
        eraser.finish()
    except KasaneError as error:
        print(error.message, file=sys.stderr, flush=True)


def _take_handles() -> None:
    """Ask for more handles where the machine lets us."""
    with contextlib.suppress(ImportError, OSError, ValueError):  # Windows has no such limit
        import resource

        now, most = resource.getrlimit(resource.RLIMIT_NOFILE)
        endless = most == resource.RLIM_INFINITY
        wanted = HANDLES if endless else min(HANDLES, most)
        if now != resource.RLIM_INFINITY and now < wanted:
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, most))


def _leave_out_of_collections() -> None:
    """Keep what the start has made out of all later collections of garbage.

    A collection stops everybody for as long as it looks; the modules and programmes that were
    loaded, some hundred thousand objects, are never garbage. What comes later is collected by
    Python's own thresholds, and not after each run of a page (`runner.postScriptGC`).
    """
    gc.collect()
    gc.freeze()


def _open(settings: context.Settings, opened: ExitStack) -> context.Running:
    """The workshops, with what keeps files and backups of them; closed in the other order."""
    settings.data.mkdir(parents=True, exist_ok=True)
    accounts = set_up(settings.data)
    url = configured_url()
    opened.enter_context(right_to(settings.data, url, alone=not url))
    programmes = load_programmes(context.HERE / "data" / "programmes")
    store = open_store(settings.data)
    sign_in = SignIn(accounts, store.now) if accounts else None
    workshops = Workshops(store, programmes, store.now, sign_in)
    opened.callback(workshops.store.close)
    workshops.complete()
    # The rooms hear of a change before those who keep files of it.
    site.open(workshops, settings.owner_token, settings.room_url, settings.metrics_for)
    opened.callback(site.hub.stop)
    site.meters.watch_disk(settings.data)
    _write_lines(opened)
    clerk = Clerk(workshops, settings.data)
    opened.callback(clerk.close)
    eraser = Eraser(workshops, settings.data, clerk)
    store.keep(partial(_finish, eraser), lambda _workshop: None)
    opened.callback(BackupKeeper(workshops.store).close)
    return context.Running(settings, workshops, clerk.late, clerk.make, eraser.erase)


def _write_lines(opened: ExitStack) -> None:
    """From here on warnings and errors are lines of the log, each error with a number."""
    tell_once()
    lines = Lines(site.meters.erred)
    logging.getLogger().addHandler(lines)
    opened.callback(logging.getLogger().removeHandler, lines)


send_without_delay()
know_live_lines()
know_downloads()
# Streamlit asks an outside host for this machine's public address when an origin is unknown to it.
streamlit.net_util.get_external_ip = lambda: None

app = st.App(
    "components/shell.py",
    lifespan=lifespan,
    routes=[
        live_route(site),
        *Doors(site).routes(),
        *health_routes(site),
        *Surveys(site).routes(),
        programme_route(site),
        fresh_route(site),
        material_route(site),
        attachment_route(site),
        parts_route(PARTS),
        *phone_routes(site),
        *page_routes(INDEX, PAGES, parts_address(PARTS), lighter(site)),
    ],
    exception_handlers={Exception: fault},
    on_script_error=show_fault,
    middleware=[
        Middleware(SafeHeaders),
        Middleware(SignInGate, site=site, told=told),
        Middleware(UploadGate, site=site, make_room=make_room),
        Middleware(DownloadGate, holders=holders),
        Middleware(PageLines, site=site),
    ],
)
