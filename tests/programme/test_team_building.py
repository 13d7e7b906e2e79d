"""チームづくり編 carries the facts of source 001, chapter 2 section 2 and slides 1-①②③."""

import pytest

from kasane.programme import FieldSection, GridSection, ListField, TableField

STEPS = {
    "preparation": ("secretariat", "case_hearing", "programme_design", "member_selection"),
    "step1": ("opening_step1", "understanding", "reflection", "prepare_step2"),
    "between": ("case_submission",),
    "step2": ("opening_step2", "case_sharing", "strengths_matrix", "idea_priorities"),
    "step3": ("opening_step3", "action_results", "plan", "closing"),
}
TIMETABLE = {
    "opening_step1": ("対話", "15分"),
    "understanding": ("講義・動画", "65分"),
    "reflection": ("対話", "60分"),
    "prepare_step2": ("ワーク", "30分"),
    "opening_step2": ("対話", "15分"),
    "case_sharing": ("ワーク", "1ケース約10分"),
    "strengths_matrix": ("ワーク", "100分"),
    "idea_priorities": ("ワーク", "30分"),
    "opening_step3": ("対話", "15分"),
    "action_results": ("発表・対話", "60分"),
    "plan": ("ワーク", "60分"),
    "closing": ("対話", "10分"),
}
TABLES = {
    "core_members": "氏名 ふりがな 所属 分野 庁内・庁外 役割 本人への説明 上長への説明 "
    "参加期間（から） 参加期間（まで） 備考",
    "case_hearing": "聞き取り先 分野 日付 連携が必要な事例の概要 現場の課題感 候補にする",
    "schedule": "Step 日付 開始 終了 会場 オンラインのアドレス 備考",
    "step2_preparation": "No Step2までに取り組むこと 持ち寄るケース 担当 期限 状況",
    "idea_priorities": "取組アイデア 由来 投票 重要度 実現可能性 まとめ先",
    "step3_preparation": "No Step3までに取り組むこと 対象アイデア 誰と何を確認・対話するか 担当 "
    "期限 状況 分かったこと 妥当性 実現可能性",
}


def test_the_steps_and_activities_are_all_there_in_order(team_building):
    steps = {step.id: tuple(a.id for a in step.activities) for step in team_building.steps}
    assert steps == STEPS
    assert list(steps) == list(STEPS)
    assert [s.id for s in team_building.steps if s.meeting] == ["step1", "step2", "step3"]


def test_step1_alone_leaves_nothing_of_the_others(team_building):
    alone = team_building.without({"between", "step2", "step3"})
    assert [step.id for step in alone.steps] == ["preparation", "step1"]
    assert [a.id for a in alone.step("step1").activities] == [
        *("opening_step1", "understanding", "reflection"),
    ]
    later = {"step2_preparation", "case_study", "strengths_matrix", "idea_priorities", "plan"}
    assert not later & {sheet.id for sheet in alone.sheets}


def test_forms_and_minutes_are_those_of_the_timetable(team_building):
    timetable = {
        activity.id: ("・".join(activity.form), activity.minutes.text)
        for activity in team_building.activities
        if activity.id in TIMETABLE
    }
    assert timetable == TIMETABLE
    alone = {a.id: a.alone_minutes for a in team_building.activities if a.alone_minutes}
    assert alone == {"strengths_matrix": 5}


def test_the_spans_and_durations_are_those_of_the_source(team_building):
    assert [(span.label, span.text) for span in team_building.spans] == [
        ("事前準備", "1～2か月"),
        ("プログラム", "1～3か月"),
    ]
    assert [step.duration for step in team_building.steps if step.meeting] == [
        "2.5～3時間程度",
        "3時間程度",
        "2～3時間程度",
    ]


def test_video_segments_start_and_end_where_the_source_says(team_building):
    videos = [m for m in team_building.activity("understanding").materials if m.kind == "動画"]
    assert [(m.url, m.start, m.end) for m in videos] == [
        ("https://youtu.be/Z4jWPjcTx_4?si=YfTuurXKKE1iy_WY", "7:43", "12:51"),
        ("https://youtu.be/5Xr6_1nTbFM?si=aVNLXN7VCyxLVCFd", "0:00", "46:05"),
        ("https://youtu.be/gbEgKW3tp8g?si=nBVTn6eli69-5cf9", "0:00", "11:47"),
    ]


def test_members_write_alone_while_they_watch_and_know_what_to_listen_for(team_building):
    activity = team_building.activity("understanding")
    memo = team_building.sheet(*activity.sheets)
    assert (memo.kind, memo.alone) == ("memo", True)
    assert "自分にも思い当たること" in memo.lead
    assert "日ごろを振り返りながら" in memo.lead
    assert all(question.hint for question in memo.questions)


def test_the_documents_of_the_source_are_linked(team_building):
    materials = [m for part in team_building.steps for m in part.materials]
    materials += [m for activity in team_building.activities for m in activity.materials]
    urls = {m.url for m in materials if m.url and "mhlw" in m.url}
    assert {url.rpartition("/")[2] for url in urls} == {
        "001170939.pdf",
        "zyuso_guidebook-R5.pdf",
        "001006501.pdf",
        "001005412.pdf",
    }


@pytest.mark.parametrize("sheet_id", TABLES)
def test_a_table_has_its_columns(team_building, sheet_id):
    labels = [column.label for column in team_building.sheet(sheet_id).columns]
    assert labels == TABLES[sheet_id].split()


