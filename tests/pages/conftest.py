"""Pages drawn by Streamlit's own test runner, on a real workshop."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from components import state
from kasane import context
from tests.support.waiting import PATIENCE
from tests.support.world import ROOT, Person, World

_MODULE = re.compile(r"/parts/[^/]+/([\w/]+\.js)")


class Screen:
    """What somebody sees in their browser."""

    def __init__(self, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
        self.world = world
        self._monkeypatch = monkeypatch

    def open(self, page: str, who: Person | None = None, **query: str) -> AppTest:
        """Draw a page as somebody; None: a browser that never came in."""
        secret = who.secret if who else None
        self._monkeypatch.setattr(state, "cookie", lambda: secret)
        shown = AppTest.from_file(str(ROOT / "components/shell.py"), default_timeout=PATIENCE)
        # The pages are functions, which switch_page() does not know; their address is their hash.
        shown._page_hash = calc_hash("" if page == "home" else page)
        for name, value in query.items():
            shown.query_params[name] = value
        shown.run()
        parts(shown)
        return shown

    def inside(self, page: str, who: Person, **query: str) -> AppTest:
        """Draw a page of the workshop."""
        return self.open(page, who, w=self.world.id, **query)


@pytest.fixture(scope="session", autouse=True)
def packages_read_once() -> Iterator[None]:
    """Streamlit's runner reads all installed packages for each page; they stay the same."""
    patch = pytest.MonkeyPatch()
    read = manifest_scanner.scan_component_manifests
    patch.setattr(manifest_scanner, "scan_component_manifests", cache(read))
    yield
    patch.undo()


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    world = World(tmp_path / "data")
    settings = context.Settings(world.folder, "", "http://192.0.2.7:8501")
    context.start(context.Running(settings, world.workshops))
    yield world
    context.stop()
    world.close()


@pytest.fixture
def town(world: World) -> World:
    """The same world with a workshop of 地域づくり編 instead of its first one."""
    actor = world.create(programme="community_building", steps=("step1",))
    world.lead = Person(actor, world.lead.secret)
    world.id = actor.workshop
    return world


@pytest.fixture
def screen(world: World, monkeypatch: pytest.MonkeyPatch) -> Screen:
    return Screen(world, monkeypatch)


def words(shown: AppTest) -> str:
    """All texts of a page that Streamlit itself draws."""
    kinds = (shown.title, shown.subheader, shown.markdown, shown.text, shown.info, shown.error)
    return "\n".join(str(element.value) for kind in kinds for element in kind)


def parts(shown: AppTest) -> set[str]:
    """The live parts that show something; each has a module in its folder."""
    texts = [
        element.proto.SerializeToString().decode("utf-8", "ignore")
        for element in shown.get("bidi_component")
    ]
    modules = [found for text in texts for found in _MODULE.findall(text)]
    assert [module for module in modules if not (ROOT / "components" / module).exists()] == []
    return {Path(module).stem for module in modules} - {"around"}
