"""The JavaScript of the parts, checked by TypeScript's compiler as tsconfig.json says."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
COMPILER = HERE / "node_modules/typescript"
IMPLICIT_ANY = re.compile(r"error TS70(05|06|19|22|23|24|31|34|53):")
UNTYPED = ("components/sheets/", "components/kit/notes/")
"""Where a parameter may go without a type: docs/decisions/2026-11-26-javascript-is-checked.md."""


@pytest.fixture(scope="module")
def compiler():
    """TypeScript as package-lock.json pins it, from the npm registry."""
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("npm is not on this machine, so the JavaScript's types can't be checked.")
    pinned = f'"version": "{_pinned()}"'
    package = COMPILER / "package.json"
    if not (package.exists() and pinned in package.read_text(encoding="utf-8")):
        subprocess.run(
            [npm, "ci", "--no-audit", "--no-fund", "--prefix", str(HERE)],
            check=True,
            capture_output=True,
            timeout=300,
        )
    return [shutil.which("node"), str(COMPILER / "bin/tsc")]


def _pinned():
    text = (HERE / "package.json").read_text(encoding="utf-8")
    return text.partition('"typescript": "')[2].partition('"')[0]


def test_the_types_hold(compiler):
    done = subprocess.run(
        [*compiler, "--pretty", "false", "--project", str(ROOT)],
        capture_output=True,
        text=True,
        timeout=300,
        cwd=ROOT,
    )
    told = [line for line in done.stdout.splitlines() if line.startswith("components/")]
    assert told or done.returncode == 0, done.stdout + done.stderr
    assert [line for line in told if not may_stay(line)] == []


def may_stay(line):
    return line.startswith(UNTYPED) and IMPLICIT_ANY.search(line)
