"""The rows of the roster's sheet are the members themselves; what it says is the secretariat's."""

import pytest
from sheet_builders import seen_by


def write(world, member, field, value, seen=""):
    asked = {"id": member, "field": field, "value": value, "seen": seen}
    world.do(world.lead, "member.write", **asked)
    return world.body("member", member)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("kana", "はるの"),
        ("field", "高齢・介護"),
        ("inside", "庁外"),
        ("roles", ["メンバー", "ケース提供者"]),
        ("told_person", "済"),
        ("told_superior", "未"),
        ("takes_part_from", "2026-11-01"),
        ("takes_part_until", "2027-03-31"),
        ("remarks", "手話通訳\n前の席"),
    ],
)
def test_the_further_columns_stand_in_about(world, haru, field, value):
    assert write(world, haru.id, field, value)["about"] == {field: value}
    body = write(world, haru.id, field, "", seen=value)
    assert body["about"][field] == ""
    assert body["name"] == "春野"


def test_name_and_organisation_are_the_members_own(world, haru):
    body = write(world, haru.id, "name", " 春野  花 ", seen="春野")
    assert (body["name"], body["joined"], body["role"]) == ("春野 花", True, "participant")
    body = write(world, haru.id, "organisation", "社協")
    assert (body["organisation"], body["about"]) == ("社協", {})


def test_a_value_that_changed_meanwhile_is_told(world, haru):
    write(world, haru.id, "field", "障害")
    asked = {"id": haru.id, "field": "field", "value": "子ども", "seen": ""}
    refusal = world.refused(world.lead, "member.write", **asked)
    assert (refusal.code, refusal.current) == ("stale", {"value": "障害"})
    write(world, haru.id, "field", "障害")
    write(world, haru.id, "roles", ["事務局"])
    asked = {"id": haru.id, "field": "roles", "value": [], "seen": ["メンバー"]}
    assert list(world.refused(world.lead, "member.write", **asked).current["value"]) == ["事務局"]


@pytest.mark.parametrize(
    ("code", "field", "value"),
    [
        ("malformed", "field", "宇宙"),
        ("malformed", "roles", "メンバー"),
        ("malformed", "roles", ["王さま"]),
        ("malformed", "takes_part_from", "春から"),
        ("malformed", "told_person", "たぶん"),
        ("malformed", "nowhere", "x"),
        ("malformed", "role", "facilitator"),
        ("malformed", "joined", "1"),
        ("empty", "name", " "),
        ("empty", "name", ""),
    ],
)
def test_what_does_not_fit_is_refused(world, haru, code, field, value):
    seen = "春野" if field == "name" else ""
    asked = {"id": haru.id, "field": field, "value": value, "seen": seen}
    assert world.refused(world.lead, "member.write", **asked).code == code


def test_a_name_can_be_added_with_all_that_is_known(world):
    about = {"kana": "ふゆき", "roles": ["オブザーバー"]}
    world.do(world.lead, "member.add", id="new", name="冬木", organisation="県", about=about)
    body = world.body("member", "new")
    assert (body["about"], body["organisation"], body["joined"]) == (about, "県", False)


@pytest.mark.parametrize("about", [{"nowhere": "x"}, {"field": "宇宙"}, {"roles": "メンバー"}])
def test_a_name_with_something_that_does_not_fit_is_refused(world, about):
    refusal = world.refused(world.lead, "member.add", id="new", name="冬木", about=about)
    assert refusal.code == "malformed"


def test_the_roster_is_the_facilitators_to_write(world, haru):
    asked = {"id": haru.id, "field": "kana", "value": "はるの", "seen": ""}
    assert world.refused(haru, "member.write", **asked).code == "forbidden"
    gone = world.refused(world.lead, "member.write", **asked | {"id": "nobody"})
    assert gone.code == "gone"


def test_what_the_roster_says_is_for_facilitators_alone(world, haru, viewer):
    write(world, haru.id, "remarks", "手話通訳")
    assert seen_by(world, world.lead)["member", haru.id]["about"] == {"remarks": "手話通訳"}
    found = seen_by(world, haru)["member", haru.id]
    assert (found["name"], found["about"]) == ("春野", {})
    found = seen_by(world, viewer)["member", haru.id]
    assert (found["name"], found["about"]) == ("春野", {})


def test_coming_in_by_a_name_on_the_roster_keeps_what_is_said_of_it(world):
    about = {"kana": "ふゆき"}
    world.do(world.lead, "member.add", id="new", name="冬木", about=about)
    world.do(world.lead, "member.edit", id="new", organisation="県")
    assert world.body("member", "new")["about"] == about
