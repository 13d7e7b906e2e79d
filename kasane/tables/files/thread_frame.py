"""What came of what, one row for each link between two things."""

from __future__ import annotations

from functools import partial

import pandas as pd

from kasane.tables.columns import FROM_ID, TO_ID
from kasane.tables.files.export import Export
from kasane.tables.files.origin import told_text
from kasane.workshop.thread import Node, Why
from kasane.workshop.thread.ways import Way, way_of

WHYS = {Why.SOURCE: "もとにした", Why.INSIDE: "その中に書いた", Why.PILE: "まとめた"}
"""What people call the link between two things."""


def thread_frame(export: Export) -> pd.DataFrame:
    """Every link: from what, to what, and why; in the order of the sheets."""
    nodes, told = export.thread.nodes, partial(_told, export, way_of(export.programme))
    rows = [
        [
            *told(nodes[edge.source]),
            WHYS[edge.why],
            *told(nodes[edge.result]),
            *(edge.source, edge.result),
        ]
        for edge in export.thread.edges
    ]
    ends = ("種類", "シート", "文")
    before, after = ([f"{side}の{name}" for name in ends] for side in ("もと", "先"))
    headings = [*before, "つながり", *after, FROM_ID, TO_ID]
    return pd.DataFrame(rows, columns=headings)


def _told(export: Export, way: Way, node: Node) -> list[str]:
    text = told_text(node, of_case=export.reading.telling.cases)
    return [way.called(node), export.programme.sheet(node.sheet).title, text]
