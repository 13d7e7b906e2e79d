"""What leaves the house: no name, no case and no question about one, unless asked for."""

import csv
import io
import zipfile
from datetime import UTC, datetime

import pytest
from table_builders import (
    LEADER,
    PERSON,
    every,
    programme,
    programmes,
    put,
    reading,
    sheet_frame,
    workshop,
)

from kasane.tables import csv_zip, entries_frame, put_workshop
from kasane.workshop.model import Ballot, Entry, Member, Role, SheetState
from kasane.workshop.sides import Share, Sides

NOW = datetime(2026, 12, 9, 1, 30, tzinfo=UTC)
AT = "2026-12-08T05:10:00.000+00:00"
NAMES = ("春野 つくし", "はるの", "なまえのひと", "そとのひと", "びこう")
CASES = ("がいよう", "つなげた", "ききとり")
CLOSED = ("かていのなか", "まだひらかない", "ケースB")
ASKED = "いつからですか"


def entry(sheet, place="", values=None, **more):
    given = {"author": "p1", "created": AT, "changed": AT} | more
    return Entry(sheet=sheet, place=place, values=values or {}, **given)


def whole(**sheets):
    """A workshop with a name or a case wherever one can stand."""
    state = workshop()
    for sheet in programme().sheets:
        put(state, "sheet", sheet.id, SheetState(authors="shown"))
    for sheet, held in sheets.items():
        put(state, "sheet", sheet, held)
    about = {"kana": "はるの", "remarks": "びこう", "field": "障害"}
    put(state, "member", "p1", Member(name="春野 つくし", role=Role.PARTICIPANT, about=about))
    put(state, "member", "p9", Member(name="なまえのひと", role=Role.PARTICIPANT))
    case = {"provider": "p1", "outline": "がいよう", "fields": ("障害",), "outcome": "うまくいった"}
    entries = {
        "c1": entry("case_study", "", case, letter="A"),
        "c2": entry(
            "case_study", "", {"course": "かていのなか"}, letter="B", hidden=True, author="p9"
        ),
        "n1": entry("case_study", "c1/well/content", {"text": "つなげた"}),
        "n2": entry("case_study", "c2/well/content", {"text": "まだひらかない"}, author="p9"),
        "q1": entry("case_study", "c1/@ask", {"text": ASKED}),
        "h1": entry("case_hearing", "", {"outline": "ききとり", "field": "障害"}),
        "f1": entry("strengths_matrix", "grasp/can", {"text": "できている"}, sources=("n1",)),
        "i1": entry("strengths_matrix", "/do", {"text": "つなぎ電話"}, sources=("f1",)),
        "t1": entry("step3_preparation", "", {"task": "聞く", "owner": ("p9", "そとのひと")}),
        "p": entry("plan", "", {"idea": "つなぎ電話"}, letter="A", sources=("i1",)),
        "pa": entry("plan", "p/arrangements", {"task": "場所", "owner": ("p1", "そとのひと")}),
        "r1": entry("check_in", "", {"feeling": "わくわく"}),
    }
    for number, (key, made) in enumerate(entries.items()):
        put(state, "entry", key, made.model_copy(update={"rank": float(number)}))
    return state


def unpacked(state=None, actor=LEADER, **options):
    content = csv_zip(reading(state or whole(), programme(), actor, **options), NOW)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name).decode("utf-8-sig") for name in archive.namelist()}


def told(files):
    return "\n".join([*files, *files.values()])


@pytest.mark.parametrize("with_cases", [False, True])
def test_without_names_there_is_no_name_anywhere(with_cases):
    text = told(unpacked(with_cases=with_cases))
    assert [name for name in NAMES if name in text] == []
    assert "わくわく" in text


@pytest.mark.parametrize("with_names", [False, True])
def test_without_cases_nothing_of_a_case_is_told(with_names):
    files = unpacked(with_names=with_names)
    assert [case for case in CASES if case in told(files)] == []
    assert "ケースシートは入っていません" in files["00_お読みください.txt"]
    assert '"ケースA","A"' in files["09_ケース検討シート.csv"]
    assert "うまくいった" in files["09_ケース検討シート.csv"]
    assert not any("個別事例" in name for name in files)


def test_asked_for_names_and_cases_are_there():
    text = told(unpacked(with_names=True, with_cases=True))
    assert [part for part in (*NAMES, *CASES) if part not in text] == []


@pytest.mark.parametrize("with_cases", [False, True])
def test_questions_about_a_case_never_leave(with_cases):
    assert ASKED not in told(unpacked(with_names=True, with_cases=with_cases))
    frame = entries_frame(every(whole()))
    assert ASKED not in frame.to_csv()


@pytest.mark.parametrize("actor", [LEADER, PERSON])
def test_a_case_that_is_not_opened_never_leaves(actor):
    text = told(unpacked(actor=actor, with_names=True, with_cases=True))
    assert [part for part in CLOSED if part in text] == []


