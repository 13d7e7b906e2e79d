"""Names of hospitals, schools, services and employers; the kind of place alone is no name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kasane.privacy.characters import KANJI, KATAKANA
from kasane.privacy.found import Kind, Match

_KINDS = {
    "病院": "病院",
    "医院|クリニック|診療所|内科|歯科": "クリニック",
    "整形外科|眼科|耳鼻科|耳鼻咽喉科|皮膚科|小児科|心療内科|外科": "クリニック",
    "小学校": "小学校",
    "中学校|中学(?!生|[0-9一二三]|時代|の?卒業|を卒業)": "中学校",
    "高等学校|高校": "高校",
    "特別支援学校|養護学校": "学校",
    "大学|短期大学|専門学校": "学校",
    "保育園|保育所|幼稚園|こども園": "保育園",
    "学童クラブ|児童クラブ|学童": "学童クラブ",
    "苑|荘": "施設",
    "薬局|ドラッグ": "薬局",
}
_BEHIND = "|".join(_KINDS)
"""What ends a name: あおば中央病院."""
_BEFORE = (
    "株式会社|有限会社|合同会社|社会福祉法人|医療法人|学校法人|一般社団法人|NPO法人|"
    "特定非営利活動法人|特別養護老人ホーム|養護老人ホーム|有料老人ホーム|老人保健施設|"
    "介護老人保健施設|グループホーム|ケアハウス|放課後等デイサービス|"
    "デイサービスセンター|デイサービス|デイケア|訪問看護ステーション|"
    "ヘルパーステーション|ケアプランセンター|就労支援センター|就労継続支援|"
    "相談支援事業所|子ども食堂|スーパー|コンビニ|看護小規模多機能|小規模多機能(?:ホーム)?|学習塾|"
    "地域活動支援センター|地域生活支援センター|就労移行支援事業所|就労継続支援事業所|多機能型事業所|"
    "生活介護事業所|児童発達支援センター|児童発達支援|居宅介護支援事業所|訪問介護事業所|介護医療院|"
    "軽費老人ホーム|救護施設|児童養護施設|母子生活支援施設|乳児院|ショートステイ|学童クラブ|"
    "フリースクール|サポート校|障害者支援施設|ホームセンター|ドラッグストア|レストラン|美容室|スナック|"
    "喫茶|居酒屋|サービス付き高齢者向け住宅|就労継続支援[AB]型(?:事業所)?|老健|特養"
)
"""What begins a name: グループホームこもれび."""
_GENERAL = re.compile(
    r"(?:総合|大学|市立|県立|町立|村立|国立|公立|私立|都立|道立|府立|区立|地域|地元|近所|"
    r"市内|町内|村内|県内|市外|県外|救急|精神科?|専門|中核|基幹|個人|開業|認可|無認可|"
    r"夜間|通信制?|定時制|全日制|隣町?|母校|義務教育|特別支援|民間|同じ|別|近く|遠く|前|"
    r"元|現|旧|新しい|有床|無床|総合診療|眼|皮膚|整形外|外|耳鼻|小児|婦人|産婦人|心療|内|"
    r"歯|当|各|両|指定|協力|かかりつけ|紹介元|転院先|入院先|通学先|進学先|短期|女子|男子|"
    r"農業|工業|商業|普通|看護|福祉|介護|山|別|公的|大|小|中|隣|市|町|村|県|の)+"
)
_WORD = rf"(?:[{KANJI}]{{1,10}}|[{KATAKANA}]{{2,10}}[{KANJI}]{{0,6}})"
_KANA_WORD = rf"(?:(?<![ぁ-ゖ{KANJI}{KATAKANA}])|(?<=[、。「(\s]))[ぁ-ゖ]{{2,6}}[{KANJI}]{{0,4}}"
_PARTICLE = "(?:[をにへはがのでともや]|か(?!ら?[ぁ-ゖ]{3})|まで|から|より|など|だけ)"
_TAIL = "(?:[ぁ-ゖ]{0,3}[ぁ-ゖ](?<![のなにはがをでとい]))?"
_ENDS = re.compile(rf"(?P<word>{_KANA_WORD}|{_WORD}{_TAIL})(?P<kind>{_BEHIND})(?![{KANJI}])")
_BEGINS = re.compile(
    rf"(?<![A-Z])(?P<kind>{_BEFORE})\s?(?P<word>(?:(?!{_PARTICLE})[ぁ-ゖ]{{2,8}}?|[はもとや][ぁ-ゖ]{{2,7}}?"
    rf"|に[ぁ-ゖ]{{1,4}}(?<!の)(?=[をが]))"
    rf"[{KANJI}]{{0,3}}(?=[をにへはがのでともや、。\s]|$)"
    rf"|[{KATAKANA}]{{2,10}}|[{KANJI}]{{1,8}}(?!合|等|者))(?:の(?=[{KANJI}]{{2}}(?!員)))?"
)
_COMPANY = re.compile(
    rf"(?:[{KATAKANA}]{{2,10}}[{KANJI}]{{0,4}}|(?<![{KANJI}])(?!地元|市内|町内|近所|同じ|各)[{KANJI}]{{2,6}})(?:株式|有限|合同)会社|"
    rf"(?:\((?:株|有|合|同|医|福|社)\)|[㈱㈲])\s?[{KANJI}{KATAKANA}A-Za-z]{{2,12}}"
    rf"|[{KANJI}{KATAKANA}A-Za-z]{{2,12}}\s?(?:\((?:株|有|合|同)\)|[㈱㈲])"
    rf"|(?<![{KANJI}])(?!地元|市内|町内|近所|大|隣|県|義務)(?!隣|[市町村県]の|定時制|通信制|全日制|単位制)[{KANJI}](?:[{KANJI}]|(?<=[{KANJI}])[のがヶケ](?=[{KANJI}])){{1,4}}(?<![市町村県区]の)[小中高](?=(?:学?校)?(?:の(?:[0-9]年|特別支援|生徒|先生|児童)|に転校|に通|に入学|を卒業|を中退))"
    rf"|(?<![{KANJI}])(?!地元|市内|町内|近所|中小|大手|食品|建設|元|同|各)[{KANJI}]{{2,4}}(?:製作所|製作|運輸|工務店|食品工業|興業|工業|食品|建設|商店|商会|"
    r"水産|鉄工所?|印刷|運送|団地|自動車|電機|産業)(?=[のをにでへは、。]|$)"
)
_HOMELY = re.compile(
    rf"(?P<word>[{KANJI}{KATAKANA}ぁ-ゖ]{{2,8}}の[里家丘郷森園杜])(?=のデイ|のショート|に入[所居])"
)
_NOT_A_WORD = re.compile(
    r"(?:事業|職員|利用|施設|見学|通所|支援|運営|経営|担当|代表|協力|制度|勤務|全体|一|二|"
    r"三|複数|各|を|に|から|まで|より|など|だけ|らしい|みたい|という|として|について|"
    r"ではな|です|でし|だっ|ので|では|には|にも|との|での|なら|しか|さえ|はじめ|はない|"
    r"さん|さま|様|店|とても|もっと|やめ|やって|とき|とした|ともに|もよい|もう|はい|やは|でも|とか|へは)"
)


def facilities(text: str) -> Iterator[Match]:
    """あおば中央病院 → 「Cクリニック」 and the like; the municipality's own words stay."""
    for found in _ENDS.finditer(text):
        word = found["word"]
        if not _GENERAL.fullmatch(word) and not _NOT_A_WORD.match(word):
            yield _named(found.start(), found.end(), text, _general(found["kind"]))
    for found in _BEGINS.finditer(text):
        if not _NOT_A_WORD.match(found["word"]):
            yield _named(found.start(), found.end("word"), text, found["kind"])
    for found in _COMPANY.finditer(text):
        yield _named(*found.span(), text, "社")
    for found in _HOMELY.finditer(text):
        yield _named(*found.span("word"), text, "施設")


def _named(start: int, end: int, text: str, kind: str) -> Match:
    """「Cデイサービス」: a letter stands in front of its kind."""
    return Match(start, end, Kind.FACILITY, kind, "".join(text[start:end].split()))


def _general(kind: str) -> str:
    return next(word for known, word in _KINDS.items() if re.fullmatch(known, kind))
