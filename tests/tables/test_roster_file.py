"""A roster from Excel or CSV: what is read, what it changes, and what is wrong with it."""

import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from table_builders import programme

from kasane.tables import CsvMistakesError, read_roster, roster_changes
from kasane.tables.files.csv_files import write_rows
from kasane.workshop.model import Member, Role

SHEET = programme().sheet("core_members")
HEADINGS = ["氏名", "ふりがな", "所属"]


def csv(*rows, encoding="utf-8"):
    return write_rows(rows, encoding).content


def excel(*rows):
    book = Workbook()
    book.create_sheet("名簿")
    for row in rows:
        book.worksheets[-1].append(row)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def values(content):
    return [dict(row.values) for row in read_roster(content, SHEET).rows]


def mistakes(content):
    with pytest.raises(CsvMistakesError) as caught:
        read_roster(content, SHEET)
    return caught.value.mistakes


def member(name, organisation="", **about):
    return Member(name=name, organisation=organisation, role=Role.PARTICIPANT, about=about)


def changes(content, **members):
    return roster_changes(read_roster(content, SHEET).rows, members, SHEET)


@pytest.mark.parametrize("make", [csv, lambda *rows: csv(*rows, encoding="cp932"), excel])
def test_people_are_read_from_csv_and_excel(make):
    content = make(HEADINGS, ["髙橋　花", "ﾀｶﾊｼ ﾊﾅ", "包括"], ["", "", ""], ["夏目", "", ""])
    wanted = [
        {"name": "髙橋 花", "kana": "タカハシ ハナ", "organisation": "包括"},
        {"name": "夏目"},
    ]
    assert values(content) == wanted


@pytest.mark.parametrize(
    "headings",
    [
        ["名前", "フリガナ", "所属先"],
        ["お名前 ※", "よみがな", "機関名"],
        ["氏名（漢字）", "氏名（カナ）", "所属"],
    ],
)
def test_headings_are_found_under_many_names_and_below_a_title(headings):
    content = excel(["令和8年度 名簿"], [], headings, ["春野", "はるの", "包括"])
    assert values(content) == [{"name": "春野", "kana": "はるの", "organisation": "包括"}]


def test_other_columns_are_read_as_their_type():
    headings = ["氏名", "分野", "役割", "本人への説明", "参加期間（から）", "電話"]
    row = ["春野", "障害", "メンバー、ケース提供者", "○", date(2026, 12, 8), 123]
    found = read_roster(excel(headings, row), SHEET)
    assert found.unknown == ("電話",)
    assert found.rows[0].line == 2
    assert found.rows[0].values == {
        "name": "春野",
        "field": "障害",
        "roles": ("メンバー", "ケース提供者"),
        "told_person": "済",
        "takes_part_from": "2026-12-08",
    }


def test_every_mistake_is_told_by_line_and_column():
    content = csv(
        ["氏名", "分野", "参加期間（から）"],
        ["", "障害", ""],
        ["春野", "宇宙", ""],
        ["夏目", "", "来月"],
    )
    assert [mistake.split(":")[0] for mistake in mistakes(content)] == [
        "2行目「氏名」",
        "3行目「分野」",
        "4行目「参加期間（から）」",
    ]


@pytest.mark.parametrize(
    ("content", "part"),
    [
        (b"", "空です"),
        (csv(["所属"], ["包括"]), "「氏名」という見出し"),
        (csv(["氏名", "名前"], ["春野", "春野"]), "2つあります"),
        (csv(["氏名"]), "1人も"),
        (b"PK\x03\x04broken", "Excelのファイルとして読めません"),
        (b"\xd0\xcf\x11\xe0old", ".xls"),
        (csv(["氏名"], *[[f"人{n}"] for n in range(501)]), "500人まで"),
        (csv(["氏名"], ["長" * 61]), "60文字"),
    ],
)
def test_files_that_cannot_be_read_are_told(content, part):
    assert part in "\n".join(mistakes(content))


@given(st.binary(max_size=200))
def test_no_file_is_a_crash(content):
    for start in (b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0"):
        with pytest.raises(CsvMistakesError):
            read_roster(start + content, SHEET)


def test_new_people_changed_ones_and_the_same():
    content = csv(
        HEADINGS, ["春野", "はるの", "包括"], ["夏目", "なつめ", "社協"], ["秋山", "", "社協"]
    )
    new, changed, same = changes(
        content,
        b=member("夏　目", "社協", kana="なつの"),
        c=member("秋山", "社協", kana="あきやま"),
    )
    assert (new.kind, new.member, new.namesake) == ("new", "", False)
    assert [(c.field, c.after) for c in new.changes] == [
        ("name", "春野"),
        ("kana", "はるの"),
        ("organisation", "包括"),
    ]
    assert (changed.kind, changed.member, len(changed.changes)) == ("changed", "b", 1)
    assert (changed.changes[0].before, changed.changes[0].after) == ("なつの", "なつめ")
    assert (same.kind, same.member, same.changes) == ("same", "c", ())


def test_a_person_is_known_by_the_reading_where_the_organisation_changed():
    (found,) = changes(
        csv(HEADINGS, ["春野", "ハルノ", "社協"]), a=member("春野", "包括", kana="はるの")
    )
    assert (found.kind, found.member) == ("changed", "a")
    assert [change.field for change in found.changes] == ["organisation"]


def test_somebody_else_of_the_same_name_is_new_and_told():
    (found,) = changes(
        csv(HEADINGS, ["春野", "はるや", "社協"]), a=member("春野", "包括", kana="はるの")
    )
    assert (found.kind, found.namesake) == ("new", True)


def test_a_name_alone_is_enough_where_nobody_else_has_it():
    assert changes(csv(["氏名"], ["春野"]), a=member("春野", "包括"))[0].member == "a"


def test_what_is_not_clear_is_a_mistake():
    with pytest.raises(CsvMistakesError, match="2人以上"):
        changes(csv(["氏名"], ["春野"]), a=member("春野", "包括"), b=member("春野", "社協"))
    with pytest.raises(CsvMistakesError, match=r"3行目.*2行目"):
        changes(csv(["氏名"], ["春野"], ["春 野"]))
    with pytest.raises(CsvMistakesError, match=r"3行目.*2行目"):
        changes(csv(["氏名"], ["春野"], ["春野"]), a=member("春野"))


def test_an_empty_cell_changes_nothing():
    (found,) = changes(csv(HEADINGS, ["春野", "", ""]), a=member("春野", "包括", kana="はるの"))
    assert found.kind == "same"
