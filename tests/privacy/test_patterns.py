"""The patterns of names: what they are made of, and when they are compiled."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from itertools import product
from pathlib import Path

from kasane.privacy.known_names import _FAMILY, KNOWN_FAMILY_NAME

ROOT = Path(__file__).resolve().parents[2]
STARTED = """
import asyncio, app
from kasane.privacy.bare_names import _lists, patterns
def made():
    return patterns.cache_info().currsize + _lists.cache_info().currsize
async def start():
    print("imported", made())
    async with app.lifespan(app.app):
        print("started", made())
asyncio.run(start())
"""


def test_the_known_family_names_and_no_others_are_found_as_such():
    names = {name for name in _FAMILY.split() if len(name) > 1}
    pattern = re.compile(KNOWN_FAMILY_NAME)
    assert [name for name in names if not pattern.fullmatch(name)] == []
    parts = {name[:1] for name in names}, {name[1:] for name in names if len(name) == 2}
    others = {first + last for first, last in product(*parts)} - names
    assert [other for other in others if pattern.fullmatch(other)] == []


def test_of_two_known_names_the_longer_is_found():
    longer = [name for name in _FAMILY.split() if len(name) > 2]
    assert [name for name in longer if re.match(KNOWN_FAMILY_NAME, name)[0] != name] == []


def test_they_are_compiled_when_the_app_starts_and_not_by_every_import(tmp_path):
    told = subprocess.run(
        [sys.executable, "-c", STARTED],
        cwd=ROOT,
        env=os.environ | {"KASANE_DATA": str(tmp_path)},
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    counts = re.findall(r"^(?:imported|started) \d", told, re.MULTILINE)
    assert counts == ["imported 0", "started 2"]
