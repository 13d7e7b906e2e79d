"""What is taken from elsewhere in the programme with its own ids, so that values go along."""

from __future__ import annotations

import streamlit as st

from components import state
from components.editor.draft import Draft, go_to
from kasane.programme.own.begun import with_sheet_copied
from kasane.programme.own.shape import Field
from kasane.programme.own.tree import Place, Tree, at, insert


def copy_sheet(draft: Draft, place: Place) -> None:
    """Draw what makes one more sheet like the one that is open."""
    st.button(
        "このシートを写す",
        key=draft.key(place, "copy"),
        help="同じ列・項目・問いのシートが、もう1枚できます。前とあとのアンケートや、一覧の表をつくるときに使います。",
        on_click=_copied,
        args=(draft, place),
    )


def _copied(draft: Draft, place: Place) -> None:
    draft.change(lambda tree: with_sheet_copied(tree, place), anew=True)
    go_to(("sheets", len(draft.tree["sheets"])))


def same_columns(draft: Draft, place: Place, field: Field) -> None:
    """Draw what adds a column that another sheet has, as the same."""
    known = _elsewhere(draft.tree, place)
    if not known or place[:1] != ("sheets",):
        return
    with st.expander("ほかのシートと同じ列を加える"):
        st.caption("行がほかの表へうつるとき、同じ列の値が一緒に運ばれます。")
        key = draft.key(place, field.key, "same")
        st.selectbox("同じ列", list(known), format_func=lambda each: known[each], key=key)
        st.button(
            "この列を加える",
            key=draft.key(place, field.key, "same", "add"),
            on_click=_added,
            args=(draft, (*place, field.key), key),
        )


def _elsewhere(tree: Tree, place: Place) -> dict[Place, str]:
    """The typed columns of other sheets that this part has not."""
    there = {column["id"] for column in at(tree, place).get("columns", ())}
    return {
        ("sheets", number, "columns", index): f"{sheet['title']} › {column['label']}"
        for number, sheet in enumerate(tree.get("sheets", ()))
        for index, column in enumerate(sheet.get("columns", ()))
        if "type" in column and column["id"] not in there and place[1:2] != (number,)
    }


def _added(draft: Draft, way: Place, key: str) -> None:
    column = at(draft.tree, state.chosen(key))
    draft.change(lambda tree: insert(tree, way, column), anew=True)
    state.editing().said = f"「{column['label']}」を加えました。"
