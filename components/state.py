"""Who is looking, at which workshop. The only place that names session_state keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, NoReturn

import streamlit as st

from kasane import context
from kasane.live.identity import COOKIE
from kasane.programme import Programme
from kasane.store.people import Device
from kasane.workshop import Actor, Workshops
from kasane.workshop.access import PAGES
from kasane.workshop.model import Meeting, WorkshopInfo
from kasane.workshop.reading import Reading

WORKSHOP = "kasane:workshop"
PAGE_OBJECTS = "kasane:pages"
TAKEN = "kasane:taken"
COLUMNS = "kasane:columns"
BROUGHT = "kasane:brought"
CHOSEN = "kasane:sheet"
SAID = "kasane:said"
EDITING = "kasane:editing"
TYPED = "kasane:typed"


@dataclass(frozen=True, slots=True)
class Here:
    """Where somebody is: the workshop as it stands now, and who they are in it."""

    actor: Actor
    reading: Reading
    programme: Programme
    info: WorkshopInfo
    meeting: Meeting | None


@dataclass
class Editing:
    """Where somebody is who edits a programme.

    Attributes:
        programme: its id. place: the part that is open.
        epoch: raised where all fields have to be drawn anew.
        past: the drafts before the last changes, the newest last.
        said: a sentence that is shown once.
    """

    programme: str = ""
    place: tuple[str | int, ...] = ()
    epoch: int = 0
    past: list[dict[str, Any]] = field(default_factory=list)
    said: str = ""


@dataclass(frozen=True)
class Typed:
    """Fields on a page, and whose texts the device keeps for them.

    Attributes:
        workshop: "" where it is about none. member: whose device it is, there.
    """

    workshop: str
    member: str
    name: str

    def data(self, texts: Sequence[str]) -> dict[str, Any]:
        """What the browser is told, with texts that the server has taken."""
        return asdict(self) | {"texts": list(texts)}


def taken_texts() -> dict[Typed, list[str]]:
    """What the server took last in this tab from each of the fields."""
    found: dict[Typed, list[str]] = st.session_state.get(TYPED, {})
    return found


def keep_taken_texts(typed: Typed, texts: list[str]) -> None:
    """Remember it, for the device to drop."""
    st.session_state[TYPED] = taken_texts() | {typed: texts}


def editing() -> Editing:
    """What this tab edits; after a reload, what its address names."""
    if EDITING not in st.session_state:
        address = st.query_params
        parts = address.get("part", "").split(".") if "part" in address else ()
        place = tuple(int(part) if part.isdecimal() else part for part in parts)
        st.session_state[EDITING] = Editing(address.get("programme", ""), place)
    found: Editing = st.session_state[EDITING]
    return found


def remember_editing() -> None:
    """Keep it in the tab's address, so that a reload comes back to it."""
    editor = editing()
    part = ".".join(map(str, editor.place))
    for name, value in {"programme": editor.programme, "part": part}.items():
        if value and editor.programme:
            if st.query_params.get(name) != value:
                st.query_params[name] = value
        elif name in st.query_params:
            del st.query_params[name]


def workshops() -> Workshops:
    """The running app's workshops."""
    return context.running().workshops


def cookie() -> str | None:
    """The browser's secret."""
    return st.context.cookies.get(COOKIE)


def device() -> Device | None:
    """The browser's device, if it has come in before."""
    return workshops().device(cookie())


def signs_in() -> bool:
    """Whether those who lead sign in here."""
    return workshops().sign_in is not None


def room_url() -> str:
    """The address by which the others in the room reach this app."""
    known = context.running().settings.room_url
    return known or f"http://{st.context.headers.get('Host', 'localhost')}"


def workshop_id() -> str | None:
    """The workshop in the address, or the one opened last in this tab."""
    found = st.query_params.get("w") or st.session_state.get(WORKSHOP)
    return found if isinstance(found, str) else None


def remember(workshop: str) -> None:
    """Keep the workshop in the tab and in its address, so that a reload comes back to it."""
    st.session_state[WORKSHOP] = workshop
    if st.query_params.get("w") != workshop:
        st.query_params["w"] = workshop


