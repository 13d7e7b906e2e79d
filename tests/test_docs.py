"""The documentation says what the code does: commands, settings, operations, codes, links."""

import argparse
import importlib.util
import re
import tomllib
from pathlib import Path

import pytest

from kasane.workshop.model import KINDS
from kasane.workshop.operations.perform import HANDLERS

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PROTOCOL = (ROOT / "docs" / "live-protocol.md").read_text(encoding="utf-8")
PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
CODE = [ROOT / "app.py", ROOT / "start.py"] + [
    file for folder in ("kasane", "components", "pages") for file in (ROOT / folder).rglob("*.py")
]


def read(files):
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


def sub_commands():
    """Name → parser of every sub-command of start.py."""
    spec = importlib.util.spec_from_file_location("kasane_start_for_docs", ROOT / "start.py")
    start = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(start)
    actions = start.build_parser()._actions
    return next(a.choices for a in actions if isinstance(a, argparse._SubParsersAction))


def section(text, heading):
    return text.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]


def test_every_sub_command_and_its_options_stand_in_one_row_of_the_readme():
    rows = [line for line in README.splitlines() if line.startswith("| `start.py ")]
    for name, parser in sub_commands().items():
        (row,) = [row for row in rows if f"`start.py {name}" in row]
        flags = [a.option_strings or [a.metavar] for a in parser._actions if a.dest != "help"]
        assert [flag[0] for flag in flags if flag[0] not in row] == [], name


def test_every_environment_variable_is_in_the_readme():
    used = set(re.findall(r"KASANE_[A-Z_]+", read(CODE)))
    assert used
    assert [name for name in sorted(used) if f"| `{name}` |" not in README] == []


def test_every_operation_is_in_the_protocol():
    rows = [row for row in section(PROTOCOL, "Operations").splitlines() if row.startswith("| ")]
    named = {name.strip() for row in rows for name in row.split("|")[1].split(",")}
    assert [op for op in HANDLERS if op not in named] == []
    assert sorted(named - set(HANDLERS) - {"op", "---"}) == []


def test_every_kind_of_record_and_its_fields_are_in_the_protocol():
    records = section(PROTOCOL, "Records")
    for kind, shape in KINDS.items():
        assert f"| {kind} |" in records
        described = (
            records.split("An entry, in full", 1)[1]
            if kind == "entry"
            else next(row for row in records.splitlines() if row.startswith(f"| {kind} |"))
        )
        assert [name for name in shape.model_fields if name not in described] == [], kind


def test_every_refusal_code_is_in_the_protocol():
    raised = set(re.findall(r'(?:RefusedError|refuse)\(\s*"([a-z_]+)"', read(CODE)))
    assert {"stale", "locked", "wrong_code"} <= raised
    told = set(
        re.findall(r"^\| ([a-z_]+) \|", section(PROTOCOL, "Codes of refusals"), re.MULTILINE)
    )
    told |= set(
        re.findall(
            r"[`\"]([a-z_]+)[`\"]", section(PROTOCOL, "Doors (HTTP, JSON, same origin only)")
        )
    )
    assert sorted(raised - told) == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_relative_link_leads_somewhere(page):
    links = re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8"))
    near = [link for link in links if "://" not in link and not link.startswith("mailto:")]
    assert [link for link in near if not (page.parent / link).exists()] == []


def test_files_named_in_code_and_docs_are_there():
    named = set(re.findall(r"\bdocs/[\w./-]+\.md", read([*CODE, *PAGES])))
    named -= {"docs/decisions/YYYY-MM-DD-name.md"}
    assert [name for name in sorted(named) if not (ROOT / name).exists()] == []


def test_the_changelog_has_the_version():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"\n## {project['version']} — " in changes


def test_decisions_have_a_date_a_choice_and_what_was_turned_down():
    for file in (ROOT / "docs" / "decisions").glob("*.md"):
        text = file.read_text(encoding="utf-8")
        assert re.match(r"\d{4}-\d\d-\d\d-[a-z-]+\.md", file.name)
        assert [part for part in ("**Decision.**", "**Turned down.**") if part not in text] == []
        assert len(text.split()) < 400, f"{file.name}: half a page"


def test_the_glossary_has_every_word_of_the_records():
    glossary = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    words = {*KINDS, *(field for shape in KINDS.values() for field in shape.model_fields)}
    words -= EVERYDAY
    assert [word for word in sorted(words) if not re.search(rf"\b{word}\b", glossary)] == []


EVERYDAY = {
    *("name", "date", "start", "venue", "created", "changed", "started", "ended", "joined"),
    *("steps", "sources", "runs", "projector_names"),
}
"""Fields that mean what they say, and plurals."""


def test_the_table_of_folders_in_the_architecture_is_the_tree():
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    told = set(re.findall(r"^\| `([a-z_/]+)` \|", section(page, "Folders"), re.MULTILINE))
    layers = {file.parent.relative_to(ROOT) for file in (ROOT / "kasane").rglob("__init__.py")}
    kasane = {str(folder) for folder in layers if len(folder.parts) in (2, 3)}
    code = [*(ROOT / "components").glob("*/*.py"), *(ROOT / "components").glob("*/*.js")]
    rooms = {str(file.parent.relative_to(ROOT)) for file in code}
    assert told == kasane | rooms | {"pages", "data"} - {"kasane"}
