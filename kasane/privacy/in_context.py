"""Names that stand alone: known words, taken for a person by what stands before and behind them.

A family name is often a town, a river or a thing as well, so the word alone tells little.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kasane.privacy.characters import KANJI, KATAKANA
from kasane.privacy.dictionary import Sort, Word, named_words
from kasane.privacy.found import Kind, Match
from kasane.privacy.known_names import KNOWN_FAMILY_NAME
from kasane.privacy.not_names import ORDINARY_ALONE

_RELATION = (
    "夫|妻|嫁|婿|母|父|祖母|祖父|母親|父親|兄|姉|弟|妹|長男|次男|二男|三男|四男|長女|次女|二女|三女|四女|"
    "息子|娘|孫|孫娘|曾孫|甥|姪|叔父|叔母|伯父|伯母|いとこ|従兄|従姉|従弟|従妹|はとこ|末っ子|子ども|"
    "同居人|婚約者|恋人|本人|双子"
)
_PERSON = (
    "[員士長師医司官]|担当者?|相談者|責任者|管理者|介護者|保護者|記入者|申込者|届出人|[隣知友住]人|管理人|代理人|世話人|仲介人|"
    "後見人|保佐人|補助人|保証人|主[任査事幹]|補佐|担任|教諭|ケアマネ(?:ジャー)?|ワーカー|ヘルパー|"
    "スタッフ|コーチ|コーディネーター|ボランティア|同級生|同僚|上司|先輩|後輩|大家|家主|近所|隣|向かい|"
    "CSW|SSW|MSW|PSW|CM|PT|OT|ST"
)
_HOUSE = "社協|包括|役場|役所|市|町|センター|[課係]|事業所|訪問看護|訪看|病院|居宅|児相|保健所"
_LED = re.compile(
    rf"(?:(?:{_RELATION})(?:の|・|\s|\(|、|:)?|(?:{_PERSON})(?:の|・|は|\s|\(|、|:)?|(?:{_HOUSE}|[課係])の|た[人方]\s)$"
)
_RELATED = re.compile(rf"(?:{_RELATION})(?:の|・|\s|\()?$")
_STRICT = re.compile(r"$|[がはもにとを、。(]|より|から|の(?:話|見|記録|報告)|さん")
_HOUSES = re.compile(rf"(?:{_HOUSE})の$")
_LABEL = re.compile(
    rf"(?:[{KANJI}]者|氏名|名前|担当|記録|作成|報告|連絡先|世帯主)(?:は|\s?:\s?|\s)$"
)
_OF_A_PLACE = re.compile(r"(?:[都道府県市町村郡区]|大字|字|旧|地名の)$")
_PLACE_BEHIND = (
    r"[町市村区郡県川山駅橋城港峠湖島沢坂台丘]|地[区域方]|公園|集落|団地|商店|神社|寺|通り|"
    r"街道|盆地|平野|高原|温泉|海岸|産|周辺|方面|出身|小学|中学|高校|病院|という(?!男|女|人|方|名|子)"
)
_TELLS = (
    "電話|連絡|相談|報告|情報|提案|依頼|申し?出|話|聞|伝|声|知らせ|通報|訴え|誘い|便り|苦情|手紙|"
    "メール|返事|意見|説明"
)
_DONE_TO = (
    rf"{_TELLS}|確認|渡|引き継|頼|会|つな|同行|付き添|"
    "よる|よれば|ついて|対し|とって|任せ|代わ|尋|預|宛|あて"
)
_OWNS = (
    rf"(?:{_RELATION})|子|家|自宅|部屋|家族|世帯|一家|様子|ケース|件|希望|思い|願い|体調|病|ひきこもり|"
    rf"生活|支援|担当|入院|退院|通院|受診|介護|認知|借金|収入|年金|携帯|就労|就職|不登校|暴力|飲酒|名[前義では]|"
    rf"姿|遺品|口座|通帳|お?(?:ばあ|じい|ば|じ)|{_TELLS}"
)
_SHOWN = re.compile(
    rf"[にへ](?:も|は)?(?:{_DONE_TO})|に[^、。\n]{{1,6}}を(?:渡|預|届|見せ|送|返|貸|頼|伝|聞)|(?:から|より)(?:、|の|は|も)?[^、。\nら来]{{0,3}}(?:{_TELLS})"
    rf"|より、|を(?:訪|支|説得|心配|担当|呼|受診|送|迎|病院|紹介|誘|励)"
    rf"|と(?:面|話|同[席行居]|連[絡携]|会っ|相談|情報|暮|関わ|名乗|申[しす]|いう(?:男|女|人|方|名|子)|離婚|結婚|再婚)"
    rf"|の(?:{_OWNS})|宅|方(?![面法向])|家(?!族|屋|具|電|計)|[ご御]?夫[妻婦]|兄弟|姉妹|親子|一家|"
    rf"名義|です、|だ、|ほか[0-9二三]|ら[0-9一-十数若]|は[^。\n]{{1,14}}?(?:と(?:何度も)?[言話訴]|なくし|怒|泣|嫌が|拒|ためら|休み|飲|悩|困|受けな|信じ)|と申|って(?:いう)?(?:人|方)|(?:という|なる)(?:人|方)"
    rf"|[はがも](?:、)?(?:相談に|訪れ|来所|電話|泣|怒|笑|話し|語|言|「|入院|退院|亡|倒れ|受診|通院|同居|無職|"
    rf"要介護|要支援|[0-9]{{2}}[歳代])"
)
_BOUND = re.compile(
    r"$|[、。,/()「」・:\s]|[はがもをにとへや]|から|より|だけ|まで(?:が|も)|って|です|だった|でし|ほか|ら[^しれく]"
    r"|さん|様|の|と(?!い)|宅|方(?![面法向])"
)
_SUBJECT = re.compile(
    r"(?:は|が|も)(?!流れ|ある|あり|見え|近|遠|広|人口|坂|高齢化|古[くい]|昔|地|山|川|海|橋|市|町|村|有名|豊か|会場|開催|多)"
    r"|(?=、[0-9]{2}[歳代])|(?=\([0-9]{2}[歳代])|ほか[0-9]"
)
_LINK = re.compile(r"[\s・]?")
_READABLE = re.compile(rf"[{KANJI}{KATAKANA}ぁ-ゖ]")
_CUT_OFF = re.compile(rf"[{KATAKANA}]\s?$|[{KANJI}]・$")
"""プロ/グラム, cut by the end of a line; 目的・ゴール・日程."""
_SHORT = 2
_KNOWN = re.compile(
    rf"(?<![{KANJI}]){KNOWN_FAMILY_NAME}(?=$|[^{KANJI}]|宅|方|家|夫妻|夫婦|兄弟|姉妹|親子)"
)
_WHOLE = re.compile(rf"{KNOWN_FAMILY_NAME}$")


def names_in_context(text: str) -> Iterator[Match]:
    """浜田から電話, 杉浦は, 社協の吉川が, 竹内親子; not 高田の交差点 or 小川のほとり."""
    words = list(_people(text, named_words(text)))
    known = {word.start for word in words}
    words += [
        Word(*found.span(), Sort.PLACE)
        for found in _KNOWN.finditer(text)
        if found.start() not in known
    ]
    for word in words:
        name = text[word.start : word.end]
        if name not in ORDINARY_ALONE and _is_person(text, word):
            yield Match(word.start, word.end, Kind.NAME, "さん", re.sub(r"[\s・]", "", name))


def _people(text: str, words: Iterable[Word]) -> Iterator[Word]:
    """Words of the dictionary, family and given name as one; a whole name is of sort WHOLE."""
    last: Word | None = None
    for word in words:
        if not _READABLE.search(text, word.start, word.end):
            continue
        if last and _belong(text, last, word):
            last = Word(last.start, word.end, Sort.WHOLE)
            continue
        if last:
            yield last
        last = word
    if last:
        yield last


def _belong(text: str, first: Word, second: Word) -> bool:
    if Sort.UNKNOWN in (first.sort, second.sort):
        return False
    if Sort.PLACE in (first.sort, second.sort) and not _WHOLE.match(text, first.start, first.end):
        return False
    return second.sort is not Sort.PLACE and bool(_LINK.fullmatch(text, first.end, second.start))


def _is_person(text: str, word: Word) -> bool:
    before, behind = text[max(0, word.start - 12) : word.start], text[word.end : word.end + 20]
    cut_off = _CUT_OFF.search(before) and not _LED.search(before)
    if cut_off or _OF_A_PLACE.search(before) or re.match(_PLACE_BEHIND, behind):
        return False
    if word.sort is Sort.WHOLE:
        return bool(_BOUND.match(behind))
    if word.sort is Sort.UNKNOWN:
        called = re.match("という(?:男|女)", behind)
        return bool(called or (_RELATED.search(before) and _STRICT.match(behind)))
    led = bool(_LED.search(before) or _LABEL.search(before)) and bool(_BOUND.match(behind))
    if word.end - word.start < _SHORT:
        return led and word.sort is not Sort.PLACE
    if word.sort is Sort.PLACE:
        if _may_be_both(text, word):
            return led or bool(_SHOWN.match(behind))
        return led and bool(_STRICT.match(behind)) and not _HOUSES.search(before)
    return led or bool(_SHOWN.match(behind) or _SUBJECT.match(behind))


def _may_be_both(text: str, word: Word) -> bool:
    return bool(_WHOLE.match(text[word.start : word.end]))
