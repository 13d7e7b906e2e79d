"""Boards, maps and overlaps as large pages to hang on a wall: as they stand, or blank."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial

import streamlit as st

from components.forms.records import RecordChoice
from components.state import Here
from kasane import context
from kasane.record import (
    SIZES,
    Poster,
    PosterSize,
    blank_poster,
    blank_poster_name,
    filled_poster,
    large_sheets,
    poster_name,
    posters_of,
)
from kasane.workshop.reading import Reading


def posters(here: Here, wish: RecordChoice, *, allowed: bool) -> None:
    """Let somebody choose what and how large; nothing where no sheet is a picture."""
    sheets = list(large_sheets(here.programme))
    if not sheets:
        return
    st.subheader("壁にはる大きな紙（PDF）")
    st.markdown(
        f"{'・'.join(sheet.title for sheet in sheets)}を、横長の紙1枚にします。"
        "A1は、大きな紙が刷れる印刷機や印刷店で刷れます。"
        "ケースの内容は、上で選んだとおりに入ります。"
    )
    size: PosterSize = st.radio(
        "紙の大きさ", list(SIZES), horizontal=True, key="record:poster:size"
    )
    reading = here.reading.to_tell(wish.telling)
    found = posters_of(reading)
    if found:
        _filled(reading, found, size, allowed=allowed)
    else:
        st.caption("これらのシートに何か書くと、書いたものも大きな紙にできます。")
    for sheet in sheets:
        label = f"何も書いていない「{sheet.title}」"
        key = f"record:poster:blank:{sheet.id}:{size}"
        _save(label, partial(blank_poster, sheet, size), blank_poster_name(sheet, size), key)


def _filled(reading: Reading, found: Sequence[Poster], size: PosterSize, *, allowed: bool) -> None:
    names = {f"{each.sheet.id}/{each.case.id}": each.title for each in found}
    by_key = dict(zip(names, found, strict=True))
    chosen = st.selectbox(
        "シートとケース", list(names), format_func=names.__getitem__, key="record:poster:which"
    )
    poster, now = by_key[chosen], datetime.now(UTC)
    name = poster_name(reading, poster, size)
    make = partial(context.export, reading, "壁にはる大きな紙", filled_poster, now, poster, size)
    key = f"record:poster:{chosen}:{size}:{reading.telling.cases}"
    _save("書いたもの", make, name, key, disabled=not allowed)


def _save(
    label: str, make: Callable[[], bytes], name: str, key: str, *, disabled: bool = False
) -> None:
    st.download_button(
        f"{label}を保存する",
        make,
        name,
        "application/pdf",
        key=key,
        on_click="ignore",
        disabled=disabled,
    )
