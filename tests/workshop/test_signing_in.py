"""Where people sign in: who leads which workshop, and for how long."""

from datetime import date

import pytest

from kasane.errors import KasaneError, RefusedError
from kasane.samples import fill_sample
from kasane.workshop import Actor, Entrance, NewWorkshop, Role
from kasane.workshop.accounts import ACCOUNTS, HOURS, read_accounts
from kasane.workshop.desk import stamp
from kasane.workshop.signing_in import Claims
from tests.support.accounts import (
    AOBA,
    HELPER,
    MIDORI,
    NOBODY,
    PREFECTURE,
    TABLE,
    SignedWorld,
)

ASK = NewWorkshop(
    programme="team_building", name="あたらしい会", date=date(2026, 12, 8), steps=("step2",)
)


@pytest.fixture
def world(tmp_path):
    made = SignedWorld(tmp_path / "data")
    yield made
    made.close()


def device(world, secret):
    found = world.workshops.device(secret)
    assert found
    return found


def test_people_of_a_municipality_lead_its_workshops_and_see_no_other(world):
    own, other = device(world, world.signed_in(AOBA)), device(world, world.signed_in(MIDORI))
    assert world.workshops.workshops_of(own) == [world.id]
    assert world.workshops.lead(own, world.id).role is Role.FACILITATOR
    assert world.workshops.workshops_of(other) == []
    assert world.workshops.lead(other, world.id) is None
    assert world.workshops.actor(other, world.id) is None
    assert not world.workshops.leads(other, world.id)


def test_an_account_is_one_member_on_all_its_browsers(world):
    """With the name of the account, so that the log says who did what."""
    first, second = world.leader(), world.leader()
    assert first.actor.member == second.actor.member
    assert world.body("member", first.id)["name"] == "佐藤"
    assert world.body("member", first.id)["organisation"] == "あおば市"


def test_somebody_of_several_municipalities_leads_those_of_all(world):
    helper = device(world, world.signed_in(HELPER))
    assert world.workshops.begins_for(helper) == ("あおば市", "みどり町")
    there = world.create(name="町の会", municipality="みどり町")
    assert set(world.workshops.workshops_of(helper)) == {world.id, there.workshop}


@pytest.mark.parametrize("address", [NOBODY, PREFECTURE])
def test_nobody_else_leads_or_begins(world, address):
    secret = world.workshops.note_signed_in(None, world.claims(address))
    known = world.workshops.device(secret)
    assert (known is None) == (address == NOBODY)
    if known:
        assert world.workshops.workshops_of(known) == []
        assert world.workshops.lead(known, world.id) is None
        with pytest.raises(RefusedError) as refused:
            world.workshops.create(known.id, ASK)
        assert refused.value.code == "forbidden"


@pytest.mark.parametrize(
    "address",
    [
        "sato@city.aoba.example.jp.example.org",
        "sato@sub.city.aoba.example.jp",
        "sato@example.org@city.aoba.example.jp",
        "@city.aoba.example.jp",
        "city.aoba.example.jp",
        "",
    ],
)
def test_an_address_that_only_looks_alike_is_nobodys(world, address):
    assert not world.workshops.known_address(address)
    assert world.workshops.note_signed_in(None, world.claims(address)) is None


def test_new_workshops_are_of_the_municipality_of_who_begins_them(world):
    secret = world.signed_in(MIDORI)
    for asked in ("", "あおば市"):
        begun = world.workshops.create(
            device(world, secret).id, ASK.model_copy(update={"municipality": asked})
        )
        assert world.workshops.info(begun.workshop).municipality == "みどり町"
        assert not world.workshops.leads(device(world, world.signed_in(AOBA)), begun.workshop)


def test_who_is_of_several_says_for_which_they_begin(world):
    helper = device(world, world.signed_in(HELPER))
    with pytest.raises(RefusedError, match="市町村を選んで"):
        world.workshops.create(helper.id, ASK)
    begun = world.workshops.create(helper.id, ASK.model_copy(update={"municipality": "みどり町"}))
    assert world.workshops.info(begun.workshop).municipality == "みどり町"


def test_an_example_is_of_the_municipality_of_who_tries_it(world):
    actor = fill_sample(world.workshops, device(world, world.signed_in(MIDORI)).id)
    assert world.workshops.info(actor.workshop).municipality == "みどり町"
    assert world.workshops.info(actor.workshop).sample


