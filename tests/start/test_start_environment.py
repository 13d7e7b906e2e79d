"""The environment is made once, follows the requirements file and repairs itself."""

import sys
from pathlib import Path

import pytest


@pytest.fixture
def root(tmp_path):
    (tmp_path / "requirements.txt").write_text("one==1\n", encoding="utf-8")
    (tmp_path / "requirements-dev.txt").write_text("-r requirements.txt\ntwo==2\n", "utf-8")
    return tmp_path


@pytest.fixture
def log(start, monkeypatch):
    """What was done to the environment, with stand-ins for Python's venv and pip."""
    done = []

    def make_venv(venv):
        done.append("venv")
        venv.mkdir(exist_ok=True)
        (venv / "python").touch()

    def run_pip(_python, file, stamp):
        done.append(file.name)
        stamp.unlink(missing_ok=True)

    monkeypatch.setattr(start, "make_venv", make_venv)
    monkeypatch.setattr(start, "run_pip", run_pip)
    monkeypatch.setattr(start, "venv_python", lambda venv: venv / "python")
    monkeypatch.setattr(start, "python_works", Path.exists)
    return done


def pip_says(monkeypatch, start, code, *lines):
    """Let every program that is run say these lines and end with this code."""

    def run_watched(_command, watch=print):
        for line in lines:
            watch(line)
        return code, list(lines)

    monkeypatch.setattr(start, "run_watched", run_watched)


def test_it_is_made_once(start, root, log):
    start.prepare(root, "requirements.txt")
    start.prepare(root, "requirements.txt")
    assert log == ["venv", "requirements.txt"]


def test_a_changed_requirements_file_is_installed_again(start, root, log):
    start.prepare(root, "requirements.txt")
    (root / "requirements.txt").write_text("one==1.1\n", encoding="utf-8")
    start.prepare(root, "requirements.txt")
    assert log == ["venv", "requirements.txt", "requirements.txt"]


def test_the_test_requirements_cover_those_of_the_app(start, root, log):
    start.prepare(root, "requirements-dev.txt")
    start.prepare(root, "requirements.txt")
    assert log == ["venv", "requirements-dev.txt"]


def test_what_a_server_needs_goes_on_top_and_the_tests_cover_it_too(start, root, log):
    more = "-r requirements.txt\nthree==3\n"
    (root / "requirements-postgresql.txt").write_text(more, "utf-8")
    (root / "requirements-dev.txt").write_text("-r requirements-postgresql.txt\n", "utf-8")
    for wish in ("", "-postgresql", "", "-dev", "-postgresql", ""):
        start.prepare(root, f"requirements{wish}.txt")
    assert log == [
        *("venv", "requirements.txt", "requirements-postgresql.txt", "requirements-dev.txt")
    ]


def test_a_server_is_asked_for_by_its_address_alone(start, monkeypatch):
    monkeypatch.delenv("KASANE_DATABASE_URL", raising=False)
    assert start.needed() == "requirements.txt"
    monkeypatch.setenv("KASANE_DATABASE_URL", "postgresql+psycopg://kasane@db/kasane")
    assert start.needed() == "requirements-postgresql.txt"


def test_those_of_the_app_do_not_cover_those_of_the_tests(start, root, log):
    start.prepare(root, "requirements.txt")
    start.prepare(root, "requirements-dev.txt")
    assert log == ["venv", "requirements.txt", "requirements-dev.txt"]


def test_a_change_in_an_included_file_counts(start, root, log):
    start.prepare(root, "requirements-dev.txt")
    (root / "requirements.txt").write_text("one==1.1\n", encoding="utf-8")
    start.prepare(root, "requirements-dev.txt")
    assert log == ["venv", "requirements-dev.txt", "requirements-dev.txt"]


def test_line_endings_do_not_count(start, root, log):
    start.prepare(root, "requirements.txt")
    (root / "requirements.txt").write_bytes(b"one==1\r\n")
    start.prepare(root, "requirements.txt")
    assert log == ["venv", "requirements.txt"]


