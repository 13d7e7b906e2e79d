"""Runs the live routes in a process of its own: `python killable_server.py FOLDER PORT`."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

import uvicorn  # noqa: E402
from starlette.applications import Starlette  # noqa: E402

from kasane.live.doors import Doors  # noqa: E402
from kasane.live.site import Site  # noqa: E402
from kasane.live.socket import live_route  # noqa: E402
from kasane.programme import load_programmes  # noqa: E402
from kasane.store import open_store  # noqa: E402
from kasane.workshop import Workshops  # noqa: E402


def main(folder: str, port: str) -> None:
    """Serve until killed."""
    site = Site()

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        programmes = load_programmes(ROOT / "data" / "programmes")
        site.open(Workshops(open_store(Path(folder)), programmes))
        yield
        site.hub.stop()
        site.workshops.store.close()

    app = Starlette(routes=[live_route(site), *Doors(site).routes()], lifespan=lifespan)
    uvicorn.run(app, host="127.0.0.1", port=int(port), log_level="error")


if __name__ == "__main__":
    main(*sys.argv[1:])
