"""The Python that goes into a bundle: unpacked, without links, and ready to find its packages."""

from __future__ import annotations

import re
import shutil
import stat
import tarfile
import tempfile
import zipfile
from pathlib import Path

from start import MINIMUM_PYTHON, StartError

INSIDE = {"windows": "python.exe"}
"""Where start.py finds it in the folder `python`; elsewhere bin/python3."""
_NOTHING_CHANGED = "かさねとデータは何も変わっていません。"


def unpack(archive: Path, system: str, place: Path) -> str:
    """Unpack an embeddable or standalone build into `place`; its version, such as 3.12.

    StartError where the file is no such archive, is for another system or too old.
    """
    with tempfile.TemporaryDirectory(dir=place.parent) as folder:
        everything = Path(folder)
        _extract(archive, everything)
        inside = list(everything.iterdir())
        root = inside[0] if len(inside) == 1 and inside[0].is_dir() else everything
        version = _version(root, system)
        if version is None:
            raise StartError(
                f"「{archive.name}」の中に、{system}用のPythonが見つかりません。{_NOTHING_CHANGED}"
                "Windowsでは「embeddable package」のzip、ほかではstandalone buildの.tar.gzを"
                "指定してください。"
            )
        if version < MINIMUM_PYTHON:
            needed = ".".join(map(str, MINIMUM_PYTHON))
            raise StartError(
                f"「{archive.name}」のPythonは古いため使えません。{_NOTHING_CHANGED}"
                f"Python {needed}以上のものを指定してください。"
            )
        _without_links(root)
        if system != "windows":
            _one_name(root / "bin", ".".join(map(str, version)))
        shutil.move(str(root), str(place))
    packages(place, system).mkdir(parents=True, exist_ok=True)
    _tell_where_things_are(place)
    return ".".join(map(str, version))


def packages(python: Path, system: str) -> Path:
    """The folder in which that Python looks for packages."""
    if system == "windows":
        return python / "Lib" / "site-packages"
    return next((python / "lib").glob("python3.*")) / "site-packages"


def _extract(archive: Path, folder: Path) -> None:
    try:
        if zipfile.is_zipfile(archive):
            with zipfile.ZipFile(archive) as packed:
                packed.extractall(folder)  # noqa: S202 - it leaves out what leads elsewhere
        else:
            with tarfile.open(archive) as rolled:
                rolled.extractall(folder, filter="data")
    except (OSError, tarfile.TarError, zipfile.BadZipFile) as error:
        raise StartError(
            f"「{archive}」を開けません。{_NOTHING_CHANGED}"
            "Pythonの.zipか.tar.gzのファイルを指定してください。"
        ) from error


def _version(root: Path, system: str) -> tuple[int, ...] | None:
    """The version by the files that bear it in their name."""
    if system == "windows":
        there = (root / "python.exe").exists()
        found = [re.fullmatch(r"python3(\d+)\.dll", file.name) for file in root.glob("*.dll")]
    else:
        there = any(root.glob("bin/python3*"))
        found = [re.fullmatch(r"python3\.(\d+)", file.name) for file in root.glob("lib/python3.*")]
    minors = [int(match[1]) for match in found if match]
    return (3, minors[0]) if there and minors else None


def _without_links(root: Path) -> None:
    """Copies in place of links: a USB stick knows none."""
    for link in [path for path in root.rglob("*") if path.is_symlink()]:
        meant = link.resolve()
        link.unlink()
        if meant.is_file() and root.resolve() in meant.parents:
            shutil.copy2(meant, link)


def _one_name(folder: Path, version: str) -> None:
    """Keep the program alone, as python3."""
    program = next(
        file for name in (f"python{version}", "python3") if (file := folder / name).exists()
    )
    kept = folder / "python3"
    if program != kept:
        kept.unlink(missing_ok=True)
        program.rename(kept)
    kept.chmod(kept.stat().st_mode | stat.S_IXUSR | stat.S_IXGRP | stat.S_IXOTH)
    for other in folder.iterdir():
        if other != kept:
            other.unlink()


def _tell_where_things_are(python: Path) -> None:
    """The embeddable Python looks only where its ._pth file says, the app's folder included."""
    for file in python.glob("python3*._pth"):
        paths = [f"{file.stem}.zip", ".", "Lib\\site-packages", "..", "import site"]
        file.write_text("".join(f"{line}\n" for line in paths), encoding="utf-8")
