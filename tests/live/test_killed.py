"""The server is killed while fifty write: what was answered is there, and all arrives once."""

import pytest

from kasane.store.engine import URL
from tests.support import front
from tests.support.killing import Kept, killed, killed_of_two
from tests.support.live_client import on_loop
from tests.support.seeds import dice_for

WRITERS, EACH, KILLS = 50, 4, 3
ENDS, EACH_THERE = 2, 2
"""Where two processes serve; the file has had the long form."""


@on_loop
async def test_a_kill_loses_nothing_that_was_answered_and_doubles_nothing(tmp_path):
    dice = dice_for("killed")
    kept = await killed(tmp_path / "data", dice, writers=WRITERS, each=EACH, kills=KILLS)
    assert kept == Kept(answered=2 * WRITERS * EACH * KILLS, promised=kept.promised)
    assert kept.promised >= KILLS


@on_loop
async def test_of_two_processes_behind_nginx_one_ends_and_nothing_is_lost_or_doubled(
    tmp_path, database, monkeypatch
):
    """One is killed, then one asked to end: people go on with the other, and nobody is turned away.

    That is what lets everybody write again at once: `python -m bench.killed --two` tells when.
    """
    if not front.there():
        pytest.skip(front.NOT_HERE)
    monkeypatch.setenv(URL, database.url)
    dice = dice_for("killed on a server")
    how = {"writers": WRITERS, "each": EACH_THERE, "kills": ENDS}
    kept = await killed_of_two(tmp_path / "data", dice, **how)
    assert kept == Kept(answered=2 * WRITERS * EACH_THERE * ENDS, promised=kept.promised)
    assert kept.promised >= ENDS
