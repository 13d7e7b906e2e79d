"""The HTTP doors: who may come in by which, and how guessing is slowed down."""

import asyncio
import hmac
import json
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest

from kasane.live import site as sites
from kasane.live.limits import MAX_MESSAGE, WRONG_CODES
from kasane.live.programme import programme_version
from kasane.workshop import Role
from kasane.workshop.doors import hash_secret
from tests.support.live_client import on_loop, tab
from tests.support.live_server import OWNER_TOKEN, told_in

ROLES = ["owner", "facilitator", "participant", "viewer", "removed", "stranger"]


@pytest.fixture
def cookies(world):
    """Somebody of each kind: role → cookie."""
    removed = world.person("秋山")
    world.do(world.lead, "member.remove", id=removed.id)
    return {
        "owner": world.lead.secret,
        "facilitator": world.person("二人目", "facilitator").secret,
        "participant": world.person("春野").secret,
        "viewer": world.person(role="viewer").secret,
        "removed": removed.secret,
        "stranger": None,
    }


# Route × role. tests/live/test_routes.py fails where a route has no such test.


@pytest.mark.parametrize("role", ROLES)
@on_loop
async def test_live_is_for_members(world, server, cookies, role):
    async with tab(server, cookies[role], world.id, hello=False) as here:
        if role in ("removed", "stranger"):
            await here.reader
            assert here.closed == 4403
        else:
            first = await here.hello()
            assert first["you"]["role"] == ("facilitator" if role == "owner" else role)


@pytest.mark.parametrize("role", ROLES)
def test_metrics_is_for_this_machine_whoever_asks(server, cookies, role):
    assert server.get("/metrics", cookies[role]).status == 200
    assert server.get("/metrics", cookies[role], x_forwarded_for="10.0.0.9").status == 404


@pytest.mark.parametrize("role", ROLES)
def test_owner_is_for_whoever_has_the_token(world, server, cookies, role):
    wrong = server.get("/owner?token=wrong", cookies[role])
    assert wrong.status == (303 if role == "owner" else 403)
    assert wrong.secret is None
    right = server.get(f"/owner?token={OWNER_TOKEN}", cookies[role])
    assert (right.status, right.headers["location"]) == (303, "/")
    secret = right.secret or cookies[role]
    assert world.workshops.device(secret).owner
    assert (right.secret is None) == (role != "stranger")


@pytest.mark.parametrize("role", ROLES)
def test_look_tells_everybody_with_the_code_the_same(world, server, cookies, role):
    world.do(world.lead, "member.add", id="p1", name="夏目", organisation="社協")
    answer = server.post("/door/look", {"code": world.code()}, cookies[role])
    assert answer.status == 200
    assert answer.json == {
        "workshop": world.id,
        "role": "participant",
        "roster": [{"id": "p1", "name": "夏目", "organisation": "社協"}],
        "name": "ためしの会",
        "municipality": "あおば市",
    }
    assert server.post("/door/look", {"code": "WRONG2"}, cookies[role]).status == 403


@pytest.mark.parametrize("role", ROLES)
def test_join_lets_in_whoever_has_the_code_and_lowers_nobody(world, server, cookies, role):
    answer = server.post("/door/join", {"code": world.code(), "name": "夏目"}, cookies[role])
    assert answer.status == 200
    stays = {"owner": "facilitator", "facilitator": "facilitator"}
    assert answer.json == {"workshop": world.id, "role": stays.get(role, "participant")}
    assert (answer.secret is None) == (role not in ("stranger", "removed"))
    secret = answer.secret or cookies[role]
    if role == "removed":
        old = world.workshops.device(cookies[role])
        assert world.workshops.actor(old, world.id) is None, "the old secret opens nothing"
    actor = world.workshops.actor(world.workshops.device(secret), world.id)
    assert actor.role == answer.json["role"]


