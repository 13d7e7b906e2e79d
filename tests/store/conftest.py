"""What the tests of the store share."""

import pytest
from store_builders import make_workshop

from kasane.store import Store


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "data"


@pytest.fixture
def store(folder):
    """A store with one empty workshop."""
    made = Store(folder)
    make_workshop(made)
    yield made
    made.close()
