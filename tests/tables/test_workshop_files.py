"""All files of a workshop, in a folder by command and in a zip."""

import io
import zipfile
from datetime import UTC, datetime

import pytest
from table_builders import note, programme, put, reading, workshop

from kasane.errors import KasaneError
from kasane.plain.file_names import file_name
from kasane.tables import csv_zip, put_workshop, write_csv, zip_name
from kasane.tables.files.csv_files import put_file, write_rows
from tests.support.csv_rows import read_rows

ROSTER = "02_コアメンバー書き出し／参加メンバー名簿.csv"
TITLES = [
    "事前準備用ワークシート",
    "コアメンバー書き出し／参加メンバー名簿",
    "ケース聞き取り",
    "開催計画",
    "自己紹介",
    "動画を見ながらのメモ",
    "わがまちの連携・協働を振り返る",
    "Step2に向けた準備シート",
    "ケース検討シート",
    "ケース検討シート_投票",
    "ケース検討シート_上記の個別事例に対してチームで検討しよう",
    "ケース検討シート（事務局とのやりとり）",
    "チェックイン（Step2）",
    "わがまちの強み・課題検討シート",
    "アイデアの優先順位",
    "アイデアの優先順位_投票",
    "取組アイデア検討シート_最初に取り組みたいアイデア",
    "取組アイデア検討シート_調べたいこと・検討したいこと",
    "Step3に向けた準備シート",
    "チェックイン（Step3）",
    "取組アイデアの企画書",
    "取組アイデアの企画書_関係者ごとの役割と声のかけ方",
    "取組アイデアの企画書_実現に向けた段取り",
    "チェックアウト",
    "わたしの一歩",
    "終わったあとの見守り",
    "進行",
    "会場からの質問",
    "つながり",
    "全項目",
]
NAMES = [f"{number:02}_{title}" for number, title in enumerate(TITLES, 1)]
OF_CASES = {11, 12}
FILES = {f"{name}.csv" for number, name in enumerate(NAMES, 1) if number not in OF_CASES}
"""What others may have without names and cases."""
ABOUT = "00_お読みください.txt"
MARKED = {9, 11, 12, 29, 30}
"""Cases that nobody has opened may stand in these."""
ON_DISK = {
    f"{name}{'_内部用' if number in MARKED else ''}.csv" for number, name in enumerate(NAMES, 1)
}
LOG = "32_活動の記録_内部用.csv"
ON_DISK |= {LOG}
ENTRIES = "30_全項目.csv"
NOW = datetime(2026, 12, 8, 7, 30, tzinfo=UTC)
FOLDER = "ためしの会_20261208_内部用"


def disk(state):
    return reading(state, programme(), None)


