"""What every document begins with: its cover, its header, and for whom it is."""

from __future__ import annotations

from datetime import datetime

from kasane.errors import KasaneError
from kasane.plain.clock import JAPAN
from kasane.plain.dates import japanese_date
from kasane.record.chapters.meetings import when
from kasane.record.paper.content import fact_table, para
from kasane.record.paper.paper import Paper
from kasane.workshop.model import Meeting, WorkshopInfo
from kasane.workshop.reading import Reading

SAMPLE = "これは記入例です。市町村名・氏名・内容はすべて架空のものです。"


def info_of(reading: Reading) -> WorkshopInfo:
    """The workshop's facts.

    Raises:
        KasaneError: it was erased.
    """
    if reading.info is None:
        raise KasaneError("このワークショップは終了しています。記録はつくっていません。")
    return reading.info


def print_cover(
    paper: Paper, reading: Reading, held: Meeting | None, now: datetime, use: str
) -> None:
    """A page with title, meeting or programme, day and use."""
    info, programme = info_of(reading), reading.programme
    kind = "開催の記録" if held else "プログラム全体の記録"
    paper.put(
        para(programme.title, "Cover Kicker"), para(info.name, "Title"), para(kind, "Subtitle")
    )
    made = now.astimezone(JAPAN)
    facts = [
        ("市町村", info.municipality),
        ("回", f"第{info.round}回目のプログラム" if info.round > 1 else ""),
        ("開催日", when(held) if held else ""),
        ("会場", held.venue if held else ""),
        ("作成", f"{japanese_date(made.date())} {made:%H:%M}"),
        ("取扱い", use),
    ]
    paper.table(fact_table((30.0, paper.width - 30.0), [f for f in facts if f[1]]))
    if info.sample:
        paper.put(para(SAMPLE, "Small"))