@pytest.mark.parametrize("role", ROLES)
def test_attachment_is_for_members(world, server, cookies, role):
    told = {"title": "表", "activity": "reflection", "sort": "paper"}
    key = world.workshops.attach(world.lead.actor, [b"one"], **told)
    answer = server.get(f"/attachments/{world.id}/{key}/1.jpg", cookies[role])
    member = role not in ("removed", "stranger")
    assert (answer.status, answer.body) == ((200, b"one") if member else (404, b""))


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("code", [*Role, "owner", "", None])
def test_qr_is_for_those_who_may_see_the_code(world, server, cookies, role, code):
    query = "" if code is None else f"?for={code}"
    answer = server.get(f"/qr/{world.id}.svg{query}", cookies[role])
    known = code is None or code in set(Role)
    leads = role in ("owner", "facilitator")
    shown = known and (leads or (role == "viewer" and code in (None, "participant")))
    assert answer.status == (200 if shown else 404)
    assert answer.body.startswith(b"<?xml") == shown
    if shown:
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["content-type"] == "image/svg+xml"
    else:
        assert answer.body == b""


@pytest.mark.parametrize("role", ROLES)
def test_material_is_for_members(world, server, cookies, role):
    path = f"/qr/{world.id}/material.svg?address="
    answer = server.get(path + "https://www.mhlw.go.jp/content/001006501.pdf", cookies[role])
    shown = role not in ("removed", "stranger")
    assert answer.status == (200 if shown else 404)
    assert answer.body.startswith(b"<?xml") == shown


@pytest.mark.parametrize("role", ROLES)
def test_programme_is_for_members(world, server, cookies, role):
    version = programme_version(world.workshops.programme_of(world.state()))
    answer = server.get(f"/programme/{world.id}/{version}", cookies[role])
    shown = role not in ("removed", "stranger")
    assert answer.status == (200 if shown else 404)
    assert (b"strengths_matrix" in answer.body) == shown


@pytest.mark.parametrize("role", ROLES)
def test_phone_is_for_those_who_take_part_and_a_door_for_strangers(world, server, cookies, role):
    answer = server.get(f"/phone?w={world.id}", cookies[role])
    if role in ("owner", "facilitator", "viewer"):
        where = "/projector" if role == "viewer" else "/"
        assert (answer.status, answer.headers["location"]) == (303, f"{where}?w={world.id}")
        return
    told = told_in(answer)
    assert told["workshop"] == (world.id if role == "participant" else "")
    assert ("ためしの会" in answer.body.decode()) == (role == "participant")
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("role", ROLES)
def test_phone_example_is_for_members_and_the_same_for_all(world, server, cookies, role):
    answer = server.get(f"/phone/example.json?w={world.id}", cookies[role])
    shown = role not in ("removed", "stranger")
    assert answer.status == (200 if shown else 404)
    text = answer.body.decode()
    assert ("配達店から民生委員に" in text) == shown
    assert "手帳がなく" not in text, "what the secretariat heard"
    assert "途中から加わった" not in text, "what the secretariat's roster says of somebody"


# The owner's address


def test_the_owners_token_opens_once(world, server):
    assert server.get("/owner").status == 403
    assert server.get("/owner?token=").status == 403
    first = server.get(f"/owner?token={OWNER_TOKEN}")
    assert first.status == 303
    second = server.get(f"/owner?token={OWNER_TOKEN}")
    assert second.status == 403
    assert "一度だけ" in second.body.decode()
    assert server.get("/owner?token=x", first.secret).status == 303


def test_without_a_token_nobody_becomes_the_owner():
    assert not sites.OwnerToken("").take("")


def test_secrets_are_compared_in_constant_time(world, server, monkeypatch):
    compared = []
    real = hmac.compare_digest

    def compare(one, other):
        compared.append(one)
        return real(one, other)

    monkeypatch.setattr(hmac, "compare_digest", compare)
    server.get("/owner?token=wrong")
    assert OWNER_TOKEN.encode() in compared
    compared.clear()
    server.post("/door/look", {"code": "WRONG2"})
    assert {world.code(role).encode() for role in Role} <= set(compared)


