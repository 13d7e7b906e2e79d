"""People are sorted as a paper roster sorts them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kasane.tables import hiragana, kana_key


@pytest.mark.parametrize(
    "wanted",
    [
        ["あおき", "アサヒ", "いとう", ""],
        ["かとう", "がとう", "かとう はな", "きた"],
        ["おおの", "オーノ", "おの"],
        ["きや", "きゃ", "きゅう"],
        ["はな", "ばな", "ぱな", "はに"],
        ["さゝき はな", "ささき ひろ"],
        ["あ べ", "あべか", "あへき"],
    ],
)
def test_readings_come_in_the_order_of_a_roster(wanted):
    assert sorted(set(wanted), key=kana_key) == wanted


@pytest.mark.parametrize("written", ["ガトウ ハナ", "ｶﾞﾄｳ ﾊﾅ", "がとう　はな", "か\u3099とう はな"])
def test_every_way_of_writing_kana_is_the_same(written):
    assert kana_key(written) == kana_key("がとう はな")


def test_other_characters_are_left_as_they_are():
    assert hiragana("ヴ・Smith山") == "ゔ・Smith山"


@given(st.lists(st.text(), max_size=8))
def test_every_text_has_a_place_and_empty_ones_come_last(texts):
    found = sorted(texts, key=kana_key)
    empty = [not text.strip() for text in found]
    assert empty == sorted(empty)
