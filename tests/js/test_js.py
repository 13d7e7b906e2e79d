"""The pure JavaScript modules, under Node's own test runner where Node is on the machine."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent
TOGETHER = "for (const file of process.argv.slice(1)) await import(file);"
"""Runs files in one process: the start of one takes far longer than what most of them test."""


@pytest.fixture(scope="module")
def node():
    found = shutil.which("node")
    if found is None:
        pytest.skip("Node is not on this machine; the browser tests run the same modules.")
    return found


def files(*, alone):
    """The test files; alone are those that put something where every module sees it.

    They do it themselves, or by a file that they import.
    """
    told = {each: each.read_text("utf-8") for each in _own("*.mjs")}
    marks = {each.name for each, text in told.items() if "globalThis" in text} | {"globalThis"}
    found = [each for each in told if each.name.endswith(".test.mjs")]
    return [str(each) for each in found if any(mark in told[each] for mark in marks) is alone]


def _own(pattern):
    return sorted(each for each in HERE.rglob(pattern) if "node_modules" not in each.parts)


def run(*command):
    environment = {**os.environ, "NO_COLOR": "1"}
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, env=environment)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]
    return done.stdout


def test_javascript(node):
    assert files(alone=False)
    run(node, "--input-type=module", "--eval", TOGETHER, *files(alone=False))


def test_javascript_that_changes_what_all_modules_see(node):
    assert files(alone=True)
    run(node, "--test", *files(alone=True))
