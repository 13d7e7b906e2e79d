"""A workshop of a programme that is being edited, to look at: in memory, with nobody in it."""

from __future__ import annotations

import tempfile
import uuid
from contextlib import suppress
from dataclasses import replace
from functools import cache, lru_cache
from pathlib import Path

from kasane.errors import KasaneError
from kasane.plain.clock import today
from kasane.programme.own.tree import programme_in
from kasane.store import Store
from kasane.store.engine import DATABASE_NAME
from kasane.workshop import NewWorkshop, Workshops
from kasane.workshop.reading import Reading


@cache
def _empty() -> bytes:
    """A database with its tables: making them anew takes longer than all the rest."""
    with tempfile.TemporaryDirectory(prefix="kasane-") as folder:
        Store(Path(folder)).close()
        return (Path(folder) / DATABASE_NAME).read_bytes()


@lru_cache(maxsize=4)
def trial(draft: str) -> Reading:
    """A workshop that has just begun, with one empty copy of each form that is filled often.

    Args:
        draft: The text of a draft without mistakes (kasane.programme.own.tree).

    Raises:
        KasaneError: no workshop can begin with it.
    """
    programme = programme_in(draft)
    with tempfile.TemporaryDirectory(prefix="kasane-") as folder:
        (Path(folder) / DATABASE_NAME).write_bytes(_empty())
        store = Store(Path(folder))
        try:
            workshops = Workshops(store, {programme.id: programme})
            steps = [step.id for step in programme.steps if step.meeting][:1]
            ask = NewWorkshop(
                programme=programme.id, name="ためし", date=today(), steps=tuple(steps)
            )
            actor = workshops.create(workshops.own(None)[0].id, ask)
            for sheet in programme.sheets:
                workshops.do(actor, "sheet.state", sheet=sheet.id, state="open")
            for form in (*programme.forms("case"), *programme.forms("several")):
                new = uuid.uuid4().hex
                workshops.do(actor, "entry.add", id=new, sheet=form.id, place="", values={})
                with suppress(KasaneError):  # some cases need more before they are opened
                    workshops.do(actor, "entry.show", id=new)
            found = workshops.reading(actor.workshop, actor)
            if found is None:
                raise KasaneError("見え方をつくれませんでした。書いたものは残っています。")
            # The store is closed behind it: nothing is asked of its past.
            return replace(found, history=None, page=lambda _id, _page: None, lines=lambda _ops: ())
        finally:
            store.close()
