"""What came of what, one row for each link between two things."""

from __future__ import annotations

import pandas as pd

from kasane.tables.files.export import Export
from kasane.tables.files.origin import told_text
from kasane.workshop.thread import Node, Thing, Why

THINGS = {
    Thing.CASE: "ケース",
    Thing.CASE_NOTE: "ケースの付箋",
    Thing.WISH: "本人の願い",
    Thing.KNOWN: "地域資源リスト",
    Thing.RESOURCE: "資源",
    Thing.CANDIDATE: "会いたい人",
    Thing.INTERVIEW: "インタビュー",
    Thing.CHANCE: "地域のやりたいこと",
    Thing.FINDING: "①②の付箋",
    Thing.IDEA: "③アイデア",
    Thing.STUDY: "検討",
    Thing.ACTION: "行動",
    Thing.TRIAL: "確かめたこと",
    Thing.PLAN: "企画書",
    Thing.ARRANGEMENT: "段取り",
    Thing.VISION: "めざす体制",
    Thing.OWN_PART: "自分としてできること",
    Thing.OTHER: "そのほか",
}
"""What people call each thing."""
WHYS = {Why.SOURCE: "もとにした", Why.INSIDE: "その中に書いた", Why.PILE: "まとめた"}
"""What people call the link between two things."""


def thread_frame(export: Export) -> pd.DataFrame:
    """Every link: from what, to what, and why; in the order of the sheets."""
    nodes = export.thread.nodes
    rows = [
        [*_told(export, nodes[edge.source]), WHYS[edge.why], *_told(export, nodes[edge.result])]
        for edge in export.thread.edges
    ]
    ends = ("種類", "シート", "文", "ID")
    headings = [*(f"もとの{name}" for name in ends), "つながり", *(f"先の{name}" for name in ends)]
    return pd.DataFrame(rows, columns=headings)


def _told(export: Export, node: Node) -> list[str]:
    text = told_text(node, of_case=export.reading.telling.cases)
    return [THINGS[node.thing], export.programme.sheet(node.sheet).title, text, node.id]
