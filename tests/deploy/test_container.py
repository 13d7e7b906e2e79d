"""The container file, step by step, in a plain folder where no container engine is.

What an engine adds (layers, the image it starts from, namespaces) is not tested. The Python of the
image is the one of the tests, and packages come from its own environment.
"""

import contextlib
import http.client
import json
import os
import shlex
import shutil
import signal
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

import pytest

from tests.support.waiting import PATIENCE, wait_until
from tests.support.world import ROOT
from tools.bundle.folder import PROJECT

FILE = ROOT / "deploy" / "Containerfile"
SOMEBODY = 10001

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="A container is a Linux machine.")


def steps():
    """The file's instructions as (word, rest)."""
    lines = FILE.read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    kept = [line for line in lines if line and not line.startswith("#")]
    return [tuple(line.split(maxsplit=1)) for line in kept]


def copied():
    """Source → target of each COPY."""
    found = {}
    for word, rest in steps():
        if word == "COPY":
            *sources, target = shlex.split(rest)
            found |= dict.fromkeys(sources, target)
    return found


class Image:
    """A folder in which the steps are taken; `/app` and `/data` lie in it."""

    def __init__(self, folder, python_archive, index):
        self.folder = folder
        self.settings = {}
        self.user = 0
        self.commands = {}
        with tarfile.open(python_archive) as rolled:
            rolled.extractall(folder, filter="data")
        (folder / "python" / "bin" / "python").symlink_to("python3")
        self.environment = {
            "PATH": f"{folder / 'python' / 'bin'}:/usr/bin:/bin",
            "LD_LIBRARY_PATH": str(folder / "python" / "lib"),
            "HOME": "/nowhere",
            "PIP_NO_INDEX": "1",
            "PIP_FIND_LINKS": str(index),
        }

    def inside(self, text):
        """The paths of a step, as they are here."""
        for path in ("/app", "/data"):
            text = text.replace(path, str(self.folder / path[1:]))
        return text

    def take(self, word, rest):
        if word == "WORKDIR":
            self.place = Path(self.inside(rest))
            self.place.mkdir(parents=True)
        elif word == "COPY":
            *sources, target = shlex.split(rest)
            for source in sources:
                self.copy(ROOT / source, target)
        elif word == "RUN":
            own = rest if os.getuid() == 0 else rest.partition(" && chown")[0]
            done = subprocess.run(
                ["/bin/sh", "-c", self.inside(own)],
                cwd=self.place,
                env=self.environment,
                capture_output=True,
                encoding="utf-8",
            )
            assert done.returncode == 0, f"{rest}\n{done.stdout[-2000:]}{done.stderr[-2000:]}"
        elif word == "ENV":
            name, _, value = rest.partition("=")
            self.environment[name] = self.inside(value)
        elif word == "USER":
            self.user = int(rest)
        elif word == "HEALTHCHECK":
            self.commands[word] = json.loads(rest.partition(" CMD ")[2])
        elif word == "ENTRYPOINT":
            self.commands[word] = json.loads(rest)
        else:
            self.settings[word] = rest

    def copy(self, source, target):
        place = self.place / target
        if source.is_dir():
            ignore = shutil.ignore_patterns("__pycache__", "node_modules")
            shutil.copytree(source, place, ignore=ignore)
            return
        place = place / source.name if target == "./" else place
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(source, place)

    def rights(self):
        """How a program is begun inside, as the user of the last USER."""
        ours = {"cwd": self.place, "env": self.environment, "encoding": "utf-8"}
        if os.getuid():
            return ours
        return {**ours, "user": self.user, "group": self.user, "extra_groups": []}


@pytest.fixture(scope="module")
def image(python_archive, index):
    """All steps, taken."""
    folder = Path(tempfile.mkdtemp(prefix="container-"))
    folder.chmod(0o755)
    made = Image(folder, python_archive, index)
    for word, rest in steps():
        made.take(word, rest)
    yield made
    shutil.rmtree(folder)


def test_it_takes_what_a_bundle_takes_and_nothing_that_people_wrote():
    assert set(copied()) == set(PROJECT)


def test_its_user_has_no_rights_and_a_stop_is_heard(image):
    assert image.user == SOMEBODY
    assert image.settings["STOPSIGNAL"] == "SIGTERM"
    assert image.settings["VOLUME"] == "/data"


def test_it_runs_as_that_user_is_healthy_and_stops_in_order(image):
    port = _free_port()
    command = [*image.commands["ENTRYPOINT"], "--port", str(port)]
    rights = image.rights()
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    with subprocess.Popen(command, **rights, **pipes) as child:
        try:
            wait_until(lambda: child.poll() is not None or _answers(port), "it to answer")
            asked = [part.replace("8501", str(port)) for part in image.commands["HEALTHCHECK"]]
            well = subprocess.run(asked, **rights, capture_output=True, check=False)
            assert well.returncode == 0, well.stderr
        finally:
            child.send_signal(signal.Signals[image.settings["STOPSIGNAL"]])
            said = child.communicate(timeout=PATIENCE)[0]
    assert child.returncode == 0, said
    assert "管理者用アドレス" in said
    assert "準備しています" not in said, "everything was installed while it was built"
    assert "保存されています" in said
    assert (image.folder / "data" / "kasane.db").exists()


def test_it_is_not_healthy_where_nothing_answers(image):
    asked = [part.replace("8501", str(_free_port())) for part in image.commands["HEALTHCHECK"]]
    assert subprocess.run(asked, **image.rights(), capture_output=True, check=False).returncode


def _free_port():
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _answers(port):
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
    with contextlib.closing(line), contextlib.suppress(OSError):
        line.request("GET", "/health")
        return line.getresponse().status == 200
    return False
