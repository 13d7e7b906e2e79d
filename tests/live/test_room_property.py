"""Random people, disconnects and restarts: what is stored, sent and seen always fits together."""

from collections import Counter

import pytest
from room_players import OPERATIONS, Players

from tests.support.seeds import dice_for

STEPS = 120


def play(folder, seed):
    """Let people do things at random, look after each, and tell what happened how often."""
    print(f"seed {seed}")
    players = Players(folder, seed)
    try:
        for step in range(STEPS):
            players.step()
            players.check_tabs()
            players.check_piles()
            if step % 5 == 0:
                players.check_store()
        players.tell()
        players.check_store()
        players.check_tabs()
        return players.happened
    finally:
        players.world.close()


@pytest.mark.parametrize("run", range(8))
def test_whatever_people_do_everything_fits_together(tmp_path, run):
    play(tmp_path / "data", dice_for(f"room-{run}").randrange(2**32))


def test_the_players_do_everything_that_can_be_done(tmp_path):
    happened: Counter[str] = Counter()
    for seed in range(6):
        happened += play(tmp_path / str(seed), seed)
    assert not set(OPERATIONS) - set(happened)
    assert {"gone", "forbidden", "locked", "stale"} <= set(happened)
