"""A copy of the whole house in which a kind of sheet is added as CONTRIBUTING.md says."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
KIND = "poll"
FILES = ROOT / "tests" / "new_kind"
LEFT_OUT = (
    *(".git", ".venv*", "node_modules", ".*_cache", ".hypothesis"),
    *("new_kind", "workshops", "output"),
)
"""What is not part of the house, above all what people wrote (data/workshops)."""
_SECTION = re.compile(r"^## Add a kind of sheet\n(.*?)^## ", re.DOTALL | re.MULTILINE)
_PLACE = re.compile(r"^\d+\. `([^`]+)`(?: and `([^`]+)`)?", re.MULTILINE)


def places() -> list[str]:
    """The places that the documentation names, in its order, for the new kind."""
    found = _SECTION.search((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"))
    assert found
    named = [place for pair in _PLACE.findall(found[1]) for place in pair if place]
    return [place.replace("<kind>", KIND) for place in named]


def union() -> str:
    """The one place that is not a new file."""
    (known,) = [place for place in places() if (ROOT / place).exists()]
    return known


def house(folder: Path) -> Path:
    """The copy: its files, the line in the union, and a programme that uses the kind."""
    made = folder / "house"
    shutil.copytree(ROOT, made, ignore=shutil.ignore_patterns(*LEFT_OUT))
    for place in places():
        if place != union():
            (made / place).parent.mkdir(exist_ok=True)
            shutil.copyfile(FILES / place, made / place)
    _add_line(made / union())
    programme = made / "data" / "programmes" / "poll_day.yaml"
    shutil.copyfile(FILES / "programme.yaml", programme)
    return made


def _add_line(file: Path) -> None:
    """The kind's definition among the others, and where it comes from."""
    text = file.read_text(encoding="utf-8")
    name = f"{KIND.capitalize()}Sheet"
    text, there = re.subn(r"^(    )(\w+Sheet$)", rf"\1{name}\n    | \2", text, count=1, flags=re.M)
    assert there
    source = f"from kasane.programme.sheets.{KIND} import {name}"
    text, there = re.subn(r"^(from kasane)", rf"{source}\n\1", text, count=1, flags=re.M)
    assert there
    file.write_text(text, encoding="utf-8")


def run_in(made: Path, *asked: str) -> str:
    """What pytest says in the copy; a test that fails there fails here."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *asked]
    done = subprocess.run(command, cwd=made, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-4_000:] + done.stderr[-1_000:]
    return done.stdout
