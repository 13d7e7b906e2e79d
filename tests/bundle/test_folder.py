"""What a bundle consists of, for each system; with small stand-ins for Python and the wheels."""

import re
import subprocess
import zipfile
from pathlib import Path

import pytest

from start import StartError
from tests.support.world import ROOT
from tools.bundle import folder, python, starters, wheels

SYSTEMS = ("windows", "linux", "macos")


@pytest.fixture(autouse=True)
def no_index(monkeypatch):
    """Nothing is asked of an index: a house of one wheel, and unpacking leaves one file."""

    def collect(machine, _found, house):
        house.mkdir()
        (house / wheels.LOCK).write_text(wheels.lock(machine, []), encoding="utf-8")

    def install(_machine, _house, packages):
        (packages / "bin").mkdir()
        (packages / "unpacked.py").touch()

    monkeypatch.setattr(wheels, "resolve", lambda _machine, _file: [])
    monkeypatch.setattr(wheels, "collect", collect)
    monkeypatch.setattr(wheels, "install", install)


@pytest.fixture
def embeddable(tmp_path):
    """An archive with the names of the official embeddable package."""
    archive = tmp_path / "python-3.12.8-embed-amd64.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        for name in ("python.exe", "python3.dll", "python312.dll", "python312.zip"):
            packed.writestr(name, "")
        packed.writestr("python312._pth", "python312.zip\n.\n\n# import site\n")
    return archive


@pytest.mark.parametrize("system", SYSTEMS)
def test_it_holds_the_project_its_parts_a_start_file_and_a_page(tmp_path, system):
    size = folder.make(tmp_path / "out", system, "3.12")
    out = tmp_path / "out"
    starter = starters.name_for(system)
    assert {file.name for file in out.iterdir()} == {
        *("program", "はじめに", "はじめにお読みください.html", starter)
    }
    assert size == sum(file.stat().st_size for file in out.rglob("*") if file.is_file())
    assert (out / "program" / "wheels" / wheels.LOCK).read_text().startswith("# Python 3.12,")
    for name in folder.PROJECT:
        assert (out / "program" / name).exists(), name


def test_every_tracked_file_of_the_project_goes_in_or_is_left_out_on_purpose():
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.split("\n")
    tops = {name.partition("/")[0] for name in listed if name}
    if not tops:
        pytest.skip("Not a clone: there is no list of the project's files.")
    named = {name.partition("/")[0] for name in folder.PROJECT} | set(folder.LEFT_OUT)
    assert sorted(tops - named) == []
    data = {name.split("/")[1] for name in listed if name.startswith("data/")}
    assert {f"data/{name}" for name in data} <= set(folder.PROJECT)


def test_what_people_wrote_and_secrets_stay_here(tmp_path, monkeypatch):
    project = tmp_path / "project"
    for name in folder.PROJECT:
        folder._copy(ROOT / name, project / name)
    for private in ("data/workshops/kasane.db", ".streamlit/secrets.toml", "data/tls/key.pem"):
        (project / private).parent.mkdir(parents=True, exist_ok=True)
        (project / private).touch()
    monkeypatch.setattr(folder, "ROOT", project)
    folder.make(tmp_path / "out", "linux", "3.12")
    names = {file.name for file in (tmp_path / "out").rglob("*")}
    assert not names & {"kasane.db", "secrets.toml", "key.pem", "__pycache__"}


def test_an_embeddable_python_finds_its_packages_and_the_app(tmp_path, embeddable):
    folder.make(tmp_path / "out", "windows", "3.11", embeddable)
    home = tmp_path / "out" / "program" / "python"
    paths = (home / "python312._pth").read_text(encoding="utf-8").splitlines()
    assert paths == ["python312.zip", ".", "Lib\\site-packages", "..", "import site"]
    for path in paths[:-1]:
        assert (home / path.replace("\\", "/")).exists(), path
    assert (home / ".." / "app.py").exists()
    assert (home / "Lib" / "site-packages" / "unpacked.py").exists()
    assert not (home / "Lib" / "site-packages" / "bin").exists()
    assert not (home.parent / "wheels").exists(), "they are unpacked, once is enough"
    assert (home / wheels.LOCK).read_text().startswith("# Python 3.12,"), "its version counts"


