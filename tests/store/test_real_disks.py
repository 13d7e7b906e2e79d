"""A disk that really is full, one that really is read-only: a sentence tells, nothing is lost."""

import json
import os
import shutil
import subprocess
import sys

import pytest

from tests.support.world import ROOT

ALONE = ["unshare", "--mount"] if getattr(os, "getuid", int)() == 0 else ["unshare", "-Urm"]
"""Begins a program whose mounts nobody else sees."""


@pytest.fixture(scope="module")
def happened(tmp_path_factory):
    """What happened on such a disk."""
    folder = tmp_path_factory.mktemp("disk")
    probe = [*ALONE, "mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    if not shutil.which("unshare") or subprocess.run(probe, capture_output=True).returncode:
        pytest.skip("No disk can be mounted here for a test alone.")
    script = ROOT / "tests" / "support" / "small_disk.py"
    done = subprocess.run(
        [*ALONE, sys.executable, script, folder], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout.splitlines()[-1])


def test_all_that_was_promised_stands_and_nothing_else(happened):
    assert happened["stood"] == [True] * 4
    assert happened["faults"] == []
    assert happened["promised"] > 20


@pytest.mark.parametrize(
    ("when", "said"),
    [
        ("full", "空きがなく"),
        ("full, backup", "空きがなく"),
        ("full, files", "空き容量"),
        ("read-only", "開けませんでした"),
        ("read-only, files", "開けませんでした"),
        ("read-only, start", "読み取り専用"),
    ],
)
def test_it_is_said_what_happened_and_that_nothing_was_lost(happened, when, said):
    sentence = happened["told"][when]
    assert said in sentence
    assert any(calm in sentence for calm in ("無事", "失われていません", "手をつけていません"))


def test_no_half_backup_is_left(happened):
    assert happened["halves"] == 0
