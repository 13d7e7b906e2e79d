"""Files as municipal offices keep them are read as a person would read them."""

import io
import re
import struct
import zipfile
from datetime import date, datetime, time

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from take_in_builders import (
    LIST,
    csv,
    excel,
    leaf_of,
    member,
    people,
    resource,
    roster,
    saved,
    seen,
    text,
    town,
)
from take_in_builders import export_of as export_of_

from kasane.tables import Answer, UnreadableError, pages_of, understood

HEAD = ["氏名", "所属"]


def passed(found):
    return {each.line: each.why for each in found.passed}


# Merged cells, headings of two lines


def test_a_merged_value_holds_for_all_of_its_lines():
    rows = [HEAD, ["山田", "包括"], ["夏目", None], ["秋山", None]]
    found = seen(excel(*rows, change=lambda page: page.merge_cells("B2:B4")))
    assert people(found) == {n: {"所属": "包括"} for n in ("山田", "夏目", "秋山")}


def test_a_resource_has_its_merged_district():
    rows = [["地区", "名前"], ["川べり", "朝市"], [None, "銭湯"]]
    content = excel(*rows, change=lambda page: page.merge_cells("A2:A3"))
    assert people(seen(content, town(), LIST))["銭湯"] == {"地区": "川べり"}


@pytest.mark.parametrize("merged", [True, False])
def test_names_below_two_lines_of_headings_are_put_together(merged):
    rows = [
        ["No", "氏名", None, "ふりがな", None, "所属"],
        [None, "姓", "名", "せい", "めい", None],
        [1, "山田", "太郎", "やまだ", "たろう", "社協"],
    ]

    def change(page):
        for cells in ("A1:A2", "B1:C1", "D1:E1", "F1:F2") if merged else ():
            page.merge_cells(cells)

    assert people(seen(excel(*rows, change=change))) == {
        "山田 太郎": {"ふりがな": "やまだ たろう", "所属": "社協"}
    }


def test_family_and_given_name_in_two_columns_are_one_name():
    found = seen(csv(["姓", "名", "セイ", "メイ"], ["山田", "太郎", "ヤマダ", "タロウ"]))
    assert people(found) == {"山田 太郎": {"ふりがな": "ヤマダ タロウ"}}


def test_the_span_of_taking_part_may_stand_below_one_heading():
    rows = [
        ["氏名", "参加期間", ""],
        ["", "から", "まで"],
        ["山田", "2026/4/1", "2027/3/31"],
    ]
    assert people(seen(csv(*rows)))["山田"] == {
        "参加期間（から）": "2026-04-01",
        "参加期間（まで）": "2027-03-31",
    }


# What stands around the rows


@pytest.mark.parametrize(
    "foot",
    [
        ["※敬称略", ""],
        ["計 1名", ""],
        ["計", "1名"],
        ["合計", "1"],
        ["令和6年4月現在", ""],
        ["2024年4月1日 作成", ""],
        ["以上", ""],
        ["（例）", ""],
    ],
)
@pytest.mark.parametrize("in_number", [True, False])
def test_notes_and_sums_are_no_people_but_are_named(foot, in_number):
    rows = [["No", *HEAD], ["1", "山田", "社協"], [*foot, ""] if in_number else ["", *foot]]
    found = seen(csv(*rows))
    assert list(people(found)) == ["山田"]
    assert list(passed(found)) == [3]


def test_a_sum_below_the_list_of_resources_is_no_resource():
    found = seen(csv(["No", "名前"], ["1", "朝市"], ["計 1件", ""]), town(), LIST)
    assert list(people(found)) == ["朝市"]


def test_what_looks_like_a_note_can_be_taken_in_all_the_same():
    found = seen(csv(HEAD, ["※の会", ""]), wish=Answer(wanted=frozenset({2})))
    assert list(people(found)) == ["※の会"]


def test_headings_repeated_for_printing_are_left_out():
    found = seen(csv(HEAD, ["山田", "社協"], HEAD, ["夏目", "包括"]))
    assert list(people(found)) == ["山田", "夏目"]
    assert passed(found) == {3: "見出しのくりかえし"}


