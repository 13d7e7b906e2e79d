"""終了・消去: takes a workshop, or what is told of its cases, out of all that the house keeps."""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Callable
from contextlib import nullcontext
from functools import partial
from pathlib import Path

import sqlalchemy as sa

from kasane.clerk.clerk import Clerk
from kasane.errors import KasaneError, StoreError
from kasane.store import Transaction
from kasane.store.attachments import drop_pages
from kasane.store.backup import BACKUPS, COPYING, UNFINISHED
from kasane.store.erasing import blank_records, erase_copies, erase_workshop
from kasane.store.erasures import Erasure, What, erasures, left, note
from kasane.store.moving import ASIDE
from kasane.store.store import HOUSE
from kasane.tables.files.folders import known_folders
from kasane.workshop import Actor, Workshops
from kasane.workshop.desk import stamp
from kasane.workshop.erasing import ERASE_CASES, CaseBlank, check_erases


class Eraser:
    """Erases from the database, its history, log and free pages, all copies of it, and the files.

    The order: the wish is kept, the database, whoever still works on the old texts, the files,
    the copies. What is broken off in between is finished by the next start.
    """

    def __init__(self, workshops: Workshops, folder: Path, clerk: Clerk | None = None) -> None:
        self._workshops = workshops
        self._folder = folder
        self._clerk = clerk

    def erase(self, actor: Actor, typed: str, what: What, case: str = "") -> str:
        """Erase for good; returns what was done, as a sentence.

        Args:
            actor: who wants it.
            typed: the workshop's name, as they typed it.
            what: all of it, or only what is told of cases.
            case: id of the one case of which that goes; "": of all.

        Raises:
            RefusedError: they may not, or typed another name. Nothing was erased.
            StoreError: something could not be erased yet; the sentence says what is left.
        """
        self._workshops.check(actor, lambda desk: check_erases(desk, typed))
        wish = Erasure(stamp(self._workshops.clock()), actor.workshop, what, case=case)
        note(self._folder, wish)
        return self._carry_out(wish, actor.member)

    def finish(self) -> None:
        """Finish what was broken off.

        Raises:
            StoreError: something is still left.
        """
        for wish in left(erasures(self._folder)):
            self._carry_out(wish, "")

    def _carry_out(self, wish: Erasure, member: str) -> str:
        store = self._workshops.store
        try:
            with store.copying:
                on_copies = self._on_copies(wish)
                if store.state(wish.workshop) is not None:
                    store.submit(partial(self._in_database, wish, member)).result()
                store.tell(HOUSE, {"erased": wish.workshop})
                clerk = self._clerk
                with clerk.forgetting(wish.workshop) if clerk else nullcontext():
                    files = self._erase_files(wish)
                if clerk:
                    clerk.write_anew(wish.workshop)
                copies = erase_copies(self._folder, (BACKUPS, ASIDE), wish.workshop, on_copies)
                store.compact()
        except (KasaneError, OSError, sa.exc.SQLAlchemyError) as error:
            cause = error.message if isinstance(error, KasaneError) else str(error)
            raise StoreError(
                "まだ消えていないものがあります。ファイルをほかのソフトで開いているときは閉じて、"
                f"「かさね」を始めなおすと、続きを消します（{cause}）。"
            ) from error
        note(self._folder, Erasure(wish.at, wish.workshop, wish.what, done=True, case=wish.case))
        return (
            "消去しました。データベース（元に戻すための履歴も）、"
            f"表のファイル{files}個、バックアップ{copies}個から消しました。"
        )

    def _in_database(self, wish: Erasure, member: str, transaction: Transaction) -> None:
        if wish.what == "workshop":
            transaction.erase(wish.workshop)
            return
        draft = transaction.draft(wish.workshop)
        if draft is None:
            return
        blank = CaseBlank.of(draft, self._workshops.whole_programme_of(draft), wish.case)
        draft.append(uuid.uuid4().hex, member, wish.at, ERASE_CASES, blank.puts(draft))
        transaction.blank(wish.workshop, blank)
        self._drop_pages(wish.workshop, blank, transaction.connection)

    def _on_copies(self, wish: Erasure) -> Callable[[sa.Connection], None]:
        if wish.what == "workshop":
            return partial(erase_workshop, workshop_id=wish.workshop)
        state = self._workshops.state(wish.workshop)
        if state is None:  # it was erased as a whole since
            return lambda _connection: None
        blank = CaseBlank.of(state, self._workshops.whole_programme_of(state), wish.case)

        def erase(connection: sa.Connection) -> None:
            blank_records(connection, wish.workshop, blank)
            self._drop_pages(wish.workshop, blank, connection)

        return erase

    def _drop_pages(self, workshop_id: str, blank: CaseBlank, connection: sa.Connection) -> None:
        for kind, record_id in blank.gone:
            if kind == "attachment":
                drop_pages(connection, workshop_id, record_id)

    def _erase_files(self, wish: Erasure) -> int:
        """The workshop's folders; those of one that goes on are written anew by themselves."""
        for unfinished in (
            *self._folder.glob("restore-*"),
            *self._folder.glob("*/erasing-*"),
            *self._folder.glob(f"*/{COPYING}*"),
        ):
            shutil.rmtree(unfinished)
        for name in (f"{UNFINISHED}", f"{UNFINISHED}-journal"):
            (self._folder / BACKUPS / name).unlink(missing_ok=True)
        found = [
            folder
            for parent in (self._folder, *self._folder.glob(ASIDE))
            for folder in known_folders(parent, wish.workshop)
        ]
        files = sum(1 for folder in found for file in folder.rglob("*") if file.is_file())
        for folder in found:
            shutil.rmtree(folder)
        return files
