"""The roster, the codes, and how people come in by them."""

import json
import re

import pytest

from kasane.errors import RefusedError
from kasane.plain import limits
from kasane.workshop import Entrance, Role
from kasane.workshop.doors import roster, tidy_code
from kasane.workshop.operations.members import CODE_LENGTH, CODE_LETTERS
from tests.support.world import Person


def enter(world, secret=None, role="participant", **fields):
    return world.workshops.enter(secret, Entrance(**{"code": world.code(role)} | fields))


def turned_away(world, secret=None, role="participant", **fields):
    before = world.state()
    with pytest.raises(RefusedError) as caught:
        enter(world, secret, role, **fields)
    assert world.state() == before
    return caught.value.code


def actor(world, secret):
    return world.workshops.actor(world.workshops.device(secret), world.id)


# Coming in


@pytest.mark.parametrize("role", list(Role))
def test_a_code_lets_somebody_in_as_what_it_is_for(world, role):
    entered = enter(world, role=role, name="春野 つくし", organisation="社協")
    assert entered.actor.role is role
    assert actor(world, entered.secret) == entered.actor
    assert world.body("member", entered.actor.member) == {
        "name": "春野 つくし",
        "organisation": "社協",
        "role": role.value,
        "joined": True,
        "about": {},
    }


def test_who_comes_in_is_present(world, haru):
    assert world.body("meeting", "m1")["attendance"][haru.id] == "present"


def test_a_viewer_needs_no_name_and_all_others_do(world):
    assert enter(world, role="viewer").actor.role is Role.VIEWER
    assert turned_away(world, name="  ") == "no_name"
    assert turned_away(world, role="facilitator") == "no_name"


@pytest.mark.parametrize(
    "write",
    [
        str.lower,
        lambda code: " ".join(code),
        lambda code: f"\u3000{code[:3]}-{code[3:]}\n",
        lambda code: "".join(chr(ord(c) + 0xFEE0) for c in code),
        lambda code: "".join(chr(ord(c) + 0xFEE0) for c in code.lower()),
    ],
)
def test_a_code_may_be_typed_as_people_type(world, write):
    assert tidy_code(write("AB2345")) == "AB2345"
    entered = world.workshops.enter(None, Entrance(code=write(world.code()), name="春野"))
    assert entered.actor.workshop == world.id


@pytest.mark.parametrize("code", ["", "      ", "AB2345X", "０", "😀", "\x00", "x" * 500])
def test_a_wrong_code_tells_nothing(world, code):
    assert turned_away(world, code=code, name="春野") == "wrong_code"
    with pytest.raises(RefusedError) as caught:
        world.workshops.door(code)
    assert caught.value.code == "wrong_code"


def test_codes_are_made_of_letters_that_nobody_mistakes(world):
    for role in Role:
        assert re.fullmatch(f"[{CODE_LETTERS}]{{{CODE_LENGTH[role]}}}", world.code(role))
    assert not set("01ILO") & set(CODE_LETTERS)


def test_a_new_code_ends_the_old_one_at_once(world):
    old = world.code()
    world.do(world.lead, "invitation.new", role="participant")
    assert world.code() != old
    assert turned_away(world, code=old, name="春野") == "wrong_code"
    assert enter(world, name="春野")


def test_somebody_who_comes_again_is_who_they_were(world, haru):
    revision = world.revision
    entered = enter(world, haru.secret, name="別の名")
    assert (entered.actor, entered.secret) == (haru.actor, None)
    assert world.revision == revision


def test_a_facilitators_code_raises_a_participant(world, haru):
    entered = enter(world, haru.secret, role="facilitator", name="春野")
    assert entered.actor.member == haru.id
    assert entered.actor.role is Role.FACILITATOR
    assert world.body("member", haru.id)["role"] == "facilitator"


def test_a_participants_code_raises_a_viewer_who_gives_a_name(world, viewer):
    entered = enter(world, viewer.secret, name="春野")
    assert (entered.actor.member, entered.actor.role) == (viewer.id, Role.PARTICIPANT)
    assert world.body("member", viewer.id)["name"] == "春野"


@pytest.mark.parametrize("role", ["viewer", "participant"])
def test_no_code_lowers_a_facilitator(world, role):
    assert enter(world, world.lead.secret, role=role, name="x").actor == world.lead.actor


def test_one_browser_can_be_somebody_in_several_workshops(world, haru):
    other = world.create()
    code = world.workshops.state(other.workshop).get("invitation", "participant").body["code"]
    entered = world.workshops.enter(haru.secret, Entrance(code=code, name="春野"))
    assert entered.secret is None
    assert entered.actor.workshop == other.workshop
    assert actor(world, haru.secret) == haru.actor
    device = world.workshops.device(haru.secret)
    assert set(world.workshops.workshops_of(device)) == {world.id, other.workshop}


