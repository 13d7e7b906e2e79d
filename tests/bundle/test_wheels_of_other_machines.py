"""The index really has all parts for a Windows PC. Only their descriptions are fetched."""

import pytest
from packaging.tags import compatible_tags, cpython_tags
from packaging.utils import parse_wheel_filename

from start import StartError
from tests.support.world import ROOT
from tools.bundle import wheels
from tools.bundle.targets import target

PYTHON = "3.12"


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """The wheels for Windows."""
    small = next(
        r for r in wheels.requirements(ROOT / "requirements-postgresql.txt") if r.name == "segno"
    )
    try:
        place = str(tmp_path_factory.mktemp("probe"))
        wheels.pip("download", "--no-deps", "--no-cache-dir", "--dest", place, str(small))
    except StartError:
        pytest.skip("No package index can be reached from here.")
    return wheels.resolve(target("windows", PYTHON), ROOT / "requirements-postgresql.txt")


def test_every_wheel_runs_on_windows(found):
    numbers = tuple(map(int, PYTHON.split(".")))
    fitting = {
        *cpython_tags(numbers, platforms=["win_amd64"]),
        *compatible_tags(numbers, "cp312", ["win_amd64"]),
    }
    unfit = [wheel.file for wheel in found if not parse_wheel_filename(wheel.file)[3] & fitting]
    assert unfit == []
    assert any("win_amd64" in wheel.file for wheel in found)


def test_all_of_them_are_pinned_and_what_only_windows_needs_is_there(found):
    pinned = {
        r.name.lower(): str(r.specifier)
        for r in wheels.requirements(ROOT / "requirements-postgresql.txt")
    }
    versions = {wheel.name: f"=={wheel.version}" for wheel in found}
    assert [name for name in pinned if versions.get(name) != pinned[name]] == []
    assert "tzdata" in versions, "pandas asks for it where the system has no time zones"
    assert all(len(wheel.sha256) == 64 for wheel in found)
