"""The arrows of the design, read from the source: who may import whom, and who names what."""

import ast
import re
import sys
from pathlib import Path

import pytest

from kasane.programme import KINDS
from kasane.record import kinds as record
from kasane.tables import kinds as tables
from kasane.workshop import kinds as workshop

ROOT = Path(__file__).resolve().parents[1]

FIRST = {"kasane.errors"}
MAY: dict[str, set[str]] = {
    "kasane/errors.py": set(),
    "kasane/plain": {"kasane.plain"} | FIRST,
    "kasane/programme": {"kasane.programme", "kasane.plain", "pydantic", "pydantic_core", "yaml"}
    | FIRST,
    "kasane/store": {"kasane.store", "sqlalchemy", "alembic"} | FIRST,
    "kasane/workshop": {
        *("kasane.workshop", "kasane.programme", "kasane.store", "kasane.plain"),
        *("kasane.privacy", "pydantic", "sqlalchemy"),
    }
    | FIRST,
    "kasane/live": {
        *("kasane.live", "kasane.workshop", "kasane.programme", "kasane.store"),
        *("pydantic", "starlette", "uvicorn", "websockets", "segno"),
        "prometheus_client",
    }
    | FIRST,
    "kasane/tables": {
        *("kasane.tables", "kasane.workshop", "kasane.programme", "kasane.store", "kasane.plain"),
        *("kasane.source", "pandas", "sqlalchemy", "icalendar", "openpyxl", "python_calamine"),
    }
    | FIRST,
    "kasane/library": {
        *("kasane.library", "kasane.workshop", "kasane.programme", "pydantic", "yaml"),
    }
    | FIRST,
    "kasane/record": {
        *("kasane.record", "kasane.tables", "kasane.workshop", "kasane.programme", "kasane.store"),
        "kasane.library",
        *(
            "kasane.plain",
            "kasane.source",
            "docx",
            "lxml",
            "matplotlib",
            "matplotlib_fontja",
            "numpy",
            "PIL",
            "pptx",
            "segno",
        ),
    }
    | FIRST,
    "kasane/samples": {
        *("kasane.samples", "kasane.tables", "kasane.workshop", "kasane.programme", "kasane.store"),
        *("kasane.plain", "kasane.source", "pydantic", "yaml"),
    }
    | FIRST,
    "kasane/clerk": {
        *("kasane.clerk", "kasane.tables", "kasane.workshop", "kasane.store", "kasane.source"),
        "sqlalchemy",
    }
    | FIRST,
    "kasane/privacy": {"kasane.privacy", "stdnum"},
    "kasane/attachments": {"kasane.attachments", "PIL", "pypdfium2"} | FIRST,
    "kasane/context.py": {"kasane.workshop"} | FIRST,
    "kasane/logs.py": FIRST,
    "kasane/source.py": {"kasane.programme", "kasane.store", "kasane.workshop"} | FIRST,
}
"""Folder or module of kasane → what it may import beside the standard library.

A layer may import all layers below it, not only the next: a record holds both words and rows.
"""
UNION = "kasane/programme/sheets/kinds.py"
ROOMS = (
    *("kasane/programme/sheets", "kasane/workshop/kinds", "kasane/tables/kinds"),
    *("kasane/record/kinds", "components/sheets"),
)
"""The folders in which each kind of sheet has a module or a folder of its name."""
ASKED = re.compile(r"isinstance\(.*Sheet\b|\bsheet\.kind (?:==|!=|in)\b|match sheet\b")
SESSION_KEYS = Path("components/state.py")
PAGES_KNOWN_TO = {Path("components/shell.py"), Path("components/navigation.py")}


def sources(*folders: str) -> list[Path]:
    """Python files as paths below the project."""
    found = [file for folder in folders for file in (ROOT / folder).rglob("*.py")]
    return sorted(file.relative_to(ROOT) for file in found)