def test_default_rows_are_those_of_the_source(team_building):
    rows = {
        sheet.id: [next(iter(row.values())) for row in sheet.default_rows]
        for sheet in team_building.sheets
        if sheet.kind == "table" and sheet.default_rows
    }
    assert rows.pop("look_after") == ["1", "3", "6"]
    assert rows == {
        "step2_preparation": [
            "個別の支援事例の情報収集",
            "まちの統計情報の準備",
            "チームメンバー打ち合わせの準備（招集・場所の確保・資料準備等）",
            "ワークシートとりまとめ・提出",
        ],
    }


def test_the_matrix_has_four_phases_and_one_column_across_them(team_building):
    matrix = team_building.sheet("strengths_matrix")
    assert {row.id: row.label for row in matrix.rows} == {
        "grasp": "対象者の状況把握",
        "cooperation": "支援関係機関における連携と自律に向けた支援",
        "community": "地域等とのつながり",
        "continuity": "継続的な支援",
    }
    assert [(c.id, c.label, c.colour, c.spanning) for c in matrix.columns] == [
        ("can", "①できていると思うこと（「偶然・時々」できていることもOK）", "green", False),
        ("want", "②できたらよい・あったらよいと思うこと", "sky", False),
        ("do", "③取り組むべき・取り組みたいこと", "cream", True),
    ]
    assert matrix.column("do").gives_from == ("can", "want")
    assert [row.short for row in matrix.rows] == ["状況把握", "連携", "地域", "継続"]
    assert [column.tag for column in matrix.columns] == ["①", "②", "③"]


def test_the_reflection_asks_for_the_likely_reason(team_building):
    board = team_building.sheet("collaboration_reflection")
    assert [column.label for column in board.columns] == ["困った連携", "良かった連携"]
    assert (board.rows, board.note_fields[0].label) == ((), "思い当たる理由")


def test_a_case_has_a_flow_above_and_a_grid_of_notes_below(team_building):
    case = team_building.sheet("case_study")
    flow, grid = case.section("case"), case.section("discussion")
    assert isinstance(flow, FieldSection)
    assert isinstance(grid, GridSection)
    assert flow.layout == "flow"
    assert [f.label for f in flow.fields] == ["対象者の概要", "当初の状況", "支援の経過・結果"]
    assert [row.label for row in grid.rows] == [
        "うまく連携できたと思うこと",
        "うまく連携できなかったことや、あったらよかったと思うこと・機能",
    ]
    assert [column.label for column in grid.columns] == ["内容", "その要因や理由"]
    assert case.repeats == "case"


def test_an_unconfirmed_case_is_kept_from_the_projector(team_building):
    rule = team_building.sheet("case_study").pick
    assert (rule.hidden_field, rule.hidden_choice) == ("basis", "未確認")
    assert (rule.flag, rule.one_of_each) == ("picked", "outcome")


def test_rounds_last_a_minute_or_half_a_minute_a_person(team_building):
    seconds = {sheet.id: sheet.seconds for sheet in team_building.sheets if sheet.kind == "round"}
    assert seconds == {"introductions": 60, "check_in": 30, "check_in_step3": 30, "check_out": 30}


def test_priorities_are_the_notes_of_the_third_column(team_building):
    table = team_building.sheet("idea_priorities")
    assert table.rows_from == "strengths_matrix/do"
    personal = {column.id: column.type for column in table.columns if column.per_person}
    assert personal == {"votes": "votes", "importance": "scale", "feasibility": "scale"}
    assert (table.column("importance").least, table.column("importance").most) == (1, 5)


def test_the_plan_has_the_boxes_of_the_template_and_a_table_of_steps(team_building):
    plan = team_building.sheet("plan")
    assert [section.title for section in plan.sections] == [
        "取組アイデア",
        "なぜこの取組が必要か",
        "目的と実施すること",
        "取り組むことにより期待される効果",
        "連携・協働すべき関係者",
        "実現に向けた段取り",
        "参加メンバー以外への広げ方・合意形成の作戦",
    ]
    table = plan.section("arrangements").fields[1]
    assert isinstance(table, TableField)
    assert [column.label for column in table.columns] == ["いつまでに", "何を", "誰が", "状況"]
    assert [f.label for f in plan.section("aim").fields] == ["目的", "実施すること"]
    assert [f.label for f in plan.section("effects").fields] == [
        "本人・世帯",
        "地域",
        "包括的な支援体制",
    ]


def test_several_first_ideas_each_have_their_reason(team_building):
    (ideas,) = team_building.sheet("idea_sheet").section("first").fields
    assert isinstance(ideas, ListField)
    assert [field.id for field in ideas.fields] == ["idea", "reason"]


def test_every_sheet_is_used_and_every_activity_is_explained(team_building):
    used = {sheet_id for activity in team_building.activities for sheet_id in activity.sheets}
    assert used == {sheet.id for sheet in team_building.sheets}
    assert all(a.goals and a.source.startswith("001 p.") for a in team_building.activities)
    assert all(row.note for row in team_building.sheet("strengths_matrix").rows)


def test_what_only_the_secretariat_may_see_is_marked(team_building):
    hidden = {sheet.id for sheet in team_building.sheets if sheet.seen_by == "secretariat"}
    assert hidden == {"preparation_worksheet", "core_members", "case_hearing"}
