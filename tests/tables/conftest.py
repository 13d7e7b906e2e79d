"""What the tests of tables share: a store with the worked example."""

import pytest

from kasane.programme import load_programmes
from kasane.samples import fill_sample
from kasane.store import Store
from kasane.tables import programmes_folder
from kasane.workshop import Workshops


@pytest.fixture
def workshops(tmp_path):
    store = Store(tmp_path / "data")
    yield Workshops(store, load_programmes(programmes_folder()))
    store.close()


@pytest.fixture
def leader(workshops):
    """The facilitator of a workshop filled with the worked example."""
    device, _ = workshops.own(None)
    return fill_sample(workshops, device.id)
