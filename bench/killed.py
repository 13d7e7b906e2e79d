"""Whether anything is lost when the server is killed again and again while many write.

    python -m bench.killed [--kills 20] [--writers 50] [--each 4] [--two]

The long form of `tests/live/test_killed.py`: SIGKILL at random moments, a start on the same folder
after each; the seed is printed. The exit code says whether all was kept. With `--two`: two
processes on PostgreSQL behind nginx, of which by turns one is asked to end and one killed, and the
next only after it serves again.
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
    parser.add_argument("--each", type=int, default=4, help="notes of each between two kills")
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
    print(f"a line was asked for and nobody served: {kept.turned_away} times")
    for told, times in kept.put_off.items():
        print(f"asked to send again, {times} times: {told}")
    if kept.again:
        print(f"written again after {statistics.median(kept.again):.2f} s (median of all people")
        print(f"after each end), {max(kept.again):.2f} s at the latest")
    print(f"load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    print("the check finds: " + ("、".join(kept.faults) or "nothing"))
    return 0 if kept == Kept(kept.answered, kept.promised) else 1


if __name__ == "__main__":
    raise SystemExit(main())