def test_a_made_up_cookie_is_nobody_and_is_not_taken_over(world):
    made_up = "made-up-by-somebody-else"
    entered = enter(world, made_up, name="春野")
    assert entered.secret not in (None, made_up)
    assert world.workshops.device(made_up) is None


def test_cookies_are_kept_as_hashes_only(world, haru):
    content = b"".join(path.read_bytes() for path in world.folder.glob("kasane.db*"))
    assert haru.secret.encode() not in content


# The roster


def test_a_name_from_the_roster_is_picked_once(world):
    world.do(world.lead, "member.add", id="p1", name="夏目", organisation="社協")
    assert roster(world.state(), Role.PARTICIPANT) == [("p1", "夏目", "社協")]
    entered = enter(world, member="p1")
    assert entered.actor.member == "p1"
    assert roster(world.state(), Role.PARTICIPANT) == []
    assert turned_away(world, member="p1") == "taken"


def test_only_names_of_ones_own_role_can_be_picked(world):
    world.do(world.lead, "member.add", id="boss", name="課長", role="facilitator")
    assert roster(world.state(), Role.PARTICIPANT) == []
    assert turned_away(world, member="boss") == "taken"
    assert turned_away(world, member="nobody") == "taken"
    assert enter(world, role="facilitator", member="boss").actor.role is Role.FACILITATOR


def test_a_released_name_can_be_picked_with_another_browser(world, haru):
    world.do(world.lead, "member.release", id=haru.id)
    assert actor(world, haru.secret) is None
    entered = enter(world, member=haru.id)
    assert entered.actor.member == haru.id
    assert entered.secret != haru.secret


def test_a_removed_member_is_out_and_what_they_wrote_stays(world, haru):
    note = world.note(haru)
    world.do(world.lead, "member.remove", id=haru.id)
    assert actor(world, haru.secret) is None
    assert world.refused(haru, "entry.edit", id=note, version=1, colour="pink").code == "not_member"
    assert world.entry(note)["author"] == haru.id
    assert enter(world, haru.secret, name="春野").actor.member != haru.id


def test_a_name_that_is_on_the_roster_is_asked_about(world, haru):
    world.do(world.lead, "member.add", id="p1", name="夏目 かおる")
    with pytest.raises(RefusedError) as free:
        enter(world, name="夏目　カオル".replace("カオル", "かおる"))
    assert (free.value.code, free.value.current) == ("namesake", {"member": "p1"})
    with pytest.raises(RefusedError) as tied:
        enter(world, name=world.body("member", haru.id)["name"])
    assert (tied.value.code, tied.value.current) == ("namesake", {"member": None})
    other = enter(world, name="夏目 かおる", namesake=True).actor.member
    assert other != "p1"
    assert not world.body("member", "p1")["joined"]


def test_two_rows_of_one_person_become_one(world, haru):
    note = world.note(haru, place="/do")
    name = world.body("member", haru.id)["name"]
    again = enter(world, name=name, namesake=True, organisation="包括")
    phone = again.actor.member
    world.do(
        world.lead,
        "vote.cast",
        sheet="idea_priorities",
        entry=note,
        column="votes",
        value=1,
        member=phone,
    )
    world.do(world.lead, "turn.start", sheet="check_in", order=[haru.id, phone])
    world.do(world.lead, "meeting.attend", meeting="m1", member=haru.id, attendance="online")
    world.do(world.lead, "member.merge", id=haru.id, into=phone)
    assert world.entry(note)["author"] == phone
    assert world.body("turns", "check_in")["order"] == [phone]
    attendance = world.body("meeting", "m1")["attendance"]
    assert phone in attendance
    assert haru.id not in attendance
    assert actor(world, haru.secret).member == actor(world, again.secret).member == phone
    assert world.state().get("member", haru.id) is None
    assert haru.id not in json.dumps(
        [record.body for record in world.state().records.values() if not record.deleted]
    )


def test_who_voted_twice_has_one_vote(world, haru):
    idea = world.note(world.lead, place="/do")
    phone = enter(world, name="春野", namesake=True).actor.member
    for member in (haru.id, phone):
        world.do(
            world.lead,
            "vote.cast",
            sheet="idea_priorities",
            entry=idea,
            column="votes",
            value=1,
            member=member,
        )
    world.do(world.lead, "member.merge", id=haru.id, into=phone)
    assert [record.body["member"] for record in world.state().all("ballot")] == [phone]


def test_who_answered_twice_in_a_round_has_one_answer_with_both_texts(world, haru):
    phone = enter(world, name="春野", namesake=True).actor.member
    texts = {haru.id: "顔を合わせて話せた", phone: "次も楽しみ"}
    for member, text in texts.items():
        world.do(
            world.lead,
            "entry.add",
            id=f"answer-{member}",
            sheet="check_in",
            place="",
            values={"feeling": text},
            author=member,
        )
    world.do(world.lead, "member.merge", id=haru.id, into=phone)
    (answer,) = [e.body for e in world.state().all("entry") if e.body["sheet"] == "check_in"]
    assert (answer["author"], answer["version"]) == (phone, 2)
    assert answer["values"]["feeling"] == "次も楽しみ／顔を合わせて話せた"


