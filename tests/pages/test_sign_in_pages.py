"""The first screen where people sign in, and what is there without it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from components import sign_in, state
from kasane import context
from kasane.errors import KasaneError
from kasane.workshop.accounts import ACCOUNTS
from tests.pages.conftest import Screen, words
from tests.support.accounts import AOBA, HELPER, MIDORI, PREFECTURE, TABLE, SignedWorld
from tests.support.world import Person, World

AUTH = {
    "redirect_uri": "https://kasane.example.lg.jp/oauth2callback",
    "cookie_secret": "s" * 40,
    "client_id": "kasane",
    "client_secret": "made-up",
    "server_metadata_url": "https://id.example.jp/.well-known/openid-configuration",
}


@pytest.fixture
def signed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Screen]:
    """Screens of a world in which people sign in."""
    made = SignedWorld(tmp_path / "data")
    context.start(context.Running(context.Settings(made.folder, "", ""), made.workshops))
    yield Screen(made, monkeypatch)
    context.stop()
    made.close()


def browser(screen: Screen, address: str) -> Person:
    assert isinstance(screen.world, SignedWorld)
    return Person(screen.world.lead.actor, screen.world.signed_in(address))


def keys(shown: object) -> set[str]:
    return {str(button.key) for button in shown.button}  # type: ignore[attr-defined]


def test_a_stranger_is_asked_to_sign_in_or_to_take_part(signed: Screen) -> None:
    shown = signed.open("home")
    assert not shown.exception
    assert "サインインして入ります" in words(shown)
    assert "管理者用アドレス" not in words(shown)
    assert "home:in" in keys(shown)


def test_a_municipality_lists_its_own_and_begins_for_itself(signed: Screen) -> None:
    shown = signed.open("home", browser(signed, AOBA))
    assert not shown.exception
    assert "サインイン中：佐藤（あおば市）" in words(shown)
    assert "ためしの会" in words(shown)
    assert shown.text_input(key="new:municipality").value == "あおば市"
    assert shown.text_input(key="new:municipality").disabled
    assert "home:out" in keys(shown)
    other = signed.open("home", browser(signed, MIDORI))
    assert "ためしの会" not in words(other)


def test_who_is_of_several_chooses(signed: Screen) -> None:
    shown = signed.open("home", browser(signed, HELPER))
    assert list(shown.selectbox(key="new:municipality").options) == ["あおば市", "みどり町"]


def test_a_prefecture_is_led_to_its_numbers_and_begins_nothing(signed: Screen) -> None:
    shown = signed.open("home", browser(signed, PREFECTURE))
    assert not shown.exception
    assert "（ひかり県）" in words(shown)
    assert "ためしの会" not in words(shown)
    assert not [one for one in shown.text_input if one.key == "new:municipality"]
    table = signed.open("prefecture", browser(signed, PREFECTURE))
    assert list(table.table[0].value["市町村"]) == ["あおば市"]
    assert "まだ始めていない市町村（1）：みどり町" in words(table)


def test_the_numbers_are_for_prefectures_alone(signed: Screen) -> None:
    for who in (browser(signed, AOBA), signed.world.lead, None):
        shown = signed.open("prefecture", who)
        assert "都道府県の方のためのもの" in words(shown)
        assert len(shown.table) == 0


def test_who_is_unknown_reads_a_sentence_and_nothing_else(
    signed: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sign_in, "here", lambda: True)
    monkeypatch.setattr(sign_in, "address", lambda: "someone@example.org")
    guest = signed.world.person("春野")
    for who in (None, guest):
        shown = signed.open("home", who)
        assert "登録されていません" in words(shown)
        assert "ためしの会" not in words(shown)
        assert keys(shown) == {"home:out"}


def test_who_was_signed_in_yesterday_signs_in_again(
    signed: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sign_in, "here", lambda: True)
    monkeypatch.setattr(sign_in, "address", lambda: AOBA)
    who = browser(signed, AOBA)
    signed.world.clock.ahead(hours=13)
    shown = signed.open("home", who)
    assert "もう一度サインインしてください" in words(shown)
    assert keys(shown) == {"home:in", "home:out"}
    closed = signed.open("strengths_matrix", who, w=signed.world.id)
    assert "サインインしてください" in words(closed)
    assert "ためしの会" not in words(closed)


def test_the_owner_assigns_what_has_no_municipality(signed: Screen) -> None:
    loose = signed.world.create(name="むかしの会", municipality="").workshop
    shown = signed.open("home", signed.world.lead)
    assert "どれでもありません" in "".join(str(each.value) for each in shown.warning)
    shown.selectbox(key=f"assign:of:{loose}").set_value("みどり町")
    next(b for b in shown.button if b.label == "この市町村の会にする").click().run()
    assert not shown.exception
    assert signed.world.workshops.info(loose).municipality == "みどり町"  # type: ignore[union-attr]


def test_without_sign_in_the_first_screen_has_nothing_of_it(screen: Screen, world: World) -> None:
    for who in (None, world.lead, world.person("春野")):
        shown = screen.open("home", who)
        assert not shown.exception
        assert "サインイン" not in words(shown)
        assert not {"home:in", "home:out"} & keys(shown)
    owner = screen.open("home", world.lead)
    assert owner.text_input(key="new:municipality").value == ""
    assert not state.signs_in()


@pytest.mark.parametrize(
    ("auth", "table", "said"),
    [
        ({}, TABLE, "[auth] がありません"),
        (AUTH | {"client_id": ""}, TABLE, "client_id"),
        (AUTH | {"redirect_uri": "https://kasane.example.lg.jp/"}, TABLE, "/oauth2callback"),
        (AUTH | {"cookie_secret": "short"}, TABLE, "短すぎます"),
        (AUTH, "", "ファイルを開けません"),
        (AUTH, "nonsense", "書き方に誤り"),
    ],
)
def test_half_of_it_set_up_is_refused_with_a_sentence(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    auth: dict[str, str],
    table: str,
    said: str,
) -> None:
    monkeypatch.setattr(sign_in, "get_secrets_auth_section", lambda: auth)
    if table:
        (tmp_path / ACCOUNTS).write_text(table, encoding="utf-8")
    with pytest.raises(KasaneError) as wrong:
        sign_in.set_up(tmp_path)
    assert said in wrong.value.message
    assert "データは何も変わっていません" in wrong.value.message


@pytest.mark.parametrize(
    ("said", "known"),
    [
        ({}, True),
        ({"email_verified": True}, True),
        ({"email_verified": False}, False),
        ({"origin": "https://elsewhere.example.jp"}, False),
        ({"email": None}, False),
        ({"iat": None}, False),
    ],
)
def test_what_the_service_said_counts_as_streamlit_signed_it(
    monkeypatch: pytest.MonkeyPatch, said: dict[str, object], known: bool
) -> None:
    monkeypatch.setattr(sign_in, "get_cookie_secret", lambda: AUTH["cookie_secret"])
    origin = "https://kasane.example.lg.jp"
    monkeypatch.setattr(sign_in, "get_origin_from_redirect_uri", lambda: origin)
    told = {"email": AOBA, "name": "佐藤", "iat": 1_780_000_000, "origin": origin} | said
    for secret, right in ((AUTH["cookie_secret"], known), ("another" * 6, False)):
        value = create_signed_value(secret, USER_COOKIE_NAME, json.dumps(told)).decode()
        found = sign_in.told({USER_COOKIE_NAME: value})
        assert (found is not None) == right
        assert found is None or (found.address, found.name) == (AOBA, "佐藤")
    assert sign_in.told({}) is None


def test_without_its_library_it_is_refused_with_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ACCOUNTS).write_text(TABLE, encoding="utf-8")
    monkeypatch.setattr(sign_in, "get_secrets_auth_section", lambda: AUTH)
    assert sign_in.set_up(tmp_path) is not None
    monkeypatch.setattr(sign_in, "is_authlib_installed", lambda: False)
    with pytest.raises(KasaneError, match="Authlib"):
        sign_in.set_up(tmp_path)


def test_nothing_set_up_is_no_sign_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sign_in, "get_secrets_auth_section", dict)
    assert sign_in.set_up(tmp_path) is None