def test_numbered_rows_without_a_name_are_left_out():
    rows = [["No", *HEAD], ["1", "山田", "社協"], *([str(n), "", ""] for n in range(2, 9))]
    found = seen(csv(*rows))
    assert list(people(found)) == ["山田"]
    assert (len(found.passed), found.said.mistakes) == (7, [])


def test_numbered_rows_below_a_merged_value_are_left_out_too():
    rows = [["No", *HEAD], [1, "山田", "社協"], [2, None, None]]
    found = seen(excel(*rows, change=lambda page: page.merge_cells("C2:C3")))
    assert list(people(found)) == ["山田"]


# Sheets and rows that are not meant


def test_a_hidden_sheet_is_not_read():
    book = Workbook()
    old = book.worksheets[0]
    old.append(HEAD)
    old.append(["昔の人", "社協"])
    old.sheet_state = "hidden"
    new = book.create_sheet("名簿")
    new.append(HEAD)
    new.append(["山田", "社協"])
    book.active = 1
    assert list(people(seen(saved(book)))) == ["山田"]


def strike(page):
    page["A3"].font = Font(strike=True)


def strike_a_part(page):
    struck = TextBlock(InlineFont(strike=True), "夏目")
    page["A3"] = CellRichText([struck, "（異動）"])


def hide(page):
    page.row_dimensions[3].hidden = True


@pytest.mark.parametrize("change", [strike, strike_a_part, hide])
def test_struck_out_and_hidden_rows_are_asked_about(change):
    content = excel(HEAD, ["山田", "社協"], ["夏目", "包括"], change=change)
    found = seen(content)
    assert list(people(found)) == ["山田"]
    assert [(each.line, each.may) for each in found.passed] == [(3, True)]
    wanted = seen(content, wish=Answer(wanted=frozenset({3})))
    assert len(people(wanted)) == 2


def test_the_sheet_with_the_headings_is_found_behind_a_cover():
    book = Workbook()
    book.worksheets[0].title = "表紙"
    book.worksheets[0].append(["令和8年度 検討会"])
    for title, name in (("名簿", "山田"), ("名簿（案）", "夏目")):
        page = book.create_sheet(title)
        page.append(HEAD)
        page.append([name, "社協"])
    assert list(people(seen(saved(book)))) == ["山田"]
    assert list(people(seen(saved(book), wish=Answer(page="名簿（案）")))) == ["夏目"]


# Cells


@pytest.mark.parametrize("error", ["#N/A", "#REF!"])
def test_an_error_value_is_empty_and_named(error):
    state = roster(a=member("山田", "包括"))
    found = seen(excel(HEAD, ["山田", error]), state)
    assert [change.kind for change in found.changes] == ["same"]
    assert "2行目「所属」" in found.said.notes[0]


def test_all_rows_are_read_where_the_file_lies_about_its_size():
    content = excel(HEAD, *([f"人{n}", "社協"] for n in range(20)))
    lying = repacked(content, rb'<dimension ref="[^"]+"', b'<dimension ref="A1:A2"')
    assert lying != content
    assert len(people(seen(lying))) == 20


@pytest.mark.parametrize(
    "heading",
    [
        *(
            "参加者名",
            "参加者氏名",
            "職員氏名",
            "委員氏名",
            "職氏名",
            "フルネーム",
            "担当者名",
            "Name",
        ),
        *("メンバー", "お名前 ※", "氏 名", "氏名（漢字）"),
    ],
)
def test_a_name_is_found_under_many_headings(heading):
    assert list(people(seen(csv([heading, "所属"], ["山田", "社協"])))) == ["山田"]


@pytest.mark.parametrize(
    "heading",
    [
        *("所属・役職", "所属/職名", "所属（課）", "課名", "勤務先", "法人名", "事業所名"),
        *("団体・機関名", "部署", "所属等", "担当課", "所属機関"),
    ],
)
def test_an_organisation_is_found_under_many_headings(heading):
    assert people(seen(csv(["氏名", heading], ["山田", "社協"])))["山田"] == {"所属": "社協"}


