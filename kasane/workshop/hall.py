"""What is shared by all that is done with workshops: the store, the programmes, the clock."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime

import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError

from kasane.errors import RefusedError
from kasane.programme import Programme, ProgrammeError
from kasane.programme.groups import with_groups
from kasane.programme.own.tree import programme_of as programme_in
from kasane.store import Body, Draft, State, Store
from kasane.store import programmes as stored
from kasane.store.problems import as_store_error
from kasane.workshop.accounts import SignIn
from kasane.workshop.desk import stamp
from kasane.workshop.model import WorkshopInfo, read


def utc_now() -> datetime:
    """The time by this machine."""
    return datetime.now(UTC)


class Hall:
    """The workshops that there are, and the programme that each runs."""

    def __init__(
        self,
        store: Store,
        programmes: Mapping[str, Programme],
        clock: Callable[[], datetime] = utc_now,
        sign_in: SignIn | None = None,
    ) -> None:
        """`sign_in` is how people sign in; None: nobody does, as on a laptop."""
        self.store = store
        self.programmes = programmes
        self.clock = clock
        self.sign_in = sign_in
        self._own: dict[tuple[Hashable, ...], Programme] = {}
        self._definitions: dict[str, Programme] = {}

    def programme_of(self, records: State | Draft) -> Programme:
        """The programme that a workshop runs: without steps left out, with its groups' sheets.

        Raises:
            RefusedError: "no_programme" where its file is not there any more.
        """
        whole, main = self.whole_programme_of(records), records.get("workshop", "main")
        # Asked for at every operation and page: most workshops run the programme as it is.
        if main is None or not (main.body.get("left_out") or main.body.get("groups")):
            return whole
        info = WorkshopInfo.model_validate(main.body)
        split = info.split
        key = (whole.id, info.definition, info.left_out, *split.items())
        if key not in self._own:
            self._own[key] = with_groups(whole.without(info.left_out), split)
        return self._own[key]

    def whole_programme_of(self, records: State | Draft) -> Programme:
        """The programme that a workshop runs, with all of its steps.

        Raises:
            RefusedError: "no_programme" where its file is not there any more.
        """
        main = records.get("workshop", "main")
        programme = self._held(main.body) if main else None
        if programme is None:
            raise RefusedError(
                "no_programme",
                "このワークショップのプログラムの定義が見つかりません。データは無事です。"
                "data/programmes/ の中を確かめてください。",
            )
        return programme

    def definition(self, version: str) -> Programme | None:
        """What was saved of a programme of one's own; None where it can't be read."""
        if version not in self._definitions:
            with self._reading() as connection:
                text = stored.definition_text(connection, version)
            try:
                if text is not None:
                    self._definitions[version] = programme_in(text)
            except ProgrammeError:
                return None
        return self._definitions.get(version)

    def newest(self, programme_id: str) -> tuple[Programme, str] | None:
        """The definition with which new workshops of a programme begin, and its fingerprint.

        The fingerprint is empty where it is one of the project's own. None where there is none.
        """
        if programme_id in self.programmes:
            return self.programmes[programme_id], ""
        with self._reading() as connection:
            own = stored.own_programme_of(connection, programme_id)
        version = (own and own.version) or ""
        found = self.definition(version) if version else None
        return (found, version) if found is not None else None

    def _held(self, main: Body) -> Programme | None:
        """The programme that a workshop began with."""
        version = main.get("definition")
        return self.definition(version) if version else self.programmes.get(main["programme"])

    def state(self, workshop_id: str) -> State | None:
        """A workshop as committed, safe to read; None if unknown. Not filtered: see access."""
        return self.store.state(workshop_id)

    def revision(self, workshop_id: str) -> int:
        """How far a workshop has come; 0 if unknown."""
        state = self.state(workshop_id)
        return state.revision if state else 0

    def info(self, workshop_id: str) -> WorkshopInfo | None:
        """A workshop's facts, also where its programme's file is gone; None if unknown."""
        state = self.state(workshop_id)
        return read(state, WorkshopInfo) if state else None

    def _at(self) -> str:
        return stamp(self.clock())

    @contextmanager
    def _reading(self) -> Iterator[sa.Connection]:
        try:
            with self.store.engine.connect() as connection:
                yield connection
        except DatabaseError as error:
            raise as_store_error(error) from error