def test_the_next_round_takes_nothing_from_another_municipality(world):
    secret = world.signed_in(MIDORI)
    with pytest.raises(RefusedError) as refused:
        world.workshops.create(
            device(world, secret).id, ASK.model_copy(update={"previous": world.id})
        )
    assert refused.value.code == "not_here"


def test_a_workshop_of_no_municipality_is_the_owners_until_it_is_assigned(world):
    loose = world.create(name="むかしの会", municipality="").workshop
    own = device(world, world.signed_in(AOBA))
    assert world.workshops.unassigned(loose)
    assert loose not in world.workshops.workshops_of(own)
    assert loose in world.workshops.workshops_of(world.owner)
    with pytest.raises(RefusedError, match="管理者だけ"):
        world.workshops.assign(own, loose, "あおば市")
    with pytest.raises(RefusedError, match="この市町村はありません"):
        world.workshops.assign(world.owner, loose, "ないまち")
    world.workshops.assign(world.owner, loose, "あおば市")
    assert loose in world.workshops.workshops_of(own)
    assert not world.workshops.unassigned(loose)


def test_nobody_who_leads_moves_a_workshop_to_another_municipality(world):
    assert (
        world.refused(world.leader(), "workshop.edit", municipality="みどり町").code == "forbidden"
    )
    world.do(world.leader(), "workshop.edit", name="あたらしい名前")


def test_nobody_leads_by_a_code_any_more(world):
    with pytest.raises(RefusedError) as refused:
        world.person("二人目", Role.FACILITATOR)
    assert refused.value.code == "sign_in"
    with pytest.raises(RefusedError) as looked:
        world.workshops.door(world.code(Role.FACILITATOR))
    assert looked.value.code == "sign_in"
    somebody = world.person("春野")
    refusal = world.refused(world.leader(), "member.edit", id=somebody.id, role="facilitator")
    assert refusal.code == "sign_in"


def test_those_who_take_part_need_no_account(world):
    for role in (Role.PARTICIPANT, Role.VIEWER):
        somebody = world.person("春野", role)
        known = device(world, somebody.secret)
        assert world.workshops.actor(known, world.id).role is role
        assert world.workshops.workshops_of(known) == [world.id]


def test_who_led_by_a_code_before_is_nobody_and_may_take_part(tmp_path):
    before = SignedWorld(tmp_path / "data")
    signing, before.workshops.sign_in = before.workshops.sign_in, None
    old = before.person("もとの事務局", Role.FACILITATOR)
    before.workshops.sign_in = signing
    known = device(before, old.secret)
    assert before.workshops.actor(known, before.id) is None
    assert before.workshops.workshops_of(known) == []
    assert before.refused(old, "timer.start").code == "signed_out"
    entered = before.workshops.enter(
        old.secret, Entrance(code=before.code(), name="春野", namesake=True)
    )
    assert entered.actor.role is Role.PARTICIPANT
    assert before.workshops.actor(device(before, old.secret), before.id) == entered.actor
    before.close()


def test_signing_in_and_out_gives_another_cookie_and_shuts_the_old_one(world):
    guest = world.person("春野")
    secret = world.signed_in(AOBA, guest.secret)
    assert world.workshops.device(guest.secret) is None
    signed = device(world, secret)
    assert world.workshops.lead(signed, world.id).role is Role.FACILITATOR
    after = world.workshops.sign_out(secret)
    assert after
    assert world.workshops.device(secret) is None
    assert world.workshops.account(device(world, after)) is None
    assert world.workshops.actor(device(world, after), world.id).member == guest.id


def test_a_browser_that_is_of_no_more_use_is_forgotten(world):
    secret = world.signed_in(AOBA)
    assert world.workshops.sign_out(secret) is None
    assert world.workshops.device(secret) is None
    assert world.workshops.sign_out(secret) is None
    assert world.workshops.sign_out(None) is None


def test_who_has_signed_out_does_nothing_with_a_page_that_is_still_open(world):
    lead = world.leader()
    world.do(lead, "timer.start")
    world.workshops.sign_out(lead.secret)
    assert world.refused(lead, "timer.pause").code == "signed_out"
    assert not world.workshops.still_in(lead.actor)
    made_up = Actor(world.id, lead.id, Role.FACILITATOR)
    assert world.refused(made_up, "timer.pause").code == "signed_out"