def test_a_post_beside_an_organisation_is_kept_apart():
    found = seen(csv(["氏名", "所属・役職"], ["山田", "社会福祉協議会　地域福祉係長"]))
    assert people(found)["山田"] == {"所属": "社会福祉協議会", "備考": "役職 地域福祉係長"}


def test_a_column_under_a_heading_of_ones_own_is_pointed_out_by_a_person():
    content = csv(["来る人", "どこの"], ["山田", "社協"])
    leaf = leaf_of(export_of_(roster()), "core_members")
    assert understood(pages_of(content), leaf, Answer()).missing == ("氏名",)
    wish = Answer(at=1, columns={"来る人": "氏名", "どこの": "所属"})
    assert people(seen(content, wish=wish)) == {"山田": {"所属": "社協"}}


def test_a_list_without_headings_is_read_once_a_person_says_what_it_is():
    wish = Answer(at=0, columns={"1列目": "氏名", "2列目": "所属"})
    found = people(seen("山田\t社協\n夏目\t包括".encode(), wish=wish))
    assert found == {"山田": {"所属": "社協"}, "夏目": {"所属": "包括"}}


def test_what_is_not_read_is_named():
    found = seen(csv(["氏名", "電話"], ["山田", "1"]))
    assert found.table.unread == ["電話"]


TICK = ["氏名", "本人への説明"]


@pytest.mark.parametrize(
    ("tick", "told"),
    [
        *(
            (tick, "済")
            for tick in [
                "●",
                "✓",
                "✔",
                "☑",
                "レ",
                "１",
                "有",
                "あり",
                "はい",
                "○",
                "〇",
                "◯",
                "済み",
            ]
        ),
        *((cross, "未") for cross in ["－", "-", "×", "無", "なし", "まだ"]),
    ],
)
def test_ticks_are_yes_or_no(tick, told):
    assert people(seen(csv(TICK, ["山田", tick])))["山田"] == {"本人への説明": told}


@pytest.mark.parametrize("tick", ["4/1済", "4月1日 済み", "2026-04-01", "R8.4.1説明済"])
def test_a_date_beside_a_tick_is_kept_in_the_remarks(tick):
    state = roster(a=member("山田", remarks="前から"))
    (change,) = seen(csv(TICK, ["山田", tick]), state).changes
    assert [(heading, after) for heading, _, after in change.details] == [
        ("本人への説明", "済"),
        ("備考", f"前から\n本人への説明 {tick}"),
    ]


def test_a_word_that_is_neither_is_asked_about():
    content = csv(TICK, ["山田", "要"])
    found = seen(content)
    assert found.said.unsure == {("本人への説明", "要"): ("未", "済")}
    assert "「未」「済」" in found.said.mistakes[0]
    wish = Answer(answers={("本人への説明", "要"): "未"})
    assert people(seen(content, wish=wish))["山田"] == {"本人への説明": "未"}


SPAN = ["氏名", "参加期間（から）"]


@pytest.mark.parametrize(
    "day",
    [
        *("令和6年4月1日（月）", "2024年4月1日(月)", "20240401", "2024.04.01", "2024-04-01"),
        *("令和６年４月１日", "R6.4.1", "R6/4/1", "㋿6年4月1日", "令6.4.1", "2024/4/1 0:00"),
        *("2024-04-01T00:00:00", "45383", "2024年4月1日（月曜日）", "R6.4.1～", "2024/4/1"),
        *(date(2024, 4, 1), datetime(2024, 4, 1, 9, 30), 45383, 45383.5),
    ],
)
def test_a_day_is_read_however_it_was_written(day):
    found = seen(excel(SPAN, ["山田", day]))
    assert people(found)["山田"] == {"参加期間（から）": "2024-04-01"}


@pytest.mark.parametrize(
    "span", ["R6.4.1～R7.3.31", "令和6年4月1日から令和7年3月31日まで", "2024/4/1〜2025/3/31"]
)
def test_a_span_fills_both_ends(span):
    assert people(seen(csv(SPAN, ["山田", span])))["山田"] == {
        "参加期間（から）": "2024-04-01",
        "参加期間（まで）": "2025-03-31",
    }