def unpacked(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


FIRST = "重層チームづくり会議（記入例）_20261110_内部用"


def test_the_command_writes_a_folder_for_each_workshop(workshops, leader, tmp_path):
    files = write_csv(workshops.store.folder, None, tmp_path / "out")
    assert {path.name for path in files} == ON_DISK | {ABOUT}
    assert {path.parent for path in files} == {tmp_path / "out" / FIRST}
    for path in (path for path in files if path.suffix == ".csv"):
        content = path.read_bytes()
        assert write_rows(read_rows(content)).content == content


def test_the_command_writes_beside_the_data_where_no_folder_is_given(workshops, leader):
    files = write_csv(workshops.store.folder, leader.workshop)
    assert {path.parent for path in files} == {workshops.store.folder / FIRST}


def test_a_folder_has_a_line_for_each_file_with_the_id_of_its_sheet(tmp_path):
    files = put_workshop(disk(workshop({"n1": note("文")})), tmp_path)
    about = (tmp_path / FOLDER / ABOUT).read_text(encoding="utf-8-sig").splitlines()
    lines = [line for line in about if line.endswith("］")]
    assert [line.split("　")[0] for line in lines] == [path.stem for path in files[:-1]]
    assert "14_わがまちの強み・課題検討シート　1行　［strengths_matrix］" in lines


def test_a_folder_follows_the_name_of_its_workshop_and_keeps_what_people_put_there(tmp_path):
    put_workshop(disk(workshop()), tmp_path)
    (tmp_path / FOLDER / "12_自分のひかえ.csv").write_text("own")
    put_workshop(disk(workshop(name="あたらしい会")), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["あたらしい会_20261208_内部用"]
    assert {path.name for path in (tmp_path / "あたらしい会_20261208_内部用").iterdir()} == (
        ON_DISK | {ABOUT, "12_自分のひかえ.csv"}
    )


def test_a_folder_whose_first_writing_broke_off_is_written_on(tmp_path, monkeypatch):
    def break_off(path, content):
        if path.name.startswith("13_"):
            raise KeyboardInterrupt
        return put_file(path, content)

    with monkeypatch.context() as patch:
        patch.setattr("kasane.tables.files.workshop_files.put_file", break_off)
        with pytest.raises(KeyboardInterrupt):
            put_workshop(disk(workshop()), tmp_path)
    put_workshop(disk(workshop()), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [FOLDER]


def test_two_workshops_of_the_same_name_and_day_have_a_folder_each(tmp_path):
    other = workshop()
    other.workshop_id = "w2"
    for _ in range(2):
        put_workshop(disk(workshop()), tmp_path)
        put_workshop(disk(other), tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {FOLDER, f"{FOLDER}_2"}


def test_a_folder_of_former_days_gets_todays_names(tmp_path):
    former = tmp_path / "w1"
    former.mkdir()
    for name in ("case_study_ask_ケース検討シート（事務局とのやりとり）.csv", "agenda_進行.csv"):
        (former / name).write_text("old")
    (former / "23_進行.csv").write_text("old, of another number")
    (former / "memo_own.csv").write_text("own")
    put_workshop(disk(workshop()), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [FOLDER]
    assert {path.name for path in (tmp_path / FOLDER).iterdir()} == (
        ON_DISK | {ABOUT, "memo_own.csv"}
    )


def test_cases_that_are_not_opened_stand_only_in_marked_files(tmp_path):
    state = workshop({"n1": note("文", sources=("c1",))})
    for key, place, values in (
        ("c", "", {"outline": "まだひらかない"}),
        ("c1", "c/well/content", {"text": "まだひらかない"}),
        ("q", "c/@ask", {"text": "まだひらかない"}),
    ):
        entry = note("", sheet="case_study", place=place or "a/b", hidden=not place)
        put(state, "entry", key, entry.model_copy(update={"place": place, "values": values}))
    files = put_workshop(disk(state), tmp_path)
    holding = {p.name for p in files if "まだひらかない" in p.read_text(encoding="utf-8-sig")}
    assert holding == {name for name in ON_DISK - {LOG} if name.endswith("_内部用.csv")}


def test_an_unknown_workshop_and_missing_data_are_told(workshops, tmp_path):
    with pytest.raises(KasaneError, match="見つかりません"):
        write_csv(workshops.store.folder, "nobody")
    with pytest.raises(KasaneError, match="データがありません"):
        write_csv(tmp_path / "nothing")
    assert not (tmp_path / "nothing").exists()


def test_a_zip_for_others_has_no_names():
    files = unpacked(csv_zip(reading(workshop({"n1": note("文")})), NOW))
    assert files.keys() == FILES | {ABOUT}
    assert not any("春野".encode() in content for content in files.values())
    assert "共有用" in files[ABOUT].decode("utf-8-sig")


def test_a_zip_with_names_says_so():
    state = workshop({"n1": note("文")})
    files = unpacked(csv_zip(reading(state, with_names=True), NOW))
    assert "春野 つくし".encode() in files[ROSTER]
    assert "春野 つくし".encode() in files[ENTRIES]
    assert "内部用" in files[ABOUT].decode("utf-8-sig")


def test_a_zip_in_cp932_names_what_it_could_not_hold():
    state = workshop({"n1": note("𠮷野家")})
    files = unpacked(csv_zip(reading(state), NOW, encoding="cp932"))
    assert "〓野家" in files[ENTRIES].decode("cp932")
    assert "𠮷（U+20BB7）" in files[ABOUT].decode("utf-8-sig")


def test_a_zip_during_private_writing_counts_and_tells_nothing():
    state = workshop({"n1": note("ひみつ", author="p2")}, state="private")
    files = unpacked(csv_zip(reading(state), NOW))
    assert not any("ひみつ".encode() in content for content in files.values())
    assert "公開前の付箋 1枚" in files[ABOUT].decode("utf-8-sig")


def test_the_files_of_a_zip_have_the_time_of_japan():
    with zipfile.ZipFile(io.BytesIO(csv_zip(reading(workshop()), NOW))) as archive:
        assert {info.date_time for info in archive.infolist()} == {(2026, 12, 8, 16, 30, 0)}


def test_the_zips_name_says_for_whom_it_is():
    assert zip_name(reading(workshop()), NOW) == "ためしの会_表_20261208-1630_共有用.zip"
    assert zip_name(reading(workshop(), with_names=True), NOW).endswith("_内部用.zip")


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
