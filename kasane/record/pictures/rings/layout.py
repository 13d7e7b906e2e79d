"""The largest letters with which all chips lie whole in their rings and none on another."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kasane.record.pictures.rings.lines import broken_lines, text_width
from kasane.record.pictures.rings.ovals import Oval, Rectangle, Ring
from kasane.record.pictures.rings.packing import Chip, Pitch, packed, rounded

SIDE, SIGN, AFTER, LINE, ABOVE = 0.45, 0.9, 0.3, 1.3, 0.16
"""Measures of a chip, in em of its letters."""
_CENTRE_LARGEST, _CENTRE_LETTERS, CENTRE_LINE, _CENTRE_BETWEEN = 28, 12, 1.35, 0.25
_LABEL_SIDE, _LABEL_LINE = 0.5, 1.5
_LARGEST, _SMALLER, _LINE_MOST = 34, 0.87, 16.5
"""Letters, and how much smaller they get where they are too large: seldom, since all moves then."""
_INNER = 0.64
"""How much of the picture the inner ring reaches over: always the same, so that nothing moves."""
_CENTRE_LEAST, _CENTRE_MOST = 0.2, 0.42
_EMPTY_INNER, _EMPTY_CENTRE = 0.68, 0.34


@dataclass(frozen=True, slots=True)
class Pin:
    """A resource, or a text in the middle; `seat`: its order, kept when others come."""

    id: str
    name: str
    seat: float | None = None


@dataclass(frozen=True, slots=True)
class RingOfPins:
    """A ring's label, and its pins in order."""

    label: str
    pins: tuple[Pin, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be laid out.

    Attributes:
        width, height: of the picture, in px.
        centre: the texts in the middle, in order.
        rings: the inner one, then the outer one.
        least: the least height of a chip, where fingers press it.
    """

    width: float
    height: float
    centre: tuple[Pin, ...]
    rings: tuple[RingOfPins, RingOfPins]
    least: float = 0.0


@dataclass(frozen=True, slots=True)
class Placed:
    """A box with the lines that stand in it."""

    box: Rectangle
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything is. Ovals and labels come from without: outer edge, inner edge, centre."""

    font: float
    label_font: float
    centre_font: float
    ovals: tuple[Oval, Oval, Oval]
    labels: tuple[Placed, Placed]
    centre: dict[str, Placed]
    pins: dict[str, Placed]


@dataclass(frozen=True, slots=True)
class _Centre:
    share: float
    font: float
    texts: dict[str, Placed]


def layout(asked: Asked) -> Layout:
    """Lay a map out, with letters as large as can be.

    What is placed stays where it is when one more comes, but where the letters get smaller.
    """
    font = min(float(_LARGEST), asked.width / 38)
    while True:
        found = _at_size(asked, font)
        if found is not None:
            return found
        font *= _SMALLER


def _at_size(asked: Asked, font: float) -> Layout | None:
    """None where these letters are too large."""
    label_font = max(9, min(24, math.floor(asked.width / 58), math.ceil(font)))
    outer = _outer(asked.width, asked.height, label_font)
    middle = _centre(outer, asked.centre, font)
    inner, beyond = (
        [_chip(pin, at, font, asked.least) for at, pin in enumerate(ring.pins)]
        for ring in asked.rings
    )
    pitch = Pitch(max(3, math.floor(font * 0.3)), _line_height(font, asked.least))
    ovals = (outer, outer.scaled(max(_INNER, middle.share + 0.14)), outer.scaled(middle.share))
    labels = (
        _label(asked.rings[1].label, ovals[0], label_font),
        _label(asked.rings[0].label, ovals[1], label_font),
    )
    away = tuple(label.box for label in labels)
    within = packed(Ring(ovals[1], ovals[2], away), inner, pitch)
    without = None
    if within is not None:
        without = packed(Ring(ovals[0], ovals[1], away), beyond, pitch)
    if within is None or without is None:
        return None
    boxes = within | without
    pins = {chip.id: Placed(boxes[chip.id], chip.lines) for chip in (*inner, *beyond)}
    return Layout(font, label_font, middle.font, ovals, labels, middle.texts, pins)


def _outer(width: float, height: float, label_font: float) -> Oval:
    """Fills the picture; above it is room for half its label."""
    top = math.ceil((label_font * _LABEL_LINE) / 2) + 2
    return Oval(width / 2, (top + height - 3) / 2, width / 2 - 3, (height - 3 - top) / 2)


def _chip(pin: Pin, at: int, font: float, least: float) -> Chip:
    """A chip of one pin: its sign, and its name in lines."""
    lines = broken_lines(pin.name, _LINE_MOST)
    em = max(map(text_width, lines)) + SIDE * 2 + SIGN + AFTER
    height = math.ceil(font * (LINE * len(lines) + ABOVE * 2)) + 2
    seat = at if pin.seat is None else pin.seat
    return Chip(pin.id, seat, math.ceil(font * em) + 2, max(least, height), lines)


def _line_height(font: float, least: float) -> float:
    return max(least, math.ceil(font * (LINE + ABOVE * 2)) + 2)


def _label(text: str, oval: Oval, font: float) -> Placed:
    """A label stands on the top of its oval."""
    width = math.ceil(font * (text_width(text) + _LABEL_SIDE * 2))
    height = math.ceil(font * _LABEL_LINE)
    x, y = rounded(oval.cx - width / 2), rounded(oval.cy - oval.ry - height / 2)
    return Placed(Rectangle(x, y, width, height), (text,))


def _centre(outer: Oval, texts: Sequence[Pin], font: float) -> _Centre:
    """The centre: as large as its texts need, which get smaller before it takes too much."""
    size: float = min(font, _CENTRE_LARGEST)
    blocks = {pin.id: broken_lines(pin.name, _CENTRE_LETTERS) for pin in texts}
    longest = [text_width(line) for lines in blocks.values() for line in lines]
    wide = max([0.0, *longest]) + 0.6
    while True:
        heights = [math.ceil(size * CENTRE_LINE * len(lines)) for lines in blocks.values()]
        between = math.ceil(size * _CENTRE_BETWEEN)
        high = sum(heights) + between * len(heights)
        across, down = (size * wide) / 2 / outer.rx, high / 2 / outer.ry
        fourth = across * across * across * across + down * down * down * down
        share = max(_CENTRE_LEAST, math.sqrt(math.sqrt(fourth)) * 1.05)
        if share <= _CENTRE_MOST:
            width = math.ceil(size * wide)
            placed = _stacked(outer, blocks, width, heights, between)
            return _Centre(share, size, placed)
        size *= 0.9


def _stacked(
    oval: Oval,
    blocks: dict[str, tuple[str, ...]],
    width: float,
    heights: Sequence[int],
    between: int,
) -> dict[str, Placed]:
    high = sum(heights) + between * len(heights)
    y = oval.cy - (high - between) / 2
    found = {}
    for (pin_id, lines), height in zip(blocks.items(), heights, strict=True):
        box = Rectangle(rounded(oval.cx - width / 2), rounded(y), width, height)
        found[pin_id] = Placed(box, lines)
        y += height + between
    return found


def empty_layout(asked: Asked) -> Layout:
    """The same with nothing in it but what is in the middle: room to write on paper."""
    label_font = max(9, min(24, math.floor(asked.width / 58)))
    outer = _outer(asked.width, asked.height, label_font)
    ovals = (outer, outer.scaled(_EMPTY_INNER), outer.scaled(_EMPTY_CENTRE))
    labels = (
        _label(asked.rings[1].label, ovals[0], label_font),
        _label(asked.rings[0].label, ovals[1], label_font),
    )
    blocks = {pin.id: broken_lines(pin.name, _CENTRE_LETTERS) for pin in asked.centre}
    longest = [text_width(line) for lines in blocks.values() for line in lines]
    width = math.ceil(label_font * max([1.0, *longest]))
    heights = [math.ceil(label_font * CENTRE_LINE * len(lines)) for lines in blocks.values()]
    above = replace(outer, cy=outer.cy - ovals[2].ry * 0.55)
    centre = _stacked(above, blocks, width, heights, 0)
    return Layout(label_font, label_font, label_font, ovals, labels, centre, {})
