"""Whether anything is lost when the server is killed again and again while many write.

    python -m bench.killed [--kills 20] [--writers 50] [--each 40] [--two]

The long form of `tests/live/test_killed.py`: SIGKILL at random moments, a start on the same folder
after each; the seed is printed. The exit code says whether all was kept. With `--two`: two
processes on PostgreSQL behind nginx, of which by turns one is killed and one asked to end.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import secrets
import statistics
import tempfile
import time
from pathlib import Path

from kasane.store.engine import URL, open_server
from tests.support import postgresql
from tests.support.killing import Kept, killed, killed_of_two


def main() -> int:
    """Kill, and print what was kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--writers", type=int, default=50)
    parser.add_argument("--each", type=int, default=40, help="notes of each, and as many changes")
    parser.add_argument("--seed", type=int, default=secrets.randbelow(10**6))
    parser.add_argument("--two", action="store_true", help="two processes on PostgreSQL")
    asked = parser.parse_args()
    how = {"writers": asked.writers, "each": asked.each, "kills": asked.kills}
    start, dice = time.perf_counter(), random.Random(asked.seed)
    with tempfile.TemporaryDirectory() as folder, postgresql.server() as server:
        data = Path(folder) / "data"
        if asked.two and server is not None:
            os.environ[URL] = server.database().url
            open_server(os.environ[URL]).dispose()
            kept = asyncio.run(killed_of_two(data, dice, **how))
        else:
            kept = asyncio.run(killed(data, dice, **how))
    print(f"seed {asked.seed}, {asked.kills} kills in {time.perf_counter() - start:.0f} s")
    print(f"{kept.answered} operations answered, {kept.promised} looked for after the kills")
    print(f"lost {kept.lost}, missing {kept.missing}, doubled {kept.doubled}")
    if kept.again:
        print(f"written again after {statistics.median(kept.again):.2f} s (median of all people")
        print(f"after each end), {max(kept.again):.2f} s at the latest")
    print("the check finds: " + ("、".join(kept.faults) or "nothing"))
    return 0 if kept == Kept(kept.answered, kept.promised) else 1


if __name__ == "__main__":
    raise SystemExit(main())
