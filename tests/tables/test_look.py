"""What a file means beside a sheet as it stands, and what is said where it is wrong."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from table_builders import SHEET, note, put, reading, workshop
from take_in_builders import LIST, csv, member, people, resource, roster, seen, town

from kasane.plain.names import plain_name
from kasane.tables import Answer, UnreadableError, pages_of
from kasane.tables.files.export import Export
from kasane.tables.files.frames import leaf_frame
from kasane.workshop.model import Entry, Meeting
from kasane.workshop.outgoing import LEFT_OUT

HEAD = ["氏名", "ふりがな", "所属"]
BOARD = ["場面", "列", "付箋"]


def mistakes(*rows, headings, sheet=SHEET, leaf="", state=None):
    return seen(csv(headings, *rows), state or workshop(), sheet, leaf).said.mistakes


def kinds(found):
    return [change.kind for change in found.changes]


# Who is meant


def test_new_people_changed_ones_and_the_same():
    state = roster(
        b=member("夏　目", "社協", kana="なつの"), c=member("秋山", "社協", kana="あきやま")
    )
    rows = [["春野", "はるの", "包括"], ["夏目", "なつめ", "社協"], ["秋山", "", "社協"]]
    new, changed, same = seen(csv(HEAD, *rows), state).changes
    assert (new.kind, new.namesake) == ("new", False)
    assert new.details == (("ふりがな", "", "はるの"), ("所属", "", "包括"))
    assert changed.details == (("ふりがな", "なつの", "なつめ"),)
    assert changed.messages[0]["id"] == "b"
    assert (same.kind, same.details, same.messages) == ("same", (), ())


def test_a_person_is_known_by_the_reading_where_the_organisation_changed():
    state = roster(a=member("春野", "包括", kana="はるの"))
    (found,) = seen(csv(HEAD, ["春野", "ハルノ", "社協"]), state).changes
    assert found.details == (("所属", "包括", "社協"),)


def test_somebody_else_of_the_same_name_is_new_and_told():
    state = roster(a=member("春野", "包括", kana="はるの"))
    (found,) = seen(csv(HEAD, ["春野", "はるや", "社協"]), state).changes
    assert (found.kind, found.namesake) == ("new", True)


def test_a_name_alone_is_enough_where_nobody_else_has_it():
    assert kinds(seen(csv(["氏名"], ["春野"]), roster(a=member("春野", "包括")))) == ["same"]


def test_what_could_be_one_of_several_is_a_mistake():
    state = roster(a=member("春野", "包括"), b=member("春野", "社協"))
    found = seen(csv(["氏名"], ["春野"]), state)
    assert found.said.mistakes == ["2行目「氏名」: 「春野」にあたる行が、いま2つあります。"]
    assert not found.changes


@pytest.mark.parametrize("state", [roster(), roster(a=member("春野"))])
def test_the_same_person_twice_in_a_file_is_a_mistake(state):
    found = seen(csv(["氏名"], ["春野"], ["春 野"]), state)
    assert len(found.changes) == 1
    assert found.said.mistakes[0].startswith("3行目「氏名」: 2行目")


def test_an_empty_cell_changes_nothing_unless_a_person_says_so():
    state = roster(a=member("春野", "包括", kana="はるの"), b=member("夏目"))
    content = csv(HEAD, ["春野", "", ""], ["夏目", "", "社協"])
    found = seen(content, state)
    assert (kinds(found), found.blanks) == (["same", "changed"], 1)
    emptied = seen(content, state, wish=Answer(emptied=True))
    assert emptied.changes[0].details == (("所属", "包括", ""),)


def test_resources_that_stand_twice_are_told():
    state = town(a=resource(name="朝市"), b=resource(name="朝市"))
    assert "2つあります" in seen(csv(["名前"], ["朝市"]), state, LIST).said.mistakes[0]


names = st.text(
    st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=9
).filter(lambda name: not name.startswith("#"))
"""What people call things; Excel's own words for an error, such as #NULL!, count as empty."""


@settings(max_examples=30)
@given(st.lists(names, min_size=1, max_size=6, unique_by=plain_name))
@example(["ID"])
def test_a_list_changes_nothing_when_it_comes_back(called):
    state = town(**{f"r{n}": resource(name=name, kind="団体") for n, name in enumerate(called)})
    rows = [[name, "団体"] for name in called]
    found = seen(csv(["名前", "種類"], *rows), state, LIST)
    wish = Answer(wanted=frozenset(each.line for each in found.passed))
    assert set(kinds(seen(csv(["名前", "種類"], *rows), state, LIST, wish=wish))) == {"same"}


