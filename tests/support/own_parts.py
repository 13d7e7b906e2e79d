"""The packages and the Python of the tests' own environment, as an index and a download hold them.

So a bundle and a container are made for real, and nothing is downloaded: these are the same files
that pip had fetched. What stands in an index for other machines is asked of the index by
tests/bundle/test_wheels_of_other_machines.py.
"""

import importlib.metadata
import platform
import shutil
import sys
import sysconfig
import tarfile
import zipfile
from pathlib import Path

from packaging.utils import canonicalize_name

from tools.bundle.targets import target
from tools.bundle.wheels import follow, needs_here, requirements

ROOT = Path(__file__).resolve().parents[2]
VERSION = "{}.{}".format(*sys.version_info)
MACHINE = f"linux_{platform.machine()}"
NEVER_USED = ("site-packages", "test", "idlelib", "tkinter", "lib2to3", "__pycache__", "config-*")


def wheel_of(name: str, folder: Path) -> None:
    """Put an installed package back into a wheel, not compressed, for machines like this one."""
    package = importlib.metadata.distribution(name)
    kept = [
        file
        for file in package.files or ()
        if ".." not in file.parts and file.suffix != ".pyc" and file.name != "RECORD"
    ]
    tag = next(
        line.partition(": ")[2]
        for line in (package.read_text("WHEEL") or "").splitlines()
        if line.startswith("Tag: ") and "py2-" not in line
    )
    tag = "-".join([*tag.split("-")[:2], MACHINE if not tag.endswith("-any") else "any"])
    stem = f"{canonicalize_name(name).replace('-', '_')}-{package.version}"
    with zipfile.ZipFile(folder / f"{stem}-{tag}.whl", "w") as packed:
        for file in kept:
            packed.write(str(file.locate()), file.as_posix())
        info = next(file.parts[0] for file in kept if file.name == "METADATA")
        listed = [*(file.as_posix() for file in kept), f"{info}/RECORD"]
        packed.writestr(f"{info}/RECORD", "".join(f'"{name}",,\n' for name in listed))


def index_of_own(folder: Path) -> Path:
    """Fill a folder with a wheel of everything that the app needs here."""
    roots, machine = requirements(ROOT / "requirements-postgresql.txt"), target("linux", VERSION)
    for name in follow(roots, needs_here, machine.environment).names:
        wheel_of(name, folder)
    return folder


def own_python(folder: Path) -> Path:
    """Pack the Python that runs the tests as a standalone build would come, without packages."""
    tree = folder / "python"
    (tree / "bin").mkdir(parents=True)
    program = Path(getattr(sys, "_base_executable", sys.executable)).resolve()
    shutil.copy2(program, tree / "bin" / f"python{VERSION}")
    (tree / "bin" / "python3").symlink_to(f"python{VERSION}")
    stdlib = Path(sysconfig.get_path("stdlib"))
    ignored = shutil.ignore_patterns(*NEVER_USED)
    shutil.copytree(stdlib, tree / "lib" / f"python{VERSION}", ignore=ignored)
    for library in Path(sysconfig.get_config_var("LIBDIR")).glob(f"libpython{VERSION}*.so*"):
        shutil.copy2(library, tree / "lib" / library.name)
    archive = folder / "python.tar"
    with tarfile.open(archive, "w") as rolled:
        rolled.add(tree, "python")
    return archive