def test_nobody_becomes_one_with_themselves_or_with_nobody(world, haru):
    for into, code in ((haru.id, "malformed"), ("p9", "gone")):
        refused = world.refused(world.lead, "member.merge", id=haru.id, into=into)
        assert refused.code == code
    lead = world.refused(world.lead, "member.merge", id=world.lead.id, into=haru.id)
    assert lead.code == "last_facilitator"


def test_the_roster_has_room_for_so_many(world, monkeypatch):
    monkeypatch.setattr(limits, "MEMBERS", 2)
    world.do(world.lead, "member.add", id="p1", name="夏目")
    assert world.refused(world.lead, "member.add", id="p2", name="x").code == "too_many"
    assert turned_away(world, name="春野") == "too_many"
    assert enter(world, member="p1")


@pytest.mark.parametrize(
    ("code", "op", "fields"),
    [
        ("exists", "member.add", {"id": "p1", "name": "x"}),
        ("malformed", "member.add", {"id": "p2", "name": ""}),
        ("malformed", "member.add", {"id": "p2", "name": " \u3000"}),
        ("malformed", "member.add", {"id": "p2", "name": "x", "role": "owner"}),
        ("malformed", "member.add", {"id": "p2", "name": "x", "joined": True}),
        ("too_long", "member.add", {"id": "p2", "name": "あ" * 61}),
        ("gone", "member.edit", {"id": "p9", "name": "x"}),
        ("malformed", "member.edit", {"id": "p1", "name": ""}),
        ("malformed", "member.edit", {"id": "p1", "name": "\n"}),
        ("gone", "member.remove", {"id": "p9"}),
        ("gone", "member.release", {"id": "p9"}),
        ("malformed", "invitation.new", {"role": "owner"}),
    ],
)
def test_what_does_not_fit_the_roster_is_refused(world, code, op, fields):
    world.do(world.lead, "member.add", id="p1", name="夏目")
    assert world.refused(world.lead, op, **fields).code == code


def test_the_id_of_a_removed_member_is_not_used_again(world):
    world.do(world.lead, "member.add", id="p1", name="夏目")
    world.do(world.lead, "member.remove", id="p1")
    assert world.refused(world.lead, "member.add", id="p1", name="x").code == "exists"


def test_only_what_is_named_of_a_member_changes(world, haru):
    before = world.body("member", haru.id)
    world.do(world.lead, "member.edit", id=haru.id, organisation="包括")
    assert world.body("member", haru.id) == before | {"organisation": "包括"}


def test_somebody_always_leads(world, haru):
    lead = world.lead
    world.do(lead, "member.add", id="absent", name="来ていない事務局", role="facilitator")
    for op, fields in (
        ("member.remove", {}),
        ("member.release", {}),
        ("member.edit", {"role": "participant"}),
    ):
        assert world.refused(lead, op, id=lead.id, **fields).code == "last_facilitator"
    world.do(lead, "member.edit", id=lead.id, role="facilitator", name="事務局の人")
    world.do(lead, "member.edit", id=haru.id, role="facilitator")
    world.do(haru, "member.edit", id=lead.id, role="participant")
    assert world.refused(lead, "timer.start").code == "forbidden"


# The owner


def test_the_owner_leads_every_workshop_and_others_do_not(world, haru):
    workshops = world.workshops
    second, _ = workshops.own(None)
    assert workshops.actor(second, world.id) is None
    leading = workshops.lead(second, world.id)
    assert leading.role is Role.FACILITATOR
    assert workshops.lead(second, world.id) == leading
    assert workshops.lead(workshops.device(haru.secret), world.id) == haru.actor
    stranger = world.create().workshop
    assert workshops.lead(workshops.device(haru.secret), stranger) is None
    assert set(workshops.workshops_of(second)) == {stranger, world.id}


def test_only_the_owner_starts_workshops(world, haru):
    device = world.workshops.device(haru.secret)
    world.owner = device
    with pytest.raises(RefusedError) as caught:
        world.create()
    assert caught.value.code == "forbidden"


@pytest.mark.parametrize("wrong", [{"programme": "nope"}, {"steps": ("step99",)}])
def test_a_workshop_of_an_unknown_programme_is_refused(world, wrong):
    with pytest.raises(RefusedError) as caught:
        world.create(**wrong)
    assert caught.value.code == "not_here"


def test_a_browser_that_joined_can_become_the_owners(world, haru):
    device, fresh = world.workshops.own(haru.secret)
    assert (device.owner, fresh) == (True, None)
    assert world.workshops.device(haru.secret).owner
    assert Person(haru.actor, haru.secret).id == haru.id


def test_nobody_is_nobody(world):
    assert world.workshops.device(None) is None
    assert world.workshops.device("") is None
    assert world.workshops.actor(None, world.id) is None
    assert world.workshops.actor(world.owner, "no-such-workshop") is None
