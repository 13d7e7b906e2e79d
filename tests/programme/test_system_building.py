"""体制整備の現状把握と取組 carries the facts of source 002."""

from itertools import chain

from kasane.programme import BoardSheet, FieldSection, FormSheet, Programme, TableSheet
from kasane.programme.sheets.base import SheetBase

SHEETS = {
    "core_members": "氏名 ふりがな 所属 分野 庁内・庁外 役割 本人への説明 "
    "上長への説明 参加期間（から） "
    "参加期間（まで） 備考",
    "schedule": "回 日付 開始 終了 会場 オンラインのアドレス 備考",
    "training_outline": "回 日時 会場（オンライン） 参加対象 参加者数（申込時点） "
    "講師（氏名・所属） "
    "参加自治体・部署 ねらい",
    "homework": "No 課題 だれが 期限 提出 備考",
    "questions_before": "No 質問 どこから 出た答え 答えた人・市町村",
    "group_roles": "グループ 進行役 タイムキーパー 記録 発表",
    "lecturer_comments": "回・場面 グループ コメント だれ（氏名・所属）",
    "adviser_stages": "段階 すること 担当 期限 状況 分かったこと",
    "assessment": "自治体名 人口 面積 作成に携わった部署 作成日 "
    "基礎情報から見える課題 行政組織図 "
    "組織全体の課題 相談支援機関 事業ごとの取組状況 現時点で相談の受け皿がないケース "
    "各課で連携したほうがよい事例 地域の特徴 地域の課題 強み 弱み 自治体独自のストーリー "
    "第三者のコメント 書いた部署と人",
    "readiness": "項目 何のためか はじめの点 はじめの点の根拠 次の一歩 だれが "
    "いつまでに なかばの点 "
    "なかばの点の根拠 年度末の点 年度末の点の根拠",
    "current_state": "地域共生関係の所管部署 取り組みのきっかけ "
    "地域共生社会実現に向けた動きの沿革 "
    "重層的支援体制整備に関する関係者の関心・認知度 実現させたいこと（地域福祉計画より）",
    "goals": "No 目標 関わる項目 届いたと分かるようす",
    "seven_actions": "項目 取り組み例 いまのようす 今年度に行う 使うシート",
    "measures": "No どの目標のため 具体的な取り組み事項 だれが いつまでに 状況",
    "outcomes": "掲げた目標 取り組み 得られた成果 今後の課題",
    "understanding_check": "どの勉強会 名前（なくてもよい） 前の理解度 あとの理解度 "
    "自分の仕事・活動との関わり 気がかり・聞きたいこと",
    "town_we_want": "暮らしの場面で見えていること いまとの違い 自分の課ができること",
    "town_sentence": "私たちが目指したい地域像 話し合った課・人 決めた日 最初にすること",
    "made_up_case": "事例 問い",
    "what_would_you_do": "誰（どの機関）と何をしますか？ 意見交換を通して気付いたこと",
    "case_review": "書いた人 共有の根拠 取り上げる (A)_ケースのあらまし (a)_連携の成功要因 "
    "(B)_ケースのあらまし (b)_連携したかった機関は？ (c)_あったらよかった社会資源は？",
    "case_analysis": "(a)_連携の成功要因 (b)_連携したかった機関 (c)_あったらよかった社会資源 "
    "話して見つかった地域資源",
    "resource_list": "No 名前 種類 分野 あるか 地区 頼めそうなこと・困りごと つながりのある人",
    "want_to_help": "書いた人 事例 共有の根拠 取り上げる 対象者の年齢 対象者の性別 "
    "自分の立場 経過 "
    "誰とつながればよかったんだろう？ メンタリングのコメント",
    "who_to_connect": "人 場所・店・会社 活動・団体",
    "fieldwork": "行き先（福祉以外） 会う人 知りたいこと 気づき 一緒にできること "
    "続けること いつ だれ 状況",
    "exchange_notes": "聞いてみたいこと 参考になったこと 自分のまちでもできそうなこと "
    "これから連絡し合う相手",
    "survey_before": "自分のまちの特徴と課題を、自分のまちの話として語れる "
    "めざす姿と今年度の目標を、ほかの部署の人と分かち合えている "
    "福祉の外もふくめて、頼れる機関や人が思い浮かぶ "
    "取り組みの成果と残った課題を、目標ごとに言える この場に期待すること",
    "survey_after": "自分のまちの特徴と課題を、自分のまちの話として語れる "
    "めざす姿と今年度の目標を、ほかの部署の人と分かち合えている "
    "福祉の外もふくめて、頼れる機関や人が思い浮かぶ "
    "取り組みの成果と残った課題を、目標ごとに言える よかったこと これからに向けて思うこと",
    **dict.fromkeys(
        (
            f"questionnaire_{part}"
            for part in ("first", "second", "practice", "exchange1", "exchange2")
        ),
        "話の内容が分かった 自分の仕事に役立つ これから連絡したい機関や人ができた "
        "役に立ったこと 分かりにくかったこと 自分の仕事で試すこと 次に聞きたいこと・話したいこと",
    ),
}
"""Every sheet with what is written on it; a blank in a label is written _."""
TIMETABLES = {
    "training_first": (5, 5, 40, 10, 45, 15),
    "training_second": (5, 40, 5, 50, 20),
    "practice": (5, 5, 40, 10, 55, 5),
    "exchange_first": (5, 35, 10, 45, 25),
    "exchange_second": (5, 40, 5, 55, 15),
}
"""The minutes of 002:350–408 and 002:463–472, breaks among them."""
GROUND_RULES = (
    "①相手の意見を受け入れます。",
    "②相槌を打ち、リアクションをします。",
    "③全員が話せるようにします。",
)
PILLARS = (
    "地域に対する現状把握",
    "地域共生社会の理念に対する地域関係者の理解",
    "庁内の共通理解",
    "地域資源の把握・関係機関間の関係構築",
    "社会資源を活用できる人材の育成",
)
FIVE_WORKS = [
    "包括的相談支援事業",
    "参加支援事業",
    "地域づくり事業",
    "アウトリーチ等を通じた継続的支援事業",
    "多機関協働事業",
]


