"""Writes docs/access-matrix.md: who may do and see what, asked of the code itself.

python -m tools.access_matrix
"""

from __future__ import annotations

import itertools
import tempfile
import uuid
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from kasane.errors import RefusedError
from kasane.programme import load_programmes
from kasane.store import Record, State, Store
from kasane.workshop import Actor, Entrance, NewWorkshop, Role, Workshops
from kasane.workshop.access import OPERATIONS, PAGES, Sight, may_see_code
from kasane.workshop.model import Invitation, read

T = TypeVar("T")
ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "access-matrix.md"
BOARD, PLACE, CASES = "strengths_matrix", "grasp/can", "case_study"
STATES = ("open", "private", "locked")
BASIS = "匿名化した事例"
HEAD = """# Who may do and see what

Written by `python -m tools.access_matrix` out of the code, which is asked case by case; a test
compares. `kasane/workshop/access.py` decides on every path: WebSocket, HTTP, pages, exports.
Whoever is nobody in a workshop (a stranger, somebody put out, a member of another one) gets and
does nothing of it; the owner of the machine leads all. A facilitator's own projector is a viewer.
Where people sign in, a facilitator is who is signed in with an account of the workshop's
municipality (`tests/workshop/test_signing_in.py`, `tests/live/test_sign_in.py`), and `prefecture`
opens for a prefecture's account alone.

- Each operation is tried in each role by `tests/workshop/test_access.py`, in process and over a raw
  WebSocket; each page by `tests/pages/test_pages.py`; each route by `tests/live/test_doors.py`.
  A test fails where one is missing.
- What is read, at first and by what comes after, is held by random walks in
  `tests/live/test_room_property.py`; what files hold, by `tests/tables/test_private_files.py` and
  `tests/record/test_what_leaves.py`. Files are made for facilitators only.
"""
CODES = """Each was tried on a note of its author: what came of it, or the refusal's code
([live-protocol.md](live-protocol.md))."""
VIEWS = """full: all; unsigned: without names; covered: only that something is there; nothing: not
sent at all; public: without what is the secretariat's (`View` in access.py)."""


class Town:
    """One workshop of the programme, with somebody of each role, and what they wrote."""

    def __init__(self, folder: Path) -> None:
        known = load_programmes(ROOT / "data" / "programmes")
        self.workshops = Workshops(Store(folder), known)
        owner, _ = self.workshops.own(None)
        facts = {"programme": "team_building", "name": "会", "municipality": "市"}
        asked = NewWorkshop.model_validate(
            facts | {"date": date(2026, 12, 8), "steps": ("step1", "step2")}
        )
        self.lead = self.workshops.create(owner.id, asked)
        self.author, self.other = self._come("participant"), self._come("participant")
        self.viewer = self._come("viewer")

    @property
    def state(self) -> State:
        """As it stands now."""
        return _there(self.workshops.state(self.lead.workshop))

    def do(self, who: Actor, op: str, **fields: Any) -> str:
        """What comes of an operation: "yes", or the code of the refusal."""
        try:
            self.workshops.do(who, op, **fields)
        except RefusedError as refusal:
            return refusal.code
        return "yes"

    def add(self, who: Actor, sheet: str, place: str, **values: str) -> str:
        """Write an entry and return its id."""
        new = uuid.uuid4().hex
        done = self.do(who, "entry.add", id=new, sheet=sheet, place=place, values=values)
        if done != "yes":
            raise RuntimeError(f"{sheet} {place}: {done}")
        return new

    def record(self, entry: str) -> Record:
        """An entry as it is stored."""
        return _there(self.state.get("entry", entry))

    def _come(self, role: str) -> Actor:
        invitation = _there(read(self.state, Invitation, role))
        name = f"人{len(self.state.records)}"
        return self.workshops.enter(None, Entrance(code=invitation.code, name=name)).actor


def _there(found: T | None) -> T:
    if found is None:
        raise RuntimeError("it is not there")
    return found


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """The lines of a table."""
    yield from ("", f"| {' | '.join(head)} |", f"|{' --- |' * len(head)}")
    yield from (f"| {' | '.join(row)} |" for row in rows)


def roles_table(what: str, known: dict[str, frozenset[Role]]) -> Iterator[str]:
    """Who may, of things that say it by role."""
    rows = [[f"`{it}`", *("yes" if r in may else "–" for r in Role)] for it, may in known.items()]
    return table([what, *Role], rows)


