"""The page 「はじめにお読みください」: for somebody who never saw a terminal."""

from __future__ import annotations

import shutil
from pathlib import Path
from string import Template

from start import ROOT
from tools.bundle import starters

NAME = "はじめにお読みください.html"
PICTURES = "はじめに"
SHOWN = ("home.png", "projector-welcome.png", "phone-join.png")
"""Of docs/pictures."""
_TEMPLATE = Path(__file__).with_name("page.html")
_SYSTEMS = {"windows": "Windows", "linux": "Linux", "macos": "Mac（Apple シリコン）"}

_OWN = "<p>入れるものはありません。Pythonも、このフォルダの中に入っています。</p>"
_FIRST = """<p>Python $python が入っているパソコンで使います。
ほかの部品は、このフォルダの中にあります。
はじめの1回だけ、部品を組み込むのに数分かかります（インターネットは使いません）。</p>"""
_OPENING = {
    "windows": """<p>「WindowsによってPCが保護されました」と出たときは、
「詳細情報」→「実行」を押します。
押せないときは、情報システムの担当に、このフォルダを使ってよいか聞いてください。</p>""",
    "linux": """<p>文字のファイルとして開いてしまうときは、
右ボタンで押して「プログラムとして実行」を選びます。
ターミナルから <code>sh $starter</code> と打っても動きます。</p>""",
    "macos": """<p>「開発元を確認できない」と出たときは、
「システム設定」→「プライバシーとセキュリティ」の下のほうで
「このまま開く」を押します。</p>""",
}
_STOPPING = {
    "windows": "「バッチ ジョブを終了しますか (Y/N)?」と出たら、Y と Enter を押します。",
    "linux": "",
    "macos": "",
}
_ROOM = {
    "windows": """<p>はじめて動かすと「アクセスを許可しますか」と出ることがあります。
「プライベート ネットワーク」を選んで許可します。
許可に管理者の権限が要るパソコンでは、情報システムの担当に
「TCPポート8501の受信」を頼んでください。許可がなくても、このパソコンの画面だけなら使えます。</p>""",
    "linux": "",
    "macos": "<p>「着信接続を許可しますか」と出たら、「許可」を押します。</p>",
}


def write(folder: Path, system: str, python: str, *, own: bool) -> None:
    """Write the page and its pictures; `own` where a Python lies in the folder."""
    words = {"python": python, "starter": starters.name_for(system), "pictures": PICTURES}
    parts = {
        "system": _SYSTEMS[system],
        "needs": _OWN if own else _FIRST,
        "opening": _OPENING[system],
        "stopping": _STOPPING[system],
        "room": _ROOM[system],
    }
    filled = {name: Template(part).substitute(words) for name, part in parts.items()}
    text = Template(_TEMPLATE.read_text(encoding="utf-8")).substitute(words | filled)
    (folder / NAME).write_text(text, encoding="utf-8")
    (folder / PICTURES).mkdir()
    for picture in SHOWN:
        shutil.copy2(ROOT / "docs" / "pictures" / picture, folder / PICTURES / picture)
