"""What the tests of tables share: a store with the worked example."""

import pytest

from kasane.samples import fill_sample
from kasane.workshop import Workshops
from tests.support.world import programmes, store_in


@pytest.fixture
def workshops(tmp_path):
    store = store_in(tmp_path / "data")
    yield Workshops(store, programmes())
    store.close()


@pytest.fixture
def leader(workshops):
    """The facilitator of a workshop filled with the worked example."""
    device, _ = workshops.own(None)
    return fill_sample(workshops, device.id)
