"""Papers before a meeting: what each of them says, for every programme, and what leaves by them."""

import io
from datetime import UTC, date, datetime

import docx
import pytest
from office_schemas import mistakes
from record_reader import all_text
from table_builders import put, reading, workshop
from worked_examples import OFFICE, Office

from kasane.plain.dates import japanese_date
from kasane.record import (
    handout_document,
    handout_name,
    handout_telling,
    handouts_of,
)
from kasane.samples import example
from kasane.workshop.model import Entry, Meeting
from tests.support.world import programmes

NOW = datetime(2026, 11, 20, 1, 30, tzinfo=UTC)
EVERY = pytest.mark.parametrize("held", programmes())
SIX = (
    "問題意識",
    "目的とゴール",
    "一緒に取り組む人",
    "日程",
    "お願いする役割",
    "確保していただきたい時間",
)
AT = "2026-10-01T00:00:00.000+00:00"


def made(told, which, meeting=None, *, names=False):
    told = told.to_tell(handout_telling(told, which, meeting, names=names))
    return handout_document(told, NOW, which, meeting)


def text_of(*given, **options):
    return all_text(docx.Document(io.BytesIO(made(*given, **options))))


@EVERY
def test_every_handout_of_every_programme_is_as_the_schemas_say(tmp_path, held):
    told = example(held)
    for handout in handouts_of(told.programme):
        path = tmp_path / f"{handout.id}.docx"
        path.write_bytes(made(told, handout.id, next(iter(told.meetings))))
        assert mistakes(path) == [], handout.id


@EVERY
def test_a_workshop_with_nothing_written_has_all_of_its_handouts(held):
    told = reading(workshop(programme=held), programmes()[held])
    for handout in handouts_of(told.programme):
        assert text_of(told, handout.id, None)


@EVERY
@pytest.mark.parametrize("which", ["person", "superior"])
def test_an_explanation_has_the_six_items_with_what_is_written(held, which):
    told = example(held)
    text = text_of(told, which)
    assert [item for item in SIX if item not in text] == []
    assert told.programme.purpose in text
    for meeting in told.meetings.values():
        if meeting.date:
            assert japanese_date(meeting.date) in text


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("font", ["BIZ UDPGothic", "Noto Sans CJK"])
def test_an_explanation_is_one_page(tmp_path, font):
    files = {
        f"{held}_{which}": made(example(held), which, names=True)
        for held in programmes()
        for which in ("person", "superior")
    }
    pages = Office(tmp_path, font).pages(tmp_path, **files)
    assert {name: len(each.texts) for name, each in pages.items()} == dict.fromkeys(files, 1)


@EVERY
def test_the_meetings_of_an_explanation_stand_as_they_come(held):
    told = example(held)
    text = text_of(told, "person")
    days = [japanese_date(each.date) for each in told.meetings.values() if each.date]
    found = [text.index(day) for day in days]
    assert found == sorted(found)


def test_a_form_that_only_names_a_case_is_not_asked_of_those_who_bring_cases():
    text = text_of(example("case_conference"), "cases")
    assert "「ケース会議シート」" in text
    assert "「支援プラン」" not in text


def test_an_explanation_says_what_the_secretariat_wrote():
    told = example("team_building")
    copy = told.copies(told.programme.sheet("preparation_worksheet"))[0]
    for field in ("reasons", "concerns", "goals"):
        assert copy.text(field) in text_of(told, "person")


@EVERY
def test_an_invitation_says_when_where_what_to_watch_and_to_bring(held):
    told = example(held)
    for key, meeting in told.meetings.items():
        text = text_of(told, "invitation", key)
        steps = [told.programme.step(step) for step in meeting.steps]
        asked = [t for step in steps for t in (*step.member_preparation, *step.purposes)]
        asked += [m.link for step in steps for m in step.materials if m.link]
        asked += [japanese_date(meeting.date)] if meeting.date else []
        assert [each for each in asked if each not in text] == []
        assert "お持ちいただくもの" in text


@EVERY
def test_the_script_has_all_that_helps_who_leads(held):
    told = example(held)
    for key, meeting in told.meetings.items():
        text = text_of(told, "script", key)
        for step in (told.programme.step(step) for step in meeting.steps):
            for activity in step.activities:
                wanted = [activity.title, *activity.say, *activity.notes, *activity.rules]
                wanted += [p.title for p in activity.parts]
                wanted += [m.title for m in activity.materials]
                assert [each for each in wanted if each not in text] == []


def test_only_an_invitation_tells_where_people_meet_online():
    state = workshop()
    address = "https://meeting.example.jp/abc"
    day = date(2026, 12, 8)
    put(state, "meeting", "m1", Meeting(steps=("step2",), date=day, address=address))
    told = reading(state)
    for handout in handouts_of(told.programme):
        content = made(told, handout.id, "m1")
        inside = address in all_text(docx.Document(io.BytesIO(content)))
        assert (handout.id, inside) == (handout.id, handout.id == "invitation")
        telling = handout_telling(told, handout.id, "m1", names=False)
        name = handout_name(told.to_tell(telling), NOW, handout.id, "m1")
        assert name.endswith("_内部用.docx" if inside else "_共有用.docx")
    assert told.meetings["m1"].address == ""


def test_who_is_to_be_met_gets_a_letter_each_and_who_was_met_gets_none():
    programme = programmes()["community_building"]
    state = workshop(programme="community_building")
    rows = {"朝市の会": "依頼中", "木工クラブ": "", "町の図書館": "実施済"}
    for number, (name, status) in enumerate(rows.items()):
        values = {"name": name, "interview": "1", "status": status}
        entry = Entry(
            sheet="interview_candidates",
            place="",
            values=values,
            author="lead",
            created=AT,
            changed=AT,
        )
        put(state, "entry", f"r{number}", entry)
    text = text_of(reading(state, programme), "interviews")
    assert [name for name in rows if f"{name}　様" in text] == ["朝市の会", "木工クラブ"]


@EVERY
def test_names_are_told_only_where_they_are_wanted(held):
    told = example(held)
    names = [m.name for m in told.people.members.values()]
    for handout in handouts_of(told.programme):
        text = text_of(told, handout.id, next(iter(told.meetings), None))
        assert (handout.id, [name for name in names if name in text]) == (handout.id, [])
    shown = text_of(told, "person", names=True)
    assert any(name in shown for name in names)