def enter(page: str) -> Here:
    """Where the viewer is, if they may open this page; else a sentence, and the page ends."""
    workshop = workshop_id()
    known = device()
    actor = workshops().lead(known, workshop) if known and workshop else None
    reading = workshops().reading(actor.workshop, actor) if actor else None
    if actor is None or reading is None or reading.info is None:
        _closed(
            "このページは、参加している人だけが見られます。参加コードで入るか、"
            "はじめの画面から開いてください。終了したワークショップは、もう開けません。"
            + ("事務局の方は、はじめの画面からサインインしてください。" if signs_in() else "")
        )
    if actor.role not in PAGES[page]:
        _closed("このページは事務局のためのものです。はじめの画面に戻ってください。")
    remember(actor.workshop)
    info = reading.info
    meeting = reading.meetings.get(info.meeting or "")
    return Here(actor, reading, reading.programme, info, meeting)


def leave(said: str) -> None:
    """Forget the workshop that was open, and keep a sentence for the first screen."""
    st.session_state.pop(WORKSHOP, None)
    st.session_state[SAID] = said


def said() -> str:
    """That sentence, once."""
    found: str = st.session_state.pop(SAID, "")
    return found


def now(here: Here) -> Reading:
    """The workshop as it stands when a button is pressed, not when it was drawn."""
    return workshops().reading(here.actor.workshop, here.actor) or here.reading


def _closed(sentence: str) -> NoReturn:
    st.title("かさね")
    st.info(sentence)
    page_link("join", "参加コードで入る")
    page_link("home", "はじめの画面へ")
    st.stop()


def keep_pages(pages: dict[str, Any]) -> None:
    """Remember this run's pages, so that parts can lead to them without importing them."""
    st.session_state[PAGE_OBJECTS] = pages


def go(page: str, **query: str) -> NoReturn:
    """Open a page; `w` is the workshop, if not the one that is open."""
    st.switch_page(st.session_state[PAGE_OBJECTS][page], query_params=_query(page, query))


def page_link(page: str, label: str, **query: str) -> None:
    """A link to a page; `w` is the workshop, if not the one that is open."""
    known = st.session_state[PAGE_OBJECTS][page]
    st.page_link(known, label=label, query_params=_query(page, query), width="stretch")


def _query(page: str, query: dict[str, str]) -> dict[str, str]:
    workshop = None if page == "home" else workshop_id()
    return ({"w": workshop} if workshop else {}) | query


def choose_sheet(activity: str, sheet: str) -> None:
    """Have an activity's page show a sheet when it is drawn next."""
    st.session_state[CHOSEN] = (activity, sheet)


def wanted_sheet(activity: str) -> str | None:
    """The sheet that an activity's page shall show when it is drawn next; it is told once."""
    known: tuple[str, str] | None = st.session_state.get(CHOSEN)
    if known is None or known[0] != activity:
        return None
    del st.session_state[CHOSEN]
    return known[1]


def is_chosen(key: str) -> bool:
    """Whether the choice under `key` was drawn before in this tab."""
    return key in st.session_state


def choose(key: str, value: Any) -> None:
    """Before a choice is drawn under `key`: what it shall show."""
    st.session_state[key] = value


def chosen(key: str) -> Any:
    """What was just chosen in what is drawn under `key`."""
    return st.session_state[key]


def taken(workshop: str) -> tuple[int | None, str]:
    """The revision by which this tab last took a file in, if it can be undone, and what to say."""
    found = st.session_state.get(TAKEN, {}).get(workshop, (None, ""))
    return found[0], found[1]


def keep_taken(workshop: str, revision: int | None, said: str) -> None:
    """Remember what came of taking a file in."""
    st.session_state[TAKEN] = {workshop: (revision, said)}


def columns_said(here: Here, leaf: str) -> dict[str, str]:
    """Which column of a file is which, as somebody said it for files of this kind."""
    said: dict[str, str] = st.session_state.get(COLUMNS, {}).get(leaf, {})
    return here.info.columns.get(leaf, {}) | said


def keep_columns(leaf: str, said: dict[str, str]) -> None:
    """Remember it in this tab; what is taken in remembers it for the workshop."""
    st.session_state[COLUMNS] = st.session_state.get(COLUMNS, {}) | {leaf: said}


def fill(fields: Mapping[str, object]) -> None:
    """Write into fields that are drawn further down: their keys with what they shall hold."""
    st.session_state.update(fields)


def brought(activity: str) -> int:
    """How many papers this tab has brought to an activity: each has a form of its own."""
    return int(st.session_state.get(BROUGHT, {}).get(activity, 0))


def bring_next(activity: str) -> None:
    """Begin with an empty form."""
    st.session_state[BROUGHT] = {activity: brought(activity) + 1}
