"""Programmes of one's own: edited and saved by the owner of the machine, held by workshops."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from kasane.errors import RefusedError
from kasane.programme import Programme
from kasane.programme.loader import OWN, programme_from, text_in
from kasane.programme.own.begun import blank
from kasane.programme.own.tree import (
    MOST,
    Tree,
    copied,
    draft_of,
    drafted,
    own_id,
    text_of,
    tree_of,
)
from kasane.store import Transaction
from kasane.store import programmes as stored
from kasane.store.people import Device
from kasane.store.programmes import OwnProgramme
from kasane.workshop.signing_in import SigningIn


@dataclass(frozen=True, slots=True)
class Edited:
    """A programme of one's own as somebody edits it.

    Attributes:
        draft: its text. revision: how often it was changed.
        version: fingerprint of what was saved last; None where nothing was.
        saved: whether the draft is what was saved last.
    """

    id: str
    draft: str
    revision: int
    version: str | None
    saved: bool

    @property
    def tree(self) -> Tree:
        """The whole draft; nobody changes it, as it is held."""
        return drafted(self.draft)

    @property
    def title(self) -> str:
        """What it is called, also while that is empty."""
        return str(self.tree.get("title") or "（題のないプログラム）")


class OwnProgrammes(SigningIn):
    """What the owner of the machine does with programmes."""

    def own_programmes(self) -> list[Edited]:
        """All programmes of one's own, in the order in which they were made."""
        with self._reading() as connection:
            return [_edited(each) for each in stored.own_programmes(connection)]

    def edited(self, programme_id: str) -> Edited:
        """One of them.

        Raises:
            RefusedError: "gone".
        """
        with self._reading() as connection:
            found = stored.own_programme_of(connection, programme_id)
        if found is None:
            raise _gone()
        return _edited(found)

    def offered(self) -> list[Programme]:
        """The programmes with which a workshop can begin: those of かさね, then one's own."""
        found = [self.newest(each.id) for each in self.own_programmes() if each.version]
        return [*self.programmes.values(), *(known[0] for known in found if known)]

    def copy_programme(self, device: Device, programme_id: str, title: str) -> str:
        """Begin a programme of one's own with what another one says; returns its id.

        Raises:
            RefusedError: "forbidden", "not_here".
        """
        known = self.programmes.get(programme_id)
        tree = tree_of(known) if known is not None else self.edited(programme_id).tree
        return self._begin(device, copied(tree, title))

    def begin_programme(self, device: Device, title: str) -> str:
        """Begin a programme of one's own with nothing but a step; returns its id.

        Raises:
            RefusedError: "forbidden".
        """
        return self._begin(device, blank(title) | {"id": own_id()})

    def write_draft(self, device: Device, programme_id: str, tree: Tree, seen: int) -> int:
        """Keep a change of a draft, which may have mistakes; returns its new revision.

        Args:
            device: Who changes it.
            programme_id: Of which programme.
            tree: The whole draft.
            seen: The revision on which the change was made.

        Raises:
            RefusedError: "forbidden", "gone", "stale" where it was changed elsewhere meanwhile.
        """

        def change(now: OwnProgramme) -> OwnProgramme:
            if now.revision != seen:
                raise RefusedError(
                    "stale",
                    "別の画面でも直していたため、いまの変更は入れませんでした。"
                    "新しい中身を表示しています。もう一度直してください。",
                )
            text = draft_of({**tree, "id": programme_id})
            return replace(now, draft=text, revision=seen + 1, changed=self._at())

        return self._change(device, programme_id, change).revision

    def save_programme(self, device: Device, programme_id: str) -> str:
        """Make the draft what new workshops begin with; returns its fingerprint.

        Raises:
            RefusedError: "forbidden", "gone". ProgrammeError: it has mistakes; nothing was saved.
        """

        def job(transaction: Transaction) -> str:
            now = self._owned(transaction, device, programme_id)
            text = text_of(tree_of(programme_from(text_of(drafted(now.draft)), _edited(now).title)))
            connection = transaction.connection
            version = stored.put_definition(connection, programme_id, text, self._at())
            saved = replace(now, version=version, draft=text, revision=now.revision + 1)
            stored.put_own(connection, saved)
            stored.forget_unheld(connection, programme_id)
            return version

        return self.store.submit(job).result()

    def remove_programme(self, device: Device, programme_id: str) -> None:
        """Take a programme off the list; workshops that began with it go on.

        Raises:
            RefusedError: "forbidden", "gone".
        """

        def job(transaction: Transaction) -> None:
            self._owned(transaction, device, programme_id)
            stored.drop_own(transaction.connection, programme_id)
            stored.forget_unheld(transaction.connection, programme_id)

        self.store.submit(job).result()

    def take_in_programme(
        self, device: Device, content: bytes, name: str, *, anew: bool = False
    ) -> str:
        """Take in the file of a programme, as a draft and saved at once; returns its id.

        What comes as a file of a programme that is known here becomes the newer one of it, where
        it is not wanted `anew`, beside that.

        Raises:
            RefusedError: "forbidden", "too_large". ProgrammeError: it has mistakes, each with its
                line. Nothing has changed.
        """
        programme = read_file(content, name)

        def job(transaction: Transaction) -> str:
            self._check_owner(transaction, device)
            connection, own = transaction.connection, programme.id.startswith(OWN)
            here = stored.own_programme_of(connection, programme.id) if own else None
            taken = programme.id if own and not (anew and here) else own_id()
            here = None if anew else here
            text = text_of({**tree_of(programme), "id": taken})
            version = stored.put_definition(connection, taken, text, self._at())
            revision = here.revision + 1 if here else 1
            stored.put_own(connection, OwnProgramme(taken, version, text, revision, self._at()))
            stored.forget_unheld(connection, taken)
            return taken

        return self.store.submit(job).result()

    def _begin(self, device: Device, tree: Tree) -> str:
        def job(transaction: Transaction) -> str:
            self._check_owner(transaction, device)
            own = OwnProgramme(tree["id"], None, draft_of(tree), 1, self._at())
            stored.put_own(transaction.connection, own)
            return own.id

        return self.store.submit(job).result()

    def _change(
        self, device: Device, programme_id: str, change: Callable[[OwnProgramme], OwnProgramme]
    ) -> OwnProgramme:
        def job(transaction: Transaction) -> OwnProgramme:
            changed = change(self._owned(transaction, device, programme_id))
            stored.put_own(transaction.connection, changed)
            return changed

        return self.store.submit(job).result()

    def _check_owner(self, transaction: Transaction, device: Device) -> None:
        if not self._is_owner(transaction.connection, device.id):
            raise RefusedError(
                "forbidden",
                "プログラムをつくったり直したりできるのは、このパソコンの管理者だけです。",
            )

    def _owned(self, transaction: Transaction, device: Device, programme_id: str) -> OwnProgramme:
        self._check_owner(transaction, device)
        found = stored.own_programme_of(transaction.connection, programme_id)
        if found is None:
            raise _gone()
        return found


def read_file(content: bytes, name: str) -> Programme:
    """The programme in a file that somebody shares.

    Raises:
        RefusedError: "too_large". ProgrammeError: it has mistakes, each with its line.
    """
    if len(content) > MOST:
        raise RefusedError(
            "too_large", "大きすぎるファイルです。プログラムのファイルではないようです。"
        )
    return programme_from(text_in(content, name), name)


def _edited(own: OwnProgramme) -> Edited:
    saved = own.version is not None and own.version == stored.fingerprint(own.draft)
    return Edited(own.id, own.draft, own.revision, own.version, saved)


def _gone() -> RefusedError:
    return RefusedError(
        "gone", "このプログラムは、一覧から外されています。始まっている会は、そのまま続けられます。"
    )
