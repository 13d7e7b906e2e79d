"""The tools that need no browser: the example, records and tables, checking, restoring."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from kasane.errors import KasaneError

DEFAULT_DATA = Path(__file__).resolve().parent.parent / "data" / "workshops"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one sub-command and return the exit code.

    Args:
        arguments: The command line without the program's name; the real one when left out.
    """
    args = build_parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = args.run
    try:
        return command(args)
    except KasaneError as error:
        print(sentence(error), file=sys.stderr)
    except OSError as error:
        print(
            "ファイルを書き出せませんでした。保存済みの内容は無事です。書き出す先の空き容量と権限を"
            f"確かめて、もう一度実行してください。（原因: {error}）",
            file=sys.stderr,
        )
    return 1


def sentence(error: KasaneError) -> str:
    """Write an error for people, with the underlying cause where there is one."""
    cause = str(error.__cause__ or "").partition("\n")[0]
    return error.message + (f"（原因: {cause}）" if cause else "")


def build_parser() -> argparse.ArgumentParser:
    """Describe the sub-commands."""
    parser = argparse.ArgumentParser(
        prog="kasane", description="ワークショップのデータを扱います。"
    )
    commands = parser.add_subparsers(required=True, metavar="コマンド")

    def add(
        name: str, run: Callable[[argparse.Namespace], int], text: str
    ) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=text, description=text)
        command.add_argument("--data", type=Path, default=default_data(), help="データの保存先")
        command.set_defaults(run=run)
        return command

    add("demo", demo, "記入例をデータの保存先に入れる")
    one = add("record", record, "ワークショップの記録をWordファイルに書き出す")
    one.add_argument("workshop", metavar="WORKSHOP_ID", help="ワークショップの番号")
    one.add_argument("--out", type=Path, metavar="FILE", help="書き出すファイル")
    one.add_argument("--with-names", action="store_true", help="参加者の名前を入れる（内部用）")
    one.add_argument("--with-cases", action="store_true", help="ケースの内容を入れる（内部用）")
    one.add_argument("--meeting", metavar="N", help="1回分だけ（番号か日付）。省くと全体")
    one.add_argument("--key-points", action="store_true", help="要点1枚だけ")
    one.add_argument("--plan", action="store_true", help="企画書だけ")
    one.add_argument(
        "--as", dest="form", choices=("word", "pdf", "xlsx"), default="word", help="ファイルの種類"
    )
    tables = add("csv", csv, "表をCSVファイルに書き出す")
    tables.add_argument("workshop", metavar="WORKSHOP_ID", nargs="?", help="省くとすべて")
    tables.add_argument("--out", type=Path, metavar="DIR", help="書き出すフォルダー")
    add("backup", backup, "いまのデータのバックアップを1つつくる")
    add("check", check, "保存されたデータとバックアップに壊れがないか調べる")
    back = add("restore", restore, "データをバックアップから戻す")
    back.add_argument(
        "--from", dest="backup", metavar="NAME", help="バックアップの名前（既定: 最新）"
    )
    back.add_argument("--ask", action="store_true", help="戻す前にたずねる")
    away = add("move", move, "データをほかのデータベースに移す")
    away.add_argument("--to", required=True, metavar="URL", help="移す先。sqlite は --data の中")
    own = add("certificate", certificate, "暗号化のための証明書をつくる（start.py が使う）")
    own.add_argument("names", nargs="+", metavar="NAME", help="このパソコンの名前とアドレス")
    return parser


def default_data() -> Path:
    """Choose the data folder: `KASANE_DATA`, or the usual place in the program's folder."""
    return Path(os.environ.get("KASANE_DATA") or DEFAULT_DATA)


def demo(args: argparse.Namespace) -> int:
    """Fill the data folder with the worked example."""
    from kasane.samples import fill_demo

    names = fill_demo(args.data)
    for name in names:
        print(f"記入例を入れました: {name}")
    if not names:
        print("記入例はもう入っています。")
    return 0


