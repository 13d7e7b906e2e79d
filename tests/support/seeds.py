"""Seeds for tests that play at random: each commit plays differently, and a red one stays red."""

from __future__ import annotations

import random
import subprocess
from functools import cache

from tests.support.world import ROOT


@cache
def _commit() -> str:
    command = ["git", "rev-parse", "HEAD"]
    found = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return found.stdout.strip()


def dice_for(name: str) -> random.Random:
    """The numbers that a test of this name draws for this commit; without git always the same."""
    seed = f"{_commit()}-{name}"
    print(f"seed {seed}")
    return random.Random(seed)  # noqa: S311
