"""The rows of the schedule are the meetings themselves."""

import pytest
from sheet_builders import seen_by


def write(world, field, value, seen="", meeting="m2"):
    asked = {"id": meeting, "field": field, "value": value, "seen": seen}
    world.do(world.lead, "meeting.write", **asked)
    return world.body("meeting", meeting)


@pytest.mark.parametrize(
    ("field", "value", "next_value"),
    [
        ("date", "2027-01-20", "2027-01-21"),
        ("start", "09:30", "10:00"),
        ("end", "12:00", "12:30"),
        ("venue", "市役所 2階会議室", "公民館"),
        ("address", "https://meeting.example.jp/a?b=1", "HTTP://192.168.1.5:8080/x"),
        ("remarks", "駐車場あり\n受付は1階", ""),
        ("summary", "担当の一覧をつくることにした。\n1月に確かめる。", "決めなかった。"),
        ("recorder", "朝比奈 のぞみ", "波多野 ゆう"),
        ("contact", "地域福祉課 内線100", "地域福祉課"),
        ("as_of", "2026-12-10", "2026-12-11"),
    ],
)
def test_one_value_after_another_is_written_and_emptied(world, field, value, next_value):
    assert write(world, field, value)[field] == value
    assert write(world, field, next_value, seen=value)[field] == next_value
    assert write(world, field, "", seen=next_value)[field] in ("", None)


def test_the_steps_of_a_meeting_are_written_as_ids(world):
    assert write(world, "step", ["step1", "step2"], seen=["step1"])["steps"] == ["step1", "step2"]


def test_a_value_that_changed_meanwhile_is_told(world):
    write(world, "venue", "公民館")
    asked = {"id": "m2", "field": "venue", "value": "市役所", "seen": ""}
    refusal = world.refused(world.lead, "meeting.write", **asked)
    assert (refusal.code, refusal.current) == ("stale", {"value": "公民館"})
    write(world, "venue", "公民館")
    asked = {"id": "m2", "field": "step", "value": ["step3"], "seen": ["step2"]}
    refusal = world.refused(world.lead, "meeting.write", **asked)
    assert (refusal.code, refusal.current) == ("stale", {"value": ["step1"]})


@pytest.mark.parametrize(
    ("code", "field", "value"),
    [
        ("malformed", "date", "来月"),
        ("malformed", "date", "2027-02-30"),
        ("malformed", "start", "9:30"),
        ("malformed", "end", "24:00"),
        ("malformed", "start", "０９:30"),
        ("malformed", "venue", "あ" * 61),
        ("malformed", "address", "javascript:alert(1)"),
        ("malformed", "address", "meeting.example.jp"),
        ("malformed", "address", "https://a b"),
        ("malformed", "address", "https://a\nb"),
        ("malformed", "address", "https://"),
        ("malformed", "address", "https://a/" + "x" * 500),
        ("malformed", "attendance", "x"),
        ("not_here", "step", ["step9"]),
    ],
)
def test_what_does_not_fit_is_refused(world, code, field, value):
    seen = ["step1"] if field == "step" else ""
    asked = {"id": "m2", "field": field, "value": value, "seen": seen}
    assert world.refused(world.lead, "meeting.write", **asked).code == code


def test_a_meeting_that_is_not_there_is_gone(world):
    asked = {"id": "m9", "field": "venue", "value": "x", "seen": ""}
    assert world.refused(world.lead, "meeting.write", **asked).code == "gone"
    assert world.refused(world.lead, "meeting.delete", id="m9").code == "gone"


def test_a_new_meeting_needs_a_step_and_no_date(world):
    world.do(world.lead, "meeting.edit", id="extra", steps=["step2"])
    assert world.body("meeting", "extra") == {
        **{"steps": ["step2"], "date": None, "start": "", "end": "", "venue": ""},
        "address": "",
        **{"remarks": "", "summary": "", "recorder": "", "contact": "", "as_of": None},
        **{"about": {}, "attendance": {}},
    }
    assert world.refused(world.lead, "meeting.edit", id="more", steps=[]).code == "malformed"


def test_writing_and_editing_leave_the_attendance(world, haru):
    asked = {"meeting": "m1", "member": haru.id, "attendance": "online"}
    world.do(world.lead, "meeting.attend", **asked)
    write(world, "venue", "公民館", meeting="m1")
    world.do(world.lead, "meeting.edit", id="m1", steps=["step2"], date="2026-12-09")
    assert world.body("meeting", "m1")["attendance"][haru.id] == "online"


def test_a_meeting_at_which_nobody_was_goes_and_the_room_takes_another(world):
    write(world, "venue", "公民館")
    world.do(world.lead, "workshop.edit", meeting="m2")
    world.do(world.lead, "meeting.delete", id="m2")
    assert world.record("meeting", "m2") is None
    assert world.body("workshop")["meeting"] == "m1"
    world.do(world.lead, "meeting.delete", id="m3")
    assert world.body("workshop")["meeting"] == "m1"


def test_a_meeting_with_attendance_stays(world, haru):
    asked = {"meeting": "m2", "member": haru.id, "attendance": "absent"}
    world.do(world.lead, "meeting.attend", **asked)
    assert world.refused(world.lead, "meeting.delete", id="m2").code == "forbidden"
    world.do(world.lead, "meeting.attend", **asked | {"attendance": None})
    world.do(world.lead, "meeting.delete", id="m2")


def test_meetings_are_the_facilitators_to_write(world, haru):
    asked = {"id": "m2", "field": "venue", "value": "x", "seen": ""}
    assert world.refused(haru, "meeting.write", **asked).code == "forbidden"
    assert world.refused(haru, "meeting.delete", id="m2").code == "forbidden"
    assert world.refused(haru, "meeting.edit", id="m2", steps=["step1"]).code == "forbidden"


def test_everybody_sees_when_and_where_but_not_who_came(world, haru, viewer):
    write(world, "venue", "公民館", meeting="m1")
    for who in (haru, viewer):
        found = seen_by(world, who)["meeting", "m1"]
        assert (found["venue"], found["attendance"]) == ("公民館", {})
    assert haru.id in seen_by(world, world.lead)["meeting", "m1"]["attendance"]
