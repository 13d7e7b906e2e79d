"""Where everything on a map of resources is drawn, by the same rule as on screen.

The twin of components/sheets/map: the same numbers come of the same input, and both are tested
with tests/shared/ring_layouts.json.
"""

from kasane.record.pictures.rings.layout import (
    ABOVE,
    AFTER,
    LINE,
    SIDE,
    SIGN,
    Asked,
    Layout,
    Pin,
    Placed,
    RingOfPins,
    empty_layout,
    layout,
)
from kasane.record.pictures.rings.ovals import Oval, Rectangle

__all__ = [
    "ABOVE",
    "AFTER",
    "LINE",
    "SIDE",
    "SIGN",
    "Asked",
    "Layout",
    "Oval",
    "Pin",
    "Placed",
    "Rectangle",
    "RingOfPins",
    "empty_layout",
    "layout",
]
