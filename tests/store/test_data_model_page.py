"""docs/data-model.md names what is kept: every table, column, kind and field."""

import re
from pathlib import Path

import pytest

from kasane.store.engine import DATABASE_NAME
from kasane.store.lock import LOCK_NAME
from kasane.store.tables import metadata
from kasane.workshop.going_on import Run
from kasane.workshop.model import KINDS

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "data-model.md").read_text(encoding="utf-8")


def section(heading, text=PAGE):
    """What stands under a heading, up to the next one."""
    return re.split(r"\n#+ ", text.split(f"{heading}\n", 1)[1], maxsplit=1)[0]


@pytest.mark.parametrize("table", metadata.sorted_tables, ids=str)
def test_every_column_stands_under_its_table(table):
    named = set(re.findall(r"`(\w+)`", section(f"### {table.name}")))
    assert {column.name for column in table.columns} <= named


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_and_field_is_named(kind):
    kinds = section("## Kinds of records")
    assert f"| `{kind}` |" in kinds
    row = next(row for row in kinds.splitlines() if row.startswith(f"| `{kind}` |"))
    told = kinds.split("An `entry` is", 1)[1] if kind == "entry" else row
    named = set(re.findall(r"`(\w+)`", told))
    assert set(KINDS[kind].model_fields) <= named
    if kind == "activity":
        assert set(Run.model_fields) <= named


def test_no_table_or_kind_is_named_that_is_not_there():
    assert set(re.findall(r"\n### (\w+)\n", PAGE)) == set(metadata.tables)
    rows = re.findall(r"^\| `(\w+)` \|", section("## Kinds of records"), re.MULTILINE)
    before_entry = section("## Kinds of records").split("An `entry` is", 1)[0]
    assert {name for name in rows if f"| `{name}` |" in before_entry} == set(KINDS)


def test_every_file_is_named():
    files = section("## Files on disk")
    for name in (DATABASE_NAME, LOCK_NAME, "backups/"):
        assert f"`{name}`" in files
