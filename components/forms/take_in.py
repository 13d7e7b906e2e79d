"""Takes a file in: it is understood, what it would change is shown, and only then is it done."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

import pandas as pd
import streamlit as st

from components import state
from components.state import Here
from components.words import plain
from kasane.errors import KasaneError
from kasane.plain.file_names import file_name
from kasane.tables import (
    Answer,
    FilePage,
    FileTable,
    Leaf,
    Look,
    RowChange,
    UnreadableError,
    frame_file,
    look,
    own_pages,
    pages_of,
    recognised,
    rows_frame,
    template,
    understood,
)
from kasane.tables.files.export import Export
from kasane.workshop import Actor, Role
from kasane.workshop.next_round.resources import map_of
from kasane.workshop.telling import SHARED
from kasane.workshop.use import use_of

MOST_PASTED = 200_000
"""Characters of a pasted table: with all else on the page they fit into one message."""

KINDS = {"new": "加わる", "changed": "変わる", "same": "同じ"}
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_SHOWN = 20
_NOT_READ, _EMPTY = "（読みこまない）", "（空のままにする）"


def roster_leaf(here: Here) -> Leaf | None:
    """The roster's own file; None where the programme has no roster."""
    return next((leaf for leaf in Export(here.reading).leaves if leaf.rows == "members"), None)


def list_files(here: Here, key: str) -> None:
    """Show both ways below the town's list: out for everybody who writes, in for facilitators."""
    told = here.reading.to_tell(SHARED)
    found, export = map_of(here.programme), Export(told)
    if found is None:
        return
    leaf = export.leaves_of(found[1])[0]
    with st.expander(f"{leaf.title}をファイルに保存する・取り込む"):
        own = replace(leaf, columns=tuple(c for c in leaf.columns if c.slot in ("order", "value")))
        st.download_button(
            "一覧をCSVで保存する",
            lambda: frame_file(rows_frame(own, export.rows(leaf), export.names)).content,
            file_name(f"{leaf.title}_{here.info.municipality or here.info.name}", ".csv"),
            "text/csv",
            key=f"{key}:keep",
        )
        rows = {row.id for row in export.rows(leaf)}
        st.caption(f"Excelで開いて書きたし、そのまま取り込めます。{use_of(told, rows)}")
        if here.actor.role is Role.FACILITATOR:
            take_in(here, key, leaf)


def take_in(here: Here, key: str, leaf: Leaf | None = None) -> None:
    """Show the way in; facilitators only, whose page this stands on.

    Args:
        here: Where the viewer is.
        key: Unique on the page.
        leaf: What is taken in; None: somebody chooses, or the file tells.
    """
    _last(here.actor, key)
    st.markdown(
        "見出しの下に1件1行で書いた、Excel（.xlsx・.xls）かCSVのファイルを選びます。"
        "取り込む前に、何が加わり何が変わるかを見られます。"
    )
    if leaf is not None:
        _offer_template(leaf, key)
    file = st.file_uploader("取り込むファイル（Excel・CSV）", key=f"{key}:file")
    pasted = st.text_area(
        "または、表計算ソフトで写した表を貼りつけます",
        key=f"{key}:pasted",
        height=80,
    )
    if len(pasted) > MOST_PASTED:
        st.error(
            f"貼りつけた表は{len(pasted):,}文字あり、{MOST_PASTED:,}文字をこえています。"
            "分けて貼りつけるか、ファイルで選んでください。まだ何も取り込んでいません。"
        )
        return
    if file is None and not pasted.strip():
        if leaf is None:
            _choose(Export(here.reading), (), "", key)
        return
    content, name = (file.getvalue(), file.name) if file else (pasted.encode(), "")
    compare(here, key, leaf, content, name)


def compare(here: Here, key: str, leaf: Leaf | None, content: bytes, name: str) -> None:
    """Tell what a file would change, and offer to do it."""
    try:
        pages = pages_of(content)
        chosen = leaf or _choose(Export(here.reading), pages, name, key)
        if chosen is not None:
            # What was said of one file says nothing of the next, but for its columns.
            mark = f"{chosen.sheet.id}:{chosen.id}:{zlib.crc32(content):x}"
            _look(here, f"{key}:{mark}", chosen, own_pages(pages, chosen, Export(here.reading)))
    except UnreadableError as error:
        st.error(plain(error.message))


def _offer_template(leaf: Leaf, key: str) -> None:
    st.download_button(
        "記入用のExcelを保存する",
        lambda: template(leaf),
        file_name(f"{leaf.title}_記入用", ".xlsx"),
        _EXCEL,
        key=f"{key}:template",
        on_click="ignore",
    )


