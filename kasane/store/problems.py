"""Turns what the database says into sentences for people."""

from __future__ import annotations

from sqlalchemy.exc import DatabaseError, OperationalError

from kasane.errors import START, StoreError

DAMAGED = ("malformed", "not a database")
"""Words of SQLite by which a damaged file is known."""
ENDING = "「かさね」は終わるところです。保存済みの内容は無事です。"
_LOST = "the server is lost"
_SENTENCES = (
    (
        _LOST,
        "データベースのサーバーにつながりません。保存済みの内容は無事です。"
        "少し待ってから、もう一度お試しください。続くときは、サーバーが動いているかを"
        "管理する方に確かめてください。",
    ),
    (
        "disk is full",
        "ディスクに空きがなく、保存できませんでした。保存済みの内容は無事です。"
        "不要なファイルを消して空きをつくってから、もう一度お試しください。",
    ),
    (
        "readonly",
        "データの保存先が読み取り専用のため、保存できませんでした。保存済みの内容は無事です。"
        "保存先のフォルダに書き込めるようにしてください。",
    ),
    (
        "unable to open",
        "データの保存先を開けませんでした。中身には手をつけていません。"
        "フォルダの場所と、読み書きできるかを確かめてください。",
    ),
    (
        "locked",
        "データをほかのプログラムが使っているため、保存できませんでした。"
        "保存済みの内容は無事です。少し待ってから、もう一度お試しください。",
    ),
    (
        "malformed",
        "データのファイルがこわれています。中身には手をつけていません。"
        f"バックアップから戻してください（{START} restore）。",
    ),
    (
        "not a database",
        "データのファイルがこわれています。中身には手をつけていません。"
        f"バックアップから戻してください（{START} restore）。",
    ),
)
_BY_STATE = {
    "53100": "disk is full",
    "25006": "readonly",
    "42501": "readonly",
    "55P03": "locked",
    "40P01": "locked",
    "40001": "locked",
}
"""What a server says by a code (its words may be in any language) → SQLite's words for it."""
_OTHER = (
    "データの読み書きで問題が起きました。保存済みの内容は無事です。"
    "少し待ってから、もう一度お試しください。"
)


def as_store_error(error: Exception) -> StoreError:
    """The sentence for a database's error; the error itself stays as the cause."""
    text = str(error.orig) if isinstance(error, DatabaseError) else str(error)
    state = getattr(getattr(error, "orig", None), "sqlstate", "")
    if getattr(error, "connection_invalidated", False) or _unreachable(error, state):
        text = _LOST
    text = _BY_STATE.get(state or "", text)
    found = next((sentence for part, sentence in _SENTENCES if part in text.lower()), _OTHER)
    problem = StoreError(found)
    problem.__cause__ = error
    return problem


def _unreachable(error: Exception, state: str | None) -> bool:
    """Whether a server did not answer, or lets nobody in just now."""
    from_server = type(getattr(error, "orig", None)).__module__.startswith("psycopg")
    shut = state is None or state[:2] in ("08", "28", "3D", "57")
    return from_server and isinstance(error, OperationalError) and shut
