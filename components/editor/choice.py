"""Which programme is edited: one of one's own, a copy of another, an empty one, or a file."""

from __future__ import annotations

import streamlit as st

from components import state
from components.attempt import attempt
from components.frame.typed import took, typed
from components.words import plain
from kasane.errors import KasaneError
from kasane.programme import Programme, ProgrammeError
from kasane.programme.own.changes import changes
from kasane.store.people import Device
from kasane.workshop.own import Edited, read_file

EMPTY = "白紙から"
_SHOWN = 12
_TYPED = "own:title"


def choice(device: Device) -> None:
    """Draw the list of one's own, and the ways to begin another."""
    mine = state.workshops().own_programmes()
    if not mine:
        st.markdown(
            "まだ、わがまちのプログラムはありません。もとにするものを選んで、写してください。"
        )
    for edited in mine:
        _card(device, edited)
    _begin(device, mine)
    _take_in(device)


def _card(device: Device, edited: Edited) -> None:
    with st.container(border=True):
        st.markdown(f"**{plain(edited.title)}**")
        if edited.version is None:
            st.caption("下書きです。保存すると、ワークショップを始められます。")
        elif not edited.saved:
            st.caption("保存したあとで直した下書きがあります。")
        else:
            st.caption("保存してあります。")
        opens, away = st.columns([3, 1])
        opens.button(
            "直す",
            key=f"own:open:{edited.id}",
            type="primary",
            on_click=_open,
            args=(edited.id,),
        )
        with away.popover("一覧から外す"):
            st.markdown("始まっている会は、そのまま続けられます。下書きは消えます。")
            st.button(
                "外す", key=f"own:away:{edited.id}", on_click=_remove, args=(device, edited.id)
            )


def _open(programme: str) -> None:
    editing = state.editing()
    editing.programme, editing.place, editing.past = programme, (), []
    editing.epoch += 1


def _remove(device: Device, programme: str) -> None:
    try:
        state.workshops().remove_programme(device, programme)
    except KasaneError as error:
        state.editing().said = error.message


def _begin(device: Device, mine: list[Edited]) -> None:
    with st.container(border=True):
        st.markdown("**新しくつくる**")
        known: dict[str, str] = {p.id: p.title for p in state.workshops().programmes.values()}
        known |= {edited.id: edited.title for edited in mine}
        base = st.selectbox(
            "もとにするもの",
            [*known, EMPTY],
            format_func=lambda each: known.get(each, each),
            key="own:base",
        )
        usual = "わがまちのプログラム" if base == EMPTY else f"{known[base]}（わがまち版）"
        with typed(device, _TYPED):
            title = st.text_input("題", usual, key=f"own:title:{base}")
        if st.button("写して、直しはじめる", key="own:begin", type="primary"):
            _start(device, base, title, usual)


def _start(device: Device, base: str, written: str, usual: str) -> None:
    workshops, title = state.workshops(), written.strip() or usual
    with attempt():
        if base == EMPTY:
            new = workshops.begin_programme(device, title)
        else:
            new = workshops.copy_programme(device, base, title)
        took(device, _TYPED, written)
        _open(new)


def _take_in(device: Device) -> None:
    with st.expander("もらったプログラムのファイルを取り込む"):
        file = st.file_uploader("ファイル（.yaml）", ["yaml", "yml"], key="own:file")
        if file is None:
            return
        content, name = file.getvalue(), file.name
        try:
            programme = read_file(content, name)
        except ProgrammeError as error:
            st.error("取り込めません。何も変わっていません。つぎのところを直してもらってください。")
            for mistake in error.mistakes[:_SHOWN]:
                st.markdown(plain(str(mistake)))
            return
        except KasaneError as error:
            st.error(plain(error.message))
            return
        _ask(device, content, name, programme)


def _ask(device: Device, content: bytes, name: str, programme: Programme) -> None:
    st.markdown(f"「{plain(programme.title)}」のファイルです。")
    known = state.workshops().newest(programme.id)
    anew = known is None or programme.id in state.workshops().programmes
    if not anew and known is not None:
        told = changes(known[0], programme)
        if not told:
            st.info("いまあるものと同じ中身です。")
            return
        st.markdown("同じプログラムが、ここにあります。取り込むと、つぎのところが変わります。")
        st.markdown("\n".join(f"- {plain(line)}" for line in told[:_SHOWN]))
        left, right = st.columns(2)
        if left.button("新しい版として取り込む", key="own:newer", type="primary"):
            _taken(device, content, name, anew=False)
        if right.button("別のプログラムとして取り込む", key="own:beside"):
            _taken(device, content, name, anew=True)
    elif st.button("取り込む", key="own:take", type="primary"):
        _taken(device, content, name, anew=True)


def _taken(device: Device, content: bytes, name: str, *, anew: bool) -> None:
    with attempt():
        _open(state.workshops().take_in_programme(device, content, name, anew=anew))
        state.editing().said = "取り込みました。"
