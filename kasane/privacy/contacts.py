"""Telephone and fax numbers, mail addresses, accounts, postal codes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kasane.privacy.characters import DASHES
from kasane.privacy.found import Kind, Match

_MAIL = re.compile(
    r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}"
    r"\s?(?:@|[(\[]at[)\]]|アットマーク)\s?"
    r"[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}",
    re.IGNORECASE,
)
_BETWEEN = rf"(?:\s?[{DASHES}()./]\s?|\s|の)"
_NOT_INSIDE = rf"(?<![0-9])(?<![0-9][{DASHES}/.])"
_NOT_BEFORE = rf"(?![0-9]|[{DASHES}][0-9])"
_PHONE = re.compile(
    rf"{_NOT_INSIDE}(?:\+81{_BETWEEN}?\(?0?\)?[1-9]|\(?0)[0-9]{{0,4}}"
    rf"{_BETWEEN}{{0,2}}[0-9]{{1,4}}{_BETWEEN}{{0,2}}[0-9]{{3,4}}{_NOT_BEFORE}"
)
_LOCAL_PHONE = re.compile(
    r"(?:電話|TEL|でんわ|FAX|ファク(?:ス|シミリ)|携帯|連絡先|内線)(?:番号)?[^0-9\n。\[]{0,6}"
    rf"(?P<number>[0-9]{{2,4}}{_BETWEEN}[0-9]{{4}}){_NOT_BEFORE}",
    re.IGNORECASE,
)
_CALLED = re.compile(
    rf"{_NOT_INSIDE}[0-9]{{2,4}}{_BETWEEN}[0-9]{{4}}(?=\s?(?:に|へ)(?:電話|かけ|連絡))",
    re.IGNORECASE,
)
_POSTAL = re.compile(
    rf"(?:〒\s?[0-9]{{3}}\s?[{DASHES}]?\s?[0-9]{{4}}"
    rf"|郵便番号[^0-9\n。\[]{{0,4}}(?P<named>[0-9]{{3}}[{DASHES}]?[0-9]{{4}})"
    rf"|{_NOT_INSIDE}[0-9]{{3}}[{DASHES}][0-9]{{4}}){_NOT_BEFORE}(?!\s?[人円件年回世名戸%])"
)
_ACCOUNT = re.compile(
    r"(?:LINE|ライン|インスタ(?:グラム)?|Instagram|Twitter|ツイッター|Facebook|フェイスブック|TikTok|Discord|ディスコード|Skype|スカイプ|ゲーム|カカオ|YouTube"
    r"|アカウント|(?<![A-Za-z0-9])X(?![A-Za-z0-9]))[^A-Za-z0-9@\n。\[]{0,10}(?:ID)?[^A-Za-z0-9@\n。\[]{0,4}"
    r"(?P<name>@?(?=[A-Za-z0-9._:#-]*[0-9._-]|@)[A-Za-z][A-Za-z0-9._:#-]{3,29}|@[A-Za-z0-9._]{3,30})",
    re.IGNORECASE,
)
_AT = re.compile(r"(?<![A-Za-z0-9._%+-])@(?P<name>[A-Za-z0-9_][A-Za-z0-9._]{3,29})(?![A-Za-z0-9@])")
_DIGITS_OF_A_PHONE = (10, 11)


def mails(text: str) -> Iterator[Match]:
    """Mail addresses."""
    for found in _MAIL.finditer(text):
        yield Match(*found.span(), Kind.MAIL, Kind.MAIL.blank)


def accounts(text: str) -> Iterator[Match]:
    """Names by which somebody is known to LINE, Instagram and the like."""
    for found in _ACCOUNT.finditer(text):
        yield Match(*found.span("name"), Kind.ACCOUNT, Kind.ACCOUNT.blank)
    for found in _AT.finditer(text):
        yield Match(*found.span(), Kind.ACCOUNT, Kind.ACCOUNT.blank)


def phones(text: str) -> Iterator[Match]:
    """Numbers of ten or eleven digits that begin with 0 or +81; local ones after 「電話」."""
    for found in _PHONE.finditer(text):
        digits = re.sub(r"[^0-9]", "", re.sub(r"^\+81\D{0,3}0?", "0", found.group()))
        if len(digits) in _DIGITS_OF_A_PHONE and not digits.startswith("00"):
            yield Match(*found.span(), Kind.PHONE, Kind.PHONE.blank)
    for found in _LOCAL_PHONE.finditer(text):
        yield Match(*found.span("number"), Kind.PHONE, Kind.PHONE.blank)
    for found in _CALLED.finditer(text):
        yield Match(*found.span(), Kind.PHONE, Kind.PHONE.blank)


def postal_codes(text: str) -> Iterator[Match]:
    """〒123-4567, also without 〒 where it can't be a count."""
    for found in _POSTAL.finditer(text):
        yield Match(*found.span("named" if found["named"] else 0), Kind.POSTAL, Kind.POSTAL.blank)
