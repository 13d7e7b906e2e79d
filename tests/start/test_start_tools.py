"""The other sub-commands: tests with what they need, and the tools of `python -m kasane`."""

import subprocess
import sys
from types import SimpleNamespace

import pytest


@pytest.fixture
def calls(start, monkeypatch):
    """Programs that would have been run; none fails."""
    made = []

    def run_tool(command, **extra):
        made.append((command[2:], extra))
        return 0

    monkeypatch.setattr(start, "run_tool", run_tool)
    monkeypatch.setattr(start, "prepare", lambda _root, file: file)
    return made


@pytest.fixture
def complete(start, monkeypatch):
    monkeypatch.setattr(start, "NEEDS", {})


def commands(calls):
    return [command for command, _environment in calls]


@pytest.fixture
def lanes(start, monkeypatch):
    """What would have been run in two lanes."""
    made = []

    def run_lanes(hidden, shown):
        made.append([hidden[2:], *(command[2:] for command in shown)])
        return 0

    monkeypatch.setattr(start, "run_lanes", run_lanes)
    return made


@pytest.mark.usefixtures("complete")
def test_lint_format_and_types_run_in_order_and_then_all_tests(start, calls, lanes):
    assert start.main(["test"]) == 0
    assert commands(calls) == [["ruff", "check"], ["ruff", "format", "--check"], ["mypy"]]
    [[browsers, *folders, others]] = lanes
    assert browsers == ["pytest", "--durations=10", *start.ONCE_MORE, "tests/browser"]
    assert folders == [["pytest", "--durations=10", *line.split()] for line in start.FOLDERS]
    ignored = ["--ignore=" + folder for folder in ["tests/browser", *apart(start)]]
    assert others == ["pytest", "--durations=10", *ignored], "each test runs in one of them"


def test_what_runs_apart_is_there(start):
    assert [folder for folder in apart(start) if not (start.ROOT / folder).is_dir()] == []


def apart(start):
    """The folders of all parts."""
    return [folder for line in start.FOLDERS for folder in line.split()]


@pytest.mark.usefixtures("complete")
def test_every_file_of_tests_runs_exactly_once(start, calls, lanes):
    start.main(["test"])
    files = [path.relative_to(start.ROOT) for path in start.ROOT.glob("tests/**/test_*.py")]
    runs = {str(file): sum(takes(command, file) for command in lanes[0]) for file in files}
    assert len(runs) > 100
    assert [file for file, count in runs.items() if count != 1] == []


def takes(command, file):
    """Whether a command runs a file: by its folder, or where none is named and none left out."""
    named = [word for word in command if word.startswith("tests/")]
    left_out = [word.partition("=")[2] for word in command if word.startswith("--ignore=")]
    return (not named or below(file, named)) and not below(file, left_out)


def below(file, folders):
    return any(file.is_relative_to(folder) for folder in folders)


def test_no_part_takes_longer_than_the_lanes_can_share(start):
    """A long part at the end leaves the other lane idle: it has under a fifth of the files."""
    files = list(start.ROOT.glob("tests/**/test_*.py"))
    known = [start.ROOT / folder for folder in [start.BROWSERS, *apart(start)]]
    others = [file for file in files if not below(file, known)]
    assert len(others) < len(files) / 5


@pytest.mark.usefixtures("complete")
def test_the_first_failure_ends_it_with_its_code(start, calls, lanes, monkeypatch):
    codes = iter([0, 7])
    monkeypatch.setattr(start, "run_tool", lambda *_, **__: next(codes))
    assert start.main(["test"]) == 7
    assert lanes == []


def says(python, word, end=0):
    """A program that says a word and ends with a code."""
    return [python, "-c", f"import sys; print({word!r}); sys.exit({end})"]


@pytest.mark.parametrize(("hidden", "shown", "code"), [(0, 0, 0), (3, 0, 3), (0, 4, 4), (3, 4, 4)])
def test_of_two_at_once_both_are_heard_to_the_end(start, python, capfd, hidden, shown, code):
    lanes = says(python, "before", hidden), [says(python, "after", shown)]
    assert start.run_lanes(*lanes) == code
    told = capfd.readouterr().out
    assert told.index("\nafter") < told.index("\nbefore")


def test_whoever_is_ready_takes_the_next_part_and_none_is_lost(start, python, tmp_path, capfd):
    """The first of each lane waits until the other lane has done all that is left."""
    waits = "import pathlib, time\nwhile not pathlib.Path({!r}).exists(): time.sleep(0.01)"
    done = f"import pathlib; pathlib.Path({str(tmp_path / 'done')!r}).touch()"
    slow = [python, "-c", waits.format(str(tmp_path / "done"))]
    words = ["eins", "zwei", "drei"]
    quick = [says(python, word) for word in words]
    assert start.run_lanes(slow, [*quick, [python, "-c", done]]) == 0
    seen = capfd.readouterr().out
    (tmp_path / "done").unlink()
    assert start.run_lanes(says(python, "null"), [slow, [python, "-c", done], *quick]) == 0
    hidden = capfd.readouterr().out
    for told in (seen, hidden):
        assert [told.count("\n" + word) for word in words] == [1, 1, 1]
    assert seen.index("\neins") < seen.index("\ndrei")
    assert hidden.index("\ndrei") < hidden.index("\neins"), "from the back"


