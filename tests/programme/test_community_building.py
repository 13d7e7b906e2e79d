"""地域づくり編 carries the facts of source 001, chapter 3 section 2 and slides 2-①②③."""

import pytest

from kasane.programme import Programme
from kasane.programme.references import check_references

STEPS = {
    "preparation": ("secretariat", "programme_design", "member_selection", "case_collection"),
    "step1": (
        *("orientation", "introduction", "case_sharing", "resource_map", "interview_plan"),
        "closing_step1",
    ),
    "step2": ("interviewing", "case_update"),
    "step3": ("opening_step3", "interview_results", "overlap", "prepare_step4", "closing_step3"),
    "step4": ("verification",),
    "step5": ("opening_step5", "verification_results", "vision", "execution_plan", "closing"),
}
TIMETABLE = {
    "orientation": ("説明", "20～40分"),
    "introduction": ("対話", "1人1分"),
    "case_sharing": ("ワーク", "1ケース約10分"),
    "resource_map": ("ワーク", "30分"),
    "interview_plan": ("ワーク", "30分"),
    "closing_step1": ("発表", "1人30秒"),
    "interviewing": ("フィールドワーク", ""),
    "case_update": ("フィールドワーク", ""),
    "opening_step3": ("発表", "1人30秒"),
    "interview_results": ("ワーク", "30分"),
    "overlap": ("ワーク", "60分"),
    "prepare_step4": ("ワーク", "20～30分"),
    "verification": ("フィールドワーク", ""),
    "opening_step5": ("発表", "1人30秒"),
    "verification_results": ("発表", "40分"),
    "vision": ("対話", "60～90分"),
}
TABLES = {
    "interview_candidates": "No 地域で活躍している人・団体 活躍している地域 "
    "メンバーと共有したいと思った理由 インタビュー 担当（2人） いつまでに 状況",
    "todo": "No 研修で取り組むこと 担当 期限 状況",
    "case_hearing": "聞き取り先 分野 日付 地域とのつながりが必要そうなケース 関心・できること "
    "関心・できることが分かっているか 現場の課題感 候補にする",
    "feasibility": "対話したい人／実際に会った人（いくつでも） "
    "個別ケースとの重なり合いのアイデア（仮説） 受け入れられそうか（話す前の予想） 担当 いつまでに "
    "状況 アイデアは受け入れられそうか 関わり方 どのような関わりがあり得るか 必要なこと・障壁",
    "resources": "No 名前 種類 分野 地区 つながりのありそうな関心 知ってほしい理由",
}
FORMS = {
    "case_sheet": "提供者 分野 共有の根拠 取り上げる だれが書いたか だれに聞いたか "
    "関心事・好きなこと できること・強み 地域で持てそうな役割 望む暮らし 本人の概要 困りごと",
    "interview": "訪ねる人・団体 日付 聞き手 ケースの氏名や事情など、個人情報は話さない "
    "何のために話を聞くかを、自分の言葉で言える 会議のようにせず、立ち話や活動への参加でもよい "
    "聞きたいこと 実際に会った人（いくつでも） 活躍している地域（地区名） "
    "どのような活動をしているか どのような想いを持って活動しているか "
    "持っている情報・つながり 名前の紹介 紹介された人・団体",
    "vision_plan": "めざす姿 なぜ必要か 要る人と動き 今とのずれ 活かしたい制度 "
    "体制（人・場・お金）の案 これからの進め方 計画・予算への反映と、広げ方",
    "plan": "活動のアイデア なぜ行うか 目的 実施すること 一緒に行う人・団体 始めたい日 "
    "実現に向けた段取り 広げ方と、続けるための工夫",
}


def test_the_steps_and_activities_are_all_there_in_order(community_building):
    steps = {step.id: tuple(a.id for a in step.activities) for step in community_building.steps}
    assert steps == STEPS
    meetings = [s.id for s in community_building.steps if s.meeting]
    assert meetings == ["step1", "step3", "step5"]
    assert [s.id for s in community_building.steps if s.optional] == ["step4"]


def test_forms_and_minutes_are_those_of_the_timetable(community_building):
    timetable = {
        activity.id: ("・".join(activity.form), activity.minutes.text)
        for activity in community_building.activities
        if activity.id in TIMETABLE
    }
    assert timetable == TIMETABLE


@pytest.mark.parametrize("sheet_id", TABLES)
def test_a_table_has_its_columns(community_building, sheet_id):
    labels = [column.label for column in community_building.sheet(sheet_id).columns]
    assert labels == TABLES[sheet_id].split()


