"""お読みください: what is in a folder, a zip or a workbook of tables, and what is not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kasane.tables.files.export import Export
from kasane.tables.files.listing import Table
from kasane.tables.files.votes_frame import unopened
from kasane.workshop.use import use_of


def about_lines(export: Export, tables: Sequence[tuple[Table, int]]) -> list[str]:
    """What stands in front of it, then a line for each table.

    Args:
        export: What is written out.
        tables: Each table with its number of rows.
    """
    return [
        f"「{_name(export)}」の表",
        "",
        *_content(export),
        "時刻は日本時間です。いくつか並ぶものは「、」で区切っています。",
        "数式とまちがわれる文の前には ' をつけています。",
        "",
        *(f"{table.name}　{rows}行　［{table.id}］" for table, rows in tables),
    ]


def missing_line(missing: Iterable[str]) -> str:
    """Which characters an encoding could not hold."""
    return "この文字コードで表せない文字は〓にしました：" + "　".join(map(_named, missing))


def _name(export: Export) -> str:
    return export.reading.info.name if export.reading.info else ""


def _content(export: Export) -> list[str]:
    lines = [use_of(export.reading)]
    if export.covered:
        lines.append(f"個人ワーク中で公開前の付箋 {export.covered}枚は、入れていません。")
    return [
        *lines,
        *(
            f"「{sheet.title}」は投票中のため、いまの投票の結果は入れていません。"
            for sheet in unopened(export)
        ),
    ]


def _named(cluster: str) -> str:
    codes = " ".join(f"U+{ord(character):04X}" for character in cluster)
    return f"{cluster}（{codes}）" if cluster.isprintable() else codes
