"""The environment is made once, follows the requirements file and repairs itself."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest


@pytest.fixture
def root(tmp_path):
    (tmp_path / "requirements.txt").write_text("one==1\n", encoding="utf-8")
    (tmp_path / "requirements-dev.txt").write_text(
        "-r requirements.txt  # all of it\ntwo==2\n", encoding="utf-8"
    )
    return tmp_path


@pytest.fixture
def log(start, monkeypatch):
    """What was done to the environment, with stand-ins for Python's venv and pip."""
    done = []

    def make_venv(venv):
        done.append("venv")
        venv.mkdir(exist_ok=True)
        (venv / start.UNFINISHED).unlink(missing_ok=True)
        (venv / "python").touch()

    def run_pip(_python, file, on_change):
        done.append(file.name)
        on_change()

    monkeypatch.setattr(start, "make_venv", make_venv)
    monkeypatch.setattr(start, "run_pip", run_pip)
    monkeypatch.setattr(start, "venv_python", lambda venv: venv / "python")
    monkeypatch.setattr(start, "python_works", Path.exists)
    return done


def stub_pip(monkeypatch, start, program):
    command = [sys.executable, "-c", program]
    monkeypatch.setattr(start, "pip_command", lambda _python, _file: command)


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


def test_a_change_in_an_included_file_counts(start, root, log):
    start.prepare(root, "requirements-dev.txt")
    (root / "requirements.txt").write_text("one==1.1\n", encoding="utf-8")
    start.prepare(root, "requirements-dev.txt")
    assert log == ["venv", "requirements-dev.txt", "requirements-dev.txt"]


def test_line_endings_do_not_count(start, root):
    before = start.fingerprint(root / "requirements.txt")
    (root / "requirements.txt").write_bytes(b"one==1\r\n")
    assert start.fingerprint(root / "requirements.txt") == before


def test_an_install_that_broke_off_is_started_anew(start, root, log, monkeypatch):
    def power_cut(_python, _file, on_change):
        on_change()
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(start, "run_pip", power_cut)
        with pytest.raises(KeyboardInterrupt):
            start.prepare(root, "requirements.txt")
    start.prepare(root, "requirements.txt")
    assert log == ["venv", "venv", "requirements.txt"]


def test_a_failed_update_leaves_the_earlier_environment_usable(start, root, log, monkeypatch):
    start.prepare(root, "requirements.txt")

    def no_network(_python, _file, _on_change):
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


def test_a_second_window_waits_and_finds_it_ready(start, root, log, monkeypatch, capsys):
    waiting = threading.Event()
    monkeypatch.setattr(start.time, "sleep", lambda _seconds: waiting.set())
    second = threading.Thread(target=start.prepare, args=(root, "requirements.txt"))
    with start.one_at_a_time(root / ".venv-lock"):
        second.start()
        assert waiting.wait(30)
        start.install(root / ".venv", root / "requirements.txt")
    second.join(30)
    assert not second.is_alive()
    assert log == ["venv", "requirements.txt"]
    assert "別の画面で準備をしています" in capsys.readouterr().out


def test_a_program_folder_that_cannot_be_written_is_named(start, tmp_path):
    root = tmp_path / "program"
    root.mkdir()
    (root / "requirements.txt").write_text("", encoding="utf-8")
    (root / ".venv-lock").write_text("in the way", encoding="utf-8")
    with pytest.raises(start.StartError, match=r"プログラムのフォルダー.*書き込めません"):
        start.prepare(root, "requirements.txt")


def test_a_python_that_is_not_there_does_not_work(start, tmp_path):
    assert not start.python_works(tmp_path / "python")
    assert start.python_works(Path(sys.executable))


def test_a_failed_install_shows_the_last_lines_of_pip(start, root, monkeypatch, capsys):
    stub_pip(
        monkeypatch,
        start,
        "print('Collecting pandas==3.1.1'); print('ERROR: No matching distribution'); exit(1)",
    )
    monkeypatch.setattr(start, "prepare", lambda root, file: start.run_pip("", root / file, print))
    monkeypatch.setattr(start, "ROOT", root)
    assert start.main(["demo", "--data", str(root / "data")]) == 1
    told = capsys.readouterr()
    assert told.err.startswith("必要なソフトウェアを入れられませんでした。")
    assert "データは何も変わっていません" in told.err
    assert "インターネットにつながる場所" in told.err
    assert told.err.rstrip().endswith("ERROR: No matching distribution")
    assert "1個目（pandas）" in told.out


def test_the_environment_counts_as_changed_only_once_pip_begins(start, root, monkeypatch):
    changes = []
    stub_pip(monkeypatch, start, "print('Collecting one'); exit(1)")
    with pytest.raises(start.StartError):
        start.run_pip(Path("python"), root / "requirements.txt", lambda: changes.append(1))
    assert changes == []
    stub_pip(monkeypatch, start, "print('Installing collected packages: one')")
    start.run_pip(Path("python"), root / "requirements.txt", lambda: changes.append(1))
    assert changes == [1]


def test_a_venv_that_cannot_be_made_is_named(start, tmp_path, monkeypatch):
    monkeypatch.setattr(start, "run_watched", lambda *_: (1, ["ensurepip is not available"]))
    with pytest.raises(start.StartError, match="python3-venv") as error:
        start.make_venv(tmp_path / ".venv")
    assert error.value.details == ["ensurepip is not available"]
    assert (tmp_path / ".venv" / start.UNFINISHED).exists()


def test_children_speak_utf8_and_know_nothing_of_another_python(start, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", "elsewhere")
    environment = start.child_environment(KASANE_DATA="here")
    assert environment["PYTHONUTF8"] == "1"
    assert environment["PYTHONIOENCODING"] == "utf-8"
    assert environment["KASANE_DATA"] == "here"
    assert "PYTHONPATH" not in environment


def test_a_real_install_that_finds_nothing_ends_with_the_sentence(program, tmp_path, python):
    copy = tmp_path / "start.py"
    copy.write_text(program.read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "requirements.txt").write_text("--no-index\nkasane-no-such==1\n", encoding="utf-8")
    done = subprocess.run([python, copy, "check"], capture_output=True, encoding="utf-8")
    assert done.returncode == 1
    assert done.stderr.startswith("必要なソフトウェアを入れられませんでした。")
    assert "kasane-no-such" in done.stderr
