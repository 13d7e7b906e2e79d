"""My Number, and numbers of insurance, pension and handbooks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stdnum import luhn
from stdnum.jp import in_

from kasane.privacy.characters import DASHES
from kasane.privacy.found import Kind, Match

_GAP = r"[^0-9\n。\[]{0,15}?"
_END = rf"(?![0-9]|[{DASHES}][0-9])"
_TWELVE = re.compile(
    rf"(?<![0-9])(?<![0-9][{DASHES}])[0-9]{{4}}[{DASHES} ]?[0-9]{{4}}[{DASHES} ]?[0-9]{{4}}{_END}"
)
_ABOUT_MY_NUMBER = re.compile(r"(?:マイナンバー|マイナカード|個人番号)[^0-9\n。\[]{0,20}$")
_INSURED = [
    # 介護保険・後期高齢者医療: the number stands unbroken, eight digits or ten.
    rf"(?:介護保険|後期高齢|高齢受給者|医療保険){_GAP}(?P<number>[0-9]{{8}}(?:[0-9]{{2}})?){_END}",
    # Any number that is called one of an insured person or recipient.
    rf"(?:被保険者証?の?|受給者証?の?|保険者|保険証の?|公費負担者の?)(?:番号|No\.?|№){_GAP}"
    rf"(?P<number>[0-9](?:[{DASHES} ]?[0-9]){{4,11}}){_END}",
    rf"(?:保険証|被保険者証|受給者証|医療証){_GAP}(?P<number>[0-9]{{5,10}}){_END}(?!年)",
    # 記号 12-34 番号 567 (枝番 01)
    rf"記号\s?:?\s?(?P<number>[^\s:、。,・\[][^\s:、。,\[]{{0,11}}[\s、,・]{{0,3}}番号\s?:?\s?[0-9]{{1,8}}"
    rf"(?:[\s、,(]{{0,2}}枝番\s?:?\s?[0-9]{{2}}\)?)?){_END}",
    rf"記号[・\s]?番号{_GAP}"
    rf"(?P<number>[0-9A-Za-z]{{1,10}}(?:\s?[・,{DASHES}]\s?|\s)[0-9]{{1,8}}){_END}",
    # 基礎年金番号 1234-567890
    rf"年金(?:番号|手帳|証書)?{_GAP}(?P<number>[0-9]{{4}}\s?[{DASHES}]?\s?[0-9]{{6}}){_END}",
    # 身体障害者手帳 第12345号
    rf"手帳(?:番号)?{_GAP}(?P<number>第?[0-9]{{4,10}}号){_END}",
    rf"(?:手帳|診察券|カルテ)の?(?:番号|No\.?){_GAP}(?P<number>[0-9]{{4,10}}){_END}",
]
_ALSO = [
    rf"(?:生活保護|ケース|免許証?|運転免許証?|在留カード|パスポート|旅券|住民票コード)の?(?:受給者|ケース)?の?"
    rf"(?:番号|No\.?){_GAP}"
    rf"(?P<number>[A-Z]{{0,2}}[0-9](?:[{DASHES} ]?[0-9]){{3,11}}[A-Z]{{0,2}}){_END}",
]
_BANK = re.compile(
    rf"(?:口座|普通|当座|貯蓄|振込先|通帳)(?:預金)?(?:の?口座)?(?:番号|No\.?)?{_GAP}(?P<number>[0-9]{{7,8}}){_END}"
)
_AT_BANK = re.compile(
    rf"[一-龥ァ-ヺぁ-ゖー]{{0,8}}?(?:銀行|信用金庫|信用組合|信金|農協|ゆうちょ|労金)[^0-9\n。]{{0,16}}[0-9]{{7,8}}{_END}"
)
_CARD = re.compile(rf"(?<![0-9])[0-9]{{4}}(?:[{DASHES} ]?[0-9]{{4}}){{3}}{_END}")
_PATTERNS = [re.compile(pattern) for pattern in [*_INSURED, *_ALSO]]


def my_numbers(text: str) -> Iterator[Match]:
    """Twelve digits with the right check digit, or any twelve after 「マイナンバー」."""
    for found in _TWELVE.finditer(text):
        digits = re.sub(r"[^0-9]", "", found.group())
        if in_.is_valid(digits) or _ABOUT_MY_NUMBER.search(text[: found.start()][-40:]):
            yield Match(*found.span(), Kind.MY_NUMBER, Kind.MY_NUMBER.blank)


def insured_numbers(text: str) -> Iterator[Match]:
    """Numbers of 介護保険, 健康保険, 年金 and 手帳, by the words in front of them."""
    for pattern in _PATTERNS:
        for found in pattern.finditer(text):
            yield Match(*found.span("number"), Kind.INSURED, Kind.INSURED.blank)


def bank_numbers(text: str) -> Iterator[Match]:
    """Numbers of accounts, by the words in front of them, and of cards with their check digit."""
    for found in _BANK.finditer(text):
        yield Match(*found.span("number"), Kind.BANK, Kind.BANK.blank)
    for found in _AT_BANK.finditer(text):
        yield Match(*found.span(), Kind.BANK, Kind.BANK.blank)
    for found in _CARD.finditer(text):
        if luhn.is_valid(re.sub(r"[^0-9]", "", found.group())):
            yield Match(*found.span(), Kind.BANK, Kind.BANK.blank)
