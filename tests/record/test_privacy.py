"""What leaves in a file: no names, no cases, nothing covered, unless asked for and allowed."""

import io
import zipfile
from datetime import UTC, datetime

import docx
import pytest
from record_reader import all_text
from table_builders import every, programme, programmes, reading

from bench.whole_community import ASKED, whole_community
from bench.whole_programme import STORY, whole_programme
from kasane.errors import KasaneError
from kasane.record import (
    plan_document,
    plan_name,
    plan_titles,
    record_name,
    session_record,
)
from kasane.record.chapters.meetings import find_meeting
from kasane.store import Record, State
from kasane.workshop import Actor, Role

NOW = datetime(2026, 12, 9, 1, 30, tzinfo=UTC)
LEADER = Actor("bench", "owner", Role.FACILITATOR)
PERSON = Actor("bench", "p3", Role.PARTICIPANT)
pytestmark = pytest.mark.usefixtures("dots")
NAMES = ("なまえ", "さんかしゃ", "会場係の人", "外部の先生")


@pytest.fixture(scope="module")
def state():
    return whole_programme(330)


def put(given, kind, record_id, **changes):
    """The same state with a record changed."""
    changed = given.copy()
    old = changed.records[kind, record_id]
    changed.records[kind, record_id] = Record(kind, record_id, 2, False, old.body | changes)
    return changed