def imported(tree: ast.AST, package: str) -> set[str]:
    """Every module that a file imports, also inside functions; names of a package as its own."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                above = package.split(".")[: len(package.split(".")) - node.level + 1]
                base = ".".join([*above, *([base] if base else [])])
            found |= {f"{base}.{alias.name}" if base == "kasane" else base for alias in node.names}
    return found


def imports_of(file: Path) -> set[str]:
    package = ".".join(file.parent.parts)
    return imported(ast.parse((ROOT / file).read_text(encoding="utf-8")), package)


def layer(module: str) -> str:
    """kasane.store.reading → kasane.store; sqlalchemy.exc → sqlalchemy."""
    parts = module.split(".")
    return ".".join(parts[:2]) if parts[0] == "kasane" else parts[0]


def forbidden(file: Path) -> set[str]:
    """What a file of kasane imports and may not."""
    home = next((place for place in MAY if str(file).startswith(place)), None)
    if home is None:
        return set()
    wanted = {layer(module) for module in imports_of(file)}
    return {name for name in wanted if name not in sys.stdlib_module_names} - MAY[home]


@pytest.mark.parametrize("file", sources("kasane"), ids=str)
def test_no_module_of_kasane_imports_what_it_may_not(file):
    assert forbidden(file) == set()


@pytest.mark.parametrize("file", sources("kasane"), ids=str)
def test_kasane_knows_neither_screens_nor_streamlit(file):
    outside = {layer(module) for module in imports_of(file)}
    assert not outside & {"streamlit", "components", "pages", "app", "st_aggrid", "plotly"}


@pytest.mark.parametrize("file", sources("components", "pages", "kasane"), ids=str)
def test_only_shell_and_navigation_know_the_pages(file):
    if file not in PAGES_KNOWN_TO and file.parts[0] != "pages":
        assert "pages" not in {layer(module) for module in imports_of(file)}


@pytest.mark.parametrize("file", sources("components", "pages"), ids=str)
def test_only_state_names_session_keys(file):
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    named = [
        n for n in ast.walk(tree) if isinstance(n, ast.Attribute) and n.attr == "session_state"
    ]
    assert not named or file == SESSION_KEYS


@pytest.mark.parametrize("file", sources("pages"), ids=str)
def test_a_page_can_be_rendered_and_holds_no_sql(file):
    if file.name == "__init__.py":
        return
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    assert "render" in {n.name for n in tree.body if isinstance(n, ast.FunctionDef)}
    assert not {layer(module) for module in imports_of(file)} & {"sqlalchemy", "alembic"}


READ_ONLY = [
    file
    for file in sources("components", "pages", "kasane")
    if file.parts[:2] not in {("kasane", name) for name in ("workshop", "live", "store")}
]
"""All that gets a Reading (kasane.workshop.reading) and never a record."""
RAW = {
    "kasane.store": {"State", "Draft", "Record", "Body"},
    "kasane.workshop.model": {"read", "read_all", "sheet_state"},
}


def raw_records(tree: ast.AST) -> list[str]:
    """What a file knows of records: their bodies, a reading's records, and what reads them."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            found += [a.name for a in node.names if a.name in RAW.get(node.module or "", ())]
        elif isinstance(node, ast.Attribute) and node.attr == "records":
            found.append(".records")
        elif isinstance(node, ast.Attribute) and node.attr == "get" and _is_body(node.value):
            found.append(".body.get")
        elif isinstance(node, ast.Subscript) and _is_body(node.value):
            found += [".body"] if isinstance(getattr(node.slice, "value", None), str) else []
    return found


def _is_body(node: ast.AST) -> bool:
    return isinstance(node, ast.Attribute) and node.attr == "body"


@pytest.mark.parametrize("file", READ_ONLY, ids=str)
def test_who_draws_or_writes_out_a_workshop_gets_a_reading_and_no_records(file):
    assert raw_records(ast.parse((ROOT / file).read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "line",
    [
        'record.body["place"]',
        'record.body.get("hidden")',
        "here.reading.records",
        "from kasane.store import State",
        "from kasane.workshop.model import Meeting, read_all",
    ],
)
def test_a_record_where_only_a_reading_belongs_would_be_found(line):
    assert raw_records(ast.parse(line))


@pytest.mark.parametrize("file", [f for room in ROOMS for f in sources(room)], ids=str)
def test_a_kind_of_sheet_imports_no_other_kind(file):
    """Nor does what several kinds share; only the union knows them all."""
    room = next(room for room in ROOMS if str(file).startswith(room))
    own = file.relative_to(room).parts[0].removesuffix(".py")
    of_kinds = {f"{room.replace('/', '.')}.{kind}": kind for kind in KINDS}
    named = {
        kind
        for known in imports_of(file)
        for module, kind in of_kinds.items()
        if known == module or known.startswith(f"{module}.")
    }
    assert str(file) == UNION or named <= {own}


@pytest.mark.parametrize("file", sources("kasane", "components", "pages"), ids=str)
def test_nobody_else_asks_a_sheet_for_its_kind(file):
    """What differs its class says; who works with one kind asks the programme for its sheets."""
    if not str(file).startswith(ROOMS):
        assert ASKED.findall((ROOT / file).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("file", sources("kasane/record/kinds"), ids=str)
def test_how_a_sheet_is_printed_knows_no_chapter(file):
    assert not {name for name in imports_of(file) if name.startswith("kasane.record.chapters")}


@pytest.mark.parametrize("room", ROOMS)
def test_every_layer_has_a_module_or_a_folder_for_every_kind(room):
    for kind in KINDS:
        assert (ROOT / room / kind).is_dir() or (ROOT / room / f"{kind}.py").is_file()


@pytest.mark.parametrize("table", [workshop.KINDS, tables.KINDS, record.KINDS], ids=["w", "t", "r"])
def test_every_layer_answers_for_every_kind_of_the_union(table):
    assert tuple(table) == KINDS
    answers = {kind: type(table[kind]) for kind in KINDS}
    assert len({answer.__module__ for answer in answers.values()}) == len(KINDS)


def test_every_folder_of_kasane_has_its_arrows():
    folders = {f"kasane/{path.parent.name}" for path in (ROOT / "kasane").glob("*/__init__.py")}
    assert folders <= MAY.keys()


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("kasane/store/x.py", "from kasane.workshop import Role"),
        ("kasane/store/x.py", "from kasane import workshop"),
        ("kasane/store/deep/x.py", "from ...workshop import access"),
        ("kasane/programme/x.py", "import kasane.store.reading as r"),
        ("kasane/workshop/x.py", "def f():\n    from kasane.live import hub"),
        ("kasane/live/x.py", "import streamlit.runtime"),
        ("kasane/live/x.py", "from kasane.tables import frames"),
    ],
)
def test_the_reading_of_imports_finds_forbidden_ones(monkeypatch, tmp_path, file, line):
    path = tmp_path / file
    path.parent.mkdir(parents=True)
    path.write_text(line, encoding="utf-8")
    monkeypatch.setattr(sys.modules[__name__], "ROOT", tmp_path)
    assert forbidden(Path(file))
