"""ケース会議 and 地域福祉セミナー carry the facts of source 003."""

import pytest

from kasane.programme import FieldSection, GridSection, Programme
from tests.support.world import programmes

TEN_ROLES = (
    *("受け止める", "つかむ", "見立てる", "きっかけをつくる", "共有する"),
    *("高める", "結ぶ", "調整する", "伴走する", "形づくる"),
)
AREAS = ("福祉", "介護", "介護予防", "保健医療", "住まい", "就労", "教育", "孤立")
SHEETS = {
    "case_conference": "core_members schedule legal_basis meeting_kinds consultation_map secrecy "
    "case_conference support_plan roles_meaning functions actions shared_issue next_activities "
    "conference_log running_review check_out resource_map resources",
    "community_seminar": "core_members schedule seminar_outline registrations speaker_cards "
    "requests listening_memo questions graphic_record questionnaire next_steps",
}
CASE = {
    "household": "続柄 年代 同居 仕事や学校 しるし",
    "asked_before": "窓口 何を いつ ほかの機関は知っているか",
    "priority_order": "優先順位 課題 領域 現時点での折り合い",
    "agencies": "機関 出席 担当 役割 次にすること 期限 状況",
    "last_time": "どこから 前回決めたこと だれが いつまで どうなったか 分かったこと・変わったこと",
    "meetings_of_case": "回 日付 前回決めたことは、どうなったか 変わったこと 今回決めたこと 次回",
}
PLAN = (
    "前回の支援プランの報告 "
    "本人の意思・望む暮らし 目標 課題と優先順位 支援 地域の関わり 期間（から） 期間（まで） "
    "次の確認日 終結の判断 そう判断したわけ つなぎ直し（だれに・どうなったら）"
)


@pytest.fixture(scope="module")
def conference() -> Programme:
    return programmes()["case_conference"]


def fields(sheet):
    return {
        part.id: part
        for section in sheet.sections
        if isinstance(section, FieldSection)
        for part in section.fields
    }


@pytest.mark.parametrize("held", SHEETS)
def test_every_sheet_is_there_used_and_says_where_it_is_from(held: str) -> None:
    programme = programmes()[held]
    assert {sheet.id for sheet in programme.sheets} == set(SHEETS[held].split())
    used = {sheet for activity in programme.activities for sheet in activity.sheets}
    assert used == set(SHEETS[held].split())
    assert all(part.source for part in (*programme.sheets, *programme.activities))


def test_the_kind_of_meeting_is_chosen_first_and_only_one(conference) -> None:
    form = conference.sheet("case_conference")
    basis = fields(form)[form.pick.hidden_field]
    assert basis.type == "choice"
    assert basis.choices == ("支援会議（106条の6）", "重層的支援会議", "未確認")
    assert basis in form.sections[0].parts
    rows = conference.sheet("meeting_kinds").default_rows
    assert [row["aspect"] for row in rows] == ["根拠", "招集", "本人同意", "参加者", "結果"]


def test_a_case_tells_all_that_the_source_asks_for(conference) -> None:
    form = conference.sheet("case_conference")
    known = fields(form)
    tables = {key: " ".join(c.label for c in known[key].columns) for key in CASE}
    assert tables == CASE
    assert known["life_areas"].choices == AREAS
    assert (len(known["matters_person"].choices), len(known["matters_town"].choices)) == (6, 5)
    assert {"trigger_place", "trigger_matter", "trigger_receiver", "trigger_felt"} < set(known)
    assert {"why_meeting", "will", "course", "belonging", "companions"} < set(known)
    assert len([key for key in known if key.startswith("result_")]) == 4
    assert len(known["agencies"].default_rows) == 7
    helpers = form.section("helpers")
    assert isinstance(helpers, GridSection)
    assert [column.id for column in helpers.columns] == ["formal", "informal"]


def test_a_plan_of_support_ends_with_the_way_back(conference) -> None:
    plan = conference.sheet("support_plan")
    labels = [p.label for section in plan.sections[1:] for p in section.parts]
    assert labels == PLAN.split()
    columns = [column.label for column in fields(plan)["supports"].columns]
    assert columns == ["内容", "課題解決／つながり続ける", "機関", "担当", "いつまで", "状況"]


def test_ten_roles_have_their_meanings_and_are_marked_freely(conference) -> None:
    told = {r["role_name"]: r["role_means"] for r in conference.sheet("roles_meaning").default_rows}
    assert tuple(told) == TEN_ROLES
    assert all(told.values())
    roles = conference.sheet("actions").column("roles")
    assert (roles.type, roles.choices) == ("choices", TEN_ROLES)
    assert len(conference.sheet("functions").default_rows) == 4


def test_one_persons_trouble_leads_to_the_towns_and_into_the_map(conference) -> None:
    board = conference.sheet("shared_issue")
    assert [column.label for column in board.columns] == [
        *("個別の困りごと", "共通する課題", "使える資源", "必要な活動"),
    ]
    assert [column.gives_from for column in board.columns[1:]] == [
        *(("one_trouble",), ("common",), ("common", "usable")),
    ]
    town = programmes()["community_building"]
    for sheet in ("resources", "resource_map"):
        assert conference.sheet(sheet).columns == town.sheet(sheet).columns


def test_the_seminar_runs_by_the_timetable_of_the_source() -> None:
    seminar = programmes()["community_seminar"]
    day = seminar.step("step1").activities
    assert [(a.short, a.minutes.fixed) for a in day] == [
        *(("受付", 45), ("開会", 10), ("行政説明", 10), ("基調講演", 50), ("休憩", 10)),
        *(("パネル", 70), ("閉会", None)),
    ]
    assert [column.label for column in seminar.sheet("speaker_cards").columns] == [
        *("氏名", "所属", "つながりについてひとこと", "好きなこと", "好きな食べ物"),
        "これからの自分",
    ]
    assert len(seminar.sheet("requests").default_rows) == 7
