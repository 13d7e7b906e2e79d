"""nginx with the configuration of deploy/, in front of several processes of this machine."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from kasane.certificate import own_certificate
from tests.support.world import ROOT

NOT_HERE = "nginxがないため、飛ばしました（Debianでは start.py test が入れます）"
_MAIN = """
{user}
worker_processes 1;
pid {folder}/pid;
error_log {folder}/error.log;
events {{ worker_connections 1024; }}
http {{
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/kasane.conf;
}}
"""

SERVER = "    server 127.0.0.1:{} max_fails=0;\n"
SERVERS = SERVER.format(8501) + SERVER.format(8502)


def there() -> bool:
    """Whether this machine has nginx."""
    return shutil.which("nginx") is not None


class Front:
    """Listens with TLS on a free port for the processes behind it."""

    def __init__(self, folder: Path, behind: Sequence[int]) -> None:
        folder.mkdir()
        self.folder = folder
        self.port, plain = free_port(), free_port()
        own_certificate(folder, ["localhost", "127.0.0.1"])
        text = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
        own = {
            "listen 443 ssl;": f"listen 127.0.0.1:{self.port} ssl;",
            "listen 80;": f"listen 127.0.0.1:{plain};",
            "/etc/kasane/certificate.pem": f"{folder}/tls/certificate.pem",
            "/etc/kasane/key.pem": f"{folder}/tls/key.pem",
            SERVERS: "".join(SERVER.format(port) for port in behind),
        }
        for theirs, ours in own.items():
            assert text.count(theirs) == 1, theirs
            text = text.replace(theirs, ours)
        (folder / "kasane.conf").write_text(text, encoding="utf-8")
        user = "user root;" if os.geteuid() == 0 else ""
        (folder / "nginx.conf").write_text(_MAIN.format(folder=folder, user=user))
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def origin(self) -> str:
        """Where browsers find it."""
        return f"https://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start, and wait until it listens."""
        command = ["nginx", "-p", str(self.folder), "-c", str(self.folder / "nginx.conf")]
        log = (self.folder / "output").open("wb")
        self._process = subprocess.Popen([*command, "-g", "daemon off;"], stdout=log, stderr=log)
        log.close()
        for _ in range(3_000):
            if listens(self.port):
                return
            assert self._process.poll() is None, (self.folder / "output").read_text()
            time.sleep(0.01)
        raise AssertionError((self.folder / "output").read_text())

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    def stop(self) -> None:
        """End it."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait()
            self._process = None


def listens(port: int) -> bool:
    """Whether somebody listens on a port of this machine."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
