"""start.py run --tls: with a given certificate, or one made here, and what the room is told."""

import asyncio
import http.client
import json
import socket
import ssl
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from websockets.asyncio.client import connect

from kasane.certificate import ANEW_BEFORE, CERTIFICATE, DAYS, FOLDER, KEY, own_certificate
from kasane.errors import StoreError
from kasane.live.identity import travels_openly
from tests.support.live_client import on_loop
from tests.support.waiting import until
from tests.support.world import ROOT, World

NAMES = ["localhost", "127.0.0.1", "192.168.1.20"]
NOW = datetime(2026, 12, 8, tzinfo=UTC)


def trusting(certificate):
    """A client that trusts this one certificate, and asks for the right name on it."""
    return ssl.create_default_context(cafile=certificate)


def test_it_is_good_for_the_machines_addresses_and_its_key_is_the_owners_alone(tmp_path):
    own_certificate(tmp_path, NAMES)
    made = x509.load_pem_x509_certificate((tmp_path / FOLDER / CERTIFICATE).read_bytes())
    told = made.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    assert {str(name.value) for name in told} == set(NAMES)
    assert (tmp_path / FOLDER / KEY).stat().st_mode & 0o077 == 0


def test_it_stays_until_it_runs_out_or_an_address_is_new(tmp_path):
    first = own_certificate(tmp_path, NAMES, NOW)
    assert own_certificate(tmp_path, NAMES[:2], NOW + timedelta(days=100)) == first
    late = NOW + timedelta(days=DAYS) - ANEW_BEFORE + timedelta(days=1)
    second = own_certificate(tmp_path, NAMES, late)
    third = own_certificate(tmp_path, [*NAMES, "192.168.1.21"], late)
    assert len({first, second, third}) == 3


@pytest.mark.parametrize("part", [CERTIFICATE, KEY])
def test_a_broken_one_is_made_anew(tmp_path, part):
    first = own_certificate(tmp_path, NAMES)
    (tmp_path / FOLDER / part).write_bytes(b"half")
    assert own_certificate(tmp_path, NAMES) != first


def test_a_folder_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / FOLDER).write_text("in the way")
    with pytest.raises(StoreError, match="証明書を保存できませんでした"):
        own_certificate(tmp_path, NAMES)


@pytest.fixture
def here(start, monkeypatch):
    """The start script, which serves nothing but tells what it would."""
    seen = []

    def serve(command, environment, place, announce, *, tls):
        seen.append((command, environment, place, tls))
        announce()
        return 0

    monkeypatch.setattr(start, "prepare", lambda *_: sys.executable)
    monkeypatch.setattr(start, "check_port", lambda *_: None)
    monkeypatch.setattr(start, "serve", serve)
    monkeypatch.setattr(start, "lan_address", lambda: "192.168.1.20")
    monkeypatch.setattr(start, "draw_qr", lambda *_: None)
    monkeypatch.delenv("KASANE_ROOM_URL", raising=False)
    return start, seen


def test_without_a_certificate_one_is_made_and_the_room_is_told_why_it_is_warned(
    here, tmp_path, capsys
):
    start, seen = here
    assert start.main(["--tls", "--data", str(tmp_path)]) == 0
    command, environment, _place, tls = seen[0]
    assert tls
    assert command[command.index("--server.sslCertFile") + 1] == str(
        tmp_path / FOLDER / CERTIFICATE
    )
    assert command[command.index("--server.sslKeyFile") + 1] == str(tmp_path / FOLDER / KEY)
    assert environment["KASANE_ROOM_URL"] == "https://192.168.1.20:8501"
    told = capsys.readouterr().out
    assert "https://localhost:8501/owner?token=" in told
    assert "暗号化されます" in told
    assert own_certificate(tmp_path, ["192.168.1.20", socket.gethostname()]) in told


