"""The record of 地域づくり編: its decisions, its meetings with what lay between, Step4 left out."""

import io
import re
from datetime import UTC, datetime

import docx
import pytest
from record_reader import all_text, grid, table_with
from table_builders import programmes, reading

from bench.whole_community import COMMUNITY, IDEAS, PERSON, STORY, WISHES, whole_community
from kasane.programme import SurveySheet
from kasane.record import session_record
from kasane.store import Record
from kasane.workshop import Actor, Role

NOW = datetime(2026, 12, 9, 1, 30, tzinfo=UTC)
LEADER = Actor("bench", "owner", Role.FACILITATOR)
WHOLE = programmes()["community_building"]
pytestmark = pytest.mark.usefixtures("dots")


@pytest.fixture(scope="module")
def state():
    return whole_community(300, resources=12)


@pytest.fixture(scope="module")
def shared(state):
    return document(state)


def document(state, programme=WHOLE, actor=LEADER, **options):
    told = reading(state, programme, actor, **options)
    return docx.Document(io.BytesIO(session_record(told, NOW, meeting=options.get("meeting"))))


def put(given, kind, record_id, **changes):
    """The same state with a record changed."""
    changed = given.copy()
    old = changed.records[kind, record_id]
    changed.records[kind, record_id] = Record(kind, record_id, 2, False, old.body | changes)
    return changed


def chapters(found):
    return [p.text.partition("　")[2] for p in found.paragraphs if p.style.name == "Heading 1"]


def test_the_sheets_stand_in_the_order_of_the_agenda(shared):
    order = dict.fromkeys(sheet for each in WHOLE.activities for sheet in each.sheets)
    surveys = {sheet.id for sheet in WHOLE.sheets_of(SurveySheet)}  # none is counted yet
    titles = [WHOLE.sheet(sheet).title for sheet in order if sheet not in {"schedule", *surveys}]
    known = {sheet.title for sheet in WHOLE.sheets if sheet.id not in {"schedule", *surveys}}
    found = [title for title in chapters(shared) if title in known]
    assert found[: len(titles)] == titles
    assert set(found) == known


def test_what_was_decided_is_cases_ideas_results_and_who_does_what(shared):
    text = all_text(shared)
    assert "取り上げたケース\nケースA、ケースB、ケースC" in text
    hands = grid(table_with(shared, "挙手"))
    assert hands[1][0] in {f"{idea}" for idea in IDEAS}
    counts = [int(row[2].removesuffix("人")) for row in hands[1:]]
    assert counts == sorted(counts, reverse=True)
    assert "・インタビュー候補者リスト：" in text
    assert "・自分としてできること：" in text
    met = grid(table_with(shared, "担当（2人）"))
    assert met[1][-1] == "実施済"


def test_how_people_would_take_part_stands_against_whether_they_would(shared):
    rows = grid(table_with(shared, "見守る"))
    assert [row[0] for row in rows[1:]] == ["受け入れられそう", "条件つき", "むずかしそう"]
    assert rows[1][1] == f"・{COMMUNITY[0][1]}"


def test_an_idea_tells_what_it_joins_and_who_is_glad_of_it(state):
    found = document(state, with_cases=True)
    rows = grid(table_with(found, "つなぐ付箋"))
    assert rows[0][1:] == [
        "活動のアイデア",
        "つなぐ付箋",
        "本人にとって嬉しいこと",
        "地域にとって嬉しいこと",
        "他のケースにも広げられるか",
        "できそう（挙手）",
    ]
    assert rows[1][0] == "③-1"
    assert f"①-1 {PERSON[0][0]}" in rows[1][2]
    assert f"②-1 {COMMUNITY[0][0]}" in rows[1][2]


def test_without_cases_the_maps_and_overlaps_tell_of_no_case(state, shared):
    text = all_text(shared)
    assert [t for t in (STORY, *WISHES, *(p for p, _ in PERSON)) if t in text] == []
    assert "本人にとって嬉しいこと" not in text
    assert COMMUNITY[0][0] in text
    assert IDEAS[0] in text