def _choose(export: Export, pages: Sequence[FilePage], name: str, key: str) -> Leaf | None:
    """The sheet that a file is taken in for: the one that it looks like, unless told otherwise."""
    leaves = export.leaves
    like = recognised(pages, name, export) if pages else None
    index = leaves.index(like) if like else None
    unknown = "ファイルからは分かりません。選んでください" if pages else "ファイルから見分けます"
    chosen = st.selectbox(
        "取り込むシート",
        range(len(leaves)),
        index,
        format_func=lambda at: _title(leaves[at]),
        placeholder=unknown,
        key=f"{key}:leaf:{index}:{bool(pages)}",
    )
    if chosen is None:
        return None
    _offer_template(leaves[chosen], f"{key}:{chosen}")
    return leaves[chosen]


def _title(leaf: Leaf) -> str:
    title = leaf.sheet.title
    return title if leaf.title == title else f"{title}：{leaf.title.removeprefix(title)}"


def _look(here: Here, key: str, leaf: Leaf, pages: Sequence[FilePage]) -> None:
    wish = _understood(here, key, leaf, pages)
    table, export = understood(pages, leaf, wish), Export(here.reading)
    if table.missing or not table.columns:
        named = "".join(f"「{heading}」" for heading in table.missing) or "知っている見出し"
        st.error(plain(f"{named}の列が見つかりません。上で、どの列がそれかを選んでください。"))
        return
    found = look(table, export, leaf, wish)
    asked = _asked(key, found, wish)
    found = look(table, export, leaf, asked) if asked != wish else found
    refused = state.workshops().refusals(here.actor, found.messages) if found.todo else {}
    _tell(here, key, found.without(refused))


def _kind(leaf: Leaf) -> str:
    """For which files it is remembered which column is which."""
    return f"{leaf.sheet.id}/{leaf.id}"


def _understood(here: Here, key: str, leaf: Leaf, pages: Sequence[FilePage]) -> Answer:
    """How the headings are read, and what somebody says instead."""
    wish = Answer(columns=state.columns_said(here, _kind(leaf)))
    table = understood(pages, leaf, wish)
    open_ = bool(table.missing) or not table.columns
    with st.expander("どの列をどう読むか", expanded=open_):
        names = [page.name for page in pages]
        if len(names) > 1:
            page = st.selectbox(
                "Excelのシート", names, names.index(table.page.name), key=f"{key}:page"
            )
            wish = replace(wish, page=page)
            table = understood(pages, leaf, wish)
        at = st.selectbox(
            "見出しの行",
            [None, 0, *(line.number for line in table.page.lines[:_SHOWN])],
            format_func=lambda n: {None: "さがす", 0: "見出しはない"}.get(n, f"{n}行目"),
            key=f"{key}:at",
        )
        wish = replace(wish, at=at)
        return replace(wish, columns=_columns(key, leaf, understood(pages, leaf, wish), wish))


def _columns(key: str, leaf: Leaf, table: FileTable, wish: Answer) -> dict[str, str]:
    said = dict(wish.columns)
    now = {at: heading for heading, columns in table.columns.items() for at in columns}
    offered = [_NOT_READ, *leaf.headings]
    for at, heading in enumerate(table.headings):
        if heading and heading not in table.headings[:at]:
            read = now.get(at, _NOT_READ)
            chosen = st.selectbox(
                plain(heading), offered, offered.index(read), key=f"{key}:column:{heading}"
            )
            if chosen != read:
                said[heading] = "" if chosen == _NOT_READ else chosen
    state.keep_columns(_kind(leaf), said)
    return said


def _asked(key: str, found: Look, wish: Answer) -> Answer:
    """What is asked where the file is not clear: words that are no choice, lines in doubt."""
    if found.table.unread:
        st.info(plain(f"読みこまない列：{'・'.join(found.table.unread)}"))
    answers: dict[tuple[str, str], str] = {}
    for (heading, text), choices in list(found.said.unsure.items())[:_SHOWN]:
        chosen = st.selectbox(
            plain(f"「{heading}」の「{text}」は、どれですか"),
            ["", *choices],
            format_func=lambda choice: choice or _EMPTY,
            key=f"{key}:is:{heading}:{text}",
        )
        answers |= {(heading, text): chosen} if chosen else {}
    emptied = found.blanks > 0 and st.checkbox(
        f"空のます（{found.blanks}か所には、いま何か書いてあります）を、消したものとして読む",
        key=f"{key}:emptied",
    )
    return replace(wish, answers=answers, wanted=_wanted(key, found), emptied=emptied)


