"""What is found in sentences as people write them, and what is left alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kasane.privacy import Kind, Letters, find, replaced

TODAY = date(2026, 12, 8)
ROOT = Path(__file__).resolve().parents[2]


def marked(text: str, *names: str) -> list[tuple[str, str]]:
    return [(found.kind.value, found.text) for found in find(text, names, today=TODAY)]


def after(text: str, *names: str) -> str:
    return replaced(text, find(text, names, today=TODAY))


CONTACTS = {
    "電話は０９０−１２３４−５６７８です": "電話は［電話番号］です",
    "携帯09012345678へ": "携帯［電話番号］へ",
    "０９０ー１２３４ー５６７８": "［電話番号］",
    "フリーダイヤル0120-123-456": "フリーダイヤル［電話番号］",
    "(0463)12-3456と03(1234)5678": "［電話番号］と［電話番号］",
    "+81-90-1234-5678": "［電話番号］",
    "℡ 0463 12 3456": "℡ ［電話番号］",
    "090の1234の5678と聞いた": "［電話番号］と聞いた",
    "自宅の電話は12-3456": "自宅の電話は［電話番号］",
    "taro.yamada@example.co.jpへ": "［メールアドレス］へ",
    "ｔａｒｏ＠ｅｘａｍｐｌｅ．ｊｐ": "［メールアドレス］",
    "taro(at)example.jp": "［メールアドレス］",
    "〒254-0043": "［郵便番号］",
    "〒２５４００４３": "［郵便番号］",
    "郵便番号は2540043": "郵便番号は［郵便番号］",
}
ADDRESSES = {
    "神奈川県平塚市浅間町9-1に住む": "神奈川県A市に住む",
    "あおば市本町1-2-3さくらハイツ203号室": "A市",
    "あおば市本町三丁目五番二号": "A市",
    "本町3丁目12番5号のアパート": "A町のアパート",
    "自宅は大字中原123番地": "自宅は［住所］",
    "あおば市みどりが丘２−３−４": "A市",
    "中郡大磯町大磯123番地の4": "A町",
    "横浜市中区日本大通1-2": "A市",
    "港区芝公園4-2-8": "A区",
    "自宅（本町1-2-3）へ": "自宅（A町）へ",
    "平塚市紅谷町1-2-3 コーポ緑 102": "A市",
    "ひばり荘2号室に転居": "［住所］に転居",
    "母はさくらマンション305号室": "母は［住所］",
    "本町2丁目に住む": "A町に住む",
    "母はつくば市台1-2-3へ": "母はA市へ",
}
BIRTHS = {
    "生年月日：昭和20年3月1日": "生年月日：80代",
    "S20.3.1生まれの女性": "80代の女性",
    "昭和20年3月1日": "80代",
    "㍼20年3月1日生": "80代",
    "1945年3月1日生まれの女性": "80代の女性",
    "1945（昭和20）年3月1日生まれ": "80代",
    "大正10年1月1日生": "90歳以上",
    "平成２７年１０月５日生まれ": "10代",
    "令和元年5月5日生まれ": "10歳未満",
    "昭和20年３月生まれ": "80代",
    "誕生日は5月3日生まれ": "誕生日は［生年月日］",
    "生年月日 19450301": "生年月日 80代",
    "生年月日は昭和99年13月40日": "生年月日は［生年月日］",
}
NUMBERS = {
    "マイナンバー 1234 5678 9018": "マイナンバー ［マイナンバー］",
    "個人番号は１２３４５６７８９０１２": "個人番号は［マイナンバー］",
    "123456789018": "［マイナンバー］",
    "介護保険被保険者番号 0001234567": "介護保険被保険者番号 ［保険・年金などの番号］",
    "被保険者番号：1234567890": "被保険者番号：［保険・年金などの番号］",
    "保険証の記号12-34 番号567（枝番 01）": "保険証の記号［保険・年金などの番号］",
    "記号・番号：1234・567": "記号・番号：［保険・年金などの番号］",
    "基礎年金番号 1234-567890": "基礎年金番号 ［保険・年金などの番号］",
    "身体障害者手帳 県 第12345号": "身体障害者手帳 県 ［保険・年金などの番号］",
}
NAMES = {
    "山田さんが": "Aさんが",
    "佐藤様から": "Aさんから",
    "田中太郎氏": "A氏",
    "花子ちゃんは": "Aさんは",
    "母の山田さん": "母のAさん",
    "長男太郎くん": "長男Aさん",
    "民生委員山田さん": "民生委員Aさん",
    "佐々木さんと一ノ瀬さん": "AさんとBさん",
    "のり子さんと": "Aさんと",
    "娘のさくらちゃん、弟のけんくん": "娘のAさん、弟のBさん",
    "山田はなこさん": "Aさん",
    "長女はなこさん": "長女Aさん",
    "山田 太郎さん": "Aさん",
    "ﾔﾏﾀﾞさん": "Aさん",
    "ヤマダ タロウさん": "Aさん",
    "グエン・ヴァン・アンさん": "Aさん",
    "Smithさん": "Aさん",
    "田中先生に": "A先生に",
    "氏名：鈴木一郎": "氏名：Aさん",
    "佐藤󠄀様": "Aさん",
    "𠮷田さん、髙橋さん、山﨑さん": "Aさん、Bさん、Cさん",
    "近所の林さんと土屋さん": "近所のAさんとBさん",
    "昨日山田さんへ": "昨日Aさんへ",
}

HOUSES = {
    "つくし保育園からデイサービスつばさへ": "A保育園からBデイサービスへ",
    "ヤマト食品株式会社を辞めた": "A社を辞めた",
    "北町小学校の先生、北町小学校の友人": "A小学校の先生、A小学校の友人",
}


@pytest.mark.parametrize(
    ("text", "wanted"), (CONTACTS | ADDRESSES | BIRTHS | NUMBERS | NAMES | HOUSES).items()
)
def test_what_tells_who_somebody_is_gets_a_plain_word_in_its_place(text, wanted):
    assert after(text) == wanted


LEFT_ALONE = [
    "お客様、皆さん、民生委員さん、お母さん、患者様、利用者様、社協さん、市役所さん、あの方",
    "奥さんと旦那さん、娘さん、息子さん、親御さん、お子さん、子どもさん、子どもたちさん",
    "ご近所さん、お隣さん、大家さん、お手伝いさん、飼い主さん、八百屋さんと本屋さん",
    "ご本人様、ご家族様、みなさん、みんなさん、おばあちゃんと赤ちゃん、コンビニの店員さん",
    "ケアマネさんとヘルパーさん、ワーカーさん、CSWさん、NPOさん、包括さん、訪看さん",
    "地域包括支援センターの職員さん、社会福祉協議会さん、担当者さん、学校の先生、担任の先生",
    "AさんとBさん、〇〇さん、○○くん、○○氏、甲さん、Ｃさん",
    "たくさんの人が毎日ちゃんと通い、本人がたくさん話す",
    "様々な場、生活様式、多様な人、同様に、仕様、いろいろさまざま、買い物に行くさま",
    "とりくんでいる。腕をくんだ。朝さんぽ。お疲れさまでした、おかげさまで",
    "両氏が話した。氏名は書かない。氏名・所属・日ごろの業務。氏名：不明",
    "2026-12-08 に開催 13:30〜16:30、令和8年12月8日（火）に集まる、令和6年度から",
    "80歳の女性、長男50代、昭和58年4月1日開設の施設、平成30年4月1日に相談が始まった",
    "3番目の方、1番困った、第2号、会議室201号室、①②③④⑤⑥⑦⑧⑨⑩⑪⑫",
    "資料1-2、図1-2-3、月1-2回、表2-1、13-15時、1-2名、Step2までに1〜2回",
    "10,000円、2,000人、100-2000人、事業費は123456789012円",
    "社会福祉法106条の6、身体障害者手帳1級、要介護2",
    "銭湯の番台さん、自治会の組合長さん、消防団さんと農家さん、漁師さん、高校生さん、常連さん",
    "見守り隊さん、コンビニさん、スーパーさん、居酒屋の大将さん、スナックさん、喫茶店さんで会う",
    "語り部さん、名人さん、通訳さん、入居者さん、司書さん、総代さん、同僚さんが手伝う",
    "3丁目サロン、市営住宅3棟で見守り、山田町の会館、あおば市、神奈川県",
]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_ordinary_sentences_are_left_alone(text):
    assert marked(text) == []


TOLD_ON_PURPOSE = {
    *(
        ("name", author)
        for author in ("室田信一", "池田昌弘", "藤井博志", "加藤恵", "勝部麗子", "上原久")
    ),
    *(
        ("name", made_up)
        for made_up in ("鈴音 ひびき", "麦田 みのる", "星野 またたき", "若葉 みどり")
    ),
    *(("name", made_up) for made_up in ("川辺 ながれ", "しおかぜ かおる", "汐風 かおる")),
    ("facility", "東京都立大学"),
    ("facility", "社会福祉法人ゆうゆう"),
    ("name", "森祐美子"),
    *(
        ("name", made_up)
        for made_up in (
            *("潮 ちさと", "貝塚 みお", "砂原 けい", "なぎさ みちる", "渚 みちる", "ほなみ わたる"),
            *("水上 みお", "橋詰 わたる", "早瀬 ひかり"),
            *("ほなみ すすむ", "磯貝 ひろい", "汀 なぎさ"),
        )
    ),
    *(("facility", made_up) for made_up in ("NPO法人 えん", "NPO法人 ひだまり広場")),
}
"""The authors of the materials, and people and associations of the worked examples."""


FILES = sorted(
    file for kind in ("programmes", "samples") for file in (ROOT / "data" / kind).glob("*.yaml")
)


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.name)
def test_the_words_of_programmes_and_samples_are_left_alone(file):
    lines = file.read_text(encoding="utf-8").splitlines()
    found = {place for line in lines for place in marked(line)}
    assert found - TOLD_ON_PURPOSE == set()


ROSTER = ("山田 花子", "春野", "佐藤　健", "森", "事務局", "さくら", "Kim Ann")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("担当は春野が", "担当はAさんが"),
        ("山田花子が訪ねた", "Aさんが訪ねた"),
        ("山田　花子さんと山田課長", "AさんとA課長"),
        ("佐藤が電話した", "Aさんが電話した"),
        ("さくらが行った", "Aさんが行った"),
        ("KimAnnと", "Aさんと"),
        ("山田町の会館、春野菜、森林、事務局", None),
    ],
)
def test_names_of_the_roster_are_found_but_not_inside_other_words(text, wanted):
    assert after(text, *ROSTER) == (wanted or text)


def test_a_name_of_the_roster_is_told_as_one():
    assert marked("春野さんに聞く", "春野") == [("member", "春野さん")]
    assert Kind.MEMBER.label == "名簿にある名前"


def test_one_person_has_one_letter_in_all_texts_of_a_case():
    texts = ["Aさんは山田さんの母", "佐藤さんが山田太郎さんを訪ねた"]
    letters = Letters(texts)
    told = [replaced(text, find(text, letters=letters)) for text in texts]
    assert told == ["AさんはBさんの母", "CさんがBさんを訪ねた"]


def test_people_places_and_houses_keep_one_row_of_letters_and_each_its_own():
    letters = Letters()
    texts = [
        "山田さんはあおば市本町1-2-3に住み、山田小学校に通う",
        "あおば市の山田小学校とデイサービスつばさ。山田から電話。昭和25年生",
    ]
    told = [replaced(text, find(text, letters=letters, today=TODAY)) for text in texts]
    assert told[0] == "AさんはB市に住み、C小学校に通う"
    assert told[1].startswith("B市のC小学校とDデイサービス。Aさんから電話。")


def test_letters_that_a_text_has_are_left_out_whatever_they_stand_for():
    letters = Letters(["A市のBデイサービス、就労継続支援C型"])
    assert [letters.of("山田"), letters.of("佐藤")] == ["C", "D"]


def test_after_the_last_letter_people_are_somebody():
    letters = Letters()
    assert [letters.of(f"名{n:02}") for n in range(28)][24:] == ["Y", "Z", "某", "某"]


def test_positions_are_those_of_the_original_text():
    text = "㍿がﾀﾅｶさんへ０９０−１２３４−５６７８"
    assert [text[f.start : f.end] for f in find(text)] == ["ﾀﾅｶさん", "０９０−１２３４−５６７８"]


def test_invisible_characters_hide_nothing():
    assert marked("090\u200b-1234\u200e-5678") == [("phone", "090\u200b-1234\u200e-5678")]