def test_the_owners_own_disk_has_everything(tmp_path):
    paths = put_workshop(reading(whole(), programme(), None), tmp_path)
    text = "\n".join(path.read_text(encoding="utf-8-sig") for path in paths)
    assert [part for part in (*NAMES, *CASES, *CLOSED, ASKED) if part not in text] == []


def test_a_participant_gets_nothing_of_the_secretariats():
    files = unpacked(actor=PERSON, with_names=True, with_cases=True)
    assert not any(
        name[3:].startswith(("ケース聞き取り", "コアメンバー", "事前準備")) for name in files
    )
    text = told(files)
    assert "はるの" not in text
    assert "31_メンバー.csv" in files
    assert sheet_frame(every(whole(), programme(), PERSON), "core_members").empty


def test_members_and_people_stand_under_their_names():
    state = whole()
    frame = sheet_frame(every(state), "step3_preparation")
    assert list(frame["担当"]) == ["なまえのひと、そとのひと"]
    roster = sheet_frame(every(state), "core_members").to_dict("records")
    (row,) = [row for row in roster if row["ID"] == "p1"]
    assert (row["氏名"], row["ふりがな"], row["分野"]) == ("春野 つくし", "はるの", "障害")
    assert (row["立場"], row["出欠 第1回（2026-12-08）"]) == ("参加者", "出席")
    said = sheet_frame(every(state), "check_in")
    assert list(said["名前"]) == ["春野 つくし"]


def test_what_is_in_a_copy_says_in_which():
    frame = sheet_frame(every(whole(), programme(), None), "plan", leaf="arrangements")
    (row,) = frame.to_dict("records")
    assert (row["用紙"], row["用紙のID"], row["何を"]) == ("つなぎ電話", "p", "場所")


def test_an_idea_says_where_it_came_from():
    (row,) = sheet_frame(every(whole()), "idea_priorities").to_dict("records")
    assert row["由来"] == "ケースA\n状況把握 ①：できている"


def test_the_thread_is_a_file_of_its_own():
    lines = unpacked(with_cases=True)["29_つながり.csv"].splitlines()
    link = '"①②の付箋","わがまちの強み・課題検討シート","できている","もとにした","③アイデア"'
    assert any(line.startswith(link) for line in lines)


def voted(state, number, *members):
    for member in members:
        marks = {"i1": {"votes": 2, "importance": int(member)}}
        ballot = Ballot(sheet="idea_priorities", ballot=number, member=f"m{member}", marks=marks)
        put(state, "ballot", f"b{number}{member}", ballot)


def votes(state, actor=LEADER):
    files = unpacked(state, actor)
    return files["16_アイデアの優先順位_投票.csv"].splitlines()[1:], files["00_お読みください.txt"]


def test_opened_votings_are_summed_without_a_name():
    state = whole(idea_priorities=SheetState(ballot=2))
    voted(state, 1, "3", "5")
    voted(state, 2, "4")
    rows, about = votes(state)
    first = ["1", "2", "つなぎ電話", "4", "2", "4.00", "2", "0", "0", "1", "0", "1"]
    assert rows[0].startswith(",".join(f'"{cell}"' for cell in first))
    assert len(rows) == 2
    assert "投票中" not in about


@pytest.mark.parametrize("actor", [LEADER, None])
def test_a_voting_that_is_on_is_told_of_but_not_told(actor):
    state = whole(idea_priorities=SheetState(ballot=2, state="private"))
    voted(state, 1, "3")
    voted(state, 2, "5")
    rows, about = votes(state, actor)
    assert [row.split(",")[0] for row in rows] == ['"1"']
    assert "「アイデアの優先順位」は投票中" in about


TOWN = programmes()["community_building"]
OF_CASES = ("しょうぎ", "ほんにんのこと", "ひとりぐらし", "きになる", "うれしいほんにん")
OF_TOWN = ("朝市", "店主", "うれしいまち", "いっしょに")