def test_a_file_without_ids_that_is_taken_in_twice_adds_nothing():
    state = workshop({"a": note("電話が入る")})
    rows = [["状況把握", "①", "電話が入る"], ["状況把握", "①", "電話が入る"]]
    assert kinds(seen(csv(BOARD, *rows), state, SHEET)) == ["same", "new"]


# IDs


WITH_ID = [*BOARD, "ID"]


def test_a_note_is_changed_and_moved_by_its_id():
    state = workshop({"a": note("電話が入る")})
    (found,) = seen(csv(WITH_ID, ["連携", "②", "電話がくる", "a"]), state, SHEET).changes
    assert [message["op"] for message in found.messages] == ["entry.move", "entry.edit"]
    assert [heading for heading, _, _ in found.details] == ["場面", "列", "付箋"]


@pytest.mark.parametrize("why", ["ない", "写し"])
def test_a_row_whose_id_is_not_sure_is_asked_about(why):
    rows = [["状況把握", "①", "一", "a"], ["状況把握", "①", "二", "zz" if why == "ない" else "a"]]
    content, state = csv(WITH_ID, *rows), workshop({"a": note("一")})
    found = seen(content, state, SHEET)
    assert kinds(found) == ["same"]
    assert [(each.line, each.may) for each in found.passed] == [(3, True)]
    wanted = seen(content, state, SHEET, wish=Answer(wanted=frozenset({3})))
    assert kinds(wanted) == ["same", "new"]


def test_the_id_of_another_sheet_is_a_mistake():
    state = workshop({"a": note("一")})
    found = mistakes(["", "a"], headings=["期限", "ID"], sheet="step3_preparation", state=state)
    assert found == ["2行目「ID」: ほかのシートの行か、いまは見られない行です。"]


def test_a_case_is_found_by_its_name_where_the_id_is_empty():
    state = workshop()

    at = "2026-12-08T05:10:00.000+00:00"
    facts = {"author": "p1", "created": at, "changed": at}
    put(state, "entry", "c1", Entry(sheet="case_study", place="", values={}, letter="A", **facts))
    rows = [["ケースA", "", "うまく連携できたと思うこと", "内容", "文"]]
    headings = ["用紙", "用紙のID", "行", "列", "付箋"]
    found = seen(csv(headings, *rows), state, "case_study", "discussion")
    assert found.changes[0].messages[0]["place"].startswith("c1/")


# Mistakes


def test_every_mistake_is_told_by_line_and_column_and_the_rest_is_taken_in():
    found = seen(
        csv(
            BOARD,
            ["状況把握", "①", "よい"],
            ["どこか", "①", "場面がない"],
            ["状況把握", "③", "組み合わせがない"],
            ["状況把握", "①", " "],
            ["状況把握", "①", "長" * 4001],
            ["連携", "②", "これも"],
        ),
        workshop(),
        SHEET,
    )
    assert sorted(mistake.split(":")[0] for mistake in found.said.mistakes) == [
        "3行目「場面」",
        "4行目「列」",
        "5行目「付箋」",
        "6行目「付箋」",
    ]
    assert [change.line for change in found.changes] == [2, 7]


def test_a_word_for_a_place_is_asked_about_too():
    found = seen(csv(BOARD, ["どこか", "①", "文"]), workshop(), SHEET)
    assert ("場面", "どこか") in found.said.unsure
    wish = Answer(answers={("場面", "どこか"): "状況把握"})
    assert kinds(seen(csv(BOARD, ["どこか", "①", "文"]), workshop(), SHEET, wish=wish)) == ["new"]


@pytest.mark.parametrize(
    ("heading", "value"),
    [
        ("色", "金色"),
        ("ID", "半角でない"),
        ("重ね先", "a b"),
        ("もと", "a あ"),
        ("見えなくした", "たぶん"),
    ],
)
def test_wrong_facts_are_told_by_column(heading, value):
    (found,) = mistakes(["状況把握", "①", "文", value], headings=[*BOARD, heading])
    assert found.startswith(f"2行目「{heading}」: ")


