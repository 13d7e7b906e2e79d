"""Names: by the さん or 様 behind them, by 「氏名：」 before them, and those of the roster."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from kasane.privacy import not_names
from kasane.privacy.characters import HIRAGANA, KANJI, KATAKANA
from kasane.privacy.folding import fold
from kasane.privacy.found import Kind, Match
from kasane.privacy.known_names import KNOWN_FAMILY_NAME

_HONORIFIC = re.compile(
    r" ?(?:さん(?!ぽ|ざん|かく|すう)|様(?![々子式相態変])|さま(?!ざま|よ|た|ぎ|ない|なく|れる|ず)"
    r"|氏(?![名神族])|くん|君|ちゃん|殿(?![下様])|先生)"
)
_MARKS = {"氏": "氏", "先生": "先生"}
_BACK = 24
_KANJI_RUN = re.compile(rf"(?:[{KANJI}]|(?<=[{KANJI}])[ノヶヵケツ](?=[{KANJI}])){{1,14}}$")
_FAMILY_NAME = re.compile(
    rf"(?:(?<![{KANJI}])[{KANJI}]{{1,3}}|(?<![{KATAKANA}])[{KATAKANA}]{{2,6}}) $"
)
_KANJI_BEFORE = re.compile(rf"(?<![{KANJI}])[{KANJI}]{{1,3}}$")
_KATAKANA_RUN = re.compile(rf"(?<![{KATAKANA}])[ァ-ヺ][{KATAKANA}・=]{{1,19}}$")
_PARTICLE = "[のはがをにとでもへや、]"
_HIRAGANA_RUN = re.compile(
    rf"(?:^|(?<=[^{HIRAGANA}{KANJI}{KATAKANA}])|(?<=[{KANJI}{KATAKANA}]{_PARTICLE})|(?<=[{KANJI}]))"
    rf"(?:(?<=[{KANJI}])(?!{not_names.LIKE_PARTICLE}){_PARTICLE})?(?P<name>[ぁ-ゖ][{HIRAGANA}]{{1,4}})$"
)
_MIXED_RUN = re.compile(
    rf"(?:^|(?<=[^{HIRAGANA}{KANJI}])|(?<=[{KANJI}]{_PARTICLE}))"
    rf"(?P<name>[ぁ-ゖ]{{2,3}}[子代美江恵枝絵])$"
)
_LATIN_RUN = re.compile(r"(?<![A-Za-z])[A-Z][a-z]{2,20}$")
_GIVEN_NAME_END = re.compile("[子美奈香菜花莉梨愛優太郎翔斗人介輝希也哉生樹真]$")
_CUT = re.compile(r"[様氏殿]|先生")
_LONGEST = 6
_LABEL = re.compile(
    r"(?:氏名|本名|お名前|名前|フリガナ|ふりがな)\s?(?:\([^()\n]{0,8}\))?\s?[:は]\s?"
    r"(?!不明|匿名|非公開|非開示|仮名|未定|未記入|省略|記載|記入|秘密)"
    rf"(?P<name>(?:[{KANJI}]{{2,6}}|[{KATAKANA}]{{2,10}}|[{KANJI}]{{1,4}}\s[{KANJI}{HIRAGANA}]{{1,4}}"
    rf"|[{KATAKANA}]{{2,6}}\s[{KATAKANA}]{{2,6}}|[ぁ-ゖ]{{2,6}}\s[ぁ-ゖ]{{2,6}}))"
    rf"(?=$|[\s、。,/()(生男女])"
)
_HONORED = "(?:さん|様|さま|氏|くん|君|ちゃん|殿|先生)"
_TITLE = (
    "(?:課長|係長|部長|局長|主任|主査|主事|主幹|補佐|次長|室長|所長|会長"
    "|委員|保健師|看護師|相談員|支援員|職員|ケアマネ|ヘルパー)"
)
_TITLED = re.compile(_TITLE)
_SHORT = 2
_KNOWN = re.compile(rf"{KNOWN_FAMILY_NAME}$")


def honorific_names(text: str) -> Iterator[Match]:
    """山田さん, 佐藤様, 田中太郎氏, 花子ちゃん; not 利用者さん or 市役所さん."""
    for found in _HONORIFIC.finditer(text):
        mark = found.group().strip()
        after = text[found.end() : found.end() + 2]
        before = text[max(0, found.start() - _BACK) : found.start()]
        name = _name_before(before, mark, after, spaced=found.group() != mark)
        if name:
            name = _with_family(name, before.removesuffix(name))
            key = name.replace(" ", "")
            suffix = _MARKS.get(mark, "さん")
            yield Match(found.start() - len(name), found.end(), Kind.NAME, suffix, key)


def _with_family(name: str, before: str) -> str:
    """山田 太郎 for 太郎 behind 「山田 」; 担当 太郎 is only 太郎."""
    family = _FAMILY_NAME.search(before)
    if family is None:
        return name
    word = family.group().strip()
    lead = not_names.LEADING.match(word)
    ordinary = _is_ordinary(word, "さん") or (lead and lead.end() == len(word))
    return name if ordinary or not_names.ORDINARY_KATAKANA.search(word) else family.group() + name


def _name_before(before: str, mark: str, after: str, *, spaced: bool) -> str:
    """The name that stands right before an honorific, "" where it is none."""
    if run := _KANJI_RUN.search(before):
        return _mixed(before) or _kanji_name(run.group(), before[: run.start()], mark, after)
    if run := _KATAKANA_RUN.search(before):
        name = run.group()
        return "" if not_names.ORDINARY_KATAKANA.search(name) else name
    if run := _LATIN_RUN.search(before):
        return run.group()
    if spaced or mark in ("先生", "氏", "君", "殿", "様"):
        return ""
    return _hiragana_name(before, mark, after)


def _mixed(before: str) -> str:
    """のり子 and さと美: hiragana before the last character of a woman's name."""
    run = _MIXED_RUN.search(before)
    return run["name"] if run else ""