def test_a_token_that_the_disk_could_not_take_is_good_for_another_try(world, server):
    def on_disk(sql):
        world.store.submit(lambda tx: tx.connection.exec_driver_sql(sql).close()).result()

    on_disk("PRAGMA query_only = ON")
    failed = server.get(f"/owner?token={OWNER_TOKEN}")
    assert (failed.status, failed.secret) == (503, None)
    assert "読み取り専用" in failed.body.decode()
    on_disk("PRAGMA query_only = OFF")
    assert server.get(f"/owner?token={OWNER_TOKEN}").status == 303


# Cookies


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(world, server):
    answer = server.post("/door/join", {"code": world.code(), "name": "春野"})
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert "path=/" in cookie
    assert len(answer.secret) >= 40


def test_two_browsers_get_two_secrets(world, server):
    joins = [{"code": world.code(), "name": name} for name in ("春", "夏", "秋", "冬", "空")]
    secrets = {server.post("/door/join", join).secret for join in joins}
    assert len(secrets) == 5
    assert len({hash_secret(secret) for secret in secrets}) == 5


# What is not a proper request


@pytest.mark.parametrize("path", ["/door/look", "/door/join"])
@pytest.mark.parametrize("origin", [None, "null", "http://evil.example", "http://["])
def test_other_sites_cannot_knock(world, server, path, origin):
    answer = server.post(path, {"code": world.code(), "name": "春野"}, origin=origin)
    assert (answer.status, answer.json["code"]) == (403, "foreign")
    assert answer.secret is None


@pytest.mark.parametrize("path", ["/door/look", "/door/join"])
@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\xff\xfe",
        b"{",
        b"[]",
        b'"code"',
        b"{}",
        b'{"code":5}',
        b'{"code":"x","role":"facilitator"}',
        b'{"code":"x","member":"no id"}',
        b'{"code":"\\ud800"}',
        b"[" * 50_000,
    ],
)
def test_what_cannot_be_read_is_refused(world, server, path, body):
    answer = server.post(path, body)
    assert (answer.status, answer.json["code"]) == (400, "malformed")


@pytest.mark.parametrize("path", ["/door/look", "/door/join"])
def test_what_is_too_large_is_refused(world, server, path):
    answer = server.post(path, json.dumps({"code": "x" * MAX_MESSAGE}).encode())
    assert (answer.status, answer.json["code"]) == (413, "too_large")


@pytest.mark.parametrize(
    ("code", "fields"),
    [
        ("no_name", {"name": " "}),
        ("taken", {"member": "nobody"}),
        ("malformed", {"name": "x" * 61}),
    ],
)
def test_why_somebody_is_not_let_in_is_said(world, server, code, fields):
    answer = server.post("/door/join", {"code": world.code(), **fields})
    assert answer.json["code"] == code
    assert answer.json["message"]
    assert answer.secret is None


@pytest.mark.parametrize("path", ["/owner", "/door/look", "/door/join", "/qr/x.svg"])
def test_other_methods_are_not_answered(server, path):
    method = "DELETE"
    assert server.request(method, path).status == 405


# Guessing


def watch_sleep(monkeypatch):
    """How long anybody was made to wait at a door; nobody really is."""
    slept = []

    async def sleep(seconds):
        slept.append(seconds)

    there = SimpleNamespace(sleep=sleep, to_thread=asyncio.to_thread)
    monkeypatch.setattr("kasane.live.doors.asyncio", there)
    return slept


def test_a_device_that_guesses_has_to_wait_and_others_do_not(world, server):
    haru, natsu = world.person("春野"), world.person("夏目")
    for _ in range(WRONG_CODES):
        answer = server.post("/door/look", {"code": "WRONG2"}, haru.secret)
        assert (answer.status, answer.json["code"]) == (403, "wrong_code")
    for path in ("/door/look", "/door/join"):
        answer = server.post(path, {"code": world.code(), "name": "x"}, haru.secret)
        assert (answer.status, answer.json["code"]) == (429, "too_many_tries")
    for secret in (natsu.secret, None):
        assert server.post("/door/look", {"code": world.code()}, secret).status == 200


