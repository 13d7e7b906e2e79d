"""Where somebody lives: towns with the numbers of a house, and buildings with that of a room."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kasane.privacy.characters import DASHES, HIRAGANA, KANJI, KATAKANA
from kasane.privacy.found import Kind, Match

_N = r"(?:[0-9]{1,5}|[一二三四五六七八九十百〇]{1,5})"
_COUNTS = r"(?:[0-9回人名年月日時分件章節世帯割班組歳才代週個台円点度%:~〜]|か(?:[月国所年]|$))"
_NOT_A_COUNT = rf"(?!{_COUNTS}|[{DASHES}][0-9])"
_DASHED = rf"[0-9]{{1,5}}(?:\s?[{DASHES}]\s?[0-9]{{1,5}}){{1,4}}"
_LIVES = (
    r"(?=ビル|に住|に居住|に転居|在住|の(?:自宅|実家|持ち家|一軒家|アパート|マンション|借家|家))"
)
_CHOME = rf"{_N}\s?丁目"
_LOT = rf"{_N}\s?番地(?:\s?(?:の|[{DASHES}])\s?{_N})?"
_HOUSE = rf"{_N}\s?番\s?地?\s?(?:の\s?)?{_N}\s?号?|{_LOT}|{_DASHED}号?"
_STRONG = (
    rf"{_CHOME}\s?(?:{_HOUSE}|{_N}\s?番|{_N}\s?号|[0-9]{{1,5}}{_NOT_A_COUNT})"
    rf"|{_CHOME}{_LIVES}|{_LOT}|{_N}\s?番\s?{_N}\s?号"
)
_BUILDING_WORD = (
    "マンション|アパート|ハイツ|コーポ|メゾン|レジデンス|ハイム|パレス|ビラ|ヴィラ|荘|寮"
    "|団地|県営住宅|市営住宅|町営住宅|公営住宅|住宅"
)
_ROOM = (
    rf"(?:[0-9A-Z]{{1,3}}\s?号?棟\s?)?[{DASHES}]?\s?[0-9]{{1,4}}\s?"
    rf"(?:号室?|(?<=[0-9]{{3}}){_NOT_A_COUNT})"
)
_BUILDING = (
    rf"[{KANJI}{HIRAGANA}{KATAKANA}A-Za-z0-9]{{0,12}}(?:{_BUILDING_WORD})"
    rf"[{KANJI}{KATAKANA}A-Za-z]{{0,8}}\s?{_ROOM}"
)
_BEHIND = rf"(?:\s{{0,2}}(?:{_BUILDING}|[0-9]{{1,4}}\s?号室))?"

_PLACE = rf"[{KANJI}{HIRAGANA}{KATAKANA}]"
_MUNICIPALITY = re.compile(
    rf"(?:[{KANJI}]{{1,4}}郡{_PLACE}{{1,5}}?[町村]|{_PLACE}{{1,6}}?市(?!市)(?:[{KANJI}]{{1,3}}区)?"
    rf"|[{KANJI}]{{1,4}}区|(?<=[都道府県]){_PLACE}{{1,5}}?[町村])"
)
_PREFECTURE = re.compile(r"北海道|東京都|京都府|大阪府|(?:神奈川|和歌山|鹿児島|[一-龥]{2})県")
_NUMBERS = re.compile(rf"(?<![0-9])(?<![0-9][{DASHES}/.])(?:{_STRONG}){_BEHIND}")
_AFTER_A_CITY = re.compile(
    rf"(?<![0-9])(?<![0-9][{DASHES}/.])(?:{_DASHED}号?{_NOT_A_COUNT}){_BEHIND}"
)
_TOWN = re.compile(rf"(?:大字|字)?(?:[{KANJI}]|(?<=[{KANJI}])[ノケヶヵツが](?=[{KANJI}])){{1,12}}$")
_TOWN_OF_NUMBERS = re.compile(r"(?:[町丁条里台丘]|新田|字.{1,8})$")
_BEFORE_A_TOWN = re.compile(r"^(?:現?住所地?|自宅|実家|本籍地?|転居先|居所|同|在住|旧)")
_RUN = re.compile(rf"(?:{_PLACE}|\s(?={_PLACE})){{1,30}}$")
_NAMED_TOWN = re.compile(
    rf"(?:大字|字)[{KANJI}]{{1,8}}(?:字[{KANJI}]{{1,8}}|[{KANJI}]{{1,6}})?\s?[0-9]{{1,5}}(?![0-9]){_NOT_A_COUNT}"
    rf"|(?<=[市町村区])[{KANJI}0-9]{{1,8}}条(?:[{KANJI}]{{0,3}})?\s?{_CHOME}"
)
_ROOMS = re.compile(rf"{_BUILDING}|(?<!会議室)(?<!研修室)(?<!講義室)(?<![0-9])[0-9]{{1,4}}\s?号室")
_LEAD = re.compile(rf"^.*(?:[{KANJI}{KATAKANA}]|さん|さま|くん|ちゃん)[はがをにへでとのも、](?=.)")
_NAMED = re.compile(rf"[{KANJI}]{{1,5}}[町村](?=[0-9一二三四五六七八九十])")
_PARTICLES = re.compile(r"^.*[はがをにへ、。](?=[^はがをにへ])")


def addresses(text: str) -> Iterator[Match]:
    """Towns with the numbers of a house, buildings with the number of a room."""
    for found in _NUMBERS.finditer(text):
        start = _place_start(text, found.start())
        yield _match(text, start if start is not None else found.start(), found.end())
    for found in _AFTER_A_CITY.finditer(text):
        start = _dashed_start(text, found.start())
        if start is not None:
            yield _match(text, start, found.end())
    for found in _NAMED_TOWN.finditer(text):
        yield Match(*found.span(), Kind.ADDRESS, Kind.ADDRESS.blank)
    for found in _ROOMS.finditer(text):
        start = found.start() + _lead(found.group())
        yield Match(start, found.end(), Kind.ADDRESS, Kind.ADDRESS.blank)


def _match(text: str, start: int, end: int) -> Match:
    """An address, with the municipality in front: 「B市」 stands in the place of both."""
    named = _municipality_before(text, start) or _named_town(text[start:end])
    if not named:
        return Match(start, end, Kind.ADDRESS, Kind.ADDRESS.blank)
    begin = start - len(named) if text[:start].endswith(named) else start
    return Match(begin, end, Kind.ADDRESS, _unit(named), named)


def _municipality_before(text: str, at: int) -> str:
    """The municipality that ends right before a place: 平塚市, 中郡大磯町; "" where none does."""
    run = _run(text, at)
    prefecture = _PREFECTURE.search(run)
    begin = prefecture.end() if prefecture else 0
    found = _MUNICIPALITY.search(run, begin)
    if not found or found.end() != len(run):
        return ""
    name = found.group()
    if lead := _LEAD.match(name):
        name = name[lead.end() :]
    return name[lead.end() :] if (lead := _BEFORE_A_TOWN.match(name)) else name


def _named_town(address: str) -> str:
    """本町 of 本町1-2-3."""
    found = _NAMED.match(address)
    return found.group() if found else ""


def _unit(place: str) -> str:
    """市 of 横浜市中区."""
    return "市" if "市" in place[1:] else place[-1]


def mentions_of(text: str, places: Iterable[str]) -> Iterator[Match]:
    """Where places that have a letter are named again, without a house."""
    for place in places:
        for found in re.finditer(re.escape(place), text):
            yield Match(*found.span(), Kind.ADDRESS, _unit(place), place)


def _lead(building: str) -> int:
    """How many characters in front of a building's name belong to the sentence."""
    particles = _PARTICLES.match(building)
    return particles.end() if particles else 0


def _dashed_start(text: str, at: int) -> int | None:
    """Where the town before 1-2-3 begins; None where 1-2-3 isn't a house."""
    run = _run(text, at)
    if _kept(run):
        return _place_start(text, at)
    town = _TOWN.search(run)
    return _place_start(text, at) if town and _TOWN_OF_NUMBERS.search(town.group()) else None


def _place_start(text: str, at: int) -> int | None:
    """Where the town in front of the numbers begins, behind the municipality; None: no town."""
    run = _run(text, at)
    kept = _kept(run)
    if kept:
        return at - len(run[kept:].lstrip())
    town = _TOWN.search(run)
    if not town:
        return None
    name = town.group()
    lead = _BEFORE_A_TOWN.match(name)
    return at - len(name) + (lead.end() if lead else 0)


def _run(text: str, at: int) -> str:
    found = _RUN.search(text[max(0, at - 30) : at])
    return found.group() if found else ""


def _kept(run: str) -> int:
    """How much of the run is the prefecture and the municipality, which stay."""
    prefecture = _PREFECTURE.search(run)
    begin = prefecture.end() if prefecture else 0
    municipality = _MUNICIPALITY.search(run, begin)
    return municipality.end() if municipality else begin