def test_the_map_of_a_case_that_is_not_opened_is_in_no_record(state):
    case = next(r.id for r in state.all("entry") if r.body["letter"] == "A")
    closed = put(state, "entry", case, hidden=True)
    name = "だれも知らない店"
    pin = next(r.id for r in state.all("entry") if r.body["place"] == f"{case}/inner")
    values = {"name": name, "kind": "場所"}
    assert name in all_text(document(put(state, "entry", pin, values=values)))
    hidden = put(closed, "entry", pin, values=values)
    assert name not in all_text(document(hidden, with_names=True, with_cases=True))


def test_notes_of_others_in_private_writing_are_only_counted(state):
    body = {"state": "private", "authors": "shown", "ballot": 1, "cases": "case_sheet"}
    text = all_text(document(put(state, "sheet", "resource_map", **body), with_cases=True))
    assert re.search("資源の洗い出しワークシート\nまだ何も.*\n公開前のもの [0-9]+件は", text)


@pytest.mark.parametrize(
    ("meeting", "there", "missing"),
    [
        (
            "m1",
            ["資源の洗い出しワークシート", "自己紹介"],
            ["ケース聞き取り", "重なり検討ワークシート"],
        ),
        ("m2", ["インタビューシート", "重なり検討ワークシート"], ["資源の洗い出しワークシート"]),
        (
            "m3",
            ["アイデアの実現可能性検討シート", "自分としてできること"],
            ["重なり検討ワークシート"],
        ),
    ],
)
def test_a_meeting_tells_its_own_sheets_and_what_was_done_since_the_one_before(
    state, meeting, there, missing
):
    found = chapters(document(state, meeting=meeting))
    assert [title for title in there if title not in found] == []
    assert [title for title in missing if title in found] == []


def test_a_step_that_had_its_own_meeting_is_told_there(state):
    joined = put(state, "meeting", "m2", steps=["step3", "step4"])
    title = "アイデアの実現可能性検討シート"
    assert title in chapters(document(joined, meeting="m2"))


def test_where_step4_is_left_out_nothing_of_it_is_told(state):
    short = WHOLE.without(["step4"])
    for options in ({}, {"with_names": True, "with_cases": True}, {"meeting": "m3"}):
        text = all_text(document(state, short, **options))
        told = [
            w for w in ("Step4", "実現可能性", "検証", "対話したい人", "話す前の予想") if w in text
        ]
        assert told == []


def test_what_the_printed_form_does_not_ask_stands_in_a_second_table(shared):
    sheet = WHOLE.sheet("feasibility")
    printed = grid(table_with(shared, sheet.column("how").label))
    more = grid(table_with(shared, sheet.column("expected").label))
    assert printed[0] == [sheet.column(each).label for each in sheet.printed]
    assert {*printed[0], *more[0]} == {column.label for column in sheet.columns}
    assert [row[0] for row in printed[1:]] == [row[0] for row in more[1:]]


def test_five_faces_stand_in_one_column(shared):
    assert grid(table_with(shared, "地域の中の顔"))[0][1:] == [
        "日ごろの業務",
        "地域の中の顔",
        "ひとこと",
    ]


def test_interviews_are_one_table_with_the_printed_columns(shared):
    sheet = WHOLE.sheet("interview")
    table = grid(table_with(shared, "実際に会った人（いくつでも）"))
    asked = sheet.section("heard").fields
    assert table[0][1:] == [field.label for field in asked if field.type != "choice"]
    assert len(table) == 3


def test_what_is_short_stands_beside_an_interview_and_takes_no_column(shared):
    beside = [row[0] for row in grid(table_with(shared, "実際に会った人（いくつでも）"))[1:]]
    assert any("日付：R" in told for told in beside)
    assert all("（20" not in told for told in beside)
