"""Who is signed in, and as whom an account leads, is kept alike in a file and on a server."""

from store_builders import WORKSHOP

from kasane.store import accounts, people

NOW, LATER = "2026-12-08T04:30:00.000+00:00", "2026-12-08T18:00:00.000+00:00"


def done(store, job):
    return store.submit(lambda tx: job(tx.connection)).result()


def test_a_browser_is_signed_in_until_it_is_over_or_signs_out(store):
    done(store, lambda c: people.put_device(c, "d1", "h1", owner=True, created=NOW))
    done(store, lambda c: accounts.sign_in(c, "d1", "a@b.jp", "佐藤", NOW))
    signed = done(store, lambda c: people.find_device(c, "h1", NOW))
    assert (signed.address, signed.name, signed.owner) == ("a@b.jp", "佐藤", False)
    assert done(store, lambda c: accounts.signed_in_since(c, "d1")) == ("a@b.jp", NOW)
    for since in (LATER, None):
        assert done(store, lambda c, s=since: people.find_device(c, "h1", s)).owner
    done(store, lambda c: accounts.sign_in(c, "d1", "c@d.jp", "加藤", LATER))
    assert done(store, lambda c: people.known_device(c, "d1", LATER)).address == "c@d.jp"
    done(store, lambda c: accounts.end_sign_ins(c, LATER))
    assert done(store, lambda c: accounts.sign_out(c, "d1")), "the owner's browser stays"
    assert done(store, lambda c: people.find_device(c, "h1", NOW)).owner


def test_a_browser_that_is_nowhere_a_member_goes_when_it_signs_out(store):
    done(store, lambda c: people.put_device(c, "d2", "h2", owner=False, created=NOW))
    done(store, lambda c: accounts.sign_in(c, "d2", "a@b.jp", "佐藤", NOW))
    assert not done(store, lambda c: people.drop_idle_device(c, "d2")), "it is signed in"
    assert not done(store, lambda c: accounts.sign_out(c, "d2"))
    assert done(store, lambda c: people.find_device(c, "h2", NOW)) is None


def test_an_account_is_one_member_of_a_workshop_until_that_one_goes(store):
    def of(address="a@b.jp"):
        return done(store, lambda c: accounts.member_of_account(c, WORKSHOP, address))

    done(store, lambda c: accounts.put_account_member(c, WORKSHOP, "a@b.jp", "m1"))
    assert (of(), of("x@b.jp")) == ("m1", None)
    done(store, lambda c: people.move_memberships(c, WORKSHOP, "m1", "m2"))
    assert of() == "m2"
    done(store, lambda c: people.drop_memberships(c, WORKSHOP, "m2"))
    assert of() is None


def test_erasing_a_workshop_takes_it_along(store):
    done(store, lambda c: accounts.put_account_member(c, WORKSHOP, "a@b.jp", "m1"))
    store.submit(lambda tx: tx.erase(WORKSHOP)).result()
    assert done(store, lambda c: accounts.member_of_account(c, WORKSHOP, "a@b.jp")) is None
