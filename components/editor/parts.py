"""The parts of a part as a list: open, move, take away, add."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from components import state
from components.editor.draft import Draft, go_to
from kasane.programme.own import words
from kasane.programme.own.begun import begun, filled
from kasane.programme.own.mistakes import called_of
from kasane.programme.own.shape import Field
from kasane.programme.own.tree import Place, at, insert, move, put, remove


def parts(draft: Draft, place: Place, field: Field) -> None:
    """Draw the list of a field of the part at a place."""
    found = at(draft.tree, place).get(field.key, [])
    st.markdown(f"**{field.name}**　{len(found)}")
    for index, node in enumerate(found):
        called = called_of(node) or f"{index + 1}番目"
        away = None if field.fixed else take_away
        listed(draft, (*place, field.key, index), called, len(found), away)
    if not field.fixed:
        add(draft, place, field)


def add(draft: Draft, place: Place, field: Field, where: str = "form") -> None:
    """Draw what adds one; `where` on the page, as it may stand there twice."""
    key = draft.key(place, field.key, where, "variant")
    if field.tag:
        st.selectbox(
            f"加える{field.name}の種類",
            [key for key, _ in field.variants],
            format_func=partial(variant_name, field),
            key=key,
            label_visibility="collapsed",
        )
    st.button(
        f"＋ {field.name}を加える",
        key=draft.key(place, field.key, where, "add"),
        on_click=_add,
        args=(draft, place, field, key),
    )


def variant_name(field: Field, variant: str) -> str:
    """What one of the variants of a part is called."""
    begins = getattr(dict(field.variants)[variant], "begins", None)
    if begins is not None:
        return str(begins()[0])
    return words.choice_name(dict(field.variants)[variant].__name__, field.tag, variant)


def listed(
    draft: Draft,
    place: Place,
    called: str,
    of: int,
    away: Callable[[Draft, Place], None] | None = None,
) -> None:
    """Draw one line of a list: what opens it, and, where it may go `away`, what moves it."""
    index, wrong = int(place[-1]), draft.wrong_below(place)
    with st.container(horizontal=True, gap="small"):
        st.button(
            f"{called}{f'　⚠{wrong}' if wrong else ''}",
            key=draft.key(place, "inside"),
            on_click=go_to,
            args=(place,),
            width="stretch",
        )
        if away is None:
            return
        ways = (("up", "↑", "上へ", -1, index == 0), ("down", "↓", "下へ", 1, index == of - 1))
        for key, sign, says, by, ends in ways:
            st.button(
                sign,
                key=draft.key(place, key),
                help=says,
                disabled=ends,
                on_click=_move,
                args=(draft, place, by),
            )
        st.button("消す", key=draft.key(place, "away"), on_click=away, args=(draft, place))


def _add(draft: Draft, place: Place, field: Field, key: str) -> None:
    # Not the choice of the last drawing: who presses at once means the one just made.
    new = begun(field, state.chosen(key) if field.tag else field.variants[0][0])
    colours = at(draft.tree, place).get("colours")
    if "colour" in new and colours:
        new["colour"] = colours[0]["id"]
    way = (*place, field.key)
    inside = (*way, len(at(draft.tree, place).get(field.key, ())))
    draft.change(lambda tree: filled(insert(tree, way, new), inside), anew=True)
    go_to(inside)


def put_on(draft: Draft, place: Place, field: Field) -> None:
    """Add a part that may be left out, such as a rule, and open it."""
    inside = (*place, field.key)
    draft.change(lambda tree: filled(put(tree, inside, begun(field)), inside), anew=True)
    go_to(inside)


def _move(draft: Draft, place: Place, by: int) -> None:
    draft.change(lambda tree: move(tree, place, by), anew=True)


def take_away(draft: Draft, place: Place) -> None:
    """Take a part away; it comes back with 「ひとつ戻す」."""
    draft.change(lambda tree: remove(tree, place), anew=True)
    editing = state.editing()
    editing.place = place[: -1 if isinstance(place[-1], str) else -2]
    editing.said = "消しました。「ひとつ戻す」で、元に戻せます。"


def gone(draft: Draft, place: Place) -> None:
    """Draw what takes the part that is open away."""
    st.button("これを消す", key=draft.key(place, "gone"), on_click=take_away, args=(draft, place))