def test_a_standalone_python_comes_without_links_and_under_one_name(tmp_path, python_archive):
    version = python.unpack(python_archive, "linux", tmp_path / "python")
    home = tmp_path / "python"
    assert [file for file in home.rglob("*") if file.is_symlink()] == []
    assert [file.name for file in (home / "bin").iterdir()] == ["python3"]
    assert python.packages(home, "linux") == home / "lib" / f"python{version}" / "site-packages"


@pytest.mark.parametrize(
    ("content", "system", "told"),
    [
        (None, "windows", "開けません"),
        ({"readme.txt": ""}, "windows", "windows用のPythonが見つかりません"),
        ({"python.exe": "", "python312.dll": ""}, "linux", "linux用のPythonが見つかりません"),
        ({"python.exe": "", "python310.dll": ""}, "windows", "古い"),
    ],
)
def test_an_archive_that_is_no_such_python_is_refused_and_nothing_is_left(
    tmp_path, content, system, told
):
    archive = tmp_path / "some.zip"
    if content is None:
        archive.write_bytes(b"no archive")
    else:
        with zipfile.ZipFile(archive, "w") as packed:
            for name, text in content.items():
                packed.writestr(name, text)
    with pytest.raises(StartError, match=told):
        folder.make(tmp_path / "out", system, "3.12", archive)
    assert [file.name for file in tmp_path.iterdir()] == ["some.zip"]


def test_a_folder_with_something_in_it_is_not_touched(tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine").touch()
    with pytest.raises(StartError, match="すでにあります"):
        folder.make(tmp_path / "out", "linux", "3.12")
    assert [file.name for file in (tmp_path / "out").iterdir()] == ["mine"]


@pytest.mark.parametrize(
    "paths",
    [["a/NUL.txt"], ["a/b?"], ["a./b"], ["a/B", "A/b"], ["x" * 90 + "/" + "y" * 90], ["com1"]],
)
def test_names_that_windows_cannot_hold_are_found(paths):
    assert folder.misfits([*paths, "かさね/はじめに お読み (1).html"]) == paths


def test_a_bundle_for_windows_with_such_a_name_is_not_made(tmp_path, monkeypatch):
    monkeypatch.setattr(folder, "misfits", lambda _paths: ["program/aux.py"])
    with pytest.raises(StartError) as error:
        folder.make(tmp_path / "out", "windows", "3.12")
    assert error.value.details == ["program/aux.py"]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("own", [True, False])
def test_the_start_file_of_windows_is_safe_for_every_folder_and_code_page(tmp_path, own):
    starters.write(tmp_path, "windows", "3.12", own=own)
    raw = (tmp_path / "かさねを始める.bat").read_bytes()
    lines = raw.decode("utf-8").split("\r\n")
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert raw.startswith(b"@echo off\r\nchcp 65001 >nul\r\n"), "what follows may be Japanese"
    before = [line[: found.start()] for line in lines for found in re.finditer("%~dp0", line)]
    assert before
    assert all(words.count('"') % 2 for words in before), "in quotes: it may hold spaces"
    assert "(" not in raw.decode("utf-8").replace("(1)", ""), "a bracket in a path ends a block"
    runs = [line for line in lines if "start.py" in line]
    how = '"%~dp0program\\python\\python.exe"' if own else "py -3.12"
    assert runs == [f'{how} -X utf8 "%~dp0program\\start.py" %*']
    assert "pause" in lines[-2], "an error can be read before the window closes"


@pytest.mark.parametrize("system", ["linux", "macos"])
def test_the_start_file_elsewhere_says_which_python_is_missing(tmp_path, system):
    starters.write(tmp_path, system, "3.99", own=False)
    file = tmp_path / starters.name_for(system)
    assert file.stat().st_mode & 0o111
    done = subprocess.run(
        ["/bin/sh", file], env={"PATH": str(tmp_path)}, capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 1


@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("own", [True, False])
def test_the_page_names_the_start_file_and_shows_its_pictures(tmp_path, monkeypatch, system, own):
    folder.page.write(tmp_path, system, "3.12", own=own)
    text = (tmp_path / "はじめにお読みください.html").read_text(encoding="utf-8")
    assert starters.name_for(system) in text
    assert ("Python 3.12 が入っている" in text) is not own
    assert "$" not in text
    assert str(ROOT) not in text
    shown = [part.split('"')[0] for part in text.split('src="')[1:]]
    assert shown
    assert [name for name in shown if not (tmp_path / Path(name)).exists()] == []
