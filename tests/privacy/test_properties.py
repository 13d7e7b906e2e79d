"""What holds for every text."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from kasane.privacy import find, replaced
from tests.privacy.test_find import (
    ADDRESSES,
    BIRTHS,
    CONTACTS,
    LEFT_ALONE,
    NAMES,
    NUMBERS,
    TODAY,
)

SENTENCES = [*CONTACTS, *ADDRESSES, *BIRTHS, *NUMBERS, *NAMES, *LEFT_ALONE]
WORDS = [
    *("山田", "さん", "様", "母の", "電話", "090", "-", "ー", "1234", "０１２", "昭和", "20", "年"),
    *("月", "日", "生まれ", "市", "丁目", "番地", "号室", "介護保険", "番号", "@", ".", "あ", "〒"),
    *("\uff9e", "か\u3099", "\u200b", "①", "㍼"),
]
ROSTER = ("山田 花子", "春野", "", "😀", "ー", "(")
anything = st.one_of(
    st.text(max_size=200), st.lists(st.sampled_from([*WORDS, " ", "\n"]), max_size=60).map("".join)
)
sentences = st.lists(st.sampled_from(SENTENCES), max_size=12).map("。".join)


@settings(max_examples=150)
@given(anything, st.lists(st.text(max_size=8), max_size=4))
def test_nothing_crashes_and_spans_lie_apart_inside_the_text(text, names):
    found = find(text, (*ROSTER, *names), today=TODAY)
    at = 0
    for place in found:
        assert at <= place.start < place.end <= len(text)
        assert place.text == text[place.start : place.end]
        assert place.replacement
        at = place.end


@settings(max_examples=150)
@given(sentences)
def test_once_all_is_replaced_nothing_of_the_same_kind_is_found(text):
    found = find(text, ROSTER, today=TODAY)
    again = find(replaced(text, found), ROSTER, today=TODAY)
    assert not {place.kind for place in found} & {place.kind for place in again}


@settings(max_examples=100)
@given(anything)
def test_without_anything_found_a_text_stays_as_it_is(text):
    assert replaced(text, []) == text


@given(st.dates(date(1900, 1, 1), TODAY))
@settings(max_examples=100)
def test_a_date_of_birth_becomes_the_age_by_tens_of_years(born):
    (found,) = find(f"{born.year}年{born.month}月{born.day}日生まれ", today=TODAY)
    age = TODAY.year - born.year - ((TODAY.month, TODAY.day) < (born.month, born.day))
    wanted = "10歳未満" if age < 10 else f"{age // 10 * 10}代" if age < 90 else "90歳以上"
    assert found.replacement == wanted
