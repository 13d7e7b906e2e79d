"""The draft that somebody edits: each change is kept at once, and can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass

from components import state
from components.frame.typed import took, typed
from kasane.errors import KasaneError
from kasane.programme.own.mistakes import Wrong, wrongs
from kasane.programme.own.tree import Place, Tree, at
from kasane.store.people import Device
from kasane.workshop.own import Edited

_STEPS_BACK = 50


@dataclass(frozen=True)
class Draft:
    """A draft as the page is drawn with it.

    Attributes:
        place: the part that is open.
        wrong: what keeps it from being saved.
        epoch: as in Editing; part of the fields' keys.
    """

    device: Device
    edited: Edited
    place: Place
    wrong: tuple[Wrong, ...]
    epoch: int

    @property
    def tree(self) -> Tree:
        """The whole programme."""
        return self.edited.tree

    def key(self, place: Place, *more: str) -> str:
        """A key for what is drawn of a place."""
        return ":".join(map(str, ("own", self.edited.id, self.epoch, *place, *more)))

    def typed(self) -> AbstractContextManager[None]:
        """Around the fields of the open part: what is half typed in them stays on the device."""
        return typed(self.device, self._typed)

    @property
    def _typed(self) -> str:
        return ":".join(map(str, ("own", self.edited.id, *self.place)))

    def wrong_below(self, place: Place) -> int:
        """How many mistakes there are at a place and below it."""
        return sum(wrong.place[: len(place)] == place for wrong in self.wrong)

    def write(self, text: object, change: Callable[[Tree], Tree], *, anew: bool = False) -> None:
        """Keep a change that a field of the open part made, which held a text."""
        if self.change(change, anew=anew):
            took(self.device, self._typed, text)

    def change(self, change: Callable[[Tree], Tree], *, anew: bool = False) -> bool:
        """Keep a change; `anew` where fields that are on the page now stand for something else.

        Returns:
            Whether it was kept; else it is said why not.
        """
        editing = state.editing()
        try:
            new = change(self.tree)
            state.workshops().write_draft(self.device, self.edited.id, new, self.edited.revision)
        except LookupError:
            editing.said = "その場所は、もうありません。新しい中身を表示しています。"
            anew = True
        except KasaneError as error:
            editing.said = error.message
            anew = True
        else:
            editing.past = [*editing.past, self.tree][-_STEPS_BACK:]
            editing.epoch += anew
            return True
        editing.epoch += anew
        return False

    def undo(self) -> None:
        """Go back to the draft before the last change."""
        editing = state.editing()
        if not editing.past:
            return
        before = editing.past.pop()
        try:
            state.workshops().write_draft(self.device, self.edited.id, before, self.edited.revision)
        except KasaneError as error:
            editing.said = error.message
        editing.epoch += 1
        editing.place = _there(before, editing.place)


def open_draft(device: Device) -> Draft | None:
    """The draft that this tab edits; None where none is open, or it is there no more."""
    editing = state.editing()
    if not editing.programme:
        return None
    try:
        edited = state.workshops().edited(editing.programme)
    except KasaneError as error:
        editing.programme, editing.said = "", error.message
        return None
    editing.place = _there(edited.tree, editing.place)
    return Draft(device, edited, editing.place, wrongs(edited.tree), editing.epoch)


def go_to(place: Place) -> None:
    """Open a part."""
    state.editing().place = place


def _there(tree: Tree, place: Place) -> Place:
    """The place, or the nearest around it that is a part."""
    while place:
        try:
            if isinstance(at(tree, place), dict):
                return place
        except (LookupError, TypeError):
            pass
        place = place[:-1]
    return ()
