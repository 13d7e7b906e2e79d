"""A room without a network, with a tab for everybody."""

from __future__ import annotations

import uuid

from room_players import Tab

from kasane.live.room import Room

CASE = "case_study"


class Hall:
    """A room with a tab for everybody, which hears of each commit at once."""

    def __init__(self, world):
        self.world = world
        self.room = Room(world.state(), lambda: world.clock.milliseconds)
        world.store.listen(self.room.announce)

    def tab(self, who, *, revision=0, projector=False, records=None):
        tab = Tab(who.actor, projector=projector)
        tab.records = dict(records or {})
        self.room.welcome(tab, revision)
        return tab

    def add(self, who, place="", sheet=CASE, **values):
        entry_id = uuid.uuid4().hex
        fields = {"id": entry_id, "sheet": sheet, "place": place, "values": values}
        self.world.do(who, "entry.add", **fields)
        return entry_id

    def check(self, *tabs):
        """An old snapshot and the changes since are a fresh snapshot."""
        for tab in tabs:
            fresh = Tab(tab.actor)
            self.room.welcome(fresh, 0)
            self.room.leave(fresh)
            assert tab.records == fresh.records
