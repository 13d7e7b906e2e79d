"""What a machine needs is followed with its own answers, pinned, and held to its hash."""

import zipfile

import pytest
from packaging.requirements import Requirement

from start import StartError
from tools.bundle import wheels
from tools.bundle.targets import NAMES, target

KNOWN = {
    "app": ["server[fast]", 'for-windows; sys_platform == "win32"', 'not-mac; os_name != "darwin"'],
    "server": ['quick; extra == "fast"', 'slow; extra == "docs"', "app"],
    "quick": ['old; python_version < "3.12"'],
    "for-windows": [],
    "not-mac": [],
    "old": [],
}


def reached(name, python):
    found = wheels.follow([Requirement("app")], KNOWN.get, target(name, python).environment)
    return found.names - {"app", "server", "quick", "not-mac"}, found.unknown


def test_markers_are_answered_for_the_other_machine():
    assert reached("windows", "3.12") == ({"for-windows"}, set())
    assert reached("macos", "3.12") == (set(), set())
    assert reached("linux", "3.11") == ({"old"}, set())


def test_what_nobody_knew_is_named_without_its_marker():
    roots = [Requirement('colours>=0.4; sys_platform == "win32"')]
    found = wheels.follow(roots, KNOWN.get, target("windows", "3.12").environment)
    assert found.unknown == {"colours>=0.4"}


@pytest.mark.parametrize("name", NAMES)
def test_every_question_of_a_marker_has_the_machines_own_answer(name):
    from packaging.markers import default_environment

    assert set(target(name, "3.12").environment) == set(default_environment())


@pytest.fixture
def one_wheel(tmp_path, monkeypatch):
    """An index of one package, which the environment does not have."""
    index = tmp_path / "index"
    index.mkdir()
    with zipfile.ZipFile(index / "tiny_part-1.0-py3-none-any.whl", "w") as packed:
        packed.writestr("tiny_part.py", "")
        packed.writestr("tiny_part-1.0.dist-info/METADATA", "Name: tiny-part\nVersion: 1.0\n")
        packed.writestr("tiny_part-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
        packed.writestr("tiny_part-1.0.dist-info/RECORD", "")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(index))
    (tmp_path / "requirements.txt").write_text("tiny-part==1.0  # as small as can be\n")
    return tmp_path


def test_wheels_are_collected_by_hash_and_unpacked(one_wheel):
    machine = target("windows", "3.12")
    found = wheels.resolve(machine, one_wheel / "requirements.txt")
    house = one_wheel / "house"
    wheels.collect(machine, found, house)
    (line,) = (house / wheels.LOCK).read_text().splitlines()[1:]
    assert line == f"tiny-part==1.0 --hash=sha256:{found[0].sha256}"
    wheels.install(machine, house, one_wheel / "packages")
    assert (one_wheel / "packages" / "tiny_part.py").exists()


def test_a_wheel_with_another_hash_is_refused(one_wheel):
    machine = target("windows", "3.12")
    (found,) = wheels.resolve(machine, one_wheel / "requirements.txt")
    house = one_wheel / "house"
    wheels.collect(machine, [found], house)
    with zipfile.ZipFile(house / found.file, "a") as packed:
        packed.writestr("slipped_in.py", "")
    with pytest.raises(StartError, match="集められませんでした") as error:
        wheels.install(machine, house, one_wheel / "packages")
    assert any("HASHES" in line.upper() for line in error.value.details)


def test_a_part_that_no_index_has_is_told(one_wheel):
    (one_wheel / "requirements.txt").write_text("no-such-part-of-ours==1.0\n")
    with pytest.raises(StartError, match="何も変わっていません"):
        wheels.resolve(target("linux", "3.12"), one_wheel / "requirements.txt")
