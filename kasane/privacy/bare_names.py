"""Names without さん: with a title behind, a relation or a label in front, or written in full."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kasane.privacy.characters import KANJI, KATAKANA
from kasane.privacy.found import Kind, Match
from kasane.privacy.known_names import (
    ANY_FAMILY_NAME,
    BOUNDARY,
    FAMILY_NAME,
    GIVEN_NAME,
    KANA_NAME,
    KNOWN_FAMILY_NAME,
)
from kasane.privacy.not_names import ORDINARY_ALONE, ORDINARY_KATAKANA

_NOT_INSIDE = rf"(?<![{KANJI}])"
_WRITTEN = (
    rf"(?:{ANY_FAMILY_NAME}\s?(?:{GIVEN_NAME}|[{KATAKANA}]{{2,4}}|"
    rf"[ぁ-ゖ]{{2,4}}(?=[\s(、。]|$))|{FAMILY_NAME})"
)
_TITLE = (
    "医師|看護師|保健師|助産師|薬剤師|栄養士|保育士|弁護士|司法書士|社労士|ケアマネ|"
    "ケアマネジャー|相談員|支援員|指導員|専門員|推進員|民生委員|児童委員|ヘルパー|"
    "ワーカー|課長|係長|部長|次長|室長|所長|園長|院長|校長|教頭|会長|区長|班長|組長|社長|"
    "店長|施設長|主任|主査|主事|主幹|参事|補佐|理事|議員|住職|教諭|先生"
)
_FAMILY = (
    "元夫|元妻|前夫|前妻|二男|二女|長子|末っ子|夫|妻|嫁|婿|母親|父親|義母|義父|祖母|祖父|叔父|叔母|伯父|伯母|母|父|兄|姉|弟|妹|長男|次男|"
    "三男|四男|長女|次女|三女|四女|息子|娘|孫|曾孫|姪|甥|いとこ|従兄|従姉|従弟|従妹|はとこ|同居人|内縁の夫|内縁の妻|本人|"
    "婚約者|恋人"
)
_OTHERS = (
    "ケアマネ|ケアマネジャー|民生委員|児童委員|主治医|担当者?|相談員|支援員|保健師|"
    "看護師|ヘルパー|大家|家主|社長|店長|会長|区長|班長|友人|知人|同僚|上司|近所|隣人?|"
    "後見人|保証人|代表|先生|仲間|教師|担任|弁護士|司法書士|行政書士|社労士|社会福祉士|"
    "園長|校長|教頭|薬剤師|医師|職員|コーディネーター|ワーカー|CSW|SSW|MSW|PSW|CM|PT|OT|ST"
)
_LABEL = (
    "本人名|本人|氏名|名前|お名前|相談者|担当者?|記録者?|聞き取り|聞取り|キーパーソン|"
    "後見人|保佐人|保証人|世帯主|申請者|届出人|連絡先|訪問者|対応者|主治医|依頼者|紹介者|"
    "同行者|参加者|家主|大家|フリガナ|ふりがな|よみがな|ヨミガナ|読み|対象者名?|利用者名?|連絡者|"
    "通報者|保護者|申立人|名義人?|旧姓|子の名前"
)
_HOME = (
    "家(?!族|庭|電|具|屋|賃|計|事|業|畜|主|出|内)|宅(?!配|地)|[ご御]?夫妻|[ご御]夫婦|[ご御]?一家"
)
_GRAND = "の(?:お?ばあ|お?じい|おば|おじ|奥)(?:ちゃん|さん)"
_NO_KANA_NAMES = (
    "ほう|こと|ため|ほか|うち|よう|もの|ところ|そば|まま|みな|あと|まえ|せい|おかげ|はず|"
    "とき|かわり|いえ|へや|くるま|はなし|きもち|しごと|そう(?!た[はがとに])|いう|いな|いる|ある|こども|"
    "子|かお|からだ|ことば|いびき|こえ|あいだ|むかし|ほど|よこ|となり|けが|がん|うつ|ひと"
)
_AFTER_RELATION = (
    "[はがをにのともやでへだ]|まで|まま|から|かも|より|よう|など|なり|なら|なの|な[いくど]|ばか|さ[んえま]|ちゃ|くん|たち|しか|して|した|こそ|すら|ひと|"
    "ふた|いわ|うつ|いつ|ある|あり|いる|いな|ほか|それ|そう|ここ|この|その|つき|ため|らし|くら|ぐら|じゃ|ご|お|みな|みん|せい|って|きょ|じし|かた|がた|よく|すぐ|また"
)
_PATTERNS = [
    # 主治医の前田医師, 村上課長: the title stays.
    rf"{_NOT_INSIDE}(?P<name>{_WRITTEN}|{ANY_FAMILY_NAME}|(?![元前新副現各両同准正総名旧女男全他某当本故学市町村区県国])[{KANJI}](?=医師|看護師|保健師|係長|課長|主任|主査))(?=(?:{_TITLE})(?![長]))",
    rf"{_NOT_INSIDE}(?P<name>{FAMILY_NAME})(?=さま|{_HOME})",
    rf"{_NOT_INSIDE}(?P<name>{FAMILY_NAME})(?P<tail>{_GRAND})",
    # 妻の節子, 長男・健一, 次女 美咲, 母(トシ子), 弟和夫, 義母ハル
    rf"{_NOT_INSIDE}(?:{_FAMILY})(?:の|・|\s|\(|:)?(?P<name>{GIVEN_NAME}){BOUNDARY}",
    rf"{_NOT_INSIDE}(?:{_FAMILY})(?:の|・|\s|\(|:)?(?P<name>{KANA_NAME})(?:{BOUNDARY}|(?=[宅方]))",
    rf"{_NOT_INSIDE}(?!本人)(?:{_FAMILY})(?:・|\s)(?P<name>[{KANJI}]{{1,3}}){BOUNDARY}",
    rf"{_NOT_INSIDE}(?:{_FAMILY})(?:の|・|\s)(?P<name>(?!{_NO_KANA_NAMES})[ぁ-ゖ]{{2,4}}?)(?=[はがと]|に[はも])",
    rf"{_NOT_INSIDE}(?P<name>{KNOWN_FAMILY_NAME}\s(?:[{KANJI}]{{1,3}}|[ぁ-ゖ]{{2,4}}?)){BOUNDARY}",
    rf"{_NOT_INSIDE}(?:{_FAMILY})(?P<name>(?!{_AFTER_RELATION})[ぁ-ゖ]{{2,4}}?)(?=[がはもを]|に[はも育預会]|の面)",
    # ケアマネの小林, 後見人は福田隆
    rf"(?:{_OTHERS})(?P<name>{KNOWN_FAMILY_NAME}){BOUNDARY}",
    rf"(?:{_OTHERS})(?:の|は|・|\s|\(|:)(?P<name>{_WRITTEN}|{ANY_FAMILY_NAME}){BOUNDARY}",
    # 氏名:木村文子, 聞き取り 今井/記録 河野
    rf"(?:{_LABEL})(?:\([^()\n]{{0,8}}\))?\s?[:は=(]?\s?(?P<name>{_WRITTEN}|{ANY_FAMILY_NAME}){BOUNDARY}",
    rf"(?:{_LABEL})(?:\([^()\n]{{0,8}}\))?\s?[:=(]?\s?"
    rf"(?P<name>[{KATAKANA}]{{2,6}}\s[{KATAKANA}]{{2,6}}|[ぁ-ゖ]{{2,6}}\s[ぁ-ゖ]{{2,6}})",
    # 佐藤よし子, 佐野 直美, 井上光男
    rf"{_NOT_INSIDE}(?P<name>{FAMILY_NAME}\s?{GIVEN_NAME}){BOUNDARY}",
    rf"(?<![{KATAKANA}])(?P<name>[ァ-ヺ][{KATAKANA}]{{1,5}}\s[ァ-ヺ][{KATAKANA}]{{0,4}})(?=の名|名義|と書|と名乗|あて|宛|の印)",
    rf"{_NOT_INSIDE}(?P<name>{KNOWN_FAMILY_NAME}\s?[{KATAKANA}]{{1,3}}(?:[子江枝代恵美]|(?<=[{KATAKANA}]{{2}}))){BOUNDARY}",
    rf"{_NOT_INSIDE}(?P<name>{KNOWN_FAMILY_NAME}[ぁ-ゖ]{{2,3}})(?=が一人|は一人|が亡|、[0-9]{{2}}歳)",
    rf"{_NOT_INSIDE}(?P<name>(?:林|森|原|関|堀|辻|岡|菅)\s?[{KANJI}][子郎男夫雄美彦代江枝恵]){BOUNDARY}",
]
_LISTED = rf"(?:{_WRITTEN}|{ANY_FAMILY_NAME}|[{KANJI}]{{2,4}})"
_LIST = (
    rf"(?:出席|参加|同席|欠席|同行|訪問|対応|担当|構成)[者員]?\s?[:は]\s?"
    rf"(?P<names>{_LISTED}(?:\s?[、,・/\s]\s?{_LISTED})+){BOUNDARY}"
)
"""出席：内田、関口、星野"""
_SPACED = re.compile(rf"{_NOT_INSIDE}[{KANJI}](?:\s[{KANJI}]){{2,4}}(?![{KANJI}])")
_KNOWN = re.compile(KNOWN_FAMILY_NAME)
_FOREIGN = re.compile(
    rf"(?<![{KATAKANA}・])(?P<name>[ァ-ヺ][{KATAKANA}]{{0,9}}(?:・[ァ-ヺ][{KATAKANA}]{{0,9}}){{1,3}})"
    rf"(?=[はがもとに、](?![いなあ])|の一?家|という|と名乗)"
    rf"|(?<![{KATAKANA}・])(?P<called>[ァ-ヺ][{KATAKANA}]{{1,9}})(?=という(?:男|女|方|人(?!材))|と名乗)"
)
"""フェルナンド・シルバは"""
_READING = re.compile(
    rf"(?<![{KATAKANA}])(?P<name>[ァ-ヺ][{KATAKANA}]{{1,4}}\s[ァ-ヺ][{KATAKANA}]{{0,3}}"
    rf"(?:コ|ミ|エ|オ|ロウ|イチ|ジ|ヒコ|スケ|ヨ|タ|ト|ヤ|キ|カ|ナ|ズ))(?![{KATAKANA}])"
)


@cache
def patterns() -> list[re.Pattern[str]]:
    """Compiled once they are needed: it takes longer than all else that a process imports."""
    return [re.compile(pattern) for pattern in _PATTERNS]


@cache
def _lists() -> re.Pattern[str]:
    """Likewise, once."""
    return re.compile(_LIST)


def bare_names(text: str) -> Iterator[Match]:
    """村上課長, 長男・健一, ケアマネの小林, 相談者：林, 井上光男, ハヤシ サチコ."""
    for pattern in patterns():
        for found in pattern.finditer(text):
            name = found["name"]
            if name not in ORDINARY_ALONE and not ORDINARY_KATAKANA.search(name):
                yield _match(found)
    for listed in _lists().finditer(text):
        if not _KNOWN.search(listed["names"]):
            continue
        for one in re.finditer(_LISTED, listed["names"]):
            start = listed.start("names") + one.start()
            key = "".join(one.group().split())
            yield Match(start, start + len(one.group()), Kind.NAME, "さん", key)
    for found in _SPACED.finditer(text):
        if _KNOWN.match(re.sub(r"\s", "", found.group())):
            yield Match(*found.span(), Kind.NAME, "さん", re.sub(r"\s", "", found.group()))
    for found in _FOREIGN.finditer(text):
        if not any(ORDINARY_KATAKANA.search(part) for part in found.group().split("・")):
            yield _match(found)
    for found in _READING.finditer(text):
        if not any(ORDINARY_KATAKANA.search(part) for part in found["name"].split()):
            yield _match(found)


def _match(found: re.Match[str]) -> Match:
    """The name; 黒川のおばあちゃん as a whole, for 「Aさん」 stands in its place."""
    groups = found.groupdict()
    name = groups["name"] or found.group()
    end = (
        found.end() if groups.get("tail") else found.start() + found.group().find(name) + len(name)
    )
    return Match(
        end - len(name + (groups.get("tail") or "")), end, Kind.NAME, "さん", "".join(name.split())
    )
