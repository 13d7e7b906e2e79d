"""What tests of several folders share; the builders are in tests/support/.

What few tests need is imported where it is used: the whole app takes seconds in every process.
"""

import pytest
from hypothesis import settings

from tests.support.world import World

settings.register_profile("kasane", deadline=None)  # no test asserts on the clock
settings.load_profile("kasane")


@pytest.fixture
def world(request, tmp_path):
    """A workshop with an open board, led by `world.lead`; on a server where a test asks for it."""
    there = getattr(request, "param", "sqlite") == "postgresql"
    url = request.getfixturevalue("database").url if there else ""
    made = World(tmp_path / "data", url=url)
    yield made
    made.close()


@pytest.fixture
def haru(world):
    """A participant."""
    return world.person("春野")


@pytest.fixture
def natsu(world):
    """Another participant."""
    return world.person("夏目")


@pytest.fixture(scope="session")
def serving():
    """The server that all tests of a run share."""
    from tests.support.live_server import Serving

    made = Serving()
    yield made
    made.stop()


@pytest.fixture
def server(serving, world):
    """The live routes for the workshop, on a free port."""
    with serving.serve(world.workshops) as running:
        yield running


@pytest.fixture(scope="session")
def database_server():
    """A PostgreSQL server that all tests of a run share; without one they are skipped."""
    from tests.support import postgresql

    with postgresql.server() as made:
        if made is None:
            pytest.skip(postgresql.NOT_HERE)
        yield made


@pytest.fixture(scope="session")
def shared_database(database_server):
    """A database with its tables made; made anew for each test it takes too long."""
    from kasane.store.engine import open_server

    made = database_server.database()
    open_server(made.url).dispose()
    return made


@pytest.fixture
def database(shared_database):
    """A database on a server, without any rows."""
    shared_database.empty()
    return shared_database


@pytest.fixture(scope="session")
def index(tmp_path_factory):
    """A folder with a wheel of everything that the app needs here."""
    from tests.support.own_parts import index_of_own

    return index_of_own(tmp_path_factory.mktemp("index"))


@pytest.fixture(scope="session")
def python_archive(tmp_path_factory):
    """The Python that runs the tests as a standalone build would come."""
    from tests.support.own_parts import own_python

    return own_python(tmp_path_factory.mktemp("python"))
