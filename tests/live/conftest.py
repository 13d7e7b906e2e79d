"""What the tests of the live connection share."""

import pytest


@pytest.fixture
def viewer(world):
    """The projector's own seat."""
    return world.person(role="viewer")
