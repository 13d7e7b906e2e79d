"""The unit of systemd: its command is one of ours, and it waits as long as a stop may take."""

import configparser
import importlib.util
import shlex
import shutil
import subprocess

import pytest

from tests.support.world import ROOT

UNIT = ROOT / "deploy" / "kasane.service"


@pytest.fixture
def service():
    unit = configparser.ConfigParser(interpolation=None, strict=False)
    unit.optionxform = str
    unit.read(UNIT, encoding="utf-8")
    return unit["Service"]


@pytest.fixture
def start():
    spec = importlib.util.spec_from_file_location("kasane_start_of_unit", ROOT / "start.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_its_command_is_understood_and_only_this_machine_is_served(service, start):
    _python, program, *words = shlex.split(service["ExecStart"])
    assert program == service["WorkingDirectory"] + "/start.py"
    args = start.parse(words)
    assert (args.command, args.address, args.yes) == ("run", "127.0.0.1", True)


def test_the_data_folder_is_the_one_place_that_it_writes(service):
    assert service["Environment"] == f"KASANE_DATA=/var/lib/{service['StateDirectory']}"
    assert service["ProtectSystem"] == "strict"


def test_a_stop_may_take_as_long_as_start_py_waits(service, start):
    assert int(service["TimeoutStopSec"]) > start.STOP_SECONDS
    assert (service["KillSignal"], service["KillMode"]) == ("SIGTERM", "mixed")


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not on this machine.")
def test_systemd_understands_every_line(tmp_path):
    text = UNIT.read_text(encoding="utf-8")
    (tmp_path / UNIT.name).write_text(text.replace("/opt/kasane", str(ROOT)), encoding="utf-8")
    done = subprocess.run(
        ["systemd-analyze", "verify", tmp_path / UNIT.name], capture_output=True, encoding="utf-8"
    )
    assert [
        line for line in done.stderr.splitlines() if "Unknown" in line or "Failed" in line
    ] == []
