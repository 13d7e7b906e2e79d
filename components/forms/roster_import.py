"""Takes a roster from Excel or CSV: the file, what it would change, and only then the change."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Sequence

import pandas as pd
import streamlit as st

from components import state
from components.state import Here
from components.words import plain
from kasane.errors import RefusedError
from kasane.programme import TableSheet
from kasane.tables import CsvMistakesError, RosterChange, read_roster, roster_changes
from kasane.workshop.model import Value

KINDS: dict[str, str] = {"new": "加わる", "changed": "変わる", "same": "同じ"}
_OWN = ("name", "organisation")


def roster_import(here: Here, key: str) -> None:
    """Show the import; facilitators only, whose page this stands on.

    Args:
        here: Where the viewer is.
        key: Unique on the page.
    """
    sheet = _sheet(here)
    if sheet is None:
        return
    with st.expander("名簿をExcel・CSVから取り込む", expanded=True):
        labels = "・".join(column.label for column in sheet.columns)
        st.markdown(
            "1行目に見出し、その下に1人1行で書いたファイルを選んでください。"
            "「氏名」のほかの列は、なくてもかまいません。"
        )
        st.caption(plain(f"読み込む列：{labels}"))
        file = st.file_uploader("名簿のファイル", ["xlsx", "csv"], key=f"{key}:file")
        if file is not None:
            _compare(here, sheet, file.getvalue(), key)


def _sheet(here: Here) -> TableSheet | None:
    tables = (sheet for sheet in here.programme.sheets if isinstance(sheet, TableSheet))
    return next((table for table in tables if table.rows_of == "members"), None)


def _compare(here: Here, sheet: TableSheet, content: bytes, key: str) -> None:
    """Tell what the file would change, and offer to do it."""
    try:
        found = read_roster(content, sheet)
        changes = roster_changes(found.rows, here.reading.people.members, sheet)
    except CsvMistakesError as error:
        st.error(_lines(error.message))
        return
    todo = [change for change in changes if change.kind != "same"]
    place = st.empty()
    with place.container():
        if found.unknown:
            st.info(plain(f"名簿にない列は読み込みません：{'・'.join(found.unknown)}"))
        _tell(changes)
        if not todo:
            st.success("名簿は、このファイルと同じです。取り込むものはありません。")
            return
        pressed = st.button(f"{len(todo)}人分を取り込む", key=f"{key}:take", type="primary")
    if pressed:
        place.empty()
        _take(here, todo)


def _lines(text: str) -> str:
    return "  \n".join(plain(line) for line in text.splitlines())


def _tell(changes: Sequence[RosterChange]) -> None:
    counts = Counter[str](change.kind for change in changes)
    told = "　".join(f"{label} {counts[kind]}人" for kind, label in KINDS.items())
    st.markdown(f"**{told}**　名簿から消える人はいません。空のますは、いまの名簿のままにします。")
    st.dataframe(preview(changes), hide_index=True, width="stretch")


def preview(changes: Sequence[RosterChange]) -> pd.DataFrame:
    """What will change, a line for each person, those who change first."""
    order = list(KINDS)
    rows = [
        [KINDS[change.kind], change.name, _details(change), change.line]
        for change in sorted(changes, key=lambda change: (order.index(change.kind), change.line))
    ]
    return pd.DataFrame(rows, columns=["", "氏名", "内容", "ファイルの行"])


def _details(change: RosterChange) -> str:
    if change.kind == "new":
        told = [f"{c.label} {_text(c.after)}" for c in change.changes if c.field != "name"]
        same_name = ["同じ名前の別の人が、名簿にいます"] if change.namesake else []
        return "、".join([*same_name, *told])
    return "、".join(
        f"{c.label} {_text(c.before) or '（空）'} → {_text(c.after)}" for c in change.changes
    )


def _text(value: Value) -> str:
    return value if isinstance(value, str) else "・".join(value)


def _take(here: Here, changes: Sequence[RosterChange]) -> None:
    """Do it one by one; what was refused is told, the rest is done."""
    done: Counter[str] = Counter()
    refused = []
    for change in changes:
        try:
            _add(here, change) if change.kind == "new" else _write(here, change)
            done[change.kind] += 1
        except RefusedError as refusal:
            refused.append(f"{change.line}行目「{change.name}」: {refusal.message}")
    st.success(f"取り込みました。加わった人 {done['new']}人、変わった人 {done['changed']}人。")
    if refused:
        st.warning(
            plain("取り込めなかった行があります。名簿は元のままです。\n" + "\n".join(refused))
        )


def _add(here: Here, change: RosterChange) -> None:
    values = {each.field: each.after for each in change.changes}
    state.workshops().do(
        here.actor,
        "member.add",
        id=uuid.uuid4().hex,
        name=values["name"],
        organisation=values.get("organisation", ""),
        about={field: value for field, value in values.items() if field not in _OWN},
    )


def _write(here: Here, change: RosterChange) -> None:
    for each in change.changes:
        state.workshops().do(
            here.actor,
            "member.write",
            id=change.member,
            field=each.field,
            value=each.after,
            seen=each.before,
        )
