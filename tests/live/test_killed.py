"""The server is killed while fifty write: what was answered is there, and all arrives once."""

from tests.support.killing import Kept, killed
from tests.support.live_client import on_loop
from tests.support.seeds import dice_for

WRITERS, EACH, KILLS = 50, 12, 3


@on_loop
async def test_a_kill_loses_nothing_that_was_answered_and_doubles_nothing(tmp_path):
    dice = dice_for("killed")
    kept = await killed(tmp_path / "data", dice, writers=WRITERS, each=EACH, kills=KILLS)
    assert kept == Kept(answered=2 * WRITERS * EACH, promised=kept.promised)
    assert kept.promised >= KILLS
