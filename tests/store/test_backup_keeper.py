"""Backups are taken by themselves."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from kasane.store.backup import backups
from kasane.store.backup_keeper import BackupKeeper
from tests.support.world import World

AT = datetime(2026, 12, 8, 13, 45)


def test_a_backup_is_taken_on_the_first_start_of_a_day_and_at_each_move(tmp_path: Path) -> None:
    world = World(tmp_path)
    keeper = BackupKeeper(world.store, lambda: AT)
    world.do(world.lead, "activity.go", activity="strengths_matrix")
    world.note(world.lead)
    keeper.close()
    world.close()
    names = {file.name for file in backups(tmp_path)}
    assert names == {"kasane-2026-12-08.db", "kasane-2026-12-08-1345-strengths_matrix.db"}


def test_a_move_to_nowhere_is_labelled_end(tmp_path: Path) -> None:
    world = World(tmp_path)
    keeper = BackupKeeper(world.store, lambda: AT)
    world.do(world.lead, "activity.go", activity="strengths_matrix")
    world.do(world.lead, "activity.go", activity=None)
    keeper.close()
    world.close()
    assert "kasane-2026-12-08-1345-end.db" in {file.name for file in backups(tmp_path)}