def labels(sheet: SheetBase) -> str:
    if isinstance(sheet, FormSheet):
        parts = chain.from_iterable(section.parts for section in sheet.sections)
    elif isinstance(sheet, TableSheet | BoardSheet):
        parts = iter(sheet.columns)
    else:
        parts = iter(getattr(sheet, "questions", ()))
    return " ".join(part.label.replace(" ", "_") for part in parts)


def test_every_sheet_is_there_with_all_that_is_written_on_it(system_building: Programme) -> None:
    assert {sheet.id: labels(sheet) for sheet in system_building.sheets} == SHEETS
    used = {sheet for each in system_building.activities for sheet in each.sheets}
    assert used == set(SHEETS)


def test_the_timetables_are_those_of_the_source_to_the_minute(system_building: Programme) -> None:
    for step_id, minutes in TIMETABLES.items():
        activities = system_building.step(step_id).activities
        planned = [(each.minutes.fixed, each.break_after) for each in activities]
        assert tuple(filter(None, chain.from_iterable(planned))) == minutes
        assert sum(minutes) == 120
        for each in activities:
            assert sum(part.minutes or 0 for part in each.parts) == each.minutes.fixed


def test_the_ground_rules_can_be_shown_before_every_board(system_building: Programme) -> None:
    boards = [a for a in system_building.activities if system_building.sheets_of(BoardSheet, a)]
    assert len(boards) >= 7
    told = [a.id for a in boards if a.rules[:3] != GROUND_RULES]
    assert told == []


def test_items_actions_stages_and_works_stand_there_from_the_start(
    system_building: Programme,
) -> None:
    rows = {s.id: s.default_rows for s in system_building.sheets_of(TableSheet)}
    assert tuple(row["pillar"] for row in rows["readiness"]) == PILLARS
    assert [str(row["measure"])[0] for row in rows["seven_actions"]] == list("①②③④⑤⑥⑦")
    assert [str(row["phase_title"])[0] for row in rows["adviser_stages"]] == list("①②③④⑤")
    form = system_building.sheet_of(FormSheet, "assessment")
    assert form is not None
    fields = [f for s in form.sections if isinstance(s, FieldSection) for f in s.fields]
    works = next(field for field in fields if field.id == "works")
    assert [row["work"] for row in getattr(works, "default_rows", ())] == FIVE_WORKS
    tables = [field for field in fields if field.type == "table" and field.id != "writers"]
    with_issue = [f.id for f in tables if any("課題" in c.label for c in getattr(f, "columns", ()))]
    assert {"organisation_chart", "consultation_bodies", "works"} <= set(with_issue)


def test_wished_agencies_and_resources_go_into_list_and_measures_in_one_press(
    system_building: Programme,
) -> None:
    for sheet_id in ("resource_list", "measures"):
        sheet = system_building.sheet_of(TableSheet, sheet_id)
        assert sheet is not None
        offered = {offer.texts_from for offer in sheet.offers}
        assert {"case_review/wished_agencies", "case_review/wished_resources"} <= offered


def test_the_items_are_drawn_as_a_shape_for_each_time(system_building: Programme) -> None:
    sheet = system_building.sheet_of(TableSheet, "readiness")
    assert sheet is not None
    assert sheet.radar is not None
    rows = [{"first": "2 話し始めた", "year_end": "5 できている"}, {"first": ""}]
    shapes = {s.name: s.marks for s in sheet.radar.shapes(sheet.columns, rows)}
    assert shapes == {"はじめの点": (2, None), "年度末の点": (5, None)}