def _wanted(key: str, found: Look) -> frozenset[int]:
    """The lines that are passed over, and those among them that somebody wants."""
    if not found.passed:
        return frozenset()
    st.markdown(f"**取り込まない行が {len(found.passed)}行あります。**")
    rows = [[each.line, each.why, each.text] for each in found.passed]
    frame = pd.DataFrame(rows, columns=["ファイルの行", "取り込まないわけ", "書いてあること"])
    st.dataframe(frame, hide_index=True, width="stretch")
    texts = {each.line: each.text for each in found.passed if each.may}
    wanted = st.multiselect(
        "それでも取り込む行",
        list(texts),
        format_func=lambda line: f"{line}行目　{texts[line]}",
        placeholder="えらぶ",
        key=f"{key}:wanted",
    )
    return frozenset(wanted)


def _tell(here: Here, key: str, found: Look) -> None:
    unit = "人" if found.leaf.rows == "members" else "件"
    counts = Counter[str](change.kind for change in found.changes)
    told = "　".join(f"{label} {counts[kind]}{unit}" for kind, label in KINDS.items())
    st.markdown(f"**{told}**　消えるものはありません。ファイルにない列は、いまのままにします。")
    _lines(st.warning, "読みこめないところがあります。ほかは取り込めます。", found.said.mistakes)
    _lines(st.info, "つぎのように読みました。", found.said.notes)
    if found.changes:
        st.dataframe(preview(found.changes), hide_index=True, width="stretch")
    if not found.todo:
        st.success("いまのシートと同じです。取り込むものはありません。")
        return
    st.button(
        f"{len(found.todo)}{unit}を取り込む",
        key=f"{key}:take",
        type="primary",
        on_click=_carry,
        args=(here, found, f"取り込みました（{_title(found.leaf)}）。{told}"),
    )


def _lines(show: Callable[[str], object], head: str, lines: Sequence[str]) -> None:
    rest = len(lines) - _SHOWN
    more = [f"ほかに{rest}か所あります。"] if rest > 0 else []
    if lines:
        show("  \n".join(plain(line) for line in [head, *lines[:_SHOWN], *more]))


def preview(changes: Sequence[RowChange]) -> pd.DataFrame:
    """What will change, a line for each row of the file, those that change first."""
    order = list(KINDS)
    rows = [
        [KINDS[change.kind], change.name, _details(change), change.line]
        for change in sorted(changes, key=lambda each: (order.index(each.kind), each.line))
    ]
    return pd.DataFrame(rows, columns=["", "名前", "内容", "ファイルの行"])


def _details(change: RowChange) -> str:
    if change.kind == "new":
        told = [f"{heading} {after}" for heading, _, after in change.details]
        return "、".join([*(["同じ名前のものが、もうあります"] if change.namesake else []), *told])
    return "、".join(
        f"{heading} {before or '（空）'} → {after or '（空）'}"
        for heading, before, after in change.details
    )


def _carry(here: Here, found: Look, said: str) -> None:
    """Take in exactly what was shown; what was changed by somebody meanwhile refuses it."""
    actor, kind = here.actor, _kind(found.leaf)
    try:
        columns = state.columns_said(here, kind)
        if columns != here.info.columns.get(kind, {}):
            known = here.info.columns | {kind: columns}
            state.workshops().do(actor, "workshop.edit", columns=known)
        done = state.workshops().do(actor, "take_in", rows=found.messages)
        state.keep_taken(actor.workshop, done.revision, said)
    except KasaneError as refusal:
        line = "だれかが同時に書いたので、取り込みませんでした。もう一度ごらんください。"
        state.keep_taken(actor.workshop, None, f"{line}（{refusal.message}）")


def _undo(actor: Actor, revision: int) -> None:
    try:
        state.workshops().do(actor, "undo", revision=revision)
        state.keep_taken(actor.workshop, None, "取り消しました。取り込む前に戻っています。")
    except KasaneError as refusal:
        state.keep_taken(actor.workshop, None, refusal.message)


def _last(actor: Actor, key: str) -> None:
    """What was taken in last in this tab, which can be taken back."""
    revision, said = state.taken(actor.workshop)
    if revision is None:
        if said:
            st.info(plain(said))
        return
    st.success(plain(said))
    st.button(
        "取り消す（取り込む前に戻す）", key=f"{key}:undo", on_click=_undo, args=(actor, revision)
    )
