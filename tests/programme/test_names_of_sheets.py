"""Every sheet that sections C to F of the sources' programmes name is there, under its name.

The names are those of issue 13 (programmes.md and programmes-more.md). Where the issue names one
sheet and the programme has several, or a part of a form, it is told here where it stands:
"sheet" or "sheet/part".
"""

from collections.abc import Mapping

import pytest

from kasane.programme import MemoSheet, SurveySheet
from tests.support.world import programmes

NAMED: Mapping[str, Mapping[str, str]] = {
    "system_building": {  # C (002)
        "assessment": "assessment",
        "特徴・課題・強み・弱み・ストーリー": "assessment/story",
        "受け皿のないケース": "assessment/no_reception",
        "連携したほうがよい事例": "assessment/better_together",
        "第三者のコメント": "assessment/third_party_comments",
        "readiness": "readiness",
        "現状認識": "current_state",
        "goals_actions_results": "goals measures outcomes",
        "七つの取り組み例": "seven_actions",
        "理念の勉強会・庁内勉強会": "understanding_check",
        "town_we_want": "town_we_want town_sentence",
        "意見交換会": "exchange_notes questions_before",
        "what_would_you_do": "made_up_case what_would_you_do",
        "case_review": "case_review case_analysis resource_list",
        "want_to_help": "want_to_help who_to_connect",
        "fieldwork": "fieldwork",
        "実施要領": "training_outline",
        "事前課題": "homework",
        "グループの役割・講師コメント": "group_roles lecturer_comments",
        "コンサルティングの5段階": "adviser_stages",
        "アンケート": "questionnaire_first questionnaire_second questionnaire_practice"
        " questionnaire_exchange1 questionnaire_exchange2",
    },
    "case_conference": {  # D (003)
        "case_conference": "case_conference",
        "世帯の絵": "case_conference/household",
        "これまで相談した窓口": "case_conference/asked_before",
        "優先順位・折り合い": "case_conference/priority_order",
        "関係機関": "case_conference/agencies",
        "支援会議と重層的支援会議": "meeting_kinds secrecy",
        "support_plan": "support_plan",
        "十の役割": "roles_meaning actions",
        "四つの機能": "functions",
        "shared_issue": "shared_issue resource_map resources",
        "consultation_map": "consultation_map",
        "会議の記録・運営の振り返り": "conference_log running_review",
        "条文の一覧": "legal_basis",
    },
    "community_seminar": {
        "登壇者カード": "speaker_cards",
        "質問": "questions",
        "グラフィックレコーディング": "graphic_record",
        "アンケート": "questionnaire",
        "お願い": "requests",
        "会場・オンラインの申込": "seminar_outline registrations",
    },
    "implementation_plan": {  # E (004)
        "生きづらさ・支援のしづらさ": "hardships support_difficulties",
        "三つの状況": "typical_situations",
        "near_misses": "near_misses",
        "棚卸し": "stock_taking",
        "scope": "scope",
        "design": "design",
        "project_overlaps": "consultation_participation participation_community",
        "定期的な協議の場": "office_meetings",
        "期待・動機": "expectations",
        "walls": "walls",
        "地域福祉計画に書く／実施計画に書く": "where_written",
        "implementation_plan": "implementation_plan",
        "相談から地域づくりへの流れ": "support_flow",
        "PDCA": "plan_cycle",
        "評価・守備範囲の縮小": "evaluation within_reach",
        "条文の一覧": "legal_basis",
        "これまでの結果": "brought_results",
    },
    "camp": {  # F (000)
        "みんなでキャンプ!!": "listening_memo same_view next_meetings my_flame own_part",
        "事前・事後アンケート": "survey_before survey_after",
    },
    "national_training": {
        "実施要領": "training_notice",
        "事前課題": "homework our_town",
        "事前課題ワークシート「地域共生社会とは」": "coexistence",
        "グループディスカッション": "discussion",
        "具体的に自分はこんなことをやってみる": "own_action",
        "事例を聞くポイント": "listening_memo listening_memo_basic_two"
        " listening_memo_advanced_one listening_memo_advanced_two",
        "seen_by_others": "seen_by_others",
        "相談・助言": "advice",
        "viewing_memo": "viewing_list viewing_memo",
        "講師コメント": "lecturer_comments",
        "事前・事後アンケート": "survey_before survey_after",
    },
    "prefectural_training": {
        "市町村の困りごと／都道府県ができること／だれと": "backing",
        "後方支援": "backing_plan",
        "講師コメント": "lecturer_comments",
        "事前・事後アンケート": "survey_before survey_after",
    },
}


@pytest.mark.parametrize("held", NAMED)
def test_every_sheet_that_is_named_is_there_and_used(held: str) -> None:
    programme = programmes()[held]
    used = {sheet for activity in programme.activities for sheet in activity.sheets}
    for name, places in NAMED[held].items():
        for place in places.split():
            sheet_id, _, part = place.partition("/")
            assert sheet_id in used, (name, place)
            assert not part or part in programme.sheet(sheet_id).place_ids, (name, place)


def test_no_programme_of_the_sources_is_left_out() -> None:
    assert set(programmes()) - set(NAMED) == {"team_building", "community_building"}


def test_whatever_is_asked_before_is_asked_after() -> None:
    for programme in programmes().values():
        surveys = {sheet.id: sheet for sheet in programme.sheets_of(SurveySheet)}
        for after in (each for each in surveys.values() if each.before):
            asked = {question.id for question in surveys[str(after.before)].questions}
            assert {q.id for q in after.questions if q.type == "scale"} <= asked


def test_what_is_written_alone_while_listening_belongs_to_one_meeting() -> None:
    for programme in programmes().values():
        meetings = [step for step in programme.steps if step.meeting]
        for memo in programme.sheets_of(MemoSheet):
            where = [
                step.id
                for step in meetings
                if any(memo.id in each.sheets for each in step.activities)
            ]
            assert len(where) <= 1, (programme.id, memo.id, where)
