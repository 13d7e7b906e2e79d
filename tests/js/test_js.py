"""The pure JavaScript modules, under Node's own test runner where Node is on the machine."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent


def test_javascript():
    node = shutil.which("node")
    if node is None:
        pytest.skip("Node is not on this machine; the browser tests run the same modules.")
    files = sorted(str(file) for file in HERE.rglob("*.test.mjs"))
    assert files
    done = subprocess.run(
        [node, "--test", *files],
        capture_output=True,
        text=True,
        timeout=120,
        env={**os.environ, "NO_COLOR": "1"},
    )
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]
