"""The town's list of resources as a file: what is read, what it changes, what is wrong with it."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from kasane.plain.names import plain_name
from kasane.tables import (
    CsvMistakesError,
    frame_file,
    read_resources,
    resource_changes,
    resource_frame,
)
from kasane.tables.files.csv_files import write_rows
from kasane.workshop.model import Entry
from tests.support.world import programmes

SHEET = programmes()["community_building"].sheet("resources")
HEADINGS = ["名前", "種類", "分野", "地区"]
AT = "2026-06-16T05:10:00.000+00:00"


def csv(*rows, encoding="utf-8"):
    return write_rows(rows, encoding).content


def excel(*rows):
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def row(**values):
    return Entry(sheet="resources", place="", values=values, author="p", created=AT, changed=AT)


def values(content):
    return [dict(found.values) for found in read_resources(content, SHEET).rows]


def changes(content, **known):
    return resource_changes(read_resources(content, SHEET).rows, known, SHEET)


def mistakes(content, **known):
    with pytest.raises(CsvMistakesError) as caught:
        changes(content, **known)
    return caught.value.mistakes


@pytest.mark.parametrize("make", [csv, lambda *rows: csv(*rows, encoding="cp932"), excel])
def test_resources_are_read_from_csv_and_excel(make):
    content = make(HEADINGS, ["将棋クラブ", "団体", "福祉以外", "川べり"], ["朝市", "", "", ""])
    wanted = {"name": "将棋クラブ", "kind": "団体", "field": "福祉以外", "district": "川べり"}
    assert values(content) == [wanted, {"name": "朝市"}]


def test_headings_are_found_under_other_names_and_below_a_title():
    content = excel(["こもれび町 資源一覧"], [], ["団体名", "地域", "電話"], ["朝市", "北の里", 1])
    found = read_resources(content, SHEET)
    assert found.unknown == ("電話",)
    assert dict(found.rows[0].values) == {"name": "朝市", "district": "北の里"}


def test_a_file_is_compared_by_names_whatever_their_width():
    known = {
        "a": row(name="将棋クラブ", kind="団体"),
        "b": row(name="ＡＢＣの会", district="駅前"),
        "c": row(name="朝市"),
    }
    content = csv(HEADINGS, ["将棋　ｸﾗﾌﾞ", "場所", "", ""], ["ABCの会", "", "", ""], ["銭湯"])
    found = changes(content, **known)
    assert [(c.kind, c.entry, dict(c.changes)) for c in found] == [
        ("changed", "a", {"kind": ("団体", "場所")}),
        ("same", "b", {}),
        ("new", "", {"name": ("", "銭湯")}),
    ]


def test_a_name_that_stands_twice_is_told_by_its_line():
    assert mistakes(csv(["名前"], ["朝市"], ["銭湯"], ["朝　市"])) == [
        "4行目「名前」: 2行目の「朝 市」と同じ名前です。"
    ]
    known = {"a": row(name="朝市"), "b": row(name="朝市")}
    assert "リストに2つあります" in mistakes(csv(["名前"], ["朝市"]), **known)[0]


def test_mistakes_are_told_by_line_and_column():
    content = csv(HEADINGS, ["朝市", "お店", "", ""], ["", "団体", "", ""])
    told = mistakes(content)
    assert told[0].startswith("2行目「種類」")
    assert told[1] == "3行目「名前」: ここが空です。"
    assert "「名前」という見出し" in mistakes(csv(["電話"], ["1"]))[0]
    assert "1件も" in mistakes(csv(HEADINGS))[0]


def test_what_a_spreadsheet_takes_for_a_formula_is_kept_as_text():
    content = frame_file(resource_frame([row(name="=1+1", reason="@会")], SHEET)).content
    assert '"\'=1+1"' in content.decode("utf-8-sig")
    assert values(content) == [{"name": "=1+1", "reason": "@会"}]


names = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=9)


@settings(max_examples=40, deadline=None)
@given(st.lists(names, min_size=1, max_size=6, unique_by=plain_name))
def test_the_list_as_a_file_changes_nothing_when_it_comes_back(called):
    known = {f"r{n}": row(name=name, kind="団体") for n, name in enumerate(called)}
    content = frame_file(resource_frame(list(known.values()), SHEET)).content
    assert {change.kind for change in changes(content, **known)} == {"same"}