@pytest.mark.usefixtures("complete")
def test_with_arguments_only_pytest_runs(start, calls):
    assert start.main(["test", "tests/start", "-x"]) == 0
    assert commands(calls) == [["pytest", "tests/start", "-x"]]


@pytest.fixture
def debian(start, monkeypatch, tmp_path):
    """A Debian that has Chromium and lacks two other things; programs run by then, and the code."""
    needs = {"chromium": sys.executable, "fonts": "/no/such/folder", "poppler-utils": "no-such"}
    monkeypatch.setattr(start, "NEEDS", needs)
    known = {sys.executable: "here", "apt-get": "here"}
    monkeypatch.setattr(start.shutil, "which", known.get)
    ran = SimpleNamespace(commands=[], code=0, policy=tmp_path / "policy-rc.d", answers=[])
    monkeypatch.setattr(start, "POLICY", ran.policy)

    def run_watched(command):
        ran.commands.append(command)
        ran.answers.append(subprocess.run([str(ran.policy), "nginx", "start"]).returncode)
        return ran.code, ["E: no network"]

    monkeypatch.setattr(start, "run_watched", run_watched)
    return ran


def test_on_debian_only_missing_packages_are_installed(start, calls, lanes, debian):
    assert start.main(["test"]) == 0
    assert debian.commands == [
        ["apt-get", "update"],
        ["apt-get", "install", "-y", "--no-install-recommends", "fonts", "poppler-utils"],
    ]


@pytest.mark.parametrize("code", [0, 100])
def test_what_is_installed_starts_no_service(start, calls, lanes, debian, code):
    debian.code = code
    start.main(["test"])
    assert set(debian.answers) == {101}, "forbidden, as Debian's policy says it"
    assert not debian.policy.exists()


def test_a_policy_that_the_machine_has_stays(start, calls, lanes, debian):
    debian.policy.write_text("#!/bin/sh\nexit 104\n")
    debian.policy.chmod(0o755)
    assert start.main(["test"]) == 0
    assert set(debian.answers) == {104}
    assert debian.policy.exists()


def test_packages_that_cannot_be_installed_end_it_and_the_command_is_told(
    start, calls, debian, capsys
):
    debian.code = 100
    assert start.main(["test"]) == 1
    told = capsys.readouterr().err
    assert "入れられませんでした" in told
    assert "sudo apt-get install -y --no-install-recommends fonts poppler-utils" in told
    assert told.endswith("E: no network\n")
    assert calls == []


def test_other_systems_bring_their_own(start, calls, lanes, debian, monkeypatch):
    monkeypatch.setattr(start.shutil, "which", lambda _name: None)
    assert start.main(["test"]) == 0
    assert debian.commands == []


@pytest.mark.parametrize(
    ("arguments", "handed"),
    [
        (["demo"], ["demo"]),
        (["record", "w1"], ["record", "w1"]),
        (
            ["record", "w1", "--plan", "--with-names", "--meeting", "2"],
            ["record", "w1", "--meeting", "2", "--with-names", "--plan"],
        ),
        (["record", "w1", "--as", "xlsx"], ["record", "w1", "--as", "xlsx"]),
        (["csv"], ["csv"]),
        (["csv", "w1"], ["csv", "w1"]),
        (["check"], ["check"]),
        (["restore"], ["restore"]),
        (
            ["restore", "--from", "kasane-2026-12-08.db"],
            ["restore", "--from", "kasane-2026-12-08.db"],
        ),
    ],
)
def test_tools_are_handed_to_kasane_with_the_data_folder(start, calls, tmp_path, arguments, handed):
    assert start.main([*arguments, "--data", str(tmp_path)]) == 0
    command, environment = calls[0]
    assert command == ["kasane", *handed]
    assert environment["KASANE_DATA"] == str(tmp_path)


def test_an_output_is_meant_from_where_one_stands(start, calls, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    start.main(["record", "w1", "--out", "記録.docx", "--data", "data"])
    assert commands(calls) == [["kasane", "record", "w1", "--out", str(tmp_path / "記録.docx")]]


def test_a_bundle_is_made_by_its_tool(start, calls, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    asked = ["--for", "windows", "--python", "python.zip", "--python-version", "3.12"]
    assert start.main(["bundle", "--out", "out", *asked]) == 0
    place, archive = str(tmp_path / "out"), str(tmp_path / "python.zip")
    handed = ["--for", "windows", "--python", archive, "--python-version", "3.12"]
    assert commands(calls) == [["tools.bundle", "--out", place, *handed]]


@pytest.mark.parametrize("arguments", [["bundle", "--out", "x"], ["test"]])
def test_in_a_bundle_neither_bundles_nor_tests_are_made(
    start, calls, tmp_path, monkeypatch, capsys, arguments
):
    monkeypatch.setattr(start, "ROOT", tmp_path)
    assert start.main(arguments) == 1
    assert "配布用のフォルダー" in capsys.readouterr().err
    assert calls == []
