"""The rows that stand in a table from the start: one by one, or pasted from a spreadsheet."""

from __future__ import annotations

from typing import Any

import streamlit as st

from components import state
from components.editor.draft import Draft, go_to
from components.editor.parts import gone, listed, take_away
from components.frame.typed import untyped
from components.words import plain
from kasane.programme.own.shape import Field
from kasane.programme.own.tree import Place, Tree, at, insert, put

_MANY = ("choices", "people")


def rows(draft: Draft, place: Place, field: Field) -> None:
    """Draw the rows of a table, and what adds some."""
    node = at(draft.tree, place)
    found = node.get(field.key, [])
    st.markdown(f"**{field.name}**　{len(found)}行")
    for index, row in enumerate(found):
        listed(draft, (*place, field.key, index), _called(row, index), len(found), take_away)
    columns = _columns(node)
    st.button(
        "＋ 行を加える",
        key=draft.key(place, field.key, "add"),
        on_click=_add,
        args=(draft, (*place, field.key)),
    )
    key = draft.key(place, field.key, "paste")
    with st.expander("表計算からはりつける"), untyped(key):
        order = "、".join(column["label"] for column in columns)
        st.text_area(
            f"列の順（{order}）にコピーして、はりつけます。",
            key=key,
            height=90,
        )
        st.button(
            "この行を加える",
            key=draft.key(place, field.key, "pasted"),
            on_click=_paste,
            args=(draft, (*place, field.key), columns, key),
        )


def row_form(draft: Draft, place: Place) -> None:
    """Draw the cells of one row."""
    row = at(draft.tree, place)
    for wrong in draft.wrong:
        if wrong.place[: len(place)] == place:
            st.error(plain(wrong.sentence))
    with draft.typed():
        for column in _columns(at(draft.tree, place[:-2])):
            _cell(draft, place, column, row.get(column["id"]))
    gone(draft, place)


def _columns(node: Tree) -> list[Tree]:
    """The columns that people write, and all write the same."""
    return [c for c in node["columns"] if not (c.get("auto") or c.get("per_person"))]


def _called(row: Tree, index: int) -> str:
    texts = [str(value) for value in row.values() if isinstance(value, str) and value]
    return ("／".join(texts) or f"{index + 1}行目（何も入っていません）")[:40]


def _cell(draft: Draft, place: Place, column: Tree, value: Any) -> None:
    key = draft.key(place, column["id"])
    given: dict[str, Any] = {
        "label": column["label"],
        "key": key,
        "on_change": _written,
        "args": (draft, place, column, key),
    }
    choices = column.get("choices", [])
    if column["type"] == "flag":
        st.checkbox(value=value is True, **given)
    elif column["type"] == "choice" and choices:
        options = ["", *choices]
        index = options.index(value) if value in options else 0
        st.selectbox(
            options=options, index=index, format_func=lambda each: each or "（空）", **given
        )
    elif column["type"] == "choices" and choices:
        found = [each for each in value or () if each in choices]
        st.multiselect(options=choices, default=found, placeholder="選んでください", **given)
    else:
        told = "、".join(value) if isinstance(value, list) else str("" if value is None else value)
        st.text_input(value=told, **given)


def _written(draft: Draft, place: Place, column: Tree, key: str) -> None:
    typed = state.chosen(key)
    value = _given(column, typed)
    draft.write(typed, lambda tree: put(tree, (*place, column["id"]), value))


def _given(column: Tree, value: Any) -> Any:
    if column["type"] in _MANY and isinstance(value, str):
        value = [part.strip() for part in value.replace("，", "、").split("、") if part.strip()]
    if isinstance(value, str):
        value = value.strip()
    return value or None


def _add(draft: Draft, place: Place) -> None:
    before = len(at(draft.tree, place[:-1]).get(str(place[-1]), ()))
    draft.change(lambda tree: insert(tree, place, {}), anew=True)
    go_to((*place, before))


def _paste(draft: Draft, place: Place, columns: list[Tree], key: str) -> None:
    lines = [line for line in str(state.chosen(key)).splitlines() if line.strip()]

    def longer(tree: Tree) -> Tree:
        for line in lines:
            cells = zip(columns, line.split("\t"), strict=False)
            row = {c["id"]: _pasted(c, cell) for c, cell in cells if cell.strip()}
            tree = insert(tree, place, row)
        return tree

    draft.change(longer, anew=True)


def _pasted(column: Tree, cell: str) -> Any:
    if column["type"] == "flag":
        return True
    return _given(column, cell)
