"""Each thing that stops the start has one Japanese sentence and a non-zero exit."""

import subprocess
import sys

import pytest


def run(python, program, *arguments):
    return subprocess.run(
        [python, program, *arguments], capture_output=True, encoding="utf-8", timeout=60
    )


def test_a_port_in_use_is_named(program, python, taken_port, tmp_path):
    done = run(
        python, program, "--port", str(taken_port), "--address", "127.0.0.1", "--data", tmp_path
    )
    assert done.returncode == 1
    assert done.stderr.startswith(f"ポート{taken_port}はほかのプログラムが使っています。")
    assert "データは何も変わっていません" in done.stderr
    assert "--port 8502" in done.stderr
    assert done.stdout == ""


def test_a_port_taken_on_one_address_is_in_use_for_all(start, taken_port):
    with pytest.raises(start.StartError, match="ほかのプログラム"):
        start.check_port(start.EVERY_ADDRESS, taken_port)


def test_an_address_of_another_machine_is_named(start, free_port):
    with pytest.raises(start.StartError, match=r"192\.0\.2\.1.*このパソコンで使えません"):
        start.check_port("192.0.2.1", free_port)


def test_a_free_port_is_fine(start, free_port):
    start.check_port("127.0.0.1", free_port)


def test_a_data_folder_that_cannot_be_written_is_named(program, python, tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    data = tmp_path / "file" / "workshops"
    done = run(python, program, "run", "--data", data)
    assert done.returncode == 1
    assert done.stderr.startswith(f"データの保存先「{data}」に書き込めません")
    assert "失われていません" in done.stderr
    assert "--data で別の場所" in done.stderr


def test_the_check_leaves_nothing_in_the_data_folder(start, tmp_path):
    start.check_data_folder(tmp_path / "new")
    assert list((tmp_path / "new").iterdir()) == []


def test_the_data_folder_is_checked_before_the_port(start, capsys, taken_port, tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    data = str(tmp_path / "file" / "workshops")
    assert start.main(["--port", str(taken_port), "--data", data]) == 1
    assert capsys.readouterr().err.startswith("データの保存先")


@pytest.mark.parametrize("version", [(3, 6, 15), (3, 10, 13), (2, 7, 18)])
def test_an_old_python_is_named(start, version):
    with pytest.raises(start.StartError, match=r"Python 3\.11以上が必要") as error:
        start.check_python(version)
    assert ".".join(map(str, version)) in str(error.value)


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 14, 2), (4, 0, 0)])
def test_a_new_python_is_fine(start, version):
    start.check_python(version)


def test_an_old_python_is_found_before_all_else(start, capsys, monkeypatch):
    monkeypatch.setattr(sys, "version_info", (3, 8, 18, "final", 0))
    assert start.main(["nonsense"]) == 1
    assert "今のPythonは3.8.18です" in capsys.readouterr().err


@pytest.fixture
def routes(start, monkeypatch):
    """A routing table: far address → the own address that would speak to it."""
    table = {}

    class Probe:
        def __init__(self, *_):
            self.found = ""

        def connect(self, target):
            if target[0] not in table:
                raise OSError("Network is unreachable")
            self.found = table[target[0]]

        def getsockname(self):
            return self.found, 0

        def __enter__(self):
            return self

        def __exit__(self, *_):
            return None

    monkeypatch.setattr(start.socket, "socket", Probe)
    monkeypatch.delenv("KASANE_ROOM_URL", raising=False)
    return table


def test_the_address_in_the_room_comes_from_the_default_route(start, routes):
    routes["192.0.2.1"] = "10.1.2.3"
    assert start.room_address(start.EVERY_ADDRESS, 8501) == ("http://10.1.2.3:8501", "")


def test_a_network_without_a_gateway_still_has_an_address(start, routes):
    routes["192.0.2.1"] = "127.0.0.1"
    routes["192.168.11.1"] = "192.168.11.5"
    assert start.lan_address() == "192.168.11.5"


def test_without_a_network_only_this_machine_is_named(start, routes):
    room, reason = start.room_address(start.EVERY_ADDRESS, 8501)
    assert room == ""
    assert "ネットワークが見つからない" in reason


@pytest.mark.parametrize("address", ["127.0.0.1", "localhost", "::1"])
def test_a_local_address_says_that_nobody_else_can_come(start, routes, address):
    room, reason = start.room_address(address, 8501)
    assert room == ""
    assert "このパソコンからだけ" in reason


def test_a_chosen_address_is_the_one_for_the_room(start, routes):
    assert start.room_address("192.168.1.20", 80) == ("http://192.168.1.20:80", "")
    assert start.room_address("fd00::1", 8501) == ("http://[fd00::1]:8501", "")


def test_an_address_set_outside_goes_first(start, routes, monkeypatch):
    monkeypatch.setenv("KASANE_ROOM_URL", "https://kasane.example.jp/")
    assert start.room_address(start.EVERY_ADDRESS, 8501) == ("https://kasane.example.jp", "")


def test_the_data_folder_is_complete_from_where_one_stands(start, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KASANE_DATA", raising=False)
    assert start.parse(["check", "--data", "mine"]).data == tmp_path / "mine"
    assert start.parse(["check"]).data == start.ROOT / "data" / "workshops"
    monkeypatch.setenv("KASANE_DATA", str(tmp_path / "theirs"))
    assert start.parse(["check"]).data == tmp_path / "theirs"