def everything(content):
    """All XML of a file as one text: also what no reader shows."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = [archive.read(name).decode() for name in archive.namelist() if "xml" in name]
    return "".join(parts)


def text(state, actor=LEADER, **options):
    told = reading(state, programme(), actor, **options)
    content = session_record(told, NOW, meeting=options.get("meeting"))
    return all_text(docx.Document(io.BytesIO(content)))


@pytest.mark.parametrize(
    ("meeting", "with_cases"),
    [(None, False), (None, True), ("m1", True), ("m2", True), ("m3", True)],
)
def test_without_names_no_name_is_anywhere_in_the_file(state, meeting, with_cases):
    content = session_record(reading(state, with_cases=with_cases), NOW, meeting=meeting)
    xml = everything(content)
    assert [name for name in NAMES if name in xml] == []


@pytest.fixture(scope="module")
def town():
    return whole_community(300, resources=6, notes=4)


@pytest.mark.parametrize("meeting", [None, "m1", "m2", "m3"])
@pytest.mark.parametrize("with_cases", [False, True])
def test_in_a_town_too_no_name_is_anywhere_without_names(town, meeting, with_cases):
    whole = programmes()["community_building"]
    for actor in (LEADER, PERSON):
        told = reading(town, whole, actor, with_cases=with_cases)
        xml = everything(session_record(told, NOW, meeting=meeting))
        assert [name for name in (*NAMES, ASKED) if name in xml] == []


def test_a_plan_without_names_says_where_people_work(state):
    content = plan_document(reading(state), NOW)
    assert [name for name in NAMES if name in everything(content)] == []
    plan = docx.Document(io.BytesIO(content))
    assert "福祉課\nほか1人" in all_text(plan)
    named = docx.Document(io.BytesIO(plan_document(reading(state, with_names=True), NOW)))
    assert "参加者00 なまえ\n外部の先生" in all_text(named)


def test_without_cases_only_their_letters_and_kinds_are_told(state):
    found = text(state)
    assert not any(story in found for story in STORY)
    assert "同居の家族にも困りごとがあり" not in found
    assert "8050の世帯" not in found
    assert "ケースA" in found
    assert "ケースの内容は、のせていません。" in found
    assert all(story in text(state, with_cases=True) for story in STORY)


def test_a_note_in_a_case_is_told_with_the_case_only(state):
    case = next(r.id for r in state.all("entry") if r.body["letter"] == "A")
    note = next(r.id for r in state.all("entry") if r.body["place"] == f"{case}/well/reason")
    changed = put(state, "entry", note, values={"text": "親族のこと"})
    assert "親族のこと" not in text(changed)
    assert "親族のこと" in text(changed, with_cases=True)


def test_a_case_that_is_not_opened_is_in_no_file(state):
    closed = next(r.id for r in state.all("entry") if r.body["hidden"])
    changed = put(state, "entry", closed, values={"outline": "まだ見せない世帯"})
    inside = next(r.id for r in state.all("entry") if r.body["place"].startswith(f"{closed}/well"))
    changed = put(changed, "entry", inside, values={"text": "まだ見せない付箋"})
    for options in ({"with_cases": True}, {"with_cases": True, "with_names": True}):
        found = text(changed, **options)
        assert "まだ見せない" not in found
        assert "ケースJ" not in found
        assert "まだ公開していないケース 1件は、のせていません。" in found


def test_with_the_cases_stands_on_what_ground_they_are_shared(state):
    ground = "共有の根拠：匿名化した事例。この話し合いで使えます。"
    assert ground in text(state, with_cases=True)
    assert ground not in text(state)


def test_what_the_secretariat_asked_is_in_no_file(state):
    for actor in (LEADER, PERSON):
        content = session_record(every(state, programme(), actor), NOW)
        assert "ひみつの問い合わせ" not in everything(content)


def test_a_participant_gets_no_sheet_of_the_secretariat(state):
    closed = state
    for sheet in ("preparation_worksheet", "case_hearing", "core_members"):
        body = {"state": "open", "authors": "hidden", "seen_by": "secretariat", "ballot": 1}
        closed = closed.copy()
        closed.records["sheet", sheet] = Record("sheet", sheet, 1, False, body)
    found = text(closed, PERSON, with_names=True, with_cases=True)
    assert "制度のすきまにある世帯が増え" not in found
    assert "高齢・介護の相談担当" not in found
    assert "さんかしゃ" not in found


def test_votes_are_told_only_once_they_are_opened(state):
    voting = put(state, "sheet", "idea_priorities", state="private")
    found = text(voting)
    assert "いまの投票は開票前なので、のせていません。" in found
    assert "1回目 12人" in found
    assert "2回目" not in found
    first = put(state, "sheet", "idea_priorities", state="private", ballot=1)
    first.records = {k: r for k, r in first.records.items() if k[0] != "ballot" or "b1" in k[1]}
    assert "票" not in "".join(line for line in text(first).splitlines() if line.endswith("票"))


def test_file_names_and_footers_say_for_whom_a_file_is(state):
    kinds = {
        (False, False): ("共有用", "共有用：書いた人の名前とケースシートは入っていません。"),
        (True, False): ("内部用", "内部用（名前を含みます）"),
        (False, True): ("内部用", "内部用（ケースの内容を含みます）"),
        (True, True): ("内部用", "内部用（名前・ケースの内容を含みます）"),
    }
    for (names, cases), (word, footer) in kinds.items():
        wish = {"with_names": names, "with_cases": cases}
        assert record_name(reading(state, **wish), NOW).endswith(f"_{word}.docx")
        document = docx.Document(
            io.BytesIO(session_record(reading(state, **wish), NOW, meeting="m1"))
        )
        assert document.sections[-1].footer.paragraphs[0].text.startswith(footer)


def test_a_meeting_has_the_sheets_of_its_steps_alone(state):
    first, second, third = (text(state, meeting=each) for each in ("m1", "m2", "m3"))
    assert "自己紹介" in first
    assert "アイデアの優先順位" not in first
    assert "アイデアの優先順位" in second
    assert "取組アイデアの企画書" not in second
    assert "チェックアウト" in third
    assert "最初に取り組みたいアイデアとその理由" in second
    assert "企画書にした取組アイデア" in third


def test_the_whole_programme_tells_who_came_and_who_left(state):
    gone = state.copy()
    old = gone.records["member", "p7"]
    gone.records["member", "p7"] = Record("member", "p7", 2, True, old.body)
    found = text(gone, with_names=True)
    assert "うち1回以上出席" in found
    assert "（途中で離れた人 2人）" in found
    assert "途中で外れた" in found
    assert "～R8.11.30(月)" in found
    assert "出席11人\n欠席1人" in found
    assert "まだ次に進んでいない取組アイデア" in found


def test_meetings_without_a_day_are_told_as_such(state):
    planned = put(state, "meeting", "m3", date=None, start="", end="")
    assert "日付は未定" in text(planned)
    assert "日付は未定" in text(planned, meeting="m3")


def test_a_meeting_is_found_by_number_day_and_id(state):
    assert find_meeting(reading(state), "2") == find_meeting(reading(state), "2026-11-10") == "m2"
    assert find_meeting(reading(state), "m3") == "m3"
    with pytest.raises(KasaneError, match="見つかりません"):
        find_meeting(reading(state), "9")


def test_a_plan_is_a_document_of_its_own(state):
    titles = plan_titles(reading(state))
    (first, name), (other_id, other) = titles.items()
    found = all_text(docx.Document(io.BytesIO(plan_document(reading(state), NOW, first))))
    assert name in found
    assert f"取組アイデア\n{other}" not in found
    for part in (
        "この企画のもとになったこと",
        "ケースA",
        "メンバーの評価",
        "確かめたこと",
        "できそう",
    ):
        assert part in found
    assert "用（" not in found
    for plan, title in ((first, f"企画書：{name}"), (other_id, f"企画書：{other}")):
        made = docx.Document(io.BytesIO(plan_document(reading(state), NOW, plan)))
        assert made.core_properties.title == f"取組アイデアの{title}"
    every = docx.Document(io.BytesIO(plan_document(reading(state), NOW)))
    assert every.core_properties.title == f"取組アイデアの企画書：{name}　ほか1件"
    assert plan_name(reading(state), NOW) == "企画書_あおば市_20261209_共有用.docx"


def test_without_a_plan_there_is_a_sentence(state):
    none = State("w", 1, {k: r for k, r in state.records.items() if r.body.get("sheet") != "plan"})
    with pytest.raises(KasaneError, match="企画書は、まだありません"):
        plan_document(reading(none), NOW)
    with pytest.raises(KasaneError, match="企画書は、まだありません"):
        plan_document(reading(state), NOW, "gone")


def test_while_it_is_made_one_is_told_what_is_written(state):
    told = []
    session_record(reading(state), NOW, progress=lambda *now: told.append(now))
    assert [share for _, share in told] == sorted(share for _, share in told)
    assert "取組アイデアの企画書" in [what for what, _ in told]
    assert told[-1][1] <= 1
