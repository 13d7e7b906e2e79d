"""What a programme's file says to people is drawn on some screen: no field is without a reader.

Each text of a programme is exchanged for a sign of its own, and the signs are looked for in what
pages (Streamlit's test runner) and live parts (Node, on a fake page) draw.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from components.frame import activities
from kasane.live.programme import programme_text
from kasane.programme import Programme, Sheet
from tests.pages.conftest import Screen
from tests.support.world import ROOT, Person, World, programmes

NO_GUIDANCE = {
    # ids, order, formats, and what a browser gets by another name
    *("id", "kind", "source", "order", "screen", "form", "sheets", "explains", "url"),
    *("for_step", "once_a_day"),
    *("start", "end"),
}
"""Fields of a programme, its steps and activities that tell people nothing by themselves."""
SHEETS_UNTOLD = {
    # where it is described; what is asked by name (kasane.workshop.reading)
    *("source", "near_case"),
}


def signed(value: Any, signs: dict[str, str], path: str = "") -> Any:
    """The same with a sign in place of each text that tells people something."""
    if isinstance(value, dict):
        return {
            name: each if name in NO_GUIDANCE else signed(each, signs, f"{path}.{name}")
            for name, each in value.items()
        }
    if isinstance(value, list):
        return [signed(each, signs, path) for each in value]
    if isinstance(value, str) and value:
        sign = f"印{len(signs):03}"
        signs[sign] = path
        return sign
    return value


@pytest.fixture(params=sorted(programmes()))
def told(world: World, request: pytest.FixtureRequest) -> dict[str, str]:
    """A workshop of a programme with signs; sign → where it stands."""
    signs: dict[str, str] = {}
    plain = programmes()[request.param].model_dump(mode="json")
    apart = ("sheets", "fits")
    body = plain | signed({k: v for k, v in plain.items() if k not in apart}, signs)
    for sheet in body["sheets"]:
        if sheet.get("rules"):
            sheet["rules"] = signed(sheet["rules"], signs, ".sheets.rules")
    for fit in body["fits"]:
        fit["title"] = signed(fit["title"], signs, ".fits.title")
    programme = Programme.model_validate(body)
    world.workshops.programmes = {**world.workshops.programmes, programme.id: programme}
    meeting = next(step.id for step in programme.steps if step.meeting)
    actor = world.create(programme=programme.id, steps=(meeting,))
    world.lead, world.id = Person(actor, world.lead.secret), actor.workshop
    return signs


def drawn_by_parts(programme: Programme) -> str:
    node = shutil.which("node")
    if node is None:
        pytest.skip("Node is not on this machine.")
    done = subprocess.run(
        [node, str(ROOT / "tests" / "js" / "drawn.mjs")],
        input=programme_text(programme),
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()[-3000:]
    return "\n".join(json.loads(done.stdout))


def drawn_by_pages(screen: Screen, world: World, programme: Programme) -> str:
    first = next(step for step in programme.steps if step.meeting)
    page, query = activities.page_of(first.activities[0])
    texts: list[str] = []
    for asked, about in (("home", {}), ("workshop", {"w": world.id}), (page, query)):
        shown = screen.open(asked, world.lead, **({"w": world.id} | about if about else {}))
        assert not shown.exception
        if asked == "home":
            shown.selectbox(key="new:programme").set_value(programme).run()
        texts += [text for element in shown.main for text in _texts(element)]
    return "\n".join(texts)


_NAMED = ("body", "label")
"""What Streamlit's elements call their texts, beside a value."""


def _texts(element: Any) -> Iterator[str]:
    for inner in getattr(element, "children", {}).values():
        yield from _texts(inner)
    proto = getattr(element, "proto", None)
    found = [getattr(element, "value", ""), *(getattr(proto, name, "") for name in _NAMED)]
    yield from (text for text in found if isinstance(text, str))


def test_each_text_of_a_programme_is_drawn(
    screen: Screen, world: World, told: dict[str, str]
) -> None:
    programme = world.workshops.programmes[str(world.body("workshop", "main")["programme"])]
    drawn = drawn_by_parts(programme) + drawn_by_pages(screen, world, programme)
    assert {path for sign, path in told.items() if sign not in drawn} == set()


def models_of_sheets() -> Iterator[type[BaseModel]]:
    """Every class of which a sheet's definition is made."""
    seen: set[type[BaseModel]] = set()
    found = _classes(Sheet)
    while found:
        model = found.pop()
        if model in seen:
            continue
        seen.add(model)
        yield model
        for field in model.model_fields.values():
            found += _classes(field.annotation)


def _classes(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [found for part in get_args(annotation) for found in _classes(part)]


def test_each_field_of_a_sheet_has_a_reader() -> None:
    read = "\n".join(
        file.read_text(encoding="utf-8")
        for folder in ("components", "pages", "kasane/workshop", "kasane/tables", "kasane/record")
        for file in (ROOT / folder).rglob("*")
        if file.suffix in (".py", ".js")
    )
    fields = {name for model in models_of_sheets() for name in model.model_fields}
    unread = {name for name in fields - SHEETS_UNTOLD if not re.search(rf"[.{{,(\s]{name}\b", read)}
    assert unread == set()
