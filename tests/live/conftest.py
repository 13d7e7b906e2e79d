"""What the tests of the live connection share."""

import pytest


@pytest.fixture
def haru(world):
    """A participant."""
    return world.person("春野")


@pytest.fixture
def natsu(world):
    """Another participant."""
    return world.person("夏目")


@pytest.fixture
def viewer(world):
    """The projector's own seat."""
    return world.person(role="viewer")
