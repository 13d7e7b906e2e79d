"""How far the things to do are: one bar a sheet, cut by how things stand."""

from __future__ import annotations

from collections.abc import Mapping

from kasane.plain import colours
from kasane.programme import Stage
from kasane.record.paper.content import Picture
from kasane.record.pictures import canvas

_FILLS = {
    Stage.BEGINS: colours.GREY,
    Stage.MOVES: colours.TINT_STRONG,
    Stage.DONE: colours.GREEN,
    Stage.DROPPED: colours.GREY_DARK,
}


def progress_picture(
    bars: Mapping[str, Mapping[str, int]], stages: Mapping[str, Stage], width: float
) -> Picture | None:
    """Bars with their numbers written in them; None where there is nothing to do.

    Args:
        bars: Sheet → how things stand → how many.
        stages: How things may stand, in the order in which they are drawn.
        width: In millimetres.
    """
    shown = {name: counts for name, counts in bars.items() if sum(counts.values())}
    if not shown:
        return None
    drawn, axes = canvas.figure(width, 8.0 + 13.0 * len(shown))
    for row, (name, counts) in enumerate(shown.items()):
        total, at = sum(counts.values()), 0.0
        canvas.write(axes, -0.02, -row, canvas.wrapped(name, 14, 2), ha="right", va="center")
        for word, stage in stages.items():
            share = counts.get(word, 0) / total
            if share:
                edge = {"edgecolor": colours.LINE_STRONG, "linewidth": 0.8}
                axes.barh(-row, share, left=at, height=0.62, color=_FILLS[stage], **edge)
                text = canvas.wrapped(f"{word} {counts[word]}", max(3, int(share * 40)), 2)
                canvas.write(axes, at + share / 2, -row, text, ha="center", va="center")
            at += share
    axes.set_xlim(-0.42, 1.01)
    axes.set_ylim(-len(shown) + 0.45, 0.55)
    canvas.bare(axes)
    return canvas.finished(drawn, width, _words(shown))


def _words(shown: Mapping[str, Mapping[str, int]]) -> str:
    told = "。".join(
        f"{name}：" + "、".join(f"{word}{count}件" for word, count in counts.items())
        for name, counts in shown.items()
    )
    return f"取り組むことの進み具合の図。{told}。"
