"""Dates of birth and ages over 90.

A date alone is none: a word near it must say so, or an era long ago.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from kasane.privacy.found import Kind, Match

_ERAS = {"明": 1868, "大": 1912, "昭": 1926, "平": 1989, "令": 2019}
_LETTERS = dict(zip("MTSHR", _ERAS, strict=True))
_ERA = r"(?P<era>明治?|大正?|昭和?|平成?|令和?|(?<![A-Za-z])[MTSHRmtshr]\.?)"
_SEP = r"\s?[年./\-]\s?"
_DATE = re.compile(
    rf"(?<![0-9])(?:{_ERA}\s?(?P<ago>元|[0-9]{{1,2}})|(?P<year>(?:18|19|20)[0-9]{{2}})"
    r"(?:\((?:明治|大正|昭和|平成|令和)\s?(?:元|[0-9]{1,2})(?:年)?\))?)"
    rf"(?:{_SEP}(?P<month>[0-9]{{1,2}})\s?(?:[月./\-]\s?(?P<day>[0-9]{{1,2}})\s?日?|月)"
    r"|(?<=[0-9]{4})(?P<packed>[0-9]{4}))(?![0-9])"
)
_DAY_ONLY = re.compile(r"(?<![0-9年./-])(?<!年\s)[0-9]{1,2}\s?月\s?[0-9]{1,2}\s?日(?![0-9])")
_BEFORE = re.compile(
    r"(?:生年月日|誕生日|出生日|出生|生まれ(?:た日|は)|DOB)[^0-9\n。\[]{0,10}$", re.I
)
_AFTER = re.compile(
    r"\s?(?:\([^()\n]{0,8}\)\s?)?(?:(?:に|、)[^、。\n]{0,7}[がを](?:生|誕生|出産)|に?生まれ|に?うまれ|に?出生|に?誕生|生(?=$|[\s、。,()・の])|\(生年月日\))"
)
_EVENT = re.compile(
    r"開設|設立|制定|施行|合併|創設|発足|改正|開所|開園|竣工|完成|建築|通知|付け|付で"
)
_FIGURES = {figure: value for value, figure in enumerate("〇一二三四五六七八九")}
_KANJI_DATE = re.compile(
    r"(?:(?P<era>明治|大正|昭和|平成|令和)(?:[元〇一二三四五六七八九十]{1,3})|(?:一九|二〇)[〇一二三四五六七八九]{2})年[〇一二三四五六七八九十]{1,3}月"
    r"[〇一二三四五六七八九十]{1,3}日"
)
_YEAR = re.compile(
    r"(?:(?:明治|大正|昭和|平成|令和|[MTSHR]\.?)\s?(?:[0-9]{1,2}|[元〇一二三四五六七八九十]{1,3})"
    r"|(?:19|20)[0-9]{2})\s?年\s?(?:度)?(?:に?生まれ(?!変)|生(?=[\s、。,()の]|$))"
    r"|生まれは?\s?(?:明治|大正|昭和|平成)[0-9元〇一二三四五六七八九十]{1,3}年"
)
"""昭和22年生まれ, 生まれは昭和九年"""
_AGE = re.compile(
    r"(?<![0-9第])(?P<age>[0-9]{2,3}|[百九][〇一二三四五六七八九十百]{0,4})\s?[歳才]"
    r"(?!\s?(?:以上|以下|未満|代|を超え(?!た[姉母父祖夫妻兄弟妹本])|前後|を?過ぎ|をすぎ|すぎ|体操|まで(?:の人|の方|が対象)))"
)
_CALLED_AGE = re.compile(r"年齢\s?[:は]?\s?(?P<age>9[0-9]|1[01][0-9])(?![0-9年月~～〜-])")
_LONG_AGO = frozenset("明大昭")
_OLDEST = 90


def births(text: str, today: date) -> Iterator[Match]:
    """Dates of birth, with the age by tens of years that could stand there."""
    for found in _DATE.finditer(text):
        end = _end_of_birth(text, found.start(), found.end())
        if end is None and _is_long_ago(found, text):
            end = found.end()
        if end is not None:
            yield Match(found.start(), end, Kind.BIRTH, _tens(_born(found), today))
    for found in _KANJI_DATE.finditer(text):
        end = _end_of_birth(text, *found.span())
        if end is not None or found["era"] in ("明治", "大正", "昭和"):
            yield Match(found.start(), end or found.end(), Kind.BIRTH, Kind.BIRTH.blank)
    for found in _YEAR.finditer(text):
        yield Match(*found.span(), Kind.BIRTH, Kind.BIRTH.blank)
    for found in _DAY_ONLY.finditer(text):
        end = _end_of_birth(text, *found.span())
        if end is not None:
            yield Match(found.start(), end, Kind.BIRTH, Kind.BIRTH.blank)


def _end_of_birth(text: str, start: int, end: int) -> int | None:
    """Where the date with its 「生まれ」 ends, if a word says that it is one of birth."""
    after = _AFTER.match(text, end)
    if after:
        return after.end()
    return end if _BEFORE.search(text[max(0, start - 24) : start]) else None


def _is_long_ago(found: re.Match[str], text: str) -> bool:
    """A whole date of 昭和 or before, nothing near it saying that an office was founded then."""
    era = _era(found["era"])
    whole = found["day"] is not None and era in _LONG_AGO
    return whole and not _EVENT.search(text[found.end() : found.end() + 8])


def _era(written: str | None) -> str:
    first = (written or " ")[0]
    return _LETTERS.get(first.upper(), first)


def _born(found: re.Match[str]) -> date | None:
    ago = 1 if found["ago"] == "元" else int(found["ago"] or 1)
    year = int(found["year"]) if found["year"] else _ERAS[_era(found["era"])] + ago - 1
    month = found["month"] or found["packed"][:2]
    day = found["day"] or (found["packed"] or "0001")[2:]
    try:
        return date(year, int(month), int(day))
    except ValueError:
        return None


def _tens(born: date | None, today: date) -> str:
    """「80代」; 「［生年月日］」 where the date can't be."""
    if born is None or born > today:
        return Kind.BIRTH.blank
    age = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
    if age >= _OLDEST:
        return "90歳以上"
    return f"{age // 10 * 10}代" if age >= 10 else "10歳未満"


def ages(text: str) -> Iterator[Match]:
    """Ages of 90 and more, which few people in a town have."""
    for found in _AGE.finditer(text):
        if _figure(found["age"]) >= _OLDEST:
            yield Match(*found.span(), Kind.AGE, "90歳以上")
    for found in _CALLED_AGE.finditer(text):
        yield Match(*found.span("age"), Kind.AGE, "90歳以上")


def _figure(written: str) -> int:
    """九十五, 九五 and 百二 as numbers."""
    if written.isdecimal():
        return int(written)
    hundreds, _, rest = written.rpartition("百")
    tens, ten, ones = rest.rpartition("十")
    value = 100 * (_FIGURES.get(hundreds, 1) if "百" in written else 0)
    if not ten:
        return value + int("".join(str(_FIGURES[figure]) for figure in ones) or 0)
    return value + 10 * _FIGURES.get(tens, 1) + _FIGURES.get(ones, 0)