def test_a_given_certificate_is_used_and_needs_no_words(here, tmp_path, capsys):
    start, seen = here
    own_certificate(tmp_path, NAMES)
    given = [str(tmp_path / FOLDER / CERTIFICATE), str(tmp_path / FOLDER / KEY)]
    options = ["--tls", "--certificate", given[0], "--key", given[1]]
    assert start.main([*options, "--data", str(tmp_path / "data")]) == 0
    assert given[0] in seen[0][0]
    assert "指紋" not in capsys.readouterr().out
    assert not (tmp_path / "data" / FOLDER).exists()


@pytest.mark.parametrize("without", ["--certificate", "--key"])
def test_half_of_a_certificate_is_refused_in_a_sentence(here, tmp_path, capsys, without):
    start, _seen = here
    own_certificate(tmp_path, NAMES)
    given = {"--certificate": CERTIFICATE, "--key": KEY}
    del given[without]
    options = [word for name, file in given.items() for word in (name, str(tmp_path / file))]
    assert start.main(["--tls", *options, "--data", str(tmp_path)]) == 1
    assert "両方を指定します" in capsys.readouterr().err


def test_files_that_do_not_belong_together_are_refused_in_a_sentence(here, tmp_path, capsys):
    start, _seen = here
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        own_certificate(tmp_path / folder, NAMES)
    one, two = (tmp_path / folder / FOLDER for folder in ("one", "two"))
    options = ["--certificate", str(one / CERTIFICATE), "--key", str(two / KEY)]
    assert start.main(["--tls", *options, "--data", str(tmp_path)]) == 1
    told = capsys.readouterr().err
    assert "使えません" in told
    assert "データは何も変わっていません" in told


def test_without_tls_a_room_is_told_that_anybody_can_listen(here, tmp_path, capsys):
    start, _seen = here
    start.main(["--data", str(tmp_path)])
    assert "暗号化されません" in capsys.readouterr().out
    start.main(["--data", str(tmp_path), "--address", "127.0.0.1"])
    assert "暗号化" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("address", "openly"),
    [
        ("http://192.168.1.20:8501", True),
        ("http://127.0.0.1.example", True),
        ("https://192.168.1.20:8501", False),
        ("http://localhost:8501", False),
        ("http://127.0.0.1:8501", False),
        ("http://[::1]:8501", False),
        ("", False),
    ],
)
def test_what_goes_to_another_machine_without_encryption(address, openly):
    assert travels_openly(address) == openly


@on_loop
async def test_a_browser_comes_in_and_writes_over_https_and_wss(start, tmp_path, free_port):
    """The whole app, as start.py runs it."""
    data = tmp_path / "data"
    world = World(data)
    code = world.code()
    world.close()
    own_certificate(data, ["127.0.0.1"])
    files = data / FOLDER
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(free_port)]
    command += ["--server.address", "127.0.0.1", "--server.sslCertFile", str(files / CERTIFICATE)]
    command += ["--server.sslKeyFile", str(files / KEY)]
    environment = {"KASANE_DATA": str(data), "PATH": "", "HOME": str(tmp_path)}
    child = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    trusted, host = trusting(files / CERTIFICATE), f"127.0.0.1:{free_port}"

    def ask(method, path, body=None):
        line = http.client.HTTPSConnection(host, timeout=30, context=trusted)
        try:
            line.request(method, path, body, {"Origin": f"https://{host}"})
            answer = line.getresponse()
            return answer.status, answer.getheader("Set-Cookie") or ""
        finally:
            line.close()

    try:
        await until(lambda: start.answers(("127.0.0.1", free_port), tls=True), "the app")
        status, cookie = ask("POST", "/door/join", json.dumps({"code": code, "name": "春野"}))
        assert status == 200
        assert {"secure", "httponly"} <= {part.strip().lower() for part in cookie.split(";")}
        headers = {"Cookie": cookie.split(";")[0], "Origin": f"https://{host}"}
        address = f"wss://{host}/live/{world.id}"
        async with connect(
            address, additional_headers=headers, ssl=trusted, compression=None, proxy=None
        ) as line:
            await line.send(json.dumps({"type": "hello", "protocol": 1, "revision": 0}))
            assert json.loads(await line.recv())["type"] == "snapshot"
    finally:
        child.terminate()
        await asyncio.to_thread(child.wait)
