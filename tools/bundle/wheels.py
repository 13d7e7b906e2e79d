"""The wheelhouse: what the app needs on the other machine, pinned and with hashes.

pip asks markers (`; sys_platform == "win32"`) of the machine it runs on, also where it is told to
collect for another. So what a requirement needs is followed here, with the other machine's answers.
"""

from __future__ import annotations

import importlib.metadata
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from start import StartError, why_not_installed, with_those_below
from tools.bundle.targets import Target

LOCK = "requirements.txt"
TAIL_LINES = 15


@dataclass(frozen=True)
class Wheel:
    """One package as the index tells of it.

    Attributes:
        name: as PEP 503 writes it.
        version: its version.
        file: the name of its file.
        sha256: the index's hash of that file, in hexadecimal digits.
        needs: its requirements, with their markers.
    """

    name: str
    version: str
    file: str
    sha256: str
    needs: tuple[str, ...]


@dataclass(frozen=True)
class Reached:
    """What requirements lead to: names of packages, and requirements that nobody knew."""

    names: set[str] = field(default_factory=set)
    unknown: set[str] = field(default_factory=set)


def requirements(file: Path) -> list[Requirement]:
    """The lines of a requirements file and of those that it begins with, without comments."""
    texts = [each.read_text("utf-8") for each in with_those_below(file)]
    lines = [line.partition("#")[0].strip() for text in texts for line in text.splitlines()]
    return [Requirement(line) for line in lines if line and not line.startswith("-r ")]


def follow(
    roots: Iterable[Requirement],
    needs: Callable[[str], Sequence[str] | None],
    environment: dict[str, str],
) -> Reached:
    """All that is needed where markers are answered like this.

    `needs` gives the requirements of a package, or None where it is unknown.
    """
    reached, waiting, seen = Reached(), list(roots), set()
    while waiting:
        wanted = waiting.pop()
        name = canonicalize_name(wanted.name)
        step = (name, frozenset(wanted.extras))
        if step in seen:
            continue
        seen.add(step)
        further = needs(name)
        if further is None:
            wanted.marker = None
            reached.unknown.add(str(wanted))
            continue
        reached.names.add(name)
        for requirement in map(Requirement, further):
            marker = requirement.marker
            extras = wanted.extras or {""}
            if marker is None or any(
                marker.evaluate({**environment, "extra": extra}) for extra in extras
            ):
                waiting.append(requirement)
    return reached


def resolve(target: Target, file: Path) -> list[Wheel]:
    """The wheels for all that a requirements file needs on that machine, by name.

    Versions are those of the environment in which this runs, so that the other machine gets what
    was tested here. StartError where the index can't be reached or has no wheel.
    """
    roots, environment = requirements(file), target.environment
    unknown = follow(roots, needs_here, environment).unknown
    asked = [str(root) for root in roots] + sorted(unknown)
    while True:
        found = {wheel.name: wheel for wheel in _report(target, asked)}

        def needs(name: str, found: dict[str, Wheel] = found) -> Sequence[str] | None:
            return found[name].needs if name in found else None

        reached = follow(roots, needs, environment)
        if not reached.unknown:
            return [found[name] for name in sorted(reached.names)]
        asked += sorted(reached.unknown)


def lock(target: Target, wheels: Sequence[Wheel]) -> str:
    """A requirements file that pip installs with --require-hashes."""
    head = f"# Python {target.python}, {target.name}\n"
    return head + "".join(f"{w.name}=={w.version} --hash=sha256:{w.sha256}\n" for w in wheels)


def collect(target: Target, wheels: Sequence[Wheel], folder: Path) -> None:
    """Put the wheels and their lock into a folder; StartError where a hash is another."""
    folder.mkdir(parents=True)
    (folder / LOCK).write_text(lock(target, wheels), encoding="utf-8")
    pip("download", "--no-deps", *_of_the_lock(folder), *target.options, "--dest", str(folder))


def install(target: Target, folder: Path, packages: Path) -> None:
    """Unpack the wheels of a folder for a Python of that machine; nothing of it is run."""
    near = ["--no-index", "--find-links", str(folder), "--no-compile", "--no-cache-dir"]
    more = ["--no-deps", "--upgrade", *near, *_of_the_lock(folder), *target.options]
    pip("install", *more, "--target", str(packages))


def pip(*words: str) -> str:
    """Run this environment's pip and return what it printed; StartError with its last words."""
    options = ["--disable-pip-version-check", "--no-input", "--quiet"]
    command = [sys.executable, "-m", "pip", words[0], *options, *words[1:]]
    done = subprocess.run(  # noqa: S603 - pip, with words of our own
        command, capture_output=True, encoding="utf-8", errors="replace", check=False
    )
    if done.returncode:
        said = [line for line in done.stderr.splitlines() if not line.startswith("WARNING")]
        raise StartError(
            "部品を集められませんでした。かさねとデータは何も変わっていません。"
            + why_not_installed("\n".join(said)),
            said[-TAIL_LINES:],
        )
    return done.stdout


def _of_the_lock(folder: Path) -> list[str]:
    return ["--require-hashes", "--requirement", str(folder / LOCK)]


def needs_here(name: str) -> Sequence[str] | None:
    """What a package of this environment needs; None where it is not installed."""
    try:
        return importlib.metadata.requires(name) or ()
    except importlib.metadata.PackageNotFoundError:
        return None


def _report(target: Target, asked: Sequence[str]) -> list[Wheel]:
    """What pip would install, by its own report (format 1)."""
    with tempfile.TemporaryDirectory() as place:
        known, told = Path(place, "constraints.txt"), Path(place, "report.json")
        known.write_text(_versions_here(), encoding="utf-8")
        options = ["--dry-run", "--ignore-installed", "--report", str(told), "--target", place]
        pip("install", *options, "--constraint", str(known), *target.options, *asked)
        installed = json.loads(told.read_text(encoding="utf-8"))["install"]
    return [_wheel(item["metadata"], item["download_info"]) for item in installed]


def _wheel(metadata: dict[str, Any], download: dict[str, Any]) -> Wheel:
    return Wheel(
        canonicalize_name(metadata["name"]),
        metadata["version"],
        unquote(download["url"].rpartition("/")[2]),
        download["archive_info"]["hashes"]["sha256"],
        tuple(metadata.get("requires_dist", ())),
    )


def _versions_here() -> str:
    """The environment in which this runs, as pip's constraints."""
    here = importlib.metadata.distributions()
    return "".join(f"{each.name}=={each.version}\n" for each in here)
