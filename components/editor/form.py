"""The form of one part: its fields, its mistakes at their places, and the parts in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st

from components import state
from components.editor.draft import Draft, go_to
from components.editor.parts import gone, parts, put_on, variant_name
from components.editor.rows import row_form, rows
from components.editor.same import copy_sheet, same_columns
from components.words import plain
from kasane.programme.base import Definition
from kasane.programme.own import words
from kasane.programme.own.begun import retagged, with_columns
from kasane.programme.own.mistakes import called_of, name_at
from kasane.programme.own.picks import GONE, choices_for, offered
from kasane.programme.own.shape import Field, field_of, fields, model_at
from kasane.programme.own.tree import Place, Tree, at, put


def form(draft: Draft, place: Place) -> None:
    """Draw the form of the part at a place."""
    _way(draft, place)
    if place[-2:-1] == ("default_rows",):
        row_form(draft, place)
        return
    model = model_at(draft.tree, place)
    told = {field.key for field in fields(model)}
    for wrong in draft.wrong:
        if wrong.place == place or (wrong.place[:-1] == place and wrong.place[-1] not in told):
            st.error(plain(wrong.sentence))
    with draft.typed():
        for heading in words.HEADINGS:
            _some(draft, place, model, heading)
    if place[:1] == ("sheets",) and len(place) == 2:
        copy_sheet(draft, place)
    if place and _may_go(draft, place):
        gone(draft, place)


def _may_go(draft: Draft, place: Place) -> bool:
    field = field_of(draft.tree, place)
    return field.absent if isinstance(place[-1], str) else not field.fixed


def _some(draft: Draft, place: Place, model: type[Definition], heading: str) -> None:
    """The fields of a part that stand under a heading."""
    found = [f for f in fields(model) if words.heading_of(f.model, f.key) == heading]
    if not found:
        return
    if not heading:
        for field in found:
            _field(draft, place, model, field)
        return
    wrong = any(draft.wrong_below((*place, f.key)) for f in found)
    with st.expander(heading, expanded=wrong):
        for field in found:
            _field(draft, place, model, field)


def _way(draft: Draft, place: Place) -> None:
    """The parts around this one, each a button; then what this one is called."""
    around = [place[:end] for end in range(len(place)) if _is_part(draft.tree, place[:end])]
    named = [(each, name_at(draft.tree, each) if each else "プログラム") for each in around]
    if named:
        with st.container(horizontal=True, gap="small"):
            for each, called in named:
                st.button(
                    f"← {called}",
                    key=draft.key(each, "back"),
                    type="tertiary",
                    on_click=go_to,
                    args=(each,),
                )
    st.subheader(plain(_name(draft, place)) or "（題がありません）", anchor=False)
    if place and isinstance(place[-1], str):
        field = field_of(draft.tree, place)
        st.caption(words.help_of(field.model, field.key))


def _name(draft: Draft, place: Place) -> str:
    if not place:
        return "プログラム全体"
    if place[-2:-1] == ("default_rows",):
        return f"{int(place[-1]) + 1}行目"
    return name_at(draft.tree, place)


def _is_part(tree: Tree, place: Place) -> bool:
    return isinstance(at(tree, place), dict)


def _field(draft: Draft, place: Place, model: type[Definition], field: Field) -> None:
    node = at(draft.tree, place)
    if field.sort == "rows":
        rows(draft, place, field)
    elif field.sort == "parts":
        parts(draft, place, field)
        if field.key == "columns":
            same_columns(draft, place, field)
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
    """A part of its own: its fields here; a way there where it is larger, or may be left out."""
    inner, inside = (*place, field.key), dict(field.variants)[""]
    there = at(draft.tree, place).get(field.key)
    if field.absent and there is None:
        st.button(
            f"＋ {field.name}を付ける",
            key=draft.key(inner, "put"),
            help=words.help_of(field.model, field.key) or None,
            on_click=put_on,
            args=(draft, place, field),
        )
        return
    if field.absent or any(each.is_nested for each in fields(inside)):
        wrong = draft.wrong_below(inner)
        st.button(
            f"{field.name}：{called_of(there) or '開く'}{f'　⚠{wrong}' if wrong else ''}",
            key=draft.key(inner, "inside"),
            on_click=go_to,
            args=(inner,),
        )
        return
    st.markdown(f"**{field.name}**")
    for column, each in zip(_columns(len(fields(inside))), fields(inside), strict=True):
        with column:
            _value(draft, inner, inside, each, there or {})


def _columns(count: int) -> Sequence[Any]:
    found: list[Any] = []
    while len(found) < count:
        found += st.columns(3, gap="small")
    return found[:count]


def _value(draft: Draft, place: Place, model: type[Definition], field: Field, node: Tree) -> None:
    if field.sort == "each":
        _each(draft, place, field, node.get(field.key, {}))
        return
    usual = model.model_fields[field.key].default
    value = node.get(field.key, None if field.sort == "pick" else usual)
    _ask(draft, place, field, (field.key,), value)


def _each(draft: Draft, place: Place, field: Field, given: Tree) -> None:
    """A value for each choice; also for one that is no choice any more, to take it out."""
    known = choices_for(draft.tree, place, field.pick.each)
    st.markdown(f"**{field.name}**")
    inner = replace(field, sort=field.inner or "text", optional=True)
    for choice in dict.fromkeys((*known, *given)):
        label = choice if choice in known else f"{choice}{GONE}"
        _ask(draft, place, inner, (field.key, choice), given.get(choice), label)


def _ask(
    draft: Draft, place: Place, field: Field, way: tuple[str, ...], value: Any, label: str = ""
) -> None:
    key = draft.key(place, *way)
    given: dict[str, Any] = {
        "label": label or field.name,
        "key": key,
        "help": None if label else words.help_of(field.model, field.key) or None,
        "on_change": _written,
        "args": (draft, place, field, way, key),
    }
    _WIDGETS[str(field.sort)](draft, place, field, value, given)


def _line(_draft: Draft, _place: Place, _field: Field, value: Any, given: dict[str, Any]) -> None:
    st.text_input(value=_text(value), **given)


def _text_area(
    _draft: Draft, _place: Place, _field: Field, value: Any, given: dict[str, Any]
) -> None:
    st.text_area(value=_text(value), height=80, **given)


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
    known = offered(draft.tree, place, field.pick)
    options = ["", *known, *([value] if value and value not in known else [])]
    st.selectbox(
        options=options,
        index=options.index(value) if value in options else 0,
        format_func=lambda each: known.get(each, GONE) if each else "（選んでいません）",
        **given,
    )


def _picks(draft: Draft, place: Place, field: Field, value: Any, given: dict[str, Any]) -> None:
    known = offered(draft.tree, place, field.pick)
    default = list(value) if isinstance(value, list | tuple) else []
    st.multiselect(
        options=[*known, *(each for each in default if each not in known)],
        default=default,
        format_func=lambda each: known.get(each, GONE),
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


def _written(draft: Draft, place: Place, field: Field, way: tuple[str, ...], key: str) -> None:
    """Keep what was just given."""
    typed = state.chosen(key)
    value = _given(field, typed)
    above = field_of(draft.tree, place) if place else None
    if above is not None and above.tag == field.key:
        draft.change(
            lambda tree: put(tree, place, retagged(above, at(tree, place), str(value))), anew=True
        )
        return

    def changed(tree: Tree) -> Tree:
        tree = put(_with_part(tree, (*place, *way[:-1])), (*place, *way), value)
        return with_columns(tree, place, value) if field.key == "rows_of" else tree

    draft.write(typed, changed, anew=field.key == "rows_of")


def _with_part(tree: Tree, place: Place) -> Tree:
    """The tree in which there is a part at the place: 時間 of an activity may not be there yet."""
    try:
        at(tree, place)
    except KeyError:
        return put(_with_part(tree, place[:-1]), place, {})
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