@pytest.mark.parametrize("day", ["来月", "4月1日", "2024/13/1", "1～2"])
def test_what_is_no_day_is_named_and_the_rest_is_taken_in(day):
    found = seen(csv(SPAN, ["山田", day]))
    assert found.said.mistakes[0].startswith("2行目「参加期間（から）」: ")
    assert people(found) == {"山田": {}}


@pytest.mark.parametrize("number_format", [27, 28, 30, 31, 36, 50, 51, 55, 57, 58])
@pytest.mark.parametrize("heading", ["参加期間（から）", "備考"])
def test_excels_own_japanese_dates_are_dates(number_format, heading):
    def change(page):
        page["B2"].number_format = "0.00"

    content = excel(["氏名", heading], ["山田", 45383], change=change)
    wanted = f'numFmtId="{number_format}"'.encode()
    found = seen(repacked(content, rb'numFmtId="2"', wanted))
    assert people(found)["山田"] == {heading: "2024-04-01"}


def repacked(content, pattern, instead):
    """The workbook with something else in its parts."""
    packed, changed = zipfile.ZipFile(io.BytesIO(content)), io.BytesIO()
    with zipfile.ZipFile(changed, "w") as out:
        for name in packed.namelist():
            out.writestr(name, re.sub(pattern, instead, packed.read(name)))
    return changed.getvalue()


def test_a_time_is_read_from_a_cell_of_a_spreadsheet():
    rows = [["Step", "開始", "終了"], ["Step1", time(13, 30), 0.625]]
    (change,) = seen(excel(*rows), sheet="schedule").changes
    assert [after for _, _, after in change.details][-2:] == ["13:30", "15:00"]


def test_a_choice_is_taken_where_only_one_can_be_meant_and_shown():
    found = seen(csv(["氏名", "分野"], ["山田", "社協"]))
    assert people(found)["山田"] == {"分野": "社協・委託先"}
    assert "「社協」を「社協・委託先」として" in found.said.notes[0]


def test_choices_are_offered_one_by_one_where_none_is_meant():
    found = seen(csv(["氏名", "分野"], ["山田", "宇宙"]))
    assert "「高齢・介護」「障害」" in found.said.mistakes[0]
    assert people(found) == {"山田": {}}


def test_the_guard_against_formulas_is_undone_from_every_kind_of_file():
    rows = [["氏名", "備考"], ["山田", "'=1+1"]]
    for content in (excel(*rows), csv(["氏名", "備考"], ["山田", "=1+1"])):
        assert people(seen(content))["山田"] == {"備考": "=1+1"}
    assert people(seen(excel(["氏名", "備考"], ["山田", "'あ"])))["山田"] == {"備考": "'あ"}


def test_soft_line_breaks_are_line_breaks_and_what_cannot_be_seen_is_named():
    rows = [["氏名", "備考"], ["山田", "一\x0b二\u2028三\uf0b7四\x07"]]
    found = seen(csv(*rows))
    assert people(found)["山田"] == {"備考": "一\n二\n三・四"}
    assert "目に見えない文字" in found.said.notes[0]


def test_characters_of_names_stay_as_they_are():
    name = "髙﨑①㈱～\ue000"
    assert list(people(seen(csv(HEAD, [name, ""])))) == [name]


# Kinds of files


NAMES = [HEAD, ["山田", "社協"]]


@pytest.mark.parametrize(
    "content",
    [
        text(*NAMES, between="\t"),
        text(*NAMES, between=";"),
        text(*NAMES, between="\t", encoding="utf-16"),
        text(*NAMES, encoding="utf-16"),
        text(*NAMES, encoding="euc_jp"),
        text(*NAMES, encoding="iso2022_jp"),
        text(*NAMES, encoding="cp932"),
        text(*NAMES, encoding="utf-8-sig"),
        csv(*NAMES, encoding="cp932"),
        excel(*NAMES),
    ],
)
def test_text_files_are_read_whatever_their_encoding_and_their_delimiter(content):
    assert people(seen(content)) == {"山田": {"所属": "社協"}}


