"""What the tests of workshops share."""

import pytest
from area_builders import use_community


@pytest.fixture
def viewer(world):
    """The projector's own seat."""
    return world.person(role="viewer")


@pytest.fixture
def town(world):
    """A workshop of 地域づくり編 in the same world."""
    return use_community(world)
