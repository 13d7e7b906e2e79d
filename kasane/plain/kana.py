"""Sorting people by how their names are read."""

from __future__ import annotations

import unicodedata

KanaKey = tuple[bool, str, str, str]

_SMALL = str.maketrans("ぁぃぅぇぉっゃゅょゎゕゖ", "あいうえおつやゆよわかけ")
_VOWELS = {
    vowel: frozenset(kana)
    for vowel, kana in {
        "あ": "あかさたなはまやらわ",
        "い": "いきしちにひみりゐ",
        "う": "うくすつぬふむゆるゔ",
        "え": "えけせてねへめれゑ",
        "お": "おこそとのほもよろを",
    }.items()
}
_MARKS = {"\u3099": "2", "\u309a": "3"}
"""What makes か into が and は into ぱ, once a character is taken apart."""


def hiragana(text: str) -> str:
    """The reading in hiragana, whichever kana (also of half width) it was written in."""
    return "".join(
        chr(ord(character) - 0x60)
        if "ァ" <= character <= "ヶ" or character in "ヽヾ"
        else character
        for character in unicodedata.normalize("NFKC", text)
    )


def kana_key(kana: str) -> KanaKey:
    """A key to sort people by ふりがな as a paper roster does; those without one come last.

    Blanks do not count, ー is the vowel before it, and が comes right after か, ゃ after や.
    """
    reading = "".join(hiragana(kana).split())
    plain = marks = ""
    for character in unicodedata.normalize("NFD", reading):
        if character in _MARKS:
            marks = marks[:-1] + _MARKS[character]
            continue
        marks += "1" if character.translate(_SMALL) != character else "0"
        plain += _plain(character, plain[-1:])
    return (not reading, plain, marks, reading)


def _plain(character: str, before: str) -> str:
    if character in "ゝゞ":
        return before
    if character == "ー":
        vowels = (vowel for vowel, kana in _VOWELS.items() if before and before in kana)
        return next(vowels, "ー")
    return character.translate(_SMALL)