def written(town: Town) -> Iterator[Sequence[str]]:
    """What comes of writing on a board, by its state, whose note it is and who writes."""
    for act, state in itertools.product(ACTS, STATES):
        outcomes = []
        for who in (town.lead, town.author, town.other, town.viewer):
            town.do(town.lead, "sheet.state", sheet=BOARD, state="open")
            note = town.add(town.author, BOARD, PLACE, text="文")
            under = town.add(town.author, BOARD, PLACE, text="下")
            town.do(town.lead, "sheet.state", sheet=BOARD, state=state)
            version = town.record(note).body["version"]
            fields = ACTS[act](note, under, version)
            outcomes.append(town.do(who, act, **fields))
        yield [f"`{act}`", state, *outcomes]


ACTS: dict[str, Any] = {
    "entry.add": lambda note, _under, _version: {
        "id": f"{note}x",
        "sheet": BOARD,
        "place": PLACE,
        "values": {"text": "新"},
    },
    "entry.edit": lambda note, _under, version: {
        "id": note,
        "version": version,
        "values": {"text": "別"},
    },
    "entry.move": lambda note, _under, _version: {"id": note, "place": "/do"},
    "entry.stack": lambda note, under, _version: {"id": note, "onto": under},
    "entry.delete": lambda note, _under, version: {"id": note, "version": version},
    "entry.hide": lambda note, _under, _version: {"id": note},
}
"""Operations on a note, and their fields."""


def seen(town: Town) -> Iterator[Sequence[str]]:
    """How much of an entry each gets, by the state of all that decides it."""
    for state, authors, hidden in itertools.product(STATES, ("shown", "hidden"), (False, True)):
        town.do(town.lead, "sheet.state", sheet=BOARD, state="open")
        town.do(town.lead, "sheet.authors", sheet=BOARD, authors=authors)
        note = town.add(town.author, BOARD, PLACE, text="文")
        if hidden:
            town.do(town.lead, "entry.hide", id=note)
        town.do(town.lead, "sheet.state", sheet=BOARD, state=state)
        what = ", hidden by the facilitator" if hidden else ""
        yield [f"note, names {authors}{what}", state, *views(town, note)]
    case = town.add(town.author, CASES, "", outline="はなし", basis=BASIS)
    inside = town.add(town.lead, CASES, f"{case}/well/content", text="気づき")
    ask = town.add(town.author, CASES, f"{case}/@ask", text="問い")
    for hidden in (True, False):
        town.do(town.lead, "entry.hide" if hidden else "entry.show", id=case)
        how = "not opened" if hidden else "opened"
        for name, entry in (
            ("case", case),
            ("the secretariat's note in it", inside),
            ("question", ask),
        ):
            yield [name, how, *views(town, entry)]


def views(town: Town, entry: str) -> Iterator[str]:
    """What each gets: who leads, the author, another, a viewer, and one where names are wanted."""
    state, record = town.state, town.record(entry)
    for who in (town.lead, town.author, town.other, town.viewer):
        yield str(Sight.of(state).view(record, who))
    yield str(Sight(Sight.of(state).sheets, True, state).view(record, town.viewer))


def others(town: Town) -> Iterator[Sequence[str]]:
    """How much of what is no entry each role gets."""
    sight, cases = Sight.of(town.state), {"member": {}, "meeting": {}, "decided": {}}
    cases |= {"question": {"author": "somebody"}, "hand": {"member": "somebody"}}
    for kind, body in cases.items():
        made = Record(kind, "x", 1, False, body)
        yield [kind, *(str(sight.view(made, Actor("w", "m", role))) for role in Role)]
    for code in Role:
        may = (may_see_code(code, Actor("w", "m", role)) for role in Role)
        yield [f"participation code: {code}", *("full" if one else "nothing" for one in may)]


def page() -> str:
    """The whole page."""
    with tempfile.TemporaryDirectory() as folder:
        town = Town(Path(folder))
        writers = ["facilitator", "its author", "another participant", "viewer"]
        lines = [HEAD, "## Pages", *roles_table("page", PAGES)]
        lines += ["", "## Operations", *roles_table("operation", OPERATIONS)]
        lines += ["", "## Writing on a board, by its state", "", CODES]
        lines += table(["operation", "state", *writers], list(written(town)))
        lines += ["", "## Reading entries", "", VIEWS]
        lines += table(["what", "state", *writers, "viewer, names wanted"], list(seen(town)))
        lines += ["", "## Reading all else", *table(["what", *Role], list(others(town)))]
        town.workshops.store.close()
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
