"""What the tests of the start script share."""

import importlib.util
import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

PROGRAM = Path(__file__).resolve().parents[2] / "start.py"


@pytest.fixture
def program() -> Path:
    """The start script itself."""
    return PROGRAM


@pytest.fixture
def start() -> ModuleType:
    """The start script as a fresh module."""
    spec = importlib.util.spec_from_file_location("kasane_start", PROGRAM)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def taken_port() -> Iterator[int]:
    """A port on which somebody listens."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


@pytest.fixture
def free_port() -> int:
    """A port on which nobody listened a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def python() -> str:
    """The Python that runs the tests."""
    return sys.executable
