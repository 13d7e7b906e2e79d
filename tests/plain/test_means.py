"""A mean is told alike on screen and on paper."""

import pytest

from kasane.plain.means import mean_text


@pytest.mark.parametrize(
    ("mean", "told"), [(4.25, "4.3"), (3.75, "3.8"), (2.35, "2.4"), (1.0, "1.0"), (10 / 3, "3.3")]
)
def test_a_mean_is_rounded_as_the_browser_does(mean: float, told: str) -> None:
    assert mean_text(mean) == told
