"""Serving: announced when it answers, ended in order, and honest when it ends by itself."""

import contextlib
import os
import signal
import subprocess
import sys
from types import SimpleNamespace

import pytest

APP = """
import http.server, pathlib, signal, sys
place = {name: sys.argv[sys.argv.index(name) + 1] for name in ("--server.port", "--server.address")}

class Health(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200 if self.path == "/_stcore/health" else 404)
        self.end_headers()
    def log_message(self, *words):
        pass

def end(*_):
    print("a warning", flush=True)
    pathlib.Path("ended-in-order").touch()
    sys.exit(0)

signal.signal(signal.SIGTERM, end)
print("INFO: quiet", flush=True)
print("words before it is up", flush=True)
address = (place["--server.address"], int(place["--server.port"]))
http.server.HTTPServer(address, Health).serve_forever()
"""

POSIX = pytest.mark.skipif(os.name == "nt", reason="signals as on POSIX")

FAILING_APP = "print('起動できない理由', flush=True); raise SystemExit(3)"


@pytest.fixture
def place(tmp_path, program):
    """A program folder with the real start script and a stand-in for Streamlit."""
    (tmp_path / "start.py").write_text(program.read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "requirements.txt").write_text("# nothing\n", encoding="utf-8")
    (tmp_path / "streamlit").mkdir()
    (tmp_path / "streamlit" / "__main__.py").write_text(APP, encoding="utf-8")
    return tmp_path


def lines_until(stream, wanted):
    lines = []
    for line in stream:
        lines.append(line)
        if wanted in line:
            return lines
    raise AssertionError("".join(lines))


