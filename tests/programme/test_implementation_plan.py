"""実施計画づくり carries the facts of source 004: what a plan has to hold, and the way to it."""

import pytest

from kasane.programme import Programme, load_programme
from tests.support.world import ROOT

STEPS = {
    "preparation": ("office_talks", "plan_design", "member_selection", "past_results"),
    "step1": (
        *("opening_step1", "meaning", "hardships", "support_difficulties", "near_misses"),
        "closing_step1",
    ),
    "step2": ("stock_taking", "scope", "closing_step2"),
    "step3": ("expectations", "walls", "design", "support_flow"),
    "step4": ("where_written", "writing_plan", "closing_step4"),
    "step5": ("cycle", "evaluation", "within_reach", "closing"),
}
TABLES = {
    "office_meetings": "No 場の名前 部署 頻度 議題 次回",
    "typical_situations": "状況 わがまちでは そう言えるわけ どの立場から見て",
    "near_misses": "No ケース 重なる分野 何が惜しかったか 種類 共有した相手",
    "stock_taking": "分野・機関 抜け漏れている支援対象者 対応できていないケース 現在の担い手 "
    "既存事業で担う範囲 重層事業で担う範囲",
    "plan_cycle": "段階 すること 担当 いつから いつまでに 状況 分かったこと",
    "evaluation": "見るところ 確かめること 前回 今回（場面・数） 手ごたえ 次にすること",
    "within_reach": "分野 前回、多機関協働につないだこと "
    "各分野で対応できるようになったこと（前回と比べて） 前回の件数 今回の件数 "
    "断った結果ではないと言えるわけ",
}
FORMS = {
    "scope": "重層事業が対象とする相談者像 既存事業と重層事業の役割分担 重層事業の支援の範囲 "
    "重層的支援会議の対象者・検討ケースの範囲 合意した日 合意した関係者",
    "design": "課題の焦点 資源の実情 現実的な具体策 組み合わせるツール・財源 先行事例から学ぶ点 "
    "そのまま写せない点 約束した日 まだ決めていないこと",
    "support_flow": "受け止め（包括的相談支援） 多機関協働 アウトリーチ等 参加支援 地域づくり "
    "まだ担い手のいないところと、決める日",
    "implementation_plan": "市町村名 計画の期間 始める日 作成した部署 実施する事業 "
    "設置箇所数・設置形態 実施体制 招集する機関 頻度 対象者・検討するケースの範囲 参加者 "
    "本人同意の受け方 進め方と支援プランの扱い 支援関係機関間の連携に関する事項 "
    "福祉に関する基本方針 五つの支援のかたち 実施目標 評価の方法 見直しの時期と会議体 "
    "相談支援機関（窓口）の設置か所数 相談支援機関（窓口） コーディネートの担当機関 "
    "コーディネートの実施方法 利用できる社会資源 想定される連携先 "
    "コーディネート・プラットフォームの担当機関 コーディネート・プラットフォームの実施方法 "
    "地域づくりの拠点 その他の地域づくりのための事業 担当機関等の体制 "
    "調整機能を担う機関の設置方法 話し合いの経過",
}
BOARDS = {
    "hardships": "どんな人・世帯が、どんな場面で困っているか 重なっている課題 "
    "だれともつながっていないところ",
    "support_difficulties": "支援団体・支援機関が困っていること 制度や仕組みの課題 "
    "いまできている工夫",
    "expectations": "期待・ニーズ 動機 期待の大きさ",
    "walls": "高すぎる壁 残す仕切り 低くする工夫",
    "where_written": "地域福祉計画に書く 実施計画に書く",
}
ARTICLES = (
    *("4条1項", "4条2項", "4条3項", "6条2項", "106条の3", "106条の4第2項", "106条の5"),
    *("106条の6", "107条1項"),
)


@pytest.fixture(scope="module")
def plan() -> Programme:
    return load_programme(ROOT / "data" / "programmes" / "implementation_plan.yaml")


def field(plan, sheet, wanted):
    sections = plan.sheet(sheet).sections
    return next(part for section in sections for part in section.parts if part.id == wanted)


def test_the_way_to_a_plan_is_there_in_order(plan):
    assert {step.id: tuple(a.id for a in step.activities) for step in plan.steps} == STEPS
    assert [step.id for step in plan.steps if step.meeting] == [f"step{n}" for n in range(1, 6)]


def test_every_sheet_has_its_columns_and_fields(plan):
    for known in (TABLES, BOARDS):
        told = {s: " ".join(c.label for c in plan.sheet(s).columns) for s in known}
        assert told == known
    forms = {s: " ".join(p.label for x in plan.sheet(s).sections for p in x.parts) for s in FORMS}
    assert forms == FORMS


def test_every_sheet_is_used_and_says_where_it_is_from(plan):
    used = {sheet for activity in plan.activities for sheet in activity.sheets}
    assert used == {sheet.id for sheet in plan.sheets}
    assert all(part.source for part in (*plan.sheets, *plan.activities))


def test_the_six_numbers_of_the_law_have_the_works_that_there_are(plan):
    rows = field(plan, "implementation_plan", "works").default_rows
    numbers = [row["item_number"] for row in rows]
    assert numbers == [
        *("1号イ", "1号ロ", "1号ハ", "1号ニ", "2号", "3号イ", "3号ロ", "3号ハ", "3号ニ"),
        *("3号柱書", "3号柱書", "4号", "5号", "6号"),
    ]
    assert [row["existing_work"].split("　")[0] for row in rows] == [
        *("介護", "障害", "子ども", "困窮", "新", "介護", "介護", "障害", "子ども", "困窮"),
        *("困窮", "新", "新", "新"),
    ]


def test_each_article_is_told_in_a_line(plan):
    rows = plan.sheet("legal_basis").default_rows
    assert [row["article"] for row in rows] == [
        *(f"社会福祉法{article}" for article in ARTICLES),
        "重層的支援体制整備事業実施要綱",
    ]
    assert all(row["gist"] for row in rows)


def test_both_overlaps_are_there_once(plan):
    for sheet_id in ("consultation_participation", "participation_community"):
        sheet = plan.sheet(sheet_id)
        assert sheet.one_for_all
        labels = [column.label for column in sheet.middle.columns[1:]]
        assert labels == ["どちらが", "どこまで", "どう渡すか"]


def test_what_is_looked_at_in_the_end_are_effects_relations_and_ways(plan):
    rows = [row["seen_as"] for row in plan.sheet("evaluation").default_rows]
    assert [rows.count(kind) for kind in dict.fromkeys(rows)] == [3, 3, 5]
    assert len(field(plan, "implementation_plan", "ideals").default_rows) == 5
