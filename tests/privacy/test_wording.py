"""What is said about what was found."""

from __future__ import annotations

import pytest

from kasane.privacy import CAUTION, NOTHING_FOUND, Found, Kind, find, sentence_of


def test_a_sentence_says_what_it_looks_like_and_what_could_stand_there():
    (found,) = find("電話は090-1234-5678")
    assert sentence_of(found) == "電話番号のようです。「［電話番号］」に置きかえられます。"


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_has_a_japanese_name(kind):
    assert kind.label
    assert not kind.label.isascii()
    assert sentence_of(Found(0, 1, kind, "あ", kind.blank)).startswith(kind.label)


def test_it_never_says_safe():
    told = CAUTION + NOTHING_FOUND
    assert "見落としがあり得ます" in CAUTION
    assert not any(word in told for word in ("安全", "安心", "問題ありません", "含まれていません"))
