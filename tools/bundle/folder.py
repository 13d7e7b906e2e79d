"""The folder itself: the project, its parts, a start file and a page to read first."""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from start import ROOT, StartError
from tools.bundle import page, python, starters, wheels
from tools.bundle.targets import target

PROJECT = (
    *("app.py", "start.py", "requirements.txt", "requirements-postgresql.txt"),
    ".streamlit/config.toml",
    *("kasane", "components", "pages", "docs"),
    *("data/programmes", "data/library", "data/samples"),
    *("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", "LICENSE"),
)
"""What goes in. Named one by one: what people wrote and secrets lie in the same folders."""
LEFT_OUT = (
    *("tests", "bench", "tools", "deploy", ".ci", ".gitignore", ".streamlit"),
    *("pyproject.toml", "requirements-dev.txt", "tsconfig.json"),
)
LONGEST = 180
"""Windows takes 260 characters; the rest is for the place to which the folder is copied."""
_FORBIDDEN = set('<>:"|?*\\')
_RESERVED = {"con", "prn", "aux", "nul", *(f"{a}{n}" for a in ("com", "lpt") for n in range(1, 10))}


def make(out: Path, system: str, version: str, archive: Path | None = None) -> int:
    """Make the folder `out` for a system and a version of Python; its size in bytes.

    With the archive of a Python, that one goes in with all packages unpacked, and its version
    counts. Nothing is left behind where something is wrong (StartError).
    """
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise StartError(
            f"「{out}」はすでにあります。何も変えていません。"
            "空のフォルダか、まだない名前を --out で指定してください。"
        )
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=".making-") as place:
        made = Path(place) / "made"
        _fill(made, system, version, archive)
        if system == "windows":
            _refuse(misfits(str(file) for file in _files(made)))
        if out.exists():
            out.rmdir()
        made.rename(out)
    return sum((out / file).stat().st_size for file in _files(out))


def misfits(paths: Iterable[str]) -> list[str]:
    """Which of these relative paths (with /) Windows can't hold, all at once."""
    known = list(paths)
    twice = {low for low, times in Counter(path.lower() for path in known).items() if times > 1}
    return [
        path
        for path in known
        if len(path) > LONGEST
        or path.lower() in twice
        or any(_misnamed(part) for part in PurePosixPath(path).parts)
    ]


def _misnamed(part: str) -> bool:
    stem = part.partition(".")[0].lower()
    return bool(_FORBIDDEN & set(part)) or part[-1] in ". " or stem in _RESERVED


def _refuse(wrong: list[str]) -> None:
    if wrong:
        raise StartError(
            "Windowsでは使えない名前のファイルがあるため、フォルダをつくっていません。"
            "かさねとデータは何も変わっていません。開発の担当に、下の名前を知らせてください。",
            wrong,
        )


def _fill(made: Path, system: str, version: str, archive: Path | None) -> None:
    program = made / "program"
    for name in PROJECT:
        _copy(ROOT / name, program / name)
    if archive:
        version = python.unpack(archive, system, program / "python")
    machine = target(system, version)
    house = program / "wheels"
    wheels.collect(machine, wheels.resolve(machine, ROOT / "requirements-postgresql.txt"), house)
    if archive:
        packages = python.packages(program / "python", system)
        wheels.install(machine, house, packages)
        (house / wheels.LOCK).rename(program / "python" / wheels.LOCK)
        shutil.rmtree(house)
        shutil.rmtree(packages / "bin", ignore_errors=True)  # scripts for the Python here
    starters.write(made, system, version, own=bool(archive))
    page.write(made, system, version, own=bool(archive))


def _copy(source: Path, place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        leave = shutil.ignore_patterns("__pycache__", "*.pyc", "node_modules", ".*")
        shutil.copytree(source, place, ignore=leave)
    else:
        shutil.copy2(source, place)


def _files(folder: Path) -> list[Path]:
    return [file.relative_to(folder) for file in folder.rglob("*") if file.is_file()]
