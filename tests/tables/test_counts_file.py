"""The CSV of what is counted: a file beside the sheet, a row a word, nothing of closed cases."""

import io
import zipfile
from datetime import UTC, datetime

import pytest

from kasane.samples import fill_sample
from kasane.tables import csv_zip
from kasane.workshop.telling import SHARED, Telling
from tests.support.csv_rows import read_rows
from tests.support.world import World

NOW = datetime(2027, 3, 1, tzinfo=UTC)
HEADS = ["数えたもの", "ことば", "数"]
COUNTED = {
    "system_building": ("事例から見えたこと", ["連携したかった機関", "保健所", "2"]),
    "case_conference": ("したことと役割", ["十の役割の数", "形づくる", "0"]),
}


@pytest.fixture(params=COUNTED)
def held(request, world: World):
    """The worked example of a programme that counts, with the file and a row that it has."""
    device, _ = world.workshops.own(None)
    actor = fill_sample(world.workshops, device.id, request.param)
    return world, actor, *COUNTED[request.param]


def files(held, telling):
    world, actor, title, _ = held
    reading = world.workshops.reading(actor.workshop, actor).to_tell(telling)
    with zipfile.ZipFile(io.BytesIO(csv_zip(reading, NOW))) as archive:
        return {
            name: read_rows(archive.read(name))
            for name in archive.namelist()
            if f"{title}_数えたもの" in name
        }


@pytest.mark.parametrize("telling", [SHARED, Telling(names=True, cases=True)])
def test_it_stands_beside_its_sheet_with_a_row_a_word(held, telling):
    ((name, rows),) = files(held, telling).items()
    assert name.endswith(".csv")
    assert rows[0] == HEADS
    assert all(len(row) == len(HEADS) for row in rows)
    if telling is not SHARED:
        assert held[3] in rows


def test_what_sits_in_a_case_that_is_closed_again_is_not_counted(world: World):
    device, _ = world.workshops.own(None)
    actor = fill_sample(world.workshops, device.id, "system_building")
    held = (world, actor, *COUNTED["system_building"])
    told = Telling(names=True, cases=True)
    (before,) = files(held, told).values()
    assert ["連携したかった機関", "高校の先生", "1"] in before
    world.workshops.do(actor, "entry.hide", id="c2")
    (after,) = files(held, told).values()
    assert not any(row[1] == "高校の先生" for row in after)
