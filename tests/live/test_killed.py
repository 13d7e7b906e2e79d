"""The server is killed while fifty write: what was answered is there, and all arrives once."""

from kasane.store.engine import URL
from tests.support.killing import Kept, killed
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
async def test_on_a_server_a_kill_loses_and_doubles_nothing_either(tmp_path, database, monkeypatch):
    monkeypatch.setenv(URL, database.url)
    dice = dice_for("killed on a server")
    kept = await killed(tmp_path / "data", dice, writers=WRITERS, each=ON_SERVER, kills=1)
    assert kept == Kept(answered=2 * WRITERS * ON_SERVER, promised=kept.promised)
    assert kept.promised >= 1
