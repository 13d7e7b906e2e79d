"""The real app on a free port, which can be killed in the middle and started again."""

from __future__ import annotations

import ctypes
import http.client
import os
import signal
import socket
import subprocess
import sys
import threading
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
TOKEN = "owner-token-of-the-test"  # noqa: S105  made up
START_SECONDS = 120.0


class AppServer:
    """`streamlit run app.py` with a data folder of its own."""

    def __init__(self, data: Path, **environment: str) -> None:
        """`environment` is set on top of what every app here gets."""
        self.data = data
        self.environment = environment
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self, room_url: str = "") -> None:
        """Start it and wait until it answers."""
        environment = os.environ | {
            "KASANE_DATA": str(self.data),
            "KASANE_OWNER_TOKEN": TOKEN,
            "KASANE_ROOM_URL": room_url or self.url,
            "PYTHONUTF8": "1",
            **self.environment,
        }
        command = [sys.executable, "-m", "streamlit", "run", "app.py"]
        command += ["--server.port", str(self.port), "--server.address", "127.0.0.1"]
        with (self.data.parent / f"app-{self.port}.log").open("a") as log:
            self._process = subprocess.Popen(
                command,
                cwd=PROJECT,
                env=environment,
                stdout=log,
                stderr=subprocess.STDOUT,
                preexec_fn=_end_with_parent if sys.platform == "linux" else None,
            )
        self._wait()

    @property
    def runs(self) -> bool:
        """Whether it was started and not ended."""
        return self._process is not None

    def _wait(self) -> None:
        pause = threading.Event()
        for _ in range(int(START_SECONDS / 0.1)):
            if self._process is None or self._process.poll() is not None:
                raise RuntimeError(f"the app ended: see app-{self.port}.log")
            if answers(self.port, "/_stcore/health"):
                return
            pause.wait(0.1)
        raise RuntimeError("the app did not answer")

    def kill(self) -> None:
        """SIGKILL: no chance to tidy up."""
        self._end(signal.SIGKILL)

    def stop(self) -> int | None:
        """Ask it to end; the exit code, None where it did not run."""
        return self._end(signal.SIGTERM)

    def _end(self, sign: signal.Signals) -> int | None:
        if self._process is None:
            return None
        self._process.send_signal(sign)
        code = self._process.wait(timeout=START_SECONDS)
        self._process = None
        return code


_PARENT = os.getpid()
_LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None
_SIGNAL_WHEN_PARENT_ENDS = 1


def _end_with_parent() -> None:
    """Whoever ends the tests, by whatever signal, ends the app: Linux tells it so."""
    assert _LIBC
    _LIBC.prctl(_SIGNAL_WHEN_PARENT_ENDS, signal.SIGTERM)
    if os.getppid() != _PARENT:
        os._exit(1)


def free_port() -> int:
    """A port on which nobody listens just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def answers(port: int, path: str) -> bool:
    """Whether a server on this machine answers at a path."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
    try:
        connection.request("GET", path)
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()