@pytest.mark.parametrize("sheet_id", FORMS)
def test_a_form_has_its_fields(community_building, sheet_id):
    form = community_building.sheet(sheet_id)
    assert [part.label for s in form.sections for part in s.parts] == FORMS[sheet_id].split()


def test_default_rows_are_those_of_the_source(community_building):
    assert [row["task"] for row in community_building.sheet("todo").default_rows] == [
        "インタビュー先との調整（依頼・日程調整等）",
        "ケース先との調整（依頼・日程調整等）",
        "チームメンバー打ち合わせの準備（招集・場所の確保・資料準備等）",
        "ワークシートとりまとめ・提出",
    ]


def test_a_case_tells_what_somebody_likes_before_what_is_hard(community_building):
    form = community_building.sheet("case_sheet")
    sections = [section.id for section in form.sections]
    assert sections.index("wishes") < sections.index("case")
    assert (form.pick.most, form.pick.one_of_each, form.pick.hidden_choice) == (3, None, "未確認")


def test_the_map_has_a_centre_and_two_rings_of_resources(community_building):
    sheet = community_building.sheet("resource_map")
    assert [area.label for area in sheet.areas] == [
        "本人の望む暮らしや関心を持てること・課題",
        "本人と重なりがありそうな人や資源",
        "地域で色々な人と関わりながら楽しそうに活動している人・団体",
    ]
    assert [column.label for column in sheet.columns_of("inner")] == [
        *("名前", "種類", "分野", "地区", "つながりのありそうな関心", "知ってほしい理由"),
    ]
    assert sheet.columns_of("outer") == sheet.columns_of("inner")
    choices = {c.id: c.choices for c in sheet.columns if c.choices}
    kinds = ("人", "団体", "場所", "活動", "制度")
    assert choices == {"kind": kinds, "field": ("福祉", "福祉以外")}


def test_the_overlap_has_two_circles_and_ideas_that_both_like(community_building):
    sheet = community_building.sheet("overlap")
    labels = [area.label for area in sheet.areas]
    assert labels == [
        *("①支援が必要な人", "②地域の可能性・やりたいこと", "③重なり（活動のアイデア）"),
    ]
    aspects = next(c for c in sheet.columns_of("person") if c.id == "aspect")
    assert (
        "・".join(aspects.choices) == "属性・想い・好きなこと・趣味・大切にしていること・できること"
    )
    answers = [column.label for column in sheet.columns_of("idea")][1:]
    assert answers == [
        *("本人にとって嬉しいこと", "地域にとって嬉しいこと", "他のケースにも広げられるか"),
    ]


def test_the_vision_asks_the_three_questions(community_building):
    assert [column.label for column in community_building.sheet("vision").columns] == [
        "本人本位の支援のために、どのような人がどのような行動をするか",
        "目指したい体制と現状とのずれ・今後取り組むこと",
        "制度をより活用できないか",
    ]


def test_everybody_tells_five_faces(community_building):
    faces = [f.id for f in community_building.sheet("introductions").fields if "face" in f.id]
    assert len(faces) == 5


def test_every_sheet_is_used_and_every_activity_is_explained(community_building):
    used = {sheet_id for a in community_building.activities for sheet_id in a.sheets}
    assert used == {sheet.id for sheet in community_building.sheets}
    assert all(a.goals and a.source.startswith("001 ") for a in community_building.activities)


def test_without_step4_nothing_of_it_is_left(community_building):
    shorter = community_building.without({"step4"})
    assert "step4" not in {step.id for step in shorter.steps}
    gone = {a.id for a in community_building.activities} - {a.id for a in shorter.activities}
    assert gone == {"prepare_step4", "verification", "verification_results"}
    left = {sheet.id for sheet in shorter.sheets}
    assert {sheet.id for sheet in community_building.sheets} - left == {"feasibility"}
    check_references(Programme.model_validate(shorter.model_dump()))


def test_a_step_that_is_not_optional_stays(community_building):
    assert community_building.without({"step3"}) is community_building


def test_what_prepares_a_step_is_left_out_with_it(team_building):
    shorter = team_building.without({"step2"})
    assert [step.id for step in shorter.steps] == ["preparation", "step1", "step3"]
    assert "between" in [step.id for step in team_building.without({"step3"}).steps]


def test_without_steps_the_sheets_stay_that_others_take_from(team_building):
    shorter = team_building.without({"step2"})
    assert {"idea_priorities", "strengths_matrix", "case_study"} <= {s.id for s in shorter.sheets}
    check_references(Programme.model_validate(shorter.model_dump()))
