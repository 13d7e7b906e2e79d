"""The form of one part: its fields, its mistakes at their places, and the parts in it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import streamlit as st

from components import state
from components.editor.draft import Draft, go_to
from components.editor.parts import parts, take_away, variant_name
from components.editor.rows import row_form, rows
from components.words import plain
from kasane.programme.base import Definition
from kasane.programme.own import words
from kasane.programme.own.mistakes import called_of
from kasane.programme.own.shape import (
    Field,
    field_of,
    fields,
    kept,
    model_at,
    offered,
    retagged,
)
from kasane.programme.own.tree import Place, Tree, at, put


def form(draft: Draft, place: Place) -> None:
    """Draw the form of the part at a place."""
    _way(draft, place)
    if place[-2:-1] == ("default_rows",):
        row_form(draft, place)
        return
    model, node = model_at(draft.tree, place), at(draft.tree, place)
    told = {field.key for field in fields(model)}
    for wrong in draft.wrong:
        if wrong.place == place or (wrong.place[:-1] == place and wrong.place[-1] not in told):
            st.error(plain(wrong.sentence))
    first = [f for f in fields(model) if not words.is_later(f.model, f.key)]
    for field in first:
        _field(draft, place, model, field)
    later = [f for f in fields(model) if f not in first]
    if later:
        wrong_later = any(draft.wrong_below((*place, f.key)) for f in later)
        with st.expander("くわしい設定", expanded=wrong_later):
            for field in later:
                _field(draft, place, model, field)
    if left := kept(model, node):
        st.caption(
            f"このほかに、{'、'.join(left)}が付いています。ここでは変えず、そのまま使います。"
        )
    if isinstance(place[-1] if place else "", int) and not field_of(draft.tree, place).fixed:
        st.button(
            "これを消す", key=draft.key(place, "gone"), on_click=take_away, args=(draft, place)
        )


def _way(draft: Draft, place: Place) -> None:
    """The parts around this one, each a button; then what this one is called."""
    around = [place[:end] for end in range(len(place)) if _is_part(draft.tree, place[:end])]
    named = [(each, called_of(at(draft.tree, each)) or "プログラム") for each in around]
    if named:
        for column, (each, called) in zip(
            st.columns(len(named) + 1, gap="small"), named, strict=False
        ):
            column.button(
                f"← {called}",
                key=draft.key(each, "back"),
                type="tertiary",
                on_click=go_to,
                args=(each,),
            )
    called = called_of(at(draft.tree, place)) if place else "プログラム全体"
    st.subheader(plain(called) or "（題がありません）", anchor=False)


def _is_part(tree: Tree, place: Place) -> bool:
    return isinstance(at(tree, place), dict)


def _field(draft: Draft, place: Place, model: type[Definition], field: Field) -> None:
    node = at(draft.tree, place)
    if field.sort == "rows":
        rows(draft, place, field)
    elif field.sort == "parts":
        parts(draft, place, field)
    elif field.sort == "part":
        _inside(draft, place, field)
    else:
        _value(draft, place, model, field, node)
    for wrong in draft.wrong:
        if wrong.place == (*place, field.key) or (
            not field.is_nested and wrong.place[: len(place) + 1] == (*place, field.key)
        ):
            st.error(plain(wrong.sentence))


def _inside(draft: Draft, place: Place, field: Field) -> None:
    """A part of its own: its fields here where it has no parts in it, else a way there."""
    inner = (*place, field.key)
    inside = dict(field.variants)[""]
    if any(each.is_nested for each in fields(inside)):
        st.button(
            f"{field.name}：{called_of(at(draft.tree, place).get(field.key)) or '開く'}",
            key=draft.key(inner, "inside"),
            on_click=go_to,
            args=(inner,),
        )
        return
    st.markdown(f"**{field.name}**")
    for column, each in zip(_columns(len(fields(inside))), fields(inside), strict=True):
        with column:
            _value(draft, inner, inside, each, at(draft.tree, place).get(field.key, {}))


def _columns(count: int) -> Sequence[Any]:
    found: list[Any] = []
    while len(found) < count:
        found += st.columns(3, gap="small")
    return found[:count]


def _value(draft: Draft, place: Place, model: type[Definition], field: Field, node: Tree) -> None:
    usual = model.model_fields[field.key].default
    value = node.get(field.key, None if field.sort == "pick" else usual)
    key = draft.key(place, field.key)
    given: dict[str, Any] = {
        "label": field.name,
        "key": key,
        "help": words.help_of(field.model, field.key) or None,
        "on_change": _written,
        "args": (draft, place, field, key),
    }
    _WIDGETS[field.sort](draft, place, field, value, given)


def _line(_draft: Draft, _place: Place, field: Field, value: Any, given: dict[str, Any]) -> None:
    st.text_input(value=_text(value), max_chars=field.most, **given)


def _text_area(
    _draft: Draft, _place: Place, field: Field, value: Any, given: dict[str, Any]
) -> None:
    st.text_area(value=_text(value), max_chars=field.most, height=80, **given)


def _lines(_draft: Draft, _place: Place, _field: Field, value: Any, given: dict[str, Any]) -> None:
    found = value if isinstance(value, list | tuple) else ()
    st.text_area(value="\n".join(map(str, found)), height=110, **given)


def _number(_draft: Draft, _place: Place, field: Field, value: Any, given: dict[str, Any]) -> None:
    fits = isinstance(value, int) and field.least is not None and value >= field.least
    now = value if fits or field.least is None else None
    st.number_input(
        value=now if isinstance(now, int) else None,
        min_value=field.least,
        max_value=field.most,
        step=1,
        **given,
    )


def _flag(_draft: Draft, _place: Place, _field: Field, value: Any, given: dict[str, Any]) -> None:
    st.checkbox(value=value is True, **given)


def _choice(draft: Draft, place: Place, field: Field, value: Any, given: dict[str, Any]) -> None:
    """One of what may be chosen; of what tells variants apart, all of them."""
    above = field_of(draft.tree, place) if place else None
    named = partial(words.choice_name, field.model, field.key)
    choices: Sequence[str] = field.choices
    if above is not None and above.tag == field.key:
        choices = [key for key, _ in above.variants]
        named = partial(variant_name, above)
    index = choices.index(value) if value in choices else None
    st.selectbox(options=choices, index=index, format_func=named, **given)


def _choices(_draft: Draft, _place: Place, field: Field, value: Any, given: dict[str, Any]) -> None:
    named = partial(words.choice_name, field.model, field.key)
    default = [each for each in value or () if each in field.choices]
    st.multiselect(
        options=field.choices, default=default, format_func=named, placeholder=_PLACE, **given
    )


def _pick(draft: Draft, place: Place, field: Field, value: Any, given: dict[str, Any]) -> None:
    known = offered(draft.tree, place, field)
    options = ["", *known]
    st.selectbox(
        options=options,
        index=options.index(value) if value in options else 0,
        format_func=lambda each: known.get(each, "（選んでいません）"),
        **given,
    )


def _picks(draft: Draft, place: Place, field: Field, value: Any, given: dict[str, Any]) -> None:
    known = offered(draft.tree, place, field)
    default = [each for each in value or () if each in known]
    st.multiselect(
        options=list(known),
        default=default,
        format_func=lambda each: known.get(each, each),
        placeholder=_PLACE,
        **given,
    )


_PLACE = "選んでください"
_WIDGETS = {
    "line": _line,
    "text": _text_area,
    "lines": _lines,
    "number": _number,
    "flag": _flag,
    "choice": _choice,
    "choices": _choices,
    "pick": _pick,
    "picks": _picks,
}


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _written(draft: Draft, place: Place, field: Field, key: str) -> None:
    """Keep what was just given."""
    value = _given(field, state.chosen(key))
    above = field_of(draft.tree, place) if place else None
    if above is not None and above.tag == field.key:
        draft.change(
            lambda tree: put(tree, place, retagged(above, at(tree, place), str(value))), anew=True
        )
        return
    draft.change(lambda tree: put(_with_part(tree, place), (*place, field.key), value))


def _with_part(tree: Tree, place: Place) -> Tree:
    """The tree in which there is a part at the place: 時間 of an activity may not be there yet."""
    try:
        at(tree, place)
    except KeyError:
        return put(tree, place, {})
    return tree


def _given(field: Field, value: Any) -> Any:
    """A field's value as the file says it; None where it is left out."""
    if field.sort == "lines":
        value = [line.strip() for line in str(value).splitlines() if line.strip()]
    if field.sort in ("choices", "picks"):
        value = list(value)
    if isinstance(value, str):
        value = value.strip()
    nothing = value in (None, "", []) or value is False
    return None if nothing and field.optional else value
