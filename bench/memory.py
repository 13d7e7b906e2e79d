"""Whether the app's memory stays as it is while its pages are drawn again and again.

    python -m bench.memory [--runs 10000]

No collection of garbage follows a page's run (`runner.postScriptGC`), so what is left lying has to
go by Python's own thresholds. People come, open the board and leave; every tenth of the runs the
server's memory is printed, and at the end how much it grew from the second tenth on.
"""

from __future__ import annotations

import argparse
import asyncio
import tempfile
import time
from pathlib import Path

from bench import crowd, opening
from bench.servers import our_server
from bench.workshops import prepare

AT_ONCE = 4


async def run(runs: int, data: Path) -> None:
    """Open the page so often."""
    _, place = prepare(data)
    with our_server(data, whole=True) as server:
        names = [f"人{n}" for n in range(AT_ONCE)]
        cookies = [crowd.join(server.host, place.code, name) for name in names]
        seen, start = [], time.perf_counter()
        for tenth in range(1, 11):
            for _ in range(runs // 10 // AT_ONCE):
                found = await opening.open_pages(server.host, place.workshop, cookies, 0.0)
                await opening.leave(found)
                if found.errors:
                    raise RuntimeError(found.errors[0])
            seen.append(server.memory())
            print(
                f"{tenth * runs // 10:6} runs  {seen[-1]:6.0f} MiB  "
                f"{time.perf_counter() - start:5.0f} s",
                flush=True,
            )
        grown = seen[-1] - seen[1]
        print(f"grown by {grown:.0f} MiB from the second tenth on")


def main() -> None:
    """Read the command line and measure."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--runs", type=int, default=10_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(run(options.runs, Path(folder)))


if __name__ == "__main__":
    main()
