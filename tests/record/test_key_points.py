"""The first page is for a superior: decided, to do, next time, who was there."""

import io
import re
from datetime import UTC, date, datetime

import docx
import pytest
from docx.oxml.ns import qn
from record_reader import all_text, grid, table_with

from kasane.plain.letters import ems
from kasane.record import key_points, record_name, session_record
from kasane.record.paper.measure import MARGINS, capacity
from kasane.samples import load_sample, samples_folder, write_sample
from kasane.workshop import Actor, Role, Workshops
from kasane.workshop.as_held import as_held
from kasane.workshop.tasks import open_tasks
from kasane.workshop.telling import Telling
from tests.support.world import programmes, store_in

MADE = datetime(2027, 2, 1, 1, 30, tzinfo=UTC)


class Written:
    """A worked example."""

    def __init__(self, store, name):
        self.workshops = Workshops(store, programmes(), lambda: MADE)
        device, _ = self.workshops.own(None)
        sample = load_sample(samples_folder() / f"{name}.yaml")
        self.leader = write_sample(self.workshops, device.id, sample)

    def reading(self, **told):
        actor = Actor(self.leader.workshop, "owner", Role.FACILITATOR)
        return self.workshops.reading(self.leader.workshop, actor, Telling(**told))

    def points(self, meeting=None, **told):
        content = key_points(self.reading(**told), MADE, meeting=meeting)
        return docx.Document(io.BytesIO(content))

    def do(self, op, **fields):
        self.workshops.do(self.leader, op, **fields)


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    made = store_in(tmp_path_factory.mktemp("key-points"))
    yield made
    made.close()


@pytest.fixture(scope="module")
def team(store):
    return Written(store, "team_building")


@pytest.fixture(scope="module")
def community(store):
    return Written(store, "community_building")


def test_what_is_open_stands_by_date_with_the_steps_of_the_plans(team):
    rows = grid(table_with(team.points(names=True, cases=True), "いつまでに"))[1:]
    assert len(rows) > 3
    assert all(len(row) == 3 for row in rows)
    assert any("手引き" in what for _, _, what in rows)
    assert not any("課に聞いて回る" in what for _, _, what in rows)


def test_a_meeting_names_the_next_one_and_who_came(team):
    text = all_text(team.points("m2", names=True, cases=True))
    assert "第2回 開催の記録" in text
    assert "第3回　令和9年（2027年）1月26日（火） 13:30～16:00　あおば市福祉会館 ホール" in text
    assert "名簿 14人、出席 13人（うちオンライン 2人）" in text
    assert "市 地域福祉課（事務局） 2人" in text


def test_the_whole_tells_who_came_at_least_once(team):
    text = all_text(team.points())
    assert "名簿 14人、うち1回以上出席 14人" in text


def test_what_was_decided_takes_three_lines_at_most(team, community):
    for held, what in ((team, "企画書にした取組"), (community, "企画書にした取組")):
        lines = [p.text for p in held.points(cases=True).paragraphs if p.text.startswith("・")]
        assert 1 <= len(lines) <= 3
        assert lines[0].startswith(f"・{what}：「")


def decided_in(held, meeting=None):
    told = held.points(meeting, names=True, cases=True).paragraphs
    return [p.text for p in told if p.text.startswith("・")]


def test_nothing_that_was_decided_is_told_twice_or_cut(team):
    lines = decided_in(team)
    names = [name for line in lines for name in re.findall("「(?:[^「」]|「[^」]*」)*」", line)]
    assert len(names) == len(set(names)) > 4
    assert not any("…" in line for line in lines)
    assert lines[1].startswith("・最初に取り組みたいアイデア（上のほか）：「17歳のうちに")


def test_what_was_decided_is_called_as_its_programme_calls_it(store, community):
    lines = decided_in(community)
    assert not any("最初に取り組みたい" in line for line in lines)
    assert lines[2].startswith("・要る人と動き：「まちづくり課が")
    cases = decided_in(Written(store, "case_conference"))
    assert cases[0].startswith("・ケースAで決めたこと：「今月の食費：食の支援を2か月受け、")
    assert cases[-1] == "・取り上げたケース：「ケースA」"
    system = decided_in(Written(store, "system_building"))
    assert system[0].startswith("・今年度末の目標：「4つの課の人が")


