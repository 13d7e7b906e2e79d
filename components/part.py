"""Puts a live part (a folder with JavaScript) on a Streamlit page.

A part is a folder such as `components/sheets/board`, with a module of its name, `board.js`, and
in it `export function mount(root, data, component)`, which returns a function that takes it away
again. It is loaded from `/parts/<version>/…`, so parts share modules, above all the one live
connection.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from components.state import Here
from kasane.live.parts import parts_version
from kasane.live.programme import programme_version

FOLDER = Path(__file__).parent

_SORRY = (
    "画面の部品を読み込めませんでした。書いた内容は失われていません。"
    "ページを開きなおしてください（F5 キー、または再読み込みのボタン）。"
)
_LOADER = """
export default function (component) {
  const { parentElement, data: [module, data] } = component;
  const address = new URL(module, window.location.origin).href;
  let gone = false;
  let unmount = () => {};
  parentElement.ariaBusy = "true";
  import(address).finally(() => { parentElement.ariaBusy = null; }).then(
    (part) => {
      if (!gone) unmount = part.mount(parentElement, data, component) ?? unmount;
    },
    () => {
      const sentence = document.createElement("p");
      sentence.setAttribute("role", "alert");
      sentence.textContent = SORRY;
      parentElement.replaceChildren(sentence);
    },
  );
  return () => { gone = true; unmount(); };
}
""".replace("SORRY", json.dumps(_SORRY, ensure_ascii=False))


@cache
def _component() -> Any:
    return st.components.v2.component("kasane_part", js=_LOADER, isolate_styles=False)


def mount_live(
    here: Here,
    name: str,
    data: dict[str, Any],
    key: str,
    on_open: Callable[[str], None] | None = None,
) -> None:
    """Show a part of the workshop, which gets the workshop's programme by itself.

    Args:
        here: where the viewer is.
        name: the part's folder below components.
        data: what else its `mount` gets; ids stand for sheets, steps and activities.
        key: unique on the page.
        on_open: called with VALUE on `component.setTriggerValue("open", VALUE)` in the part.
    """
    known = {"workshop": here.actor.workshop, "programme": programme_version(here.programme)}
    mount(name, known | data, key, on_open)


def mount(
    name: str,
    data: dict[str, Any],
    key: str,
    on_open: Callable[[str], None] | None = None,
) -> None:
    """Show a part.

    Args:
        name: the part's folder below components.
        data: what its `mount` gets; JSON values.
        key: unique on the page.
        on_open: called with VALUE on `component.setTriggerValue("open", VALUE)` in the part.
    """
    module = f"/parts/{parts_version(FOLDER)}/{name}/{name.rpartition('/')[2]}.js"
    result = _component()(
        key=f"part:{key}",
        # A list: in a mapping Streamlit looks through every value for what might be a table.
        data=[module, data],
        on_open_change=lambda: None,
    )
    if on_open is not None and isinstance(result.open, str):
        on_open(result.open)
