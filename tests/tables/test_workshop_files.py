"""All files of a workshop, in a folder by command and in a zip."""

import io
import zipfile
from datetime import UTC, datetime

import pytest
from table_builders import note, reading, workshop

from kasane.errors import KasaneError
from kasane.plain.file_names import file_name
from kasane.tables import csv_zip, write_csv, zip_name
from kasane.tables.files.csv_files import write_rows
from tests.support.csv_rows import read_rows

ROSTER = "core_members_コアメンバー書き出し／参加メンバー名簿.csv"
ASKED = "case_study_ask_ケース検討シート（事務局とのやりとり）.csv"
CASES = {
    "case_study_discussion_上記の個別事例に対してチームで検討しよう.csv",
}
FILES = {
    ROSTER,
    "agenda_進行.csv",
    "case_hearing_ケース聞き取り.csv",
    "case_study_ケース検討シート.csv",
    "check_in_step3_チェックイン.csv",
    "check_in_チェックイン.csv",
    "check_out_チェックアウト.csv",
    "collaboration_reflection_わがまちの連携・協働を振り返る.csv",
    "entries_全項目.csv",
    "idea_priorities_votes_投票.csv",
    "idea_priorities_アイデアの優先順位.csv",
    "idea_sheet_first_ideas_最初に取り組みたいアイデア.csv",
    "idea_sheet_questions_調べたいこと・検討したいこと.csv",
    "introductions_自己紹介.csv",
    "plan_arrangements_実現に向けた段取り.csv",
    "plan_取組アイデアの企画書.csv",
    "preparation_worksheet_事前準備用ワークシート.csv",
    "schedule_開催計画.csv",
    "step2_preparation_Step2に向けた準備シート.csv",
    "step3_preparation_Step3に向けた準備シート.csv",
    "strengths_matrix_わがまちの強み・課題検討シート.csv",
    "thread_つながり.csv",
}
"""What others may have without names and cases."""
ABOUT = "お読みください.txt"


def unpacked(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_command_writes_a_folder_for_each_workshop(workshops, leader, tmp_path):
    files = write_csv(workshops.store.folder, None, tmp_path / "out")
    assert {path.name for path in files} == FILES | CASES | {ASKED}
    assert {path.parent for path in files} == {tmp_path / "out" / leader.workshop}
    for path in files:
        content = path.read_bytes()
        assert write_rows(read_rows(content)).content == content


def test_the_command_writes_beside_the_data_where_no_folder_is_given(workshops, leader):
    files = write_csv(workshops.store.folder, leader.workshop)
    assert {path.parent for path in files} == {workshops.store.folder / leader.workshop}


def test_an_unknown_workshop_and_missing_data_are_told(workshops, tmp_path):
    with pytest.raises(KasaneError, match="見つかりません"):
        write_csv(workshops.store.folder, "nobody")
    with pytest.raises(KasaneError, match="データがありません"):
        write_csv(tmp_path / "nothing")
    assert not (tmp_path / "nothing").exists()


def test_a_zip_for_others_has_no_names():
    files = unpacked(csv_zip(reading(workshop({"n1": note("文")}))))
    assert files.keys() == FILES | {ABOUT}
    assert not any("春野".encode() in content for content in files.values())
    assert "共有用" in files[ABOUT].decode("utf-8-sig")


def test_a_zip_with_names_says_so():
    state = workshop({"n1": note("文")})
    files = unpacked(csv_zip(reading(state, with_names=True)))
    assert "春野 つくし".encode() in files[ROSTER]
    assert "春野 つくし".encode() in files["entries_全項目.csv"]
    assert "内部用" in files[ABOUT].decode("utf-8-sig")


def test_a_zip_in_cp932_names_what_it_could_not_hold():
    state = workshop({"n1": note("𠮷野家")})
    files = unpacked(csv_zip(reading(state), encoding="cp932"))
    assert "〓野家" in files["entries_全項目.csv"].decode("cp932")
    assert "𠮷（U+20BB7）" in files[ABOUT].decode("utf-8-sig")


def test_a_zip_during_private_writing_counts_and_tells_nothing():
    state = workshop({"n1": note("ひみつ", author="p2")}, state="private")
    files = unpacked(csv_zip(reading(state)))
    assert not any("ひみつ".encode() in content for content in files.values())
    assert "公開前の付箋 1枚" in files[ABOUT].decode("utf-8-sig")


def test_the_zips_name_says_for_whom_it_is():
    now = datetime(2026, 12, 8, 7, 30, tzinfo=UTC)
    assert zip_name(reading(workshop()), now) == "ためしの会_表_20261208-1630_共有用.zip"
    assert zip_name(reading(workshop(), with_names=True), now).endswith("_内部用.zip")


@pytest.mark.parametrize(
    ("stem", "wanted"),
    [
        ("会／議", "会／議.csv"),
        ('a/b\\c:d*e?f"g<h>i|j', "a_b_c_d_e_f_g_h_i_j.csv"),
        ("\x00\n名\u202e前", "名_前.csv"),
        ("..", "kasane.csv"),
        ("", "kasane.csv"),
        ("長" * 300, "長" * 60 + ".csv"),
    ],
)
def test_file_names_are_safe_everywhere(stem, wanted):
    assert file_name(stem, ".csv") == wanted
