"""The numbered migrations make the tables that the code works with, and each has been run."""

import logging
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from kasane.store import engine as engines
from kasane.store.engine import open_engine, open_server
from kasane.store.tables import metadata, owner_token

VERSIONS = Path(engines.__file__).parent / "migrations"


@pytest.fixture
def opened(folder):
    engine = open_engine(folder)
    yield engine
    engine.dispose()


def test_the_migrations_make_the_tables_of_the_code(opened):
    with opened.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_they_make_the_same_tables_on_a_server(database_server):
    """Two processes begin at once on an empty database; one column more keeps the order."""
    url = database_server.database().url
    with ThreadPoolExecutor(2) as both:
        first, second = both.map(open_server, [url, url])
    with first.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        found = compare_metadata(context, metadata)
    first.dispose()
    second.dispose()
    assert sorted((one[0], one[-1].name) for one in found) == [
        *[("remove_column", "made")] * 2,
        ("remove_table", owner_token.name),
    ]


def test_opening_twice_changes_nothing(opened, folder):
    schema = sa.text("SELECT name, sql FROM sqlite_master ORDER BY name")
    with opened.connect() as connection:
        before = connection.execute(schema).all()
    again = open_engine(folder)
    with again.connect() as connection:
        assert connection.execute(schema).all() == before
    again.dispose()


def test_every_migration_was_run_here(folder, caplog):
    """Fails where a file in versions/ is not on the way from nothing to the newest tables."""
    with caplog.at_level(logging.INFO, logger="alembic.runtime.migration"):
        engine = open_engine(folder)
    with engine.connect() as connection:
        newest = MigrationContext.configure(connection).get_current_heads()
    engine.dispose()
    script = ScriptDirectory(str(VERSIONS))
    files = {path.stem for path in (VERSIONS / "versions").glob("*.py")} - {"__init__"}
    known = {Path(step.path).stem for step in script.walk_revisions()}
    run = {
        Path(step.path).stem
        for step in script.walk_revisions()
        if f"-> {step.revision}," in caplog.text
    }
    assert newest == (script.get_current_head(),)
    assert files == known == run


def test_there_is_no_way_back(opened):
    script = ScriptDirectory(str(VERSIONS))
    for step in script.walk_revisions():
        with pytest.raises(NotImplementedError, match="バックアップ"):
            step.module.downgrade()
