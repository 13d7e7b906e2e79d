"""The town's list of resources as a file: kept, and taken in after a look at what that changes."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from components import state
from components.state import Here
from components.words import plain
from kasane.errors import RefusedError
from kasane.plain.file_names import file_name
from kasane.programme import TableSheet
from kasane.tables import (
    CsvMistakesError,
    ResourceChange,
    frame_file,
    read_resources,
    resource_changes,
    resource_frame,
)
from kasane.workshop import Role
from kasane.workshop.item import Item
from kasane.workshop.next_round.resources import map_of

KINDS: dict[str, str] = {"new": "加わる", "changed": "変わる", "same": "同じ"}


def resource_files(here: Here, key: str) -> None:
    """Show both ways below the list: out for everybody who writes, in for facilitators.

    Args:
        here: Where the viewer is.
        key: Unique on the page.
    """
    found = map_of(here.programme)
    if found is None:
        return
    sheet = found[1]
    with st.expander(f"{sheet.title}をファイルに保存する・取り込む"):
        _keep(here, sheet, key)
        if here.actor.role is Role.FACILITATOR:
            _bring(here, sheet, key)


def _known(here: Here, sheet: TableSheet) -> dict[str, Item]:
    """The rows of the list as it stands now, as far as the viewer may read them."""
    now = state.now(here)
    return {item.id: item for item in now.of(sheet.id) if not item.covered}


def _file(here: Here, sheet: TableSheet) -> bytes:
    return frame_file(resource_frame(list(_known(here, sheet).values()), sheet)).content


def _keep(here: Here, sheet: TableSheet, key: str) -> None:
    st.download_button(
        "一覧をCSVで保存する",
        lambda: _file(here, sheet),
        file_name(f"{sheet.title}_{here.info.municipality or here.info.name}", ".csv"),
        "text/csv",
        key=f"{key}:keep",
    )
    st.caption("Excelで開いて書きたし、そのまま取り込めます。ケースのことは入りません。")


def _bring(here: Here, sheet: TableSheet, key: str) -> None:
    st.markdown(
        "取り込むファイルは、1行目に見出し、その下に1件1行で書きます。"
        "「名前」のほかの列は、なくてもかまいません。"
    )
    labels = "・".join(column.label for column in sheet.columns if not column.auto)
    st.caption(plain(f"読み込む列：{labels}"))
    file = st.file_uploader("取り込むファイル（Excel・CSV）", ["xlsx", "csv"], key=f"{key}:file")
    if file is not None:
        compare(here, sheet, file.getvalue(), key)


def compare(here: Here, sheet: TableSheet, content: bytes, key: str) -> None:
    """Tell what a file would change, and offer to do it."""
    try:
        found = read_resources(content, sheet)
        changes = resource_changes(found.rows, _known(here, sheet), sheet)
    except CsvMistakesError as error:
        st.error("  \n".join(plain(line) for line in error.message.splitlines()))
        return
    todo = [change for change in changes if change.kind != "same"]
    place = st.empty()
    with place.container():
        if found.unknown:
            st.info(plain(f"リストにない列は読み込みません：{'・'.join(found.unknown)}"))
        _tell(changes, {column.id: column.label for column in sheet.columns})
        if not todo:
            st.success("リストは、このファイルと同じです。取り込むものはありません。")
            return
        pressed = st.button(f"{len(todo)}件を取り込む", key=f"{key}:take", type="primary")
    if pressed:
        place.empty()
        _take(here, sheet, todo)


def _tell(changes: Sequence[ResourceChange], labels: Mapping[str, str]) -> None:
    counts = Counter[str](change.kind for change in changes)
    told = "　".join(f"{label} {counts[kind]}件" for kind, label in KINDS.items())
    st.markdown(
        f"**{told}**　リストから消えるものはありません。空のますは、いまのリストのままにします。"
    )
    st.dataframe(preview(changes, labels), hide_index=True, width="stretch")


def preview(changes: Sequence[ResourceChange], labels: Mapping[str, str]) -> pd.DataFrame:
    """What will change, a line for each resource, those that change first."""
    order = list(KINDS)
    rows = [
        [KINDS[change.kind], change.name, _details(change, labels), change.line]
        for change in sorted(changes, key=lambda change: (order.index(change.kind), change.line))
    ]
    return pd.DataFrame(rows, columns=["", "名前", "内容", "ファイルの行"])


def _details(change: ResourceChange, labels: Mapping[str, str]) -> str:
    if change.kind == "new":
        told = {key: after for key, (_, after) in change.changes.items() if key != "name"}
        return "、".join(f"{labels[key]} {after}" for key, after in told.items())
    return "、".join(
        f"{labels[key]} {before or '（空）'} → {after}"
        for key, (before, after) in change.changes.items()
    )


def _take(here: Here, sheet: TableSheet, changes: Sequence[ResourceChange]) -> None:
    """Do it one by one; what was refused is told, the rest is done."""
    done: Counter[str] = Counter()
    refused = []
    for change in changes:
        try:
            _add(here, sheet, change) if change.kind == "new" else _write(here, change)
            done[change.kind] += 1
        except RefusedError as refusal:
            refused.append(f"{change.line}行目「{change.name}」: {refusal.message}")
    st.success(f"取り込みました。加わった資源 {done['new']}件、変わった資源 {done['changed']}件。")
    if refused:
        st.warning(plain("取り込めなかった行があります。元のままです。\n" + "\n".join(refused)))


def _add(here: Here, sheet: TableSheet, change: ResourceChange) -> None:
    values = {key: after for key, (_, after) in change.changes.items()}
    state.workshops().do(
        here.actor,
        "entry.add",
        id=uuid.uuid4().hex,
        sheet=sheet.id,
        place="",
        values=values,
    )


def _write(here: Here, change: ResourceChange) -> None:
    for key, (before, after) in change.changes.items():
        state.workshops().do(
            here.actor, "entry.write", id=change.entry, field=key, value=after, seen=before
        )