def test_right_codes_are_never_counted(world, server):
    haru = world.person("春野")
    for _ in range(3 * WRONG_CODES):
        assert server.post("/door/look", {"code": world.code()}, haru.secret).status == 200


def test_of_made_up_cookies_nothing_is_kept(world, server):
    for _ in range(2 * WRONG_CODES):
        answer = server.post("/door/look", {"code": "WRONG2"}, "made-up")
        assert answer.json["code"] == "wrong_code"


def test_a_whole_room_joins_behind_one_address_and_nobody_waits(world, server, monkeypatch):
    slept = watch_sleep(monkeypatch)
    code = world.code()

    def come(number):
        if number % 3 == 0:
            assert server.post("/door/look", {"code": "WRONG2"}).status == 403
        assert server.post("/door/look", {"code": code.lower()}).status == 200
        answer = server.post("/door/join", {"code": code, "name": f"参加者{number}"})
        assert answer.status == 200
        return answer.secret

    with ThreadPoolExecutor(16) as pool:
        secrets = list(pool.map(come, range(50)))
    assert len(set(secrets)) == 50
    names = {record.body["name"] for record in world.state().all("member")}
    assert {f"参加者{number}" for number in range(50)} <= names
    assert len(world.body("meeting", "m1")["attendance"]) == 50
    assert slept == []


def test_many_wrong_codes_slow_strangers_down_but_not_who_is_known(world, server, monkeypatch):
    monkeypatch.setattr("kasane.live.limits.BUSY_WRONG_CODES", 5)
    slept = watch_sleep(monkeypatch)
    haru = world.person("春野")
    for _ in range(5):
        server.post("/door/look", {"code": "WRONG2"})
    assert slept == []
    assert server.post("/door/look", {"code": world.code()}).status == 200
    assert slept == [1.0]
    assert server.post("/door/look", {"code": world.code()}, haru.secret).status == 200
    assert slept == [1.0]


@pytest.mark.parametrize("role", ROLES)
def test_phone_acts_tells_members_what_they_may_bring_back(world, server, cookies, role):
    note = world.note(world.person("冬木"), "けされた付箋")
    world.do(world.lead, "entry.delete", id=note, version=1)
    answer = server.get(f"/phone/acts?w={world.id}", cookies[role])
    if role in ("removed", "stranger"):
        assert answer.status == 404
        return
    assert answer.status == 200
    assert ("けされた付箋" in answer.body.decode()) == (role in ("owner", "facilitator"))


@pytest.mark.parametrize("role", ROLES)
def test_fresh_tells_members_which_fields_of_a_case_are_new(world, server, cookies, role):
    lead, case, field = world.lead, "c1", {"field": "outline", "seen": ""}
    first = {"basis": "匿名化した事例"}
    world.do(lead, "entry.add", id=case, sheet="case_study", place="", values=first)
    world.do(lead, "entry.show", id=case)
    world.do(lead, "activity.go", activity="case_sharing")
    world.clock.ahead(minutes=30)
    world.do(lead, "activity.go", activity=None)
    world.clock.ahead(minutes=5)
    world.do(lead, "entry.write", id=case, value="一人で暮らす。", **field)
    answer = server.get(f"/fresh/{world.id}/{case}", cookies[role])
    known = role not in ("removed", "stranger")
    assert answer.status == (200 if known else 404)
    told = answer.json
    assert (told and told["entries"]) == ({case: {"outline": "書き足し"}} if known else None)
    assert (told and told["meeting"]) == (1 if known else None)
    world.do(lead, "entry.hide", id=case)
    leads = role in ("owner", "facilitator")
    assert server.get(f"/fresh/{world.id}/{case}", cookies[role]).status == (200 if leads else 404)
    assert server.get(f"/fresh/{world.id}/{case}?view=projector", cookies[role]).status == 404