def town():
    """A workshop of 地域づくり編 with a case, its map and overlap, and a case that is closed."""
    state = workshop(programme="community_building")
    for sheet in TOWN.sheets:
        cases = getattr(sheet, "cases", "")
        put(state, "sheet", sheet.id, SheetState(authors="shown", cases=cases))
    about = {"kana": "はるの", "remarks": "びこう", "field": "障害"}
    put(state, "member", "p1", Member(name="春野 つくし", role=Role.PARTICIPANT, about=about))
    put(state, "member", "p9", Member(name="なまえのひと", role=Role.PARTICIPANT))
    case = {"provider": "p1", "interests": "しょうぎ", "basis": "匿名化した事例"}
    resource = {"name": "朝市", "kind": "活動", "interest": "きになる"}
    idea = {
        "text": "いっしょに歩く",
        "happy_person": "うれしいほんにん",
        "happy_community": "うれしいまち",
    }
    entries = {
        "c1": entry("case_sheet", "", case, letter="A"),
        "c2": entry("case_sheet", "", {"life": "かていのなか"}, letter="B", hidden=True),
        "q1": entry("case_sheet", "c1/@ask", {"text": ASKED}),
        "m0": entry("resource_map", "c1/centre", {"text": "ひとりぐらし"}),
        "m1": entry("resource_map", "c1/inner", resource),
        "m2": entry("resource_map", "c2/outer", {"name": "まだひらかない"}, author="p9"),
        "o1": entry("overlap", "c1/person", {"text": "ほんにんのこと"}),
        "o2": entry("overlap", "c1/community", {"text": "手伝ってほしい", "who": "店主"}),
        "o3": entry("overlap", "c1/idea", idea, sources=("o1", "o2")),
        "i1": entry("interview", "", {"met": "店主", "interviewers": ("p9", "そとのひと")}),
        "r1": entry("check_out", "", {"impression": "わくわく"}),
    }
    for number, (key, made) in enumerate(entries.items()):
        put(state, "entry", key, made.model_copy(update={"rank": float(number)}))
    return state


def town_files(actor=LEADER, **options):
    with zipfile.ZipFile(
        io.BytesIO(csv_zip(reading(town(), TOWN, actor, **options), NOW))
    ) as archive:
        return {name: archive.read(name).decode("utf-8-sig") for name in archive.namelist()}


@pytest.mark.parametrize("named", [False, True])
@pytest.mark.parametrize("cases", [False, True])
def test_maps_and_overlaps_tell_of_a_case_only_when_asked_for(named, cases):
    text = told(town_files(with_names=named, with_cases=cases))
    assert {part for part in OF_CASES if part in text} == (set(OF_CASES) if cases else set())
    assert [part for part in OF_TOWN if part not in text] == []
    people = [name for name in ("春野 つくし", "なまえのひと", "そとのひと") if name in text]
    assert len(people) == (3 if named else 0)


@pytest.mark.parametrize("actor", [LEADER, PERSON])
def test_the_map_of_a_case_that_is_not_opened_never_leaves(actor):
    text = told(town_files(actor, with_names=True, with_cases=True))
    assert [part for part in (*CLOSED, ASKED) if part in text] == []


def test_without_step4_there_is_no_file_of_it():
    short = TOWN.without(["step4"])
    with zipfile.ZipFile(io.BytesIO(csv_zip(reading(town(), short), NOW))) as archive:
        assert not any("実現可能性" in name for name in archive.namelist())


def test_hands_for_ideas_are_counted_in_a_file_without_a_name():
    state = town()
    for member in ("p1", "p9"):
        marks = {"o3": {"hands": 1}}
        put(
            state,
            "ballot",
            f"b{member}",
            Ballot(sheet="overlap", ballot=1, member=member, marks=marks),
        )
    with zipfile.ZipFile(io.BytesIO(csv_zip(reading(state, TOWN), NOW))) as archive:
        rows = archive.read("21_重なり検討ワークシート_投票.csv").decode("utf-8-sig").splitlines()
    assert rows[0] == '"投票の回","投票した人数","項目","できそう（合計）","できそう（人数）","ID"'
    assert rows[1:] == ['"1","2","いっしょに歩く","2","2","o3"']


def test_votes_by_side_are_columns_and_empty_where_they_are_not_told():
    """Of a scale that too few answered, and of a whole voting: never 0."""
    voted, state = "idea_priorities", whole(idea_priorities=SheetState(state="open"))
    share = {"庁内": Share(sum=4, count=3), "庁外": Share(sum=1, count=3)}
    told = Sides(sheet=voted, ballot=1, labels=tuple(share), people=dict.fromkeys(share, 3))
    given = told.model_copy(update={"marks": {"i1": {"votes": share}}})
    marks = {"i1": {"votes": 1}}
    put(state, "ballot", "b1", Ballot(sheet=voted, ballot=1, member="p1", marks=marks))
    hidden = given.model_copy(update={"people": {}, "marks": {}})
    for sides, dots in ((given, ["4", "1"]), (hidden, ["", ""])):
        put(state, "sides", f"{voted}/1", sides)
        with zipfile.ZipFile(io.BytesIO(csv_zip(reading(state, programme()), NOW))) as archive:
            name = next(name for name in archive.namelist() if "優先順位_投票" in name)
            heads, row = csv.reader(io.StringIO(archive.read(name).decode("utf-8-sig")))
        cells = dict(zip(heads, row, strict=True))
        assert [cells["投票（庁内）"], cells["投票（庁外）"]] == dots
        assert [cells["重要度（庁内）"], cells["重要度（庁外）"]] == ["", ""]
