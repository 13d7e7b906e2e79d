"""Whether anything is lost when the server is killed again and again while many write.

    python -m bench.killed [--kills 20] [--writers 50] [--each 40]

The long form of `tests/live/test_killed.py`: SIGKILL at random moments, a start on the same folder
after each; the seed is printed. The exit code says whether all was kept.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import secrets
import tempfile
import time
from pathlib import Path

from tests.support.killing import Kept, killed


def main() -> int:
    """Kill, and print what was kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--writers", type=int, default=50)
    parser.add_argument("--each", type=int, default=40, help="notes of each, and as many changes")
    parser.add_argument("--seed", type=int, default=secrets.randbelow(10**6))
    asked = parser.parse_args()
    start = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        kept = asyncio.run(
            killed(
                Path(folder) / "data",
                random.Random(asked.seed),
                writers=asked.writers,
                each=asked.each,
                kills=asked.kills,
            )
        )
    print(f"seed {asked.seed}, {asked.kills} kills in {time.perf_counter() - start:.0f} s")
    print(f"{kept.answered} operations answered, {kept.promised} looked for after the kills")
    print(f"lost {kept.lost}, missing {kept.missing}, doubled {kept.doubled}")
    print("the check finds: " + ("、".join(kept.faults) or "nothing"))
    return 0 if kept == Kept(kept.answered, kept.promised) else 1


if __name__ == "__main__":
    raise SystemExit(main())