@pytest.mark.parametrize(
    ("sheet", "leaf", "headings", "row"),
    [
        ("step3_preparation", "", ["期限"], ["来週"]),
        ("step3_preparation", "", ["状況"], ["おわり"]),
        ("schedule", "", ["開始"], ["25:00"]),
        ("schedule", "", ["Step"], ["Step9"]),
        ("case_study", "", ["分野"], ["障害、宇宙"]),
        ("case_study", "", ["取り上げる"], ["たぶん"]),
        ("case_study", "discussion", ["用紙のID", "列", "付箋", "行"], ["c1", "内容", "文", "x"]),
        ("plan", "arrangements", ["用紙のID", "何を"], ["", "場所を借りる"]),
        ("core_members", "", ["氏名", "立場"], ["秋野", "王様"]),
        ("core_members", "", ["氏名"], ["長" * 61]),
        ("core_members", "", ["氏名", "所属"], ["秋野", "長" * 61]),
        ("check_in", "", ["名前", "今の気持ち"], ["春野 つくし", "長" * 4001]),
        ("introductions", "", ["名前"], ["だれか"]),
        ("idea_priorities", "", ["取組アイデア", "ID"], ["文", "a b"]),
    ],
)
def test_every_kind_of_sheet_tells_its_mistakes_by_line_and_column(sheet, leaf, headings, row):
    found = mistakes(row, headings=headings, sheet=sheet, leaf=leaf)
    assert len(found) == 1
    assert found[0].startswith(f"2行目「{headings[-1] if sheet != 'plan' else headings[0]}")


def test_what_people_type_in_other_sheets_is_read():
    rows = {
        "step3_preparation": (["担当", "状況"], ["春野 つくし、外の人", "済"]),
        "case_study": (["分野"], ["障害, 子ども"]),
        "schedule": (["Step", "開始"], ["Step1、Step2", "9:30"]),
    }
    read = {}
    for sheet, (headings, row) in rows.items():
        (found,) = seen(csv(headings, row), workshop(), sheet).changes
        read[sheet] = found.messages[0]
    assert read["step3_preparation"]["values"] == {"owner": ("p1", "外の人"), "status": "済"}
    assert read["case_study"]["values"] == {"fields": ("障害", "子ども")}
    assert read["schedule"]["steps"] == ("step1", "step2")
    assert read["schedule"]["start"] == "09:30"


@given(st.binary(max_size=200))
def test_no_file_is_a_crash(content):
    for start in (b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\x1b$"):
        with suppress(UnreadableError):
            assert pages_of(start + content)


def test_a_file_with_more_rows_than_a_sheet_holds_is_refused():
    with pytest.raises(UnreadableError, match="5000行まで"):
        seen(csv(["氏名"], *[[f"人{n}"] for n in range(5001)]))


def test_the_list_of_people_keeps_its_order():
    content = csv(["氏名"], *[[f"人{n}"] for n in range(9)])
    assert list(people(seen(content))) == [f"人{n}" for n in range(9)]


def test_what_a_shared_file_left_out_stays_as_it_stands():
    state = town(r1=resource(name="朝市", reason="山田さんが世話人"))
    heads = ["名前", "知ってほしい理由", "地区"]
    (change,) = seen(csv(heads, ["朝市", LEFT_OUT, "西"]), state, LIST).changes
    assert change.details == (("地区", "", "西"),)
    nameless = seen(csv(heads, [LEFT_OUT, "よい所", "西"]), state, LIST)
    assert (nameless.changes, len(nameless.said.mistakes)) == ((), 1)


def test_what_is_written_of_a_meeting_for_its_record_goes_out_and_comes_back():
    state = workshop()
    own = {"summary": "三つのことを決めた。", "recorder": "記録の人", "contact": "地域福祉課"}
    held = Meeting(steps=("step2",), date=date(2026, 12, 8), as_of=date(2026, 12, 20), **own)
    put(state, "meeting", "m1", held)
    export = Export(reading(state, with_names=True, with_cases=True))
    (leaf,) = [leaf for leaf in export.every_leaf if leaf.rows == "meetings"]
    frame = leaf_frame(export, leaf)
    headings = ["事務局のまとめ", "記録者", "連絡先", "記録の時点"]
    assert list(frame.loc[0, headings]) == [*own.values(), "2026-12-20"]
    (found,) = seen(
        csv([*headings, "ID"], ["二つに直した。", *frame.loc[0, headings[1:]], "m1"]),
        state,
        "schedule",
    ).changes
    assert [m["field"] for m in found.messages] == ["summary"]
    (new,) = seen(
        csv(["Step", *headings], ["Step1", *frame.loc[0, headings]]), workshop(), "schedule"
    ).changes
    assert [m.get("field", m["op"]) for m in new.messages] == [
        "meeting.edit",
        *("summary", "recorder", "contact", "as_of"),
    ]