def test_what_is_late_on_the_day_of_the_record_is_counted(team):
    assert "うち1件は、期限を過ぎています。" in all_text(team.points(names=True, cases=True))
    assert "期限を過ぎて" not in all_text(team.points("m1", names=True, cases=True))


def test_of_somebody_who_is_not_on_a_roster_of_that_time_nothing_is_told(team):
    content = session_record(team.reading(names=True, cases=True), MADE, meeting="m1")
    text = all_text(docx.Document(io.BytesIO(content)))
    assert "汐風 かおる" not in text
    assert "名簿 12人" in text


def test_what_the_secretariat_writes_stands_first(team):
    written = {
        "summary": ("", "つなぎ電話を始めることにした。"),
        "contact": ("", "地域福祉課 内線100"),
        "recorder": ("", "朝比奈 のぞみ"),
        "as_of": ("", "2026-11-12"),
    }
    for field, (seen, value) in written.items():
        team.do("meeting.write", id="m1", field=field, value=value, seen=seen)
    text = all_text(team.points("m1", names=True, cases=True))
    assert all(value in text for _, value in list(written.values())[:3])
    assert "令和8年（2026年）11月12日（木）現在" in text
    shared = all_text(team.points("m1"))
    assert "朝比奈 のぞみ" not in shared
    for field, (seen, value) in written.items():
        team.do("meeting.write", id="m1", field=field, value=seen, seen=value)


def test_the_round_is_named_from_the_second_on(team):
    assert "巡目" not in all_text(team.points())
    team.do("workshop.edit", round=2)
    assert "チームづくり編（2巡目）" in all_text(team.points())
    team.do("workshop.edit", round=1)


def test_files_are_named_after_the_meeting(team):
    name = record_name(team.reading(names=True), MADE, meeting="m2", what="要点")
    assert name == "重層チームづくり会議（記入例）_第2回_要点_20261208_内部用.docx"
    day = date(2027, 2, 1)
    assert record_name(team.reading(), MADE).endswith(f"_全体の記録_{day:%Y%m%d}_共有用.docx")


def test_a_long_record_has_a_table_of_contents_that_names_every_chapter(team):
    document = docx.Document(io.BytesIO(session_record(team.reading(), MADE)))
    entries = [p for p in document.paragraphs if p.style.name == "目次"]
    chapters = [p for p in document.paragraphs if p.style.name == "Heading 1"][1:]
    told = [[t.text for t in p._p.iter(qn("w:t"))] for p in entries]
    assert [name for name, _ in told] == [p.text for p in chapters]
    numbers = [int(page) for _, page in told]
    assert numbers == sorted(numbers)
    assert numbers[0] == 2
    marks = [mark.get(qn("w:name")) for mark in document.element.iter(qn("w:bookmarkStart"))]
    leads = [link.get(qn("w:anchor")) for link in document.element.iter(qn("w:hyperlink"))]
    assert leads == marks
    fields = [t.text.split() for p in entries for t in p._p.iter(qn("w:instrText"))]
    assert fields == [["PAGEREF", name, "\\h"] for name in marks]
    assert len(leads) == len(chapters)


def test_a_short_record_has_none(team):
    assert not [p for p in team.points("m1").paragraphs if "目次" in p.text]


def test_ideas_that_were_chosen_are_said_to_be_chosen(team, community):
    for held, of, came in (
        (team, "投票", "選んで、企画書にした"),
        (community, "選んだもの", "選んで、確かめた"),
    ):
        content = session_record(held.reading(names=True, cases=True), MADE)
        rows = grid(table_with(docx.Document(io.BytesIO(content)), of))
        assert any(came in cell for row in rows for cell in row)