def test_a_sign_in_ends_by_itself(world):
    lead = world.leader()
    world.clock.ahead(hours=HOURS, seconds=-1)
    world.do(lead, "timer.start")
    world.clock.ahead(seconds=2)
    assert world.refused(lead, "timer.pause").code == "signed_out"
    assert world.workshops.account(world.workshops.device(lead.secret)) is None
    # What the service said then doesn't count any more either.
    old = Claims(AOBA, "佐藤", "2026-12-08T04:30:00.000+00:00")
    assert world.workshops.note_signed_in(None, old) is None


def test_the_same_answer_of_the_service_changes_nothing_twice(world):
    said = world.claims(AOBA)
    secret = world.workshops.note_signed_in(None, said)
    assert world.workshops.note_signed_in(secret, said) is None
    assert world.workshops.account(device(world, secret))


def test_who_is_not_in_the_table_any_more_is_out_at_once(world, caplog):
    lead = world.leader()
    file = world.folder / ACCOUNTS
    file.write_text(TABLE.replace("@city.aoba.example.jp", "@new.aoba.example.jp"), "utf-8")
    assert world.workshops.actor(world.workshops.device(lead.secret), world.id) is None
    assert world.refused(lead, "timer.start").code == "signed_out"
    file.write_text("nonsense", "utf-8")
    assert not world.workshops.known_address(AOBA), "what was read last goes on"
    assert "前に読んだ内容で続けます" in caplog.text
    file.write_text(TABLE, "utf-8")
    world.do(lead, "timer.start")


def test_the_owners_browser_is_only_its_account_while_it_is_signed_in(world):
    secret = world.signed_in(MIDORI, world.lead.secret)
    known = device(world, secret)
    assert not known.owner
    assert world.workshops.workshops_of(known) == []
    assert world.workshops.actor(known, world.id) is None
    with pytest.raises(RefusedError, match="管理者だけ"):
        world.workshops.begin_programme(known, "うちの")
    after = world.workshops.sign_out(secret)
    assert device(world, after).owner
    assert world.workshops.actor(device(world, after), world.id).role is Role.FACILITATOR


def test_the_owner_goes_on_as_ever(world):
    lead = world.workshops.lead(world.owner, world.id)
    world.do(lead, "timer.start")
    assert world.workshops.begins_for(world.owner) is None


def test_who_was_taken_off_the_roster_comes_in_anew_and_keeps_what_others_wrote(world):
    lead = world.leader()
    other = world.leader(HELPER)
    world.do(other, "member.remove", id=lead.id)
    assert world.workshops.actor(world.workshops.device(lead.secret), world.id) is None
    again = world.workshops.lead(world.workshops.device(lead.secret), world.id)
    assert again.member != lead.id


def test_erasing_a_workshop_forgets_as_whom_accounts_led_it(world):
    lead = world.leader()
    world.store.submit(lambda tx: tx.erase(world.id)).result()
    with world.store.engine.connect() as connection:
        left = connection.exec_driver_sql("SELECT count(*) FROM account_member").scalar()
    assert left == 0
    assert world.workshops.account(world.workshops.device(lead.secret)), "still signed in"


def test_without_sign_in_nobody_is_signed_in_whatever_is_stored(world):
    secret = world.signed_in(AOBA)
    world.workshops.sign_in = None
    known = device(world, secret)
    assert (known.address, known.owner) == ("", False)
    assert world.workshops.note_signed_in(None, world.claims(AOBA)) is None
    assert world.person("二人目", Role.FACILITATOR).actor.role is Role.FACILITATOR
    assert not world.workshops.unassigned(world.id)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("nonsense", "書き方に誤り"),
        ('[municipalities]\n"あおば市" = "a@b"', "あおば市"),
        ('[municipalities]\n"あおば市" = ["city.aoba.example.jp"]', "アドレスでも"),
        ('[municipalities]\n"あおば市 " = ["@a.jp"]', "空白"),
        ('[municipality]\n"あおば市" = ["@a.jp"]', "municipality"),
        ('[prefectures."県"]\npeople = ["@k.jp"]\nmunicipalities = ["みどり町"]', "みどり町"),
    ],
)
def test_a_table_that_cannot_be_meant_is_refused_with_the_place(text, said):
    with pytest.raises(KasaneError) as wrong:
        read_accounts(text)
    assert said in wrong.value.message
    assert "データは何も変わっていません" in wrong.value.message


def test_times_are_compared_as_they_are_stored(world):
    assert world.workshops.sign_in.since < stamp(world.clock())
