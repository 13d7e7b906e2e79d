"""The arrows among the parts: a kind of sheet uses kit and live, never another kind."""

import os
import re
from pathlib import Path

import pytest

from kasane.programme import KINDS

ROOT = Path(__file__).resolve().parents[1]
MAY: dict[str, set[str]] = {
    "live": set(),
    "kit": {"live"},
    "sheets": {"kit", "live"},
    "charts": {"kit", "live"},
    "forms": {"kit", "live"},
    "phone": {"kit", "live"},
    "frame": {"kit", "live", "sheets", "charts", "forms", "frame"},
}
"""Room of components → the rooms from which its JavaScript may import, beside its own.

`sheets`, `frame`, `charts` and `forms` have a room for each folder; of these only the frame, which
stands around everything, may look into the others.
"""
SPECIFIER = re.compile(r"""["'](\.\.?/[^"'\n]+\.(?:js|css))["']""")


ASKED = re.compile(rf"""\bkind\s*[!=]==?\s*["'](?:{"|".join(KINDS)})["']""")


def scripts() -> list[Path]:
    found = (ROOT / "components").rglob("*.js")
    return sorted(file.relative_to(ROOT) for file in found)


def room(file: Path) -> str:
    """components/sheets/map/list.js → sheets/map; components/kit/dom.js → kit."""
    parts = file.parts[1:-1]
    return "/".join(parts[: 1 if parts[0] in ("kit", "live", "phone") else 2])


def specifiers(file: Path) -> list[Path]:
    """The JavaScript and style sheets that a module names, also in its types."""
    named = SPECIFIER.findall((ROOT / file).read_text(encoding="utf-8"))
    return [Path(os.path.normpath(file.parent / name)) for name in named]


@pytest.mark.parametrize("file", scripts(), ids=str)
def test_a_module_of_a_part_imports_only_what_its_room_may(file):
    own = room(file)
    allowed = MAY[own.partition("/")[0]]
    named = {(own, str(known)) for known in specifiers(file) if room(known) != own}
    wrong = {(own, known) for own, known in named if Path(known).parts[1] not in allowed}
    assert wrong == set()


@pytest.mark.parametrize("file", scripts(), ids=str)
def test_what_a_module_names_is_there(file):
    assert [str(known) for known in specifiers(file) if not (ROOT / known).exists()] == []


@pytest.mark.parametrize("file", scripts(), ids=str)
def test_no_script_asks_a_sheet_for_its_kind(file):
    """The programme tells of each sheet what its kind says of it (kasane/live/programme.py)."""
    assert ASKED.findall((ROOT / file).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("line", ['sheet?.kind === "board"', "({ kind }) => kind !== 'form'"])
def test_a_script_that_asks_would_be_found(line):
    assert ASKED.search(line)


@pytest.mark.parametrize("file", scripts(), ids=str)
def test_lines_are_at_most_a_hundred_characters_as_in_python(file):
    lines = (ROOT / file).read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if len(line) > 100] == []
