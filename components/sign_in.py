"""Signing in on a server, by Streamlit's own means: what is set up, who it is, the buttons."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import streamlit as st
from streamlit.auth_util import (
    get_cookie_with_chunks,
    get_origin_from_redirect_uri,
    get_secrets_auth_section,
    is_authlib_installed,
)
from streamlit.web.server.server_util import get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from kasane.errors import KasaneError
from kasane.live.sign_in import CALLBACK
from kasane.workshop.accounts import ACCOUNTS, AccountsFile
from kasane.workshop.desk import stamp
from kasane.workshop.signing_in import Claims

ASKED = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")
"""What has to stand under [auth] in .streamlit/secrets.toml, as Streamlit's documentation says."""
SHORTEST = 32
"""Letters of the cookie's secret."""


def set_up(data: Path) -> AccountsFile | None:
    """Who signs in here; None where nothing is set up, as on a laptop.

    Raises:
        KasaneError: only a part of it is set up, or set up wrongly.
    """
    try:
        auth = get_secrets_auth_section()
    except Exception as error:
        raise _wrong("書き方に誤りがあります") from error
    there = (data / ACCOUNTS).exists()
    if not auth and not there:
        return None
    if not auth:
        raise _wrong(f"読めないか、[auth] がありません（{ACCOUNTS} はあります）")
    if missing := [key for key in ASKED if not auth.get(key)]:
        raise _wrong(f"[auth] に {'・'.join(missing)} がありません")
    if not str(auth["redirect_uri"]).endswith(CALLBACK):
        raise _wrong(f"redirect_uri の終わりが {CALLBACK} ではありません")
    if len(str(auth["cookie_secret"])) < SHORTEST:
        raise _wrong(f"cookie_secret が短すぎます（{SHORTEST}字以上）")
    if not is_authlib_installed() or importlib.util.find_spec("httpx2") is None:
        raise KasaneError(
            "サインインの設定がありますが、それに要る部品（Authlib と httpx2）が入っていません。"
            "データは何も変わっていません。"
            "start.py から始めると、requirements.txt の部品が入ります。"
        )
    return AccountsFile(data / ACCOUNTS)


def _wrong(what: str) -> KasaneError:
    return KasaneError(
        f"サインインの設定（.streamlit/secrets.toml）を使えません：{what}。"
        "データは何も変わっていません。docs/operation-server.md の例のとおりに直して、"
        "もう一度実行してください。"
    )


def told(cookies: Mapping[str, str]) -> Claims | None:
    """What the sign-in service says of somebody, in the cookie that Streamlit signed.

    An address that the service itself calls unverified is nobody's.
    """
    secret = get_cookie_secret()

    def signed(name: str) -> bytes | None:
        return decode_signed_value(secret, name, cookies.get(name, ""))

    found = get_cookie_with_chunks(signed, USER_COOKIE_NAME)
    said = json.loads(found) if found else {}
    address, at = said.get("email"), said.get("iat")
    if said.get("origin") != get_origin_from_redirect_uri() or said.get("email_verified") is False:
        return None
    if not isinstance(address, str) or not isinstance(at, int | float):
        return None
    return Claims(address, str(said.get("name") or ""), stamp(datetime.fromtimestamp(at, UTC)))


def here() -> bool:
    """Whether the sign-in service has said who this is, known to かさね or not."""
    return bool(get_secrets_auth_section()) and bool(st.user.get("is_logged_in"))


def address() -> str:
    """The address of the account in this tab, as a person is shown it."""
    return str(st.user.get("email") or "")


def button_in() -> None:
    """The button by which people sign in."""
    st.button("サインインする", key="home:in", type="primary", on_click=st.login)


def button_out() -> None:
    """The button by which they sign out."""
    st.button("サインアウトする", key="home:out", on_click=st.logout)