def record(args: argparse.Namespace) -> int:
    """Write a workshop's Word record."""
    from kasane.record import RecordRequest, write_record

    wish = RecordRequest(
        with_names=args.with_names,
        with_cases=args.with_cases,
        meeting=args.meeting,
        plan=args.plan,
        form=args.form,
        key_points=args.key_points,
    )
    print(f"記録を書き出しました: {write_record(args.data, args.workshop, args.out, wish)}")
    return 0


def csv(args: argparse.Namespace) -> int:
    """Write the CSV files of one workshop or of all."""
    from kasane.tables import write_csv

    files = write_csv(args.data, args.workshop, args.out)
    for file in files:
        print(f"表を書き出しました: {file}")
    if not files:
        print("書き出す表はありませんでした。")
    return 0


def backup(args: argparse.Namespace) -> int:
    """Make a backup now, also while the app runs."""
    from datetime import datetime

    from kasane.source import open_workshops
    from kasane.store.backup import step_backup

    with open_workshops(args.data) as workshops:
        made = step_backup(args.data, workshops.store.engine, datetime.now(), "by_hand")
    print(f"バックアップをつくり、読めることを確かめました: {made}")
    return 0


def check(args: argparse.Namespace) -> int:
    """Look for damage in the stored data and the backups; 1 when there is some."""
    from kasane.store import check_data
    from kasane.store.backup import backups, damaged
    from kasane.store.engine import configured_url

    problems = check_data(args.data, configured_url())
    known = backups(args.data)
    problems += [f"バックアップ「{name}」に傷があります。" for name in damaged(known)]
    if known:
        print(f"バックアップは{len(known)}個あります（最新は {known[0].name}）。")
    for problem in problems:
        print(problem)
    if not problems:
        print("データに問題は見つかりませんでした。")
    return 1 if problems else 0


def restore(args: argparse.Namespace) -> int:
    """Put a backup in the database's place, and the tables on disk in line with it."""
    from kasane.store.backup import restore as restore_data
    from kasane.tables import write_csv

    restored = restore_data(args.data, args.backup, _agreed if args.ask else lambda _backup: True)
    if restored is None:
        print("戻していません。データは何も変わっていません。")
        return 1
    print(f"バックアップ「{restored.name}」に戻しました。")
    print(f"それまでのデータは「{args.data}」の before-restore-… にあります。")
    write_csv(args.data, None, None)
    return 0


def move(args: argparse.Namespace) -> int:
    """Carry all data to a server, or from there into the data folder."""
    from kasane.store.engine import URL, configured_url
    from kasane.store.moving import move as move_data

    to = "" if args.to == "sqlite" else args.to
    moved = move_data(args.data, configured_url(), to)
    print(f"{sum(moved.values())}件を移し、1件ずつ元と同じことを確かめました。")
    print(f"ワークショップは{moved['workshop']}個です。")
    if to:
        print(f"これからは、環境変数 {URL} に移した先のアドレスを入れて始めてください。")
        print(f"元のファイルは「{args.data}」の before-restore-… に移してあります。")
    else:
        print(f"これからは、環境変数 {URL} を消して始めてください。")
        print(
            "サーバーには元のデータが残っています。いらなくなったら、管理する方が消してください。"
        )
    return 0


def _agreed(restored: Path) -> bool:
    """Whether the person at the terminal wants that backup; nobody there is no."""
    print(f"傷のない、いちばん新しいバックアップは「{restored.name}」です。")
    print("いまのデータは消さずに、before-restore-… に移します。")
    try:
        answer = input("このバックアップに戻しますか（はい: y ／ いいえ: n）> ")
    except EOFError:
        return False
    return answer.strip().lower() == "y"


def certificate(args: argparse.Namespace) -> int:
    """Keep a certificate of our own, and tell its fingerprint."""
    from kasane.certificate import own_certificate

    print(own_certificate(args.data, args.names))
    return 0
