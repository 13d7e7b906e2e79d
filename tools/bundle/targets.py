"""The machines that a bundle can be made for: their names for pip, their answers to markers."""

from __future__ import annotations

import platform
import sys
from collections.abc import Mapping
from dataclasses import dataclass

from packaging.tags import mac_platforms

GLIBC = 28
"""The 2.28 of Linux systems since 2018."""
MACOS = (14, 0)
NAMES = ("windows", "linux", "macos")


@dataclass(frozen=True)
class Target:
    """One kind of machine with one version of Python.

    Attributes:
        name: windows, linux or macos.
        python: its version without the last number, such as 3.12.
        platforms: as pip's --platform takes them, the newest first.
        facts: what markers of requirements (PEP 508) ask of the machine.
    """

    name: str
    python: str
    platforms: tuple[str, ...]
    facts: Mapping[str, str]

    @property
    def environment(self) -> dict[str, str]:
        """All that a marker may ask, for `Marker.evaluate`."""
        return {
            "implementation_name": "cpython",
            "implementation_version": f"{self.python}.0",
            "platform_python_implementation": "CPython",
            "platform_release": "",
            "platform_version": "",
            "python_full_version": f"{self.python}.0",
            "python_version": self.python,
            **self.facts,
        }

    @property
    def options(self) -> list[str]:
        """What tells pip that it collects for this machine and not for the one it runs on."""
        named = [word for name in self.platforms for word in ("--platform", name)]
        version = ["--python-version", self.python, "--implementation", "cp"]
        return [*named, *version, "--only-binary=:all:"]


def target(name: str, python: str) -> Target:
    """The machine of this name with this version of Python."""
    return {"windows": _windows, "linux": _linux, "macos": _macos}[name](python)


def this_system() -> str:
    """What the machine that this runs on is called."""
    return {"win32": "windows", "darwin": "macos"}.get(sys.platform, "linux")


def _facts(os_name: str, system: str, sys_platform: str, machine: str) -> dict[str, str]:
    return {
        "os_name": os_name,
        "platform_system": system,
        "sys_platform": sys_platform,
        "platform_machine": machine,
    }


def _windows(python: str) -> Target:
    facts = _facts("nt", "Windows", "win32", "AMD64")
    return Target("windows", python, ("win_amd64",), facts)


def _linux(python: str) -> Target:
    machine = platform.machine() if sys.platform == "linux" else "x86_64"
    names = [f"manylinux_2_{n}_{machine}" for n in range(GLIBC, 4, -1)]
    older = [f"manylinux{year}_{machine}" for year in ("2014", "2010", "1")]
    facts = _facts("posix", "Linux", "linux", machine)
    return Target("linux", python, (*names, *older, f"linux_{machine}"), facts)


def _macos(python: str) -> Target:
    facts = _facts("posix", "Darwin", "darwin", "arm64")
    return Target("macos", python, tuple(mac_platforms(MACOS, "arm64")), facts)
