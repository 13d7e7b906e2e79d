"""What the tests of the store share."""

import sqlite3
from contextlib import closing

import pytest
from store_builders import make_workshop

from kasane.store import Store, check_data
from kasane.store.engine import DATABASE_NAME
from kasane.store.shared import SharedStore


class Place:
    """Where workshops are kept; opened as often as a test likes, as by several processes."""

    def __init__(self, folder, database=None):
        self.folder = folder
        self._database = database

    def open(self):
        if self._database:
            return SharedStore(self.folder, self._database.url)
        return Store(self.folder)

    def check(self):
        return check_data(self.folder, self._database.url if self._database else "")

    def spoil(self, *statements):
        """Change what is stored past the store."""
        if self._database:
            for statement in statements:
                self._database.run(statement)
            return
        with closing(sqlite3.connect(self.folder / DATABASE_NAME)) as raw:
            for statement in statements:
                raw.execute(statement)
            raw.commit()


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "data"


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request, folder):
    """The contract of the store holds in a file and on a server."""
    server = request.param == "postgresql"
    return Place(folder, request.getfixturevalue("database") if server else None)


@pytest.fixture
def store(place):
    """A store with one empty workshop."""
    made = place.open()
    make_workshop(made)
    yield made
    made.close()


@pytest.fixture
def file_store(folder):
    """The same in a file, where a test is about files."""
    made = Store(folder)
    make_workshop(made)
    yield made
    made.close()
