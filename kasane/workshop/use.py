"""For whom a file is, and what was done to its texts: on every page and in お読みください."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from kasane.plain.clock import JAPAN
from kasane.store import State
from kasane.workshop.model import Decided, Verdict
from kasane.workshop.reading import Reading


def use_of(reading: Reading, records: Collection[str] | None = None) -> str:
    """One or two sentences that say only what was done.

    Args:
        reading: The workshop as it is told.
        records: Ids of the entries and meetings whose texts may be in the file; None: all.
    """
    telling = reading.telling
    if telling.cases:
        return telling.use
    return f"{telling.use}{_of_texts(reading, records)}"


def _of_texts(reading: Reading, records: Collection[str] | None) -> str:
    asked = reading.asked_of(records)
    decided = [text.decided for text in asked if text.decided]
    waiting = len(asked) - len(decided)
    if not asked:
        return "本文は機械で探しました。人は確認していません。"
    if waiting:
        return f"本文は確認していません。確認していない文{waiting}件は入れていません。"
    last = max(decided, key=lambda each: each.at)
    day = datetime.fromisoformat(last.at).astimezone(JAPAN)
    out = sum(each.verdict is Verdict.LEFT_OUT for each in decided)
    rest = f"うち{out}件は入れていません。" if out else ""
    who = f"{decider(reading, last)}{'ほか' if len({d.by for d in decided}) > 1 else ''}"
    return (
        f"本文で見つかった{len(decided)}件は、{who}が{day.year}年{day.month}月{day.day}日に"
        f"確認しました。{rest}"
    )


def decider(reading: Reading, decided: Decided) -> str:
    """Who decided, by name, also where nobody else is named."""
    members = reading.records.records if isinstance(reading.records, State) else {}
    member = members.get(("member", decided.by))
    return f"{member.body['name']}さん" if member else "管理者"