def test_old_excel_files_are_read():
    assert people(seen(old_excel(*NAMES))) == {"山田": {"所属": "社協"}}


def test_a_file_with_a_password_is_told_by_that():
    content = OLE + "EncryptedPackage".encode("utf-16-le") + bytes(500)
    with pytest.raises(UnreadableError, match="パスワード"):
        pages_of(content)


@pytest.mark.parametrize(
    ("content", "part"),
    [
        (b"", "何も書かれていません"),
        (b"\xff\xfe\x00\x80\x81", "文字コード"),
        ('"氏名","所属'.encode(), "引用符"),
        (b"x" * 20_000_001, "大きすぎます"),
        (b"PK\x03\x04broken", "表のファイルとして読めません"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1old", "表のファイルとして読めません"),
        (b"<html><table>", "表のファイルとして読めません"),
        (b"%PDF-1.7", "表のファイルとして読めません"),
    ],
)
def test_files_that_cannot_be_read_say_what_they_are(content, part):
    with pytest.raises(UnreadableError, match=part):
        pages_of(content)


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def old_excel(*rows):
    """The rows as a BIFF8 workbook (.xls), as Excel wrote it until 2003."""
    strings = "".join(cell for row in rows for cell in row)
    assert strings
    bof = lambda kind: record(0x809, struct.pack("<HHHHII", 0x600, kind, 0, 0, 0, 0))  # noqa: E731
    name = "名簿".encode("utf-16-le")
    body = bof(0x10)
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            head = struct.pack("<HHHHB", at, column, 0, len(cell), 1)
            body += record(0x204, head + cell.encode("utf-16-le"))
    body += record(0x0A, b"")
    size = len(bof(5)) + 4 + 8 + len(name) + 4
    sheet = record(0x85, struct.pack("<IBBBB", size, 0, 0, 2, 1) + name)
    return compound(bof(5) + sheet + record(0x0A, b"") + body)


def record(kind, content):
    return struct.pack("<HH", kind, len(content)) + content


def compound(stream):
    """A compound file that holds one stream called Workbook."""
    stream = stream.ljust(4096, b"\0")
    sectors = -(-len(stream) // 512)
    stream = stream.ljust(sectors * 512, b"\0")
    free, end, table = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    fat = [table, end, *range(3, sectors + 2), end]
    fat += [free] * (128 - len(fat))
    head = OLE + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, end, 0, end, 0)
    head += struct.pack("<109I", 0, *[free] * 108)
    root = entry("Root Entry", 5, 1, end, 0)
    folder = root + entry("Workbook", 2, free, 2, len(stream)) + bytes(256)
    return head + struct.pack("<128I", *fat) + folder + stream


def entry(name, kind, child, start, size):
    text_ = name.encode("utf-16-le") + b"\0\0"
    free = 0xFFFFFFFF
    head = text_.ljust(64, b"\0") + struct.pack("<HBB", len(text_), kind, 1)
    return (
        head + struct.pack("<III", free, free, child) + bytes(36) + struct.pack("<IQ", start, size)
    )


def test_excels_workbook_with_macros_is_read():
    book = load_workbook(io.BytesIO(excel(*NAMES)), keep_vba=True)
    assert people(seen(saved(book))) == {"山田": {"所属": "社協"}}


def test_a_list_of_resources_is_compared_by_names():
    state = town(a=resource(name="将棋クラブ", kind="団体"), b=resource(name="ＡＢＣの会"))
    rows = [["団体名", "種別"], ["将棋　ｸﾗﾌﾞ", "場所"], ["ABCの会", ""], ["銭湯", ""]]
    found = seen(csv(*rows), state, LIST)
    assert [(c.kind, c.details) for c in found.changes] == [
        ("changed", (("種類", "団体", "場所"),)),
        ("same", ()),
        ("new", ()),
    ]
