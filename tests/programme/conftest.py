"""What the tests of programmes share."""

from pathlib import Path

import pytest

from kasane.programme import Programme, ProgrammeError, load_programme
from tests.support.world import programmes

DATA = Path(__file__).parents[2] / "data" / "programmes"


@pytest.fixture(scope="session")
def team_building() -> Programme:
    return programmes()["team_building"]


@pytest.fixture(scope="session")
def community_building() -> Programme:
    return programmes()["community_building"]


@pytest.fixture(scope="session")
def system_building() -> Programme:
    return programmes()["system_building"]


@pytest.fixture
def read(tmp_path):
    """Read a programme from text."""

    def _read(text: str) -> Programme:
        path = tmp_path / "small.yaml"
        path.write_text(text, encoding="utf-8")
        return load_programme(path)

    return _read


@pytest.fixture
def mistakes(read):
    """Return the mistakes found in a text."""

    def _mistakes(text: str):
        with pytest.raises(ProgrammeError) as caught:
            read(text)
        return caught.value.mistakes

    return _mistakes
