"""The server is killed while fifty write: what was answered is there, and all arrives once."""

import pytest

from kasane.store.engine import URL
from tests.support import front
from tests.support.killing import Kept, killed, killed_of_two
from tests.support.live_client import on_loop
from tests.support.seeds import dice_for

WRITERS, EACH, KILLS = 50, 12, 3
ON_SERVER = 3
"""How many notes of each are enough there, where the file has had the long form."""


@on_loop
async def test_a_kill_loses_nothing_that_was_answered_and_doubles_nothing(tmp_path):
    dice = dice_for("killed")
    kept = await killed(tmp_path / "data", dice, writers=WRITERS, each=EACH, kills=KILLS)
    assert kept == Kept(answered=2 * WRITERS * EACH, promised=kept.promised)
    assert kept.promised >= KILLS


@on_loop
async def test_of_two_processes_behind_nginx_one_ends_and_nothing_is_lost_or_doubled(
    tmp_path, database, monkeypatch
):
    """One is killed, then one asked to end: people go on with the other, meanwhile and at once."""
    if not front.there():
        pytest.skip(front.NOT_HERE)
    monkeypatch.setenv(URL, database.url)
    dice = dice_for("killed on a server")
    kept = await killed_of_two(tmp_path / "data", dice, writers=WRITERS, each=ON_SERVER, kills=2)
    assert kept == Kept(answered=2 * WRITERS * ON_SERVER, promised=kept.promised)
    assert kept.promised >= 2