@contextlib.contextmanager
def heard(number):
    """Programs begun meanwhile hear a signal, also where this run does not, as behind nohup."""
    before = signal.signal(number, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(number, before)


def run_until_announced(python, place, port, number):
    """Run the start script, send it a signal once it is up; its output before and after."""
    command = [python, "start.py", "--port", str(port), "--address", "127.0.0.1"]
    with heard(number):
        child = subprocess.Popen(
            command, cwd=place, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
        )
    with child:
        try:
            said = "".join(lines_until(child.stdout, "Ctrl+C"))
            child.send_signal(number)
            rest, errors = child.communicate(timeout=60)
        finally:
            child.kill()
    assert child.returncode == 0
    return said, rest, errors


@POSIX
def test_a_whole_run_from_a_fresh_folder_and_a_second_one(place, python, free_port):
    said, rest, errors = run_until_announced(python, place, free_port, signal.SIGTERM)
    assert "準備ができました" in said
    assert f"http://localhost:{free_port}/owner?token=" in said
    assert "このパソコンからだけ開けます" in said
    assert str(place / "data" / "workshops") in said
    assert "終了しました" in rest
    assert errors == "a warning\n"
    (place / "ended-in-order").unlink()
    again, _rest, _errors = run_until_announced(python, place, free_port, signal.SIGINT)
    assert "準備" not in again
    assert said.split("token=")[1][:20] not in again
    assert (place / "ended-in-order").exists()


def serve(start, program, port, announce=lambda: None):
    command = [sys.executable, "-c", program, "--server.port", str(port)]
    command += ["--server.address", "127.0.0.1"]
    return start.serve(command, start.child_environment(), ("127.0.0.1", port), announce)


def test_an_app_that_dies_at_once_is_told_with_its_last_words(start, free_port, capfd):
    with pytest.raises(start.StartError, match="途中で終了しました（終了コード 3）") as error:
        serve(start, FAILING_APP, free_port, lambda: pytest.fail("announced"))
    assert error.value.details == ["起動できない理由"]


def test_an_app_that_ends_later_is_told_as_well(start, free_port, monkeypatch):
    children = []
    real = start.start_child
    monkeypatch.setattr(
        start, "start_child", lambda *words: children.append(real(*words)) or children[-1]
    )
    with pytest.raises(start.StartError, match="途中で終了しました"):
        serve(start, APP, free_port, lambda: children[0].kill())


def test_ctrl_c_while_it_starts_ends_the_child(start, tmp_path, free_port, monkeypatch):
    children = []

    def press(_place, *, tls):
        raise KeyboardInterrupt

    real = start.start_child
    monkeypatch.setattr(
        start, "start_child", lambda *words: children.append(real(*words)) or children[-1]
    )
    monkeypatch.setattr(start, "answers", press)
    assert serve(start, APP.replace("ended-in-order", str(tmp_path / "end")), free_port) == 0
    assert children[0].returncode is not None


def test_an_app_that_names_its_reason_is_told_in_that_sentence_alone(start, free_port):
    said = "Traceback:\n File\nkasane.errors.StoreError: こわれています。\n\nExiting."
    trace = f"print({said!r}); raise SystemExit(3)"
    with pytest.raises(start.StartError, match=r"^こわれています。$") as error:
        serve(start, trace, free_port)
    assert error.value.details == []


@POSIX
def test_a_child_that_does_not_listen_is_killed(start, monkeypatch):
    monkeypatch.setattr(start, "STOP_SECONDS", 0)
    deaf = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('deaf', flush=True)"
    child = start.start_child(
        [sys.executable, "-c", deaf + "; signal.pause()"], start.child_environment()
    )
    with child:
        assert child.stdout.readline() == "deaf\n"
        start.stop_child(child)
    assert child.returncode == -signal.SIGKILL


def test_health_is_asked_past_a_proxy(start, free_port, monkeypatch):
    monkeypatch.setenv("http_proxy", "http://192.0.2.1:1")
    assert not start.answers(("127.0.0.1", free_port))


def test_a_qr_code_is_drawn(start, python, capfd):
    pytest.importorskip("segno")
    start.draw_qr(python, "http://192.168.1.20:8501")
    drawn = capfd.readouterr().out.strip("\n").splitlines()
    assert len(drawn) > 15
    assert len({len(line) for line in drawn}) == 1
    assert "█" in drawn[4]


def test_without_segno_there_is_no_qr_code_and_no_crash(start, tmp_path, monkeypatch, capfd):
    (tmp_path / "segno.py").write_text("raise ImportError", encoding="utf-8")
    monkeypatch.setattr(start, "ROOT", tmp_path)
    start.draw_qr(sys.executable, "http://192.168.1.20:8501")
    assert capfd.readouterr().out.strip() == ""


@pytest.fixture
def served(start, monkeypatch):
    """What would have been served; the app is announced at once."""
    seen = SimpleNamespace(drawn=[])

    def serve_nothing(command, environment, place, announce, *, tls):
        seen.command, seen.environment, seen.place = command, environment, place
        announce()
        return 0

    monkeypatch.setattr(start, "prepare", lambda *_: "python")
    monkeypatch.setattr(start, "check_port", lambda *_: None)
    monkeypatch.setattr(start, "serve", serve_nothing)
    monkeypatch.setattr(start, "lan_address", lambda: "192.168.1.20")
    monkeypatch.setattr(start, "draw_qr", lambda _python, text: seen.drawn.append(text))
    monkeypatch.delenv("KASANE_ROOM_URL", raising=False)
    return seen


def test_the_room_gets_address_and_qr_code(start, served, tmp_path, capsys):
    assert start.main(["--data", str(tmp_path), "--port", "8600"]) == 0
    told = capsys.readouterr().out
    assert "http://localhost:8600/owner?token=" in told
    assert "  http://192.168.1.20:8600/\n" in told
    assert str(tmp_path) in told
    assert served.drawn == ["http://192.168.1.20:8600"]


def test_the_app_is_told_the_address_of_the_room_without_a_slash(start, served, tmp_path):
    start.main(["--data", str(tmp_path), "--port", "8600"])
    assert served.environment["KASANE_ROOM_URL"] == "http://192.168.1.20:8600"
    start.main(["--data", str(tmp_path), "--address", "127.0.0.1"])
    assert served.environment["KASANE_ROOM_URL"] == ""


def test_an_app_for_this_machine_alone_draws_no_qr_code(start, served, tmp_path, capsys):
    start.main(["--data", str(tmp_path), "--address", "127.0.0.1"])
    assert served.drawn == []
    assert "このパソコンからだけ開けます" in capsys.readouterr().out


def test_owner_token_and_data_reach_the_app_and_not_its_command_line(start, served, tmp_path):
    assert start.main(["--data", str(tmp_path), "--port", "8600"]) == 0
    assert served.environment["KASANE_DATA"] == str(tmp_path)
    token = served.environment["KASANE_OWNER_TOKEN"]
    assert len(token) >= 32
    assert token not in " ".join(served.command)
    assert served.command[1:5] == ["-m", "streamlit", "run", "app.py"]
    assert served.place == ("127.0.0.1", 8600)