def test_votes_of_both_sides_stand_below_those_of_the_last_ballot(team):
    """The sample's rosters say 庁内 or 庁外 of everybody; 4 and 7 of them voted."""
    content = session_record(team.reading(names=True, cases=True), MADE)
    document = docx.Document(io.BytesIO(content))
    first = grid(table_with(document, "投票"))[1]
    assert [cell.split("\n")[2:] for cell in first[4:6]] == [
        ["庁内 6票", "庁外 11票"],
        ["庁内 4.8", "庁外 5.0"],
    ]
    said = next(p.text for p in document.paragraphs if "見え方の差" in p.text)
    assert "庁内 3票（4人）・庁外 0票（7人）" in said
    assert any("庁内と庁外は、2回目のものです。" in p.text for p in document.paragraphs)


def test_who_does_it_and_how_many_more_stay_on_one_line(team):
    """In small letters, of which one takes three millimetres."""
    page = team.points()
    rows = table_with(page, "いつまでに").rows[1:]
    owners = [row.cells[1] for row in rows if " ほか" in row.cells[1].text]
    assert owners
    for told in owners:
        assert told.width.mm - MARGINS >= ems(told.text) * 3.2


def test_where_the_page_has_room_everybody_who_does_it_is_told(team):
    rows = table_with(team.points("m1", names=True, cases=True), "いつまでに").rows[1:]
    told = "、".join(row.cells[1].text for row in rows)
    assert "ほか" not in told
    assert {"小春 ひより", "川辺 ながれ", "星野 またたき", "花笠 おどり"} <= set(
        re.split(r"[、\n]+", told)
    )


@pytest.mark.parametrize("meeting", ["m1", "m2"])
def test_no_name_and_no_place_is_parted_on_the_first_page(team, meeting):
    """But a name or place that is too long for its column."""
    page = team.points(meeting, names=True, cases=True)
    whole = table_with(page, "次回")
    told = [(row.cells[1].width.mm, line) for row in whole.rows for line in lines_of(row.cells[1])]
    owners = [row.cells[1] for row in table_with(page, "いつまでに").rows[1:]]
    told += [(cell.width.mm, line) for cell in owners for line in lines_of(cell)]
    assert any("、" in line for _, line in told)
    for width, line in told:
        assert ems(line.rstrip("、　 ")) <= capacity(width), line


def lines_of(cell):
    return cell.text.split("\n")


def test_everything_that_is_open_is_on_the_page(team, community):
    for held in (team, community):
        reading = held.reading(names=True, cases=True)
        for meeting in (None, *reading.meetings):
            as_then = as_held(reading, meeting) if meeting else reading
            page = held.points(meeting, names=True, cases=True)
            tasks = open_tasks(as_then)
            assert len([t for t in page.tables if len(t.columns) == 3]) == bool(tasks)
            rows = grid(table_with(page, "いつまでに"))[1:] if tasks else []
            assert len(rows) == len(tasks)
            assert all(row[2].startswith(t.text[:8]) for row, t in zip(rows, tasks, strict=True))


def test_nothing_of_what_is_open_is_cut_where_the_page_has_room(team, community):
    for held in (team, community):
        for meeting in (None, *held.reading().meetings):
            rows = grid(table_with(held.points(meeting, names=True, cases=True), "だれが"))
            assert [row for row in rows if "…" in "".join(row)] == []


def test_what_is_too_much_for_the_page_goes_on_below_who_came(team):
    reading = team.reading(names=True, cases=True)
    few = [what for _, _, what in grid(table_with(team.points(names=True, cases=True), "何を"))]
    known = len(open_tasks(reading))
    for number in range(60):
        values = {"task": f"用事{number:02}番", "owner": ["だれか"], "due": "2027-06-01"}
        new = {"id": f"task{number:02}", "sheet": "step2_preparation", "place": ""}
        team.do("entry.add", **new, values=values)
    text = all_text(team.points(names=True, cases=True))
    assert f"{known + 60}件あります。次のページへつづきます。" in text
    assert text.index("出席") < text.index("用事00番") < text.index("用事59番")
    assert all(what.split("（")[0] in text for what in few)
    for number in range(60):
        team.do("entry.delete", id=f"task{number:02}", version=1)
