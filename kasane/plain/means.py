"""How a mean is told, on paper as on screen."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal


def mean_text(mean: float) -> str:
    """A mean with one digit behind the point, rounded as browsers do it: 4.25 is 4.3."""
    return str(Decimal(mean).quantize(Decimal("0.1"), ROUND_HALF_UP))
