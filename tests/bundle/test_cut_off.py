"""A bundle for this machine runs without a network, for somebody without rights."""

import hashlib
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.support.world import ROOT
from tools.bundle import folder, starters, wheels
from tools.bundle.targets import target

ALONE = ["unshare", "--net", "--mount"]
ALONE = ALONE if getattr(os, "getuid", int)() == 0 else [*ALONE, "--map-root-user"]
VERSION = "{}.{}".format(*sys.version_info)
NOBODY = 65534

pytestmark = pytest.mark.skipif(
    sys.platform != "linux"
    or not shutil.which("unshare")
    or bool(subprocess.run([*ALONE, "mount", "--bind", "/", "/"], capture_output=True).returncode),
    reason="No network can be taken away here from a program alone (unshare --net --mount).",
)


@pytest.fixture(scope="module")
def place():
    """A folder that everybody may enter, with spaces and Japanese letters in its name."""
    made = Path(tempfile.mkdtemp(prefix="かさね ためし (1) "))
    made.chmod(0o755)
    yield made
    shutil.rmtree(made)


@pytest.fixture(scope="module")
def bundle(place, index, python_archive):
    """Made from the environment's own packages; only its outermost folder may be written."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PIP_NO_INDEX", "1")
        patch.setenv("PIP_FIND_LINKS", str(index))
        made = place / "配布 用"
        folder.make(made, "linux", VERSION, python_archive)
    if os.getuid() == 0:
        os.chown(made, NOBODY, NOBODY)
    return made


@pytest.fixture(scope="module")
def happened(bundle):
    """What happened when it was started, visited and stopped with the network cut."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    script = ROOT / "tests" / "support" / "cut_off.py"
    done = subprocess.run(
        [*ALONE, sys.executable, script, bundle, str(port)], capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout.splitlines()[-1])


def test_no_name_is_looked_up_and_one_that_were_would_be_seen(happened):
    assert happened["asked"] == []
    assert set(happened["control"]) == {"asked-on-purpose.example"}


def test_a_board_opens_and_word_is_made(happened):
    assert happened["errors"] == []


def test_it_runs_for_somebody_without_rights(happened):
    assert happened["user"] != 0 or os.getuid() != 0


def test_it_is_started_and_stopped_by_its_start_file(happened):
    assert happened["code"] == 0
    assert "管理者用アドレス" in happened["said"]
    assert "書き込まれた内容は保存されています" in happened["said"]
    assert "準備しています" not in happened["said"], "nothing is installed"


def test_only_the_data_folder_was_written(bundle, happened):
    new = {"program", "data", "はじめに", "はじめにお読みください.html", "かさねを始める.sh"}
    assert {file.name for file in bundle.iterdir()} == new
    assert (bundle / "data" / "kasane.db").exists()


PARTS = """
import sys
import segno
print(segno.__version__, sys.argv[1:])
"""


def test_a_bundle_without_a_python_makes_its_environment_from_its_wheels(place, index):
    """Real pip and venv, by hash, with the network cut; one part, since pip treats all alike."""
    program = place / "wheels only" / "program"
    (program / "wheels").mkdir(parents=True)
    (program / "kasane").mkdir()
    (program / "kasane" / "__main__.py").write_text(PARTS, encoding="utf-8")
    shutil.copy2(ROOT / "start.py", program)
    (wheel,) = index.glob("segno-*.whl")
    shutil.copy2(wheel, program / "wheels")
    version = wheel.name.split("-")[1]
    (program / "requirements.txt").write_text(f"segno=={version}\n", encoding="utf-8")
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    part = wheels.Wheel("segno", version, wheel.name, digest, ())
    told = wheels.lock(target("linux", VERSION), [part])
    (program / "wheels" / "requirements.txt").write_text(told, encoding="utf-8")
    starters.write(program.parent, "linux", VERSION, own=False)
    paths = {"PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin", "HOME": "/nowhere"}

    def run():
        command = [*ALONE, program.parent / "かさねを始める.sh", "check"]
        return subprocess.run(command, env=paths, capture_output=True, encoding="utf-8")

    done = run()
    assert f"{version} ['check']" in done.stdout, done.stdout + done.stderr
    assert "準備ができました" in done.stdout
    shutil.rmtree(program / ".venv")
    with (program / "wheels" / wheel.name).open("ab") as changed:
        changed.write(b"slipped in")
    refused = run()
    assert refused.returncode == 1
    assert "入れられませんでした" in refused.stderr


def test_no_path_of_the_machine_that_made_it_is_in_it(bundle, index):
    told = re.compile("|".join(map(re.escape, (str(ROOT), str(index), str(bundle)))).encode())
    files = [file for file in (bundle / "program").rglob("*") if file.is_file()]
    own = [file for file in files if "python" not in file.relative_to(bundle / "program").parts[0]]
    packages = [file for file in files if "site-packages" in file.parts]
    assert packages
    assert [file for file in [*own, *packages] if told.search(file.read_bytes())] == []
