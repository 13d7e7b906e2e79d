"""What the tests of the live connection share."""

import pytest


@pytest.fixture
def viewer(world):
    """The projector's own seat."""
    return world.person(role="viewer")


ON_BOTH = {"test_socket", "test_cases_live", "test_survey_routes"}
"""What people at browsers see holds on a database server as well."""


def pytest_generate_tests(metafunc):
    if metafunc.module.__name__ in ON_BOTH and "world" in metafunc.fixturenames:
        metafunc.parametrize("world", ["sqlite", "postgresql"], indirect=True)