def test_an_install_that_broke_off_is_started_anew(start, root, log, monkeypatch):
    def power_cut(_python, _file, stamp):
        stamp.unlink(missing_ok=True)
        raise KeyboardInterrupt

    start.prepare(root, "requirements.txt")
    (root / "requirements.txt").write_text("one==2\n", encoding="utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(start, "run_pip", power_cut)
        with pytest.raises(KeyboardInterrupt):
            start.prepare(root, "requirements.txt")
    start.prepare(root, "requirements.txt")
    assert log == ["venv", "requirements.txt", "venv", "requirements.txt"]


def test_a_failed_update_leaves_the_earlier_environment_usable(start, root, log, monkeypatch):
    start.prepare(root, "requirements.txt")

    def no_network(_python, _file, _stamp):
        raise start.StartError("no")

    with monkeypatch.context() as patch:
        patch.setattr(start, "run_pip", no_network)
        (root / "requirements.txt").write_text("one==9\n", encoding="utf-8")
        with pytest.raises(start.StartError):
            start.prepare(root, "requirements.txt")
    (root / "requirements.txt").write_text("one==1\n", encoding="utf-8")
    start.prepare(root, "requirements.txt")
    assert log == ["venv", "requirements.txt"]


def test_a_dead_python_is_replaced(start, root, log):
    start.prepare(root, "requirements.txt")
    (root / ".venv" / "python").unlink()
    start.prepare(root, "requirements.txt")
    assert log == ["venv", "requirements.txt", "venv", "requirements.txt"]


def test_a_program_folder_that_cannot_be_written_is_named(start, root, monkeypatch, capsys):
    def refuse(_venv):
        raise PermissionError(13, "no")

    monkeypatch.setattr(start, "make_venv", refuse)
    with pytest.raises(start.StartError, match=r"プログラムのフォルダー.*書き込めません"):
        start.prepare(root, "requirements.txt")


def test_a_python_that_is_not_there_does_not_work(start, tmp_path):
    assert not start.python_works(tmp_path / "python")
    assert start.python_works(Path(sys.executable))


def test_a_failed_install_shows_the_last_lines_of_pip(start, root, monkeypatch, capsys):
    pip_says(monkeypatch, start, 1, "Collecting pandas==3.1.1", "ERROR: No matching distribution")
    monkeypatch.setattr(start, "make_venv", lambda venv: venv.mkdir())
    monkeypatch.setattr(start, "ROOT", root)
    assert start.main(["demo", "--data", str(root / "data")]) == 1
    told = capsys.readouterr()
    assert told.err.startswith("必要なソフトウェアを入れられませんでした。")
    assert "データは何も変わっていません" in told.err
    assert "インターネットにつながる場所" in told.err
    assert told.err.rstrip().endswith("ERROR: No matching distribution")
    assert "1個目（pandas==3.1.1）" in told.out


@pytest.mark.parametrize(
    ("said", "todo"),
    [
        ("ProxyError('Unable to connect to proxy')", "HTTPS_PROXY"),
        ("HTTP error 407 while getting x", "HTTPS_PROXY"),
        ("SSLError(SSLCertVerificationError: CERTIFICATE_VERIFY_FAILED)", "PIP_CERT"),
    ],
)
def test_an_office_network_is_told_of_in_a_sentence(start, root, monkeypatch, said, todo):
    pip_says(monkeypatch, start, 1, f"ERROR: {said}")
    with pytest.raises(start.StartError, match=todo):
        start.run_pip(Path("python"), root / "requirements.txt", root / "stamp")


def test_wheels_beside_the_program_are_used_without_the_internet(start, root, monkeypatch):
    commands = []
    monkeypatch.setattr(
        start, "run_watched", lambda command, _: (commands.append(command), (0, []))[1]
    )
    start.run_pip(Path("python"), root / "requirements.txt", root / "stamp")
    (root / "wheels").mkdir()
    start.run_pip(Path("python"), root / "requirements.txt", root / "stamp")
    assert ["--no-index" in command for command in commands] == [False, True]
    assert str(root / "wheels") in commands[1]


def test_the_wheels_of_a_bundle_are_held_to_their_hashes(start, root, monkeypatch):
    commands = []
    monkeypatch.setattr(
        start, "run_watched", lambda command, _: (commands.append(command), (0, []))[1]
    )
    lock = root / "wheels" / "requirements.txt"
    lock.parent.mkdir()
    lock.touch()
    start.run_pip(Path("python"), root / "requirements.txt", root / "stamp")
    assert "--require-hashes" in commands[0]
    assert commands[0][-2:] == ["-r", str(lock)]


def test_a_bundle_for_another_python_is_refused_before_anything_is_made(start, root, log):
    (root / "wheels").mkdir()
    (root / "wheels" / "requirements.txt").write_text("# Python 3.99, linux\n", encoding="utf-8")
    with pytest.raises(start.StartError, match=r"Python 3\.99用ですが"):
        start.prepare(root, "requirements.txt")
    assert log == []


def test_a_python_that_came_with_the_program_is_used_as_it_is(start, root, log):
    name = "python.exe" if start.os.name == "nt" else "bin/python3"
    (root / "python" / name).parent.mkdir(parents=True)
    (root / "python" / name).touch()
    assert start.prepare(root, "requirements.txt") == root / "python" / name
    assert log == []


def test_the_environment_counts_as_changed_only_once_pip_begins(start, root, monkeypatch):
    stamp = root / "stamp"
    stamp.touch()
    pip_says(monkeypatch, start, 1, "Collecting one")
    with pytest.raises(start.StartError):
        start.run_pip(Path("python"), root / "requirements.txt", stamp)
    assert stamp.exists()
    pip_says(monkeypatch, start, 0, "Installing collected packages: one")
    start.run_pip(Path("python"), root / "requirements.txt", stamp)
    assert not stamp.exists()


def test_a_venv_that_cannot_be_made_is_named(start, tmp_path, monkeypatch):
    pip_says(monkeypatch, start, 1, "ensurepip is not available")
    with pytest.raises(start.StartError, match="python3-venv") as error:
        start.make_venv(tmp_path / ".venv")
    assert error.value.details == ["ensurepip is not available"]


def test_a_child_keeps_what_it_compiled(start, monkeypatch):
    """An app that compiles its whole program at each start begins seconds later."""
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    assert "PYTHONDONTWRITEBYTECODE" not in start.child_environment()
