"""The other sub-commands: tests with what they need, and the tools of `python -m kasane`."""

import pytest


@pytest.fixture
def calls(start, monkeypatch):
    """Programs that would have been run; none fails."""
    made = []

    def run_tool(command, environment):
        made.append((command[2:], environment))
        return 0

    monkeypatch.setattr(start, "run_tool", run_tool)
    monkeypatch.setattr(start, "prepare", lambda _root, file: file)
    return made


@pytest.fixture
def complete(start, monkeypatch):
    monkeypatch.setattr(start, "missing_needs", list)


def commands(calls):
    return [command for command, _environment in calls]


@pytest.mark.usefixtures("complete")
def test_lint_format_types_and_tests_run_in_order(start, calls):
    assert start.main(["test"]) == 0
    assert commands(calls) == [
        ["ruff", "check"],
        ["ruff", "format", "--check"],
        ["mypy"],
        ["pytest"],
    ]


@pytest.mark.usefixtures("complete")
def test_the_first_failure_ends_it_with_its_code(start, calls, monkeypatch):
    codes = iter([0, 7])
    monkeypatch.setattr(start, "run_tool", lambda *_: next(codes))
    assert start.main(["test"]) == 7


@pytest.mark.usefixtures("complete")
def test_with_arguments_only_pytest_runs(start, calls):
    assert start.main(["test", "tests/start", "-x"]) == 0
    assert commands(calls) == [["pytest", "tests/start", "-x"]]


@pytest.mark.parametrize("debian", [True, False])
def test_what_is_missing_is_named_where_it_cannot_be_installed(
    start, calls, monkeypatch, capsys, debian
):
    monkeypatch.setattr(start, "missing_needs", lambda: start.NEEDS[:2])
    monkeypatch.setattr(start, "is_debian", lambda: debian)
    monkeypatch.setattr(start, "is_root", lambda: False)
    assert start.main(["test"]) == 1
    told = capsys.readouterr().err
    assert "Chromium or Chrome browser" in told
    assert "日本語フォント" in told
    assert "LibreOffice" not in told
    assert ("sudo apt-get install chromium fonts-noto-cjk" in told) is debian
    assert calls == []


def test_on_debian_only_missing_packages_are_installed(start, calls, monkeypatch):
    missing = [start.NEEDS[3:], []]
    ran = []
    monkeypatch.setattr(start, "missing_needs", lambda: missing.pop(0))
    monkeypatch.setattr(start, "is_debian", lambda: True)
    monkeypatch.setattr(start, "is_root", lambda: True)
    monkeypatch.setattr(start, "run_watched", lambda command, _: (ran.append(command), (0, []))[1])
    monkeypatch.setenv("DEBIAN_FRONTEND", "noninteractive")
    assert start.main(["test"]) == 0
    assert ran == [
        ["apt-get", "update"],
        ["apt-get", "install", "-y", "--no-install-recommends", "poppler-utils"],
    ]


def test_packages_that_cannot_be_installed_end_it(start, monkeypatch):
    monkeypatch.setattr(start, "run_watched", lambda *_: (100, ["E: no network"]))
    monkeypatch.setenv("DEBIAN_FRONTEND", "noninteractive")
    with pytest.raises(start.StartError, match="入れられませんでした") as error:
        start.install_packages(["chromium"])
    assert error.value.details == ["E: no network"]


def test_a_need_is_found_by_command_or_by_file(start, tmp_path):
    assert start.Need("p", "n", "s", ["kasane-no-such", str(tmp_path)]).is_here()
    assert not start.Need("p", "n", "s", ["kasane-no-such"]).is_here()


@pytest.mark.parametrize(
    ("arguments", "handed"),
    [
        (["demo"], ["demo"]),
        (["record", "w1"], ["record", "w1"]),
        (["csv"], ["csv"]),
        (["csv", "w1"], ["csv", "w1"]),
        (["check"], ["check"]),
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