def _kanji_name(run: str, before: str, mark: str, after: str) -> str:
    name = _CUT.split(run)[-1]
    if _is_ordinary(name, mark):
        return ""
    while lead := not_names.LEADING.match(name):
        rest = name[lead.end() :]
        if not rest or (lead.end() == 1 and len(rest) < _SHORT):
            break
        name = rest
    if _is_ordinary(name, mark) or len(name) > _LONGEST or _okurigana(name, before):
        return ""
    if mark == "ちゃん" and after[:1] == "と" and not _GIVEN_NAME_END.search(name):
        return ""
    return name


def _okurigana(name: str, before: str) -> bool:
    """お母, お子, ご近所: one character or two behind a polite お or ご."""
    return len(name) <= _SHORT and before[-1:] in ("お", "ご")


def _is_ordinary(name: str, mark: str) -> bool:
    if _KNOWN.match(name) or (name == "王" and mark == "さん"):
        return False
    if not name or name in not_names.ORDINARY_ALONE:
        return True
    if not_names.SHOP.search(name) and name not in not_names.SHOP_NAMES and mark in ("さん", "様"):
        return True
    return mark not in ("くん", "君", "ちゃん") and bool(not_names.ORDINARY_KANJI.search(name))


def _hiragana_name(before: str, mark: str, after: str) -> str:
    run = _HIRAGANA_RUN.search(before)
    if run is None:
        return ""
    name = run["name"]
    if name in not_names.ORDINARY_HIRAGANA or not_names.ORDINARY_HIRAGANA_END.search(name):
        return ""
    if mark == "くん" and after[:1] in ("で", "だ"):
        return ""
    if mark == "さま" and name[-1] in "るいたのすく":
        return ""
    family = _KANJI_BEFORE.search(before.removesuffix(name))
    return name if family is None else _family_of(family.group()) + name


def _family_of(word: str) -> str:
    """The family name in 山田はなこ; of 長女はなこ nothing."""
    lead = not_names.LEADING.match(word)
    rest = word[lead.end() :] if lead else word
    return "" if _is_ordinary(rest, "さん") else rest


def labelled_names(text: str) -> Iterator[Match]:
    """What stands behind 「氏名：」."""
    for found in _LABEL.finditer(text):
        key = "".join(found["name"].split())
        yield Match(*found.span("name"), Kind.NAME, "さん", key)


def roster_names(text: str, names: Iterable[str]) -> Iterator[Match]:
    """Names of the roster: the whole name, and a family name of two characters or more."""
    for pattern, key in _roster_patterns(names):
        for found in pattern.finditer(text):
            suffix = "" if _TITLED.match(text, found.end()) else "さん"
            yield Match(*found.span(), Kind.MEMBER, suffix, key)


def _roster_patterns(names: Iterable[str]) -> Iterator[tuple[re.Pattern[str], str]]:
    for name in dict.fromkeys(names):
        yield from _patterns_of(name)


@lru_cache(2048)
def _patterns_of(name: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Made once for a name: a board's notes are all looked through for the same ones."""
    parts = fold(name).text.split()
    whole = "".join(parts)
    wanted = {whole} | ({parts[0]} if len(parts) > 1 else set())
    return tuple(
        (re.compile(_bounded(part) + f"(?: ?{_HONORED})?"), whole)
        for part in sorted(wanted, key=lambda part: (-len(part), part))
        if len(part) >= _SHORT and not _is_ordinary(part, "さん")
    )


def _bounded(name: str) -> str:
    """The name, blanks between its characters allowed; a short one not inside a longer word."""
    spaced = " ?".join(map(re.escape, name))
    script = _script(name[0])
    if len(name) > _SHORT and script != "A-Za-z":
        return spaced
    return rf"(?<![{script}]){spaced}(?=$|{_HONORED}|{_TITLE}|[^{_script(name[-1])}])"


def _script(character: str) -> str:
    for script in (HIRAGANA, KATAKANA, "A-Za-z"):
        if re.match(f"[{script}]", character):
            return script
    return KANJI
