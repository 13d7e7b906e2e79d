"""Start かさね: make the environment, check the machine, run the app, its tools or its tests.

Only the standard library is used, on Linux, macOS and Windows. The file stays readable for
Python 3.6 (annotations are quoted, no newer syntax), so that an old Python still gets to print
the sentence that asks for a newer one.
"""

import argparse
import collections
import contextlib
import errno
import http.client
import os
import re
import secrets
import shutil
import signal
import socket
import sqlite3
import ssl
import subprocess
import sys
import tempfile
import threading
import time
import typing
from pathlib import Path

ROOT = Path(__file__).resolve().parent
START = "py start.py" if os.name == "nt" else "python3 start.py"
"""Windows opens its shop where somebody types python3."""
MINIMUM_PYTHON = (3, 11)
EVERY_ADDRESS = "0.0.0.0"  # noqa: S104 - phones in the room have to reach the laptop
THIS_MACHINE = ("127.0.0.1", "localhost", "::1")
DATABASE = "kasane.db"
DATABASE_URL = "KASANE_DATABASE_URL"
"""Where it is set, the data are on a PostgreSQL server and not in that file."""
TAIL_LINES = 15
ONCE_MORE = ["--reruns=1", "--max-suite-reruns=3", "--rerun-except=PageFaultError"]
ONCE_MORE += ["--rerun-show-tracebacks", "-raR"]
"""A browser test that lost a race runs once more and is named; the fourth of a run does not."""
BROWSERS = "tests/browser"
FOLDERS = ["tests/record", "tests/live", "tests/store", "tests/tables", "tests/pages"]
FOLDERS += ["tests/bundle tests/deploy", "tests/workshop", "tests/start"]
"""Each line is a part of its own, all others are one at the end: those of a line share what they
make.

A lane that is free takes the next from its side, so both end at about one time where what stands
past the middle, and is taken last, is short.
"""
STOP_SECONDS = 15

QR_PROGRAM = """
import io, segno, sys
drawn = io.StringIO()
segno.make(sys.argv[1], error="m", micro=False).terminal(drawn, compact=True)
for line in drawn.getvalue().splitlines():
    print("\x1b[97;40m" + line + "\x1b[0m")
"""


class StartError(Exception):
    """Something stops the start: one Japanese passage, and another program's last words."""

    def __init__(self, message: str, details: "collections.abc.Iterable[str]" = ()) -> None:
        super().__init__(message)
        self.details = [line for line in details if line.strip()]


def say(text: str = "") -> None:
    """Print one line at once, also into a pipe."""
    print(text, flush=True)


# --- Checks before anything is changed --------------------------------------------------------


def check_python(version: "tuple[int, ...]") -> None:
    """Refuse a Python that the app can't run on; `version` as in `sys.version_info[:3]`."""
    if version[:2] < MINIMUM_PYTHON:
        needed, present = (".".join(map(str, numbers)) for numbers in (MINIMUM_PYTHON, version))
        raise StartError(
            f"Python {needed}以上が必要ですが、今のPythonは{present}です。"
            "データは何も変わっていません。https://www.python.org/downloads/ から"
            "新しいPythonを入れて、もう一度実行してください。"
        )


def check_data_folder(data: Path) -> None:
    """Make the data folder and write a real file in it; StartError where that can't be."""
    try:
        data.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=str(data)) as probe:
            probe.write(b"kasane")
    except OSError as error:
        raise StartError(
            f"データの保存先「{data}」に書き込めません（{reason(error)}）。"
            "これまでのデータは失われていません。"
            "フォルダーの権限と空き容量を確かめるか、--data で別の場所を指定してください。"
        ) from error


def check_database(data: Path, python: Path, yes: bool) -> None:
    """Notice a damaged or lost database, and offer the newest backup that is whole.

    With `yes` it is restored without a question. Nothing is overwritten in any case.
    """
    fault = database_fault(data)
    if not fault:
        return
    say(f"データベース「{data / DATABASE}」{fault}。中身には手をつけていません。")
    command = [str(python), "-m", "kasane", "restore", *([] if yes else ["--ask"])]
    if run_tool(command, KASANE_DATA=str(data)) != 0:
        raise StartError(
            "起動していません。データには手をつけていません。"
            f"「{START} restore」でバックアップから戻すか、管理する方に知らせてください。"
        )


def database_fault(data: Path) -> str:
    """Say what is wrong with the database; empty where it is whole, or there never was one."""
    file = data / DATABASE
    if os.environ.get(DATABASE_URL):
        return ""  # the truth is on a server, and the app says what it finds there
    if not file.exists():
        return "が見つかりません" if any((data / "backups").glob("kasane-*.db")) else ""
    try:
        with contextlib.closing(sqlite3.connect(str(file))) as connection:
            answer = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
    except sqlite3.OperationalError:
        return ""  # it can't be read just now, such as a full disk: the app says so
    except sqlite3.DatabaseError as error:
        answer = str(error)
    return "" if answer == "ok" else f"がこわれています（{answer}）"


def reason(error: OSError) -> str:
    """Name an operating system's error in Japanese where it is a usual one."""
    usual = {
        errno.EACCES: "権限がありません",
        errno.EROFS: "読み取り専用です",
        errno.ENOSPC: "空き容量がありません",
    }
    return usual.get(error.errno or 0, error.strerror or str(error))


def check_port(address: str, port: int) -> None:
    """Bind the port as the app will, and let it go again; StartError where that can't be."""
    alone = getattr(socket, "SO_EXCLUSIVEADDRUSE", socket.SO_REUSEADDR)  # the former on Windows
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    other = 8503 if port == 8502 else 8502
    remedy = (
        "データは何も変わっていません。"
        f"すでに動いている「かさね」があれば Ctrl+C で止めるか、--port {other} "
        "のように別の番号を付けて実行してください。"
    )
    try:
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, alone, 1)
            probe.bind((address, port))
    except PermissionError as error:
        raise StartError(f"ポート{port}を使う権利がありません。" + remedy) from error
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise StartError(f"ポート{port}はほかのプログラムが使っています。" + remedy) from error
        raise StartError(
            f"アドレス「{address}」はこのパソコンで使えません。データは何も変わっていません。"
            "--address を付けずに実行するか、このパソコンのアドレスを指定してください。"
        ) from error


# --- The environment --------------------------------------------------------------------------


def prepare(root: Path, requirements: str) -> Path:
    """Make or repair the environment beside the program and return its Python.

    A file in it remembers what was installed; it is away while pip changes anything, so that an
    install that broke off is started anew. A folder made by `bundle` may bring a Python that has
    everything, or wheels for one version of Python (StartError where it is another).
    """
    own = root / "python" / ("python.exe" if os.name == "nt" else "bin/python3")
    if own.exists():
        return own
    check_wheels(root, tuple(sys.version_info[:2]))
    venv = root / ".venv"
    python, stamp = venv_python(venv), venv / "kasane-installed.txt"
    files = with_those_below(root / requirements)
    wanted = "".join(file.read_text(encoding="utf-8") for file in files)
    whole = stamp.exists() and python_works(python)
    if whole and stamp.read_text(encoding="utf-8").startswith(wanted):
        return python
    say("必要なソフトウェアを準備しています。初回は数分かかります。")
    try:
        if not whole:
            make_venv(venv)
        run_pip(python, files[-1], stamp)
        stamp.write_text(wanted, encoding="utf-8")
    except OSError as error:
        raise StartError(
            f"プログラムのフォルダー「{root}」に書き込めません（{reason(error)}）。"
            "データは何も変わっていません。"
            "書き込める場所にプログラムを置いて、もう一度実行してください。"
        ) from error
    say("準備ができました。")
    return python


def with_those_below(file: Path) -> "list[Path]":
    """A requirements file after those that it begins with (-r), the innermost first."""
    below = re.findall(r"^-r (\S+)", file.read_text(encoding="utf-8"), re.MULTILINE)
    return [found for name in below for found in with_those_below(file.parent / name)] + [file]


def needed() -> str:
    """Name the file of what the app needs: more where the data are on a server."""
    return "requirements{}.txt".format("-postgresql" if os.environ.get(DATABASE_URL) else "")


def check_wheels(root: Path, version: "tuple[int, ...]") -> None:
    """Refuse a Python that the wheels beside the program are not for; `version` as (3, 12)."""
    lock = root / "wheels" / "requirements.txt"
    made_for = (
        re.match(r"# Python (\d+)\.(\d+)", lock.read_text("utf-8")) if lock.exists() else None
    )
    if made_for and tuple(map(int, made_for.groups())) != version:
        needed, present = ".".join(made_for.groups()), ".".join(map(str, version))
        raise StartError(
            f"このフォルダーはPython {needed}用ですが、今のPythonは{present}です。"
            f"データは何も変わっていません。Python {needed}で始めるか、フォルダーをつくった方に"
            f"Python {present}用を頼んでください。"
        )


def venv_python(venv: Path) -> Path:
    """Name the Python inside an environment."""
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def python_works(python: Path) -> bool:
    """Try the environment's Python: a moved folder or a removed Python leaves a dead one."""
    program = f"import pip, sys; sys.exit(sys.version_info < {MINIMUM_PYTHON})"
    try:
        return run_watched([str(python), "-c", program])[0] == 0
    except OSError:
        return False


def make_venv(venv: Path) -> None:
    """Make an empty environment in place of whatever is there."""
    if venv.exists():
        shutil.rmtree(str(venv))
    base = getattr(sys, "_base_executable", None) or sys.executable
    code, tail = run_watched([base, "-m", "venv", str(venv)])
    if code != 0:
        raise StartError(
            "実行環境（.venv）を作れませんでした。データは何も変わっていません。"
            "Debian・Ubuntuでは sudo apt install python3-venv を行い、"
            "ほかではPythonを入れ直してから、もう一度実行してください。",
            tail,
        )


def run_pip(python: Path, file: Path, stamp: Path) -> None:
    """Install a requirements file, showing progress in Japanese.

    From a folder "wheels" beside the program where there is one, and by the hashes that `bundle`
    wrote there; else from the internet.
    The stamp goes away only once pip really changes something: without a network pip gives up
    before that, and what was installed earlier stays usable.
    """
    options = ["--disable-pip-version-check", "--no-input", "--progress-bar", "off"]
    wheels = file.parent / "wheels"
    if wheels.is_dir():
        options += ["--no-index", "--no-cache-dir", "--find-links", str(wheels)]
        if (wheels / "requirements.txt").exists():
            options, file = [*options, "--require-hashes"], wheels / "requirements.txt"
    collected = []

    def watch(line: str) -> None:
        if line.startswith("Collecting "):
            collected.append(line.split()[1])
            say(f"  集めています… {len(collected)}個目（{collected[-1]}）")
        elif line.startswith("Installing collected packages"):
            with contextlib.suppress(FileNotFoundError):
                stamp.unlink()
            say("  組み込んでいます… 数分かかることがあります")

    code, tail = run_watched(
        [str(python), "-m", "pip", "install", *options, "-r", str(file)], watch
    )
    if code != 0:
        raise StartError(
            "必要なソフトウェアを入れられませんでした。データは何も変わっていません。"
            + why_not_installed("\n".join(tail)),
            tail,
        )


def why_not_installed(said: str) -> str:
    """Tell what to do about what pip said: proxies are the usual reason in an office."""
    if re.search(r"proxy|\b407\b", said, re.IGNORECASE):
        return (
            "このネットワークは、外への通信にプロキシが要ります。情報システムの担当にプロキシの"
            "アドレスを聞き、環境変数 HTTPS_PROXY に入れて、もう一度実行してください。"
            "ほかの場所で集めた部品のフォルダー「wheels」を、このフォルダーに置くこともできます。"
        )
    if re.search(r"CERTIFICATE_VERIFY_FAILED|SSLError", said):
        return (
            "このネットワークは、暗号化された通信を調べています。情報システムの担当に証明書の"
            "ファイルを聞き、環境変数 PIP_CERT に入れて、もう一度実行してください。"
        )
    return "インターネットにつながる場所で、空き容量を確かめて、もう一度実行してください。"


def child_environment(**extra: str) -> "dict[str, str]":
    """Copy our environment for a child: UTF-8, unbuffered, free of another Python's settings."""
    foreign = ["PYTHONHOME", "PYTHONPATH", "__PYVENV_LAUNCHER__"]
    foreign += ["PYTHONDONTWRITEBYTECODE"]  # else each start compiles the whole program anew
    kept = {name: value for name, value in os.environ.items() if name not in foreign}
    ours = {"PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1", "PYTHONNOUSERSITE": "1"}
    ours["DEBIAN_FRONTEND"] = "noninteractive"
    return {**kept, **ours, **extra}


def start_child(command: "list[str]", environment: "dict[str, str]") -> "subprocess.Popen[str]":
    """Start a program whose output we read, in a group of its own.

    Ctrl+C then reaches only us, and we end the child in order.
    """
    return subprocess.Popen(
        command,
        cwd=str(ROOT),
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
        start_new_session=os.name != "nt",
    )


def stop_child(child: "subprocess.Popen[str]") -> None:
    """Ask a child to end, wait, and kill it when it doesn't or when Ctrl+C comes again."""
    if child.poll() is not None:
        return
    child.send_signal(getattr(signal, "CTRL_BREAK_EVENT", signal.SIGTERM))
    try:
        child.wait(timeout=STOP_SECONDS)
    except (subprocess.TimeoutExpired, KeyboardInterrupt):
        child.kill()
        child.wait()


def run_watched(
    command: "list[str]", watch: "collections.abc.Callable[[str], None]" = lambda _line: None
) -> "tuple[int, list[str]]":
    """Run a program, hand each line of its output to `watch`, return its code and last lines."""
    tail: collections.deque[str] = collections.deque(maxlen=TAIL_LINES)
    with start_child(command, child_environment()) as child:
        try:
            for line in child.stdout or ():
                tail.append(line.rstrip())
                watch(line)
        except BaseException:
            child.kill()
            raise
    return child.returncode, list(tail)


def run_tool(command: "list[str]", **extra: str) -> int:
    """Run a program in the foreground and return its exit code."""
    environment = child_environment(**extra)
    return subprocess.run(command, cwd=str(ROOT), env=environment, check=False).returncode


# --- run --------------------------------------------------------------------------------------


def run_app(args: argparse.Namespace) -> int:
    """Check, prepare and serve the app until it is stopped."""
    check_data_folder(args.data)
    check_port(args.address, args.port)
    python = prepare(ROOT, needed())
    check_database(args.data, python, yes=args.yes)
    token = secrets.token_urlsafe(32)
    scheme = "https" if args.tls else "http"
    room, why_none = room_address(args.address, args.port, scheme)
    command = [str(python), "-m", "streamlit", "run", "app.py"]
    command += ["--server.port", str(args.port), "--server.address", args.address]
    told = UNENCRYPTED if room.startswith("http://") else ""
    if args.tls:
        certificate, key, told = certificate_for(args, python)
        command += ["--server.sslCertFile", str(certificate), "--server.sslKeyFile", str(key)]
    environment = child_environment(
        KASANE_DATA=str(args.data), KASANE_OWNER_TOKEN=token, KASANE_ROOM_URL=room
    )

    def announce() -> None:
        everywhere = args.address in (EVERY_ADDRESS, "::", *THIS_MACHINE)
        owner = web_address("localhost" if everywhere else args.address, args.port, scheme)
        say("\n「かさね」が起動しました。")
        say("\n管理者用アドレス（1回だけ使えます。ほかの人に見せないでください）")
        say(f"  {owner}/owner?token={token}\n")
        say("会場用アドレス" + (f"\n  {room}/" if room else why_none))
        if room:
            draw_qr(python, room)
        if told:
            say("\n" + told)
        say(f"\nデータの場所\n  {args.data}")
        say("\n止めるときは、この画面で Ctrl+C を押してください。")

    say("起動しています…")
    here = {EVERY_ADDRESS: "127.0.0.1", "localhost": "127.0.0.1", "::": "::1"}
    place = (here.get(args.address, args.address), args.port)
    return serve(command, environment, place, announce, tls=args.tls)


UNENCRYPTED = (
    "会場用アドレスでの通信は、暗号化されません。ケースの内容をほかの端末で読み書きするときは、\n"
    "止めて、--tls を付けて起動しなおしてください。"
)
OWN_CERTIFICATE = """会場用アドレスでの通信は暗号化されます。証明書は、ここでつくったものです。
  はじめて開くブラウザーは「プライバシーが保護されません」のような注意を出します。
  このパソコンの証明書を、まだ知らないためです。会場用アドレスと同じことを確かめてから、
  「詳細設定」→「アクセスする」（iPhoneは「詳細を表示」→「閲覧」）と進みます。
  証明書の指紋（SHA-256）
  {}"""


def certificate_for(args: argparse.Namespace, python: Path) -> "tuple[Path, Path, str]":
    """Give the files of certificate and key, and what the room is told about them."""
    if args.certificate or args.key:
        check_certificate(args.certificate, args.key)
        return args.certificate, args.key, ""
    names = ["localhost", "127.0.0.1", "::1", socket.gethostname(), lan_address()]
    if args.address not in (EVERY_ADDRESS, "::", *THIS_MACHINE):
        names.append(args.address)
    command = [str(python), "-m", "kasane", "certificate", "--data", str(args.data)]
    code, tail = run_watched(command + [name for name in names if name])
    if code != 0:
        raise StartError(
            "暗号化のための証明書をつくれませんでした。データは何も変わっていません。"
            "--tls を付けずに実行すると、暗号化なしで起動します。",
            tail,
        )
    made = args.data / "tls"
    return made / "certificate.pem", made / "key.pem", OWN_CERTIFICATE.format(tail[-1])


def check_certificate(certificate: "Path | None", key: "Path | None") -> None:
    """Refuse files that no server can use; StartError says why."""
    advice = "データは何も変わっていません。証明書を用意した担当者に確かめてください。"
    if certificate is None or key is None:
        raise StartError("--certificate と --key は、両方を指定します。" + advice)
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(str(certificate), str(key))
    except (OSError, ValueError) as error:  # an SSLError is an OSError
        raise StartError(
            f"証明書「{certificate}」と鍵「{key}」を使えません（組になっていないか、読めません）。"
            + advice
        ) from error


def serve(
    command: "list[str]",
    environment: "dict[str, str]",
    place: "tuple[str, int]",
    announce: "collections.abc.Callable[[], None]",
    *,
    tls: bool = False,
) -> int:
    """Run the app until Ctrl+C or SIGTERM (0), or until it ends by itself (StartError).

    `announce` is called once, when the app answers at `place` (host and port).
    """
    child = start_child(command, environment)
    tail: collections.deque[str] = collections.deque(maxlen=TAIL_LINES)
    announced = threading.Event()
    reader = threading.Thread(target=pass_on, args=(child.stdout, tail, announced), daemon=True)
    reader.start()
    try:
        while child.poll() is None:  # short waits: on Windows a long one is deaf to Ctrl+C
            if not announced.is_set() and answers(place, tls=tls):
                announced.set()
                announce()
            time.sleep(0.5 if announced.is_set() else 0.1)
    except KeyboardInterrupt:
        say("\n終了しています…")
        stop_child(child)
        say("終了しました。書き込まれた内容は保存されています。")
        return 0
    finally:
        stop_child(child)
        reader.join()
        if child.stdout:
            child.stdout.close()
    raise ended_by_itself(child.returncode, tail)


def pass_on(
    output: "collections.abc.Iterable[str]",
    tail: "collections.deque[str]",
    announced: threading.Event,
) -> None:
    """Keep the last lines of the app's output; once it is up, show what isn't mere information."""
    for line in output:
        tail.append(line.rstrip())
        if announced.is_set() and not line.startswith("INFO:"):
            sys.stderr.write(line)
            sys.stderr.flush()


def ended_by_itself(code: int, tail: "collections.abc.Iterable[str]") -> StartError:
    """Describe an app that ended without being asked, in its own words where it has some."""
    for line in tail:
        name, _, sentence = line.partition(": ")
        if name.startswith("kasane.errors."):
            return StartError(sentence)
    return StartError(
        f"アプリが途中で終了しました（終了コード {code}）。保存済みの内容は失われていません。"
        "もう一度実行し、同じことが続くときは下の内容を添えて担当者に知らせてください。",
        tail,
    )


def answers(place: "tuple[str, int]", *, tls: bool = False) -> bool:
    """Ask the app's health address, past any proxy that is set on this machine."""
    connection = http.client.HTTPConnection(place[0], place[1], timeout=2)
    if tls:
        whoever = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # it is our own child that is asked
        whoever.check_hostname, whoever.verify_mode = False, ssl.CERT_NONE
        connection = http.client.HTTPSConnection(*place, timeout=2, context=whoever)
    try:
        connection.request("GET", "/_stcore/health")
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def room_address(address: str, port: int, scheme: str = "http") -> "tuple[str, str]":
    """Give the web address for the people in the room, or an empty one and why there is none.

    KASANE_ROOM_URL in the environment goes first, for a server that stands behind another.
    """
    if os.environ.get("KASANE_ROOM_URL"):
        return os.environ["KASANE_ROOM_URL"].rstrip("/"), ""
    if address in THIS_MACHINE:
        return "", f"（{address} で起動したため、このパソコンからだけ開けます）"
    host = lan_address() if address in (EVERY_ADDRESS, "::") else address
    if host is None:
        return "", "（ネットワークが見つからないため、このパソコンからだけ開けます）"
    return web_address(host, port, scheme), ""


def lan_address() -> "str | None":
    """Find this machine's address in the room by asking the routing table; nothing is sent.

    A network without a gateway has no way to far addresses, so likely neighbours in the usual
    private ranges are asked for as well.
    """
    near = [f"192.168.{part}.1" for part in range(256)] + [f"10.{n}.0.1" for n in range(256)]
    for target in ["192.0.2.1", *near, *(f"172.{n}.0.1" for n in range(16, 32))]:
        probe = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        with probe, contextlib.suppress(OSError):
            probe.connect((target, 9))
            found = str(probe.getsockname()[0])
            if not found.startswith(("127.", "0.")):
                return found
    return None


def web_address(host: str, port: int, scheme: str = "http") -> str:
    """Write an address for a browser, IPv6 in brackets, no slash at the end."""
    return "{}://{}:{}".format(scheme, f"[{host}]" if ":" in host else host, port)


def draw_qr(python: Path, text: str) -> None:
    """Draw a QR code with the environment's segno, or nothing where that doesn't work."""
    if sys.platform == "win32":
        os.system("")  # noqa: S605 - switches colours on in older consoles
    say()
    command, quiet = [str(python), "-c", QR_PROGRAM, text], subprocess.DEVNULL
    subprocess.run(command, cwd=str(ROOT), env=child_environment(), stderr=quiet, check=False)


# --- test -------------------------------------------------------------------------------------

NEEDS = {
    "chromium-headless-shell": "chromium-headless-shell",
    "fonts-morisawa-bizud-gothic": "/usr/share/fonts/truetype/bizud-gothic",
    "fonts-noto-cjk": "/usr/share/fonts/opentype/noto",
    "libreoffice-writer": "lowriter",
    "nginx-light": "nginx",
    "nodejs": "node",
    "npm": "npm",
    "poppler-utils": "pdftoppm",
    "postgresql": "/usr/lib/postgresql",
}
"""What the tests use from outside Python: Debian package → the command or folder it brings."""


def provide_packages() -> None:
    """Install on Debian what is missing; other systems are left to README.md."""
    missing = [name for name, it in NEEDS.items() if not (shutil.which(it) or Path(it).exists())]
    if not missing or not shutil.which("apt-get"):
        return
    say("テストに必要なソフトウェアを入れています: " + " ".join(missing))
    install = ["apt-get", "install", "-y", "--no-install-recommends", *missing]
    for command in (["apt-get", "update"], install):
        with no_services():
            code, tail = run_watched(command)
        if code != 0:
            raise StartError(
                "テストに必要なソフトウェアを入れられませんでした。データは何も変わっていません。"
                "次を実行してから、もう一度試してください: sudo " + " ".join(install),
                tail,
            )


POLICY = Path("/usr/sbin/policy-rc.d")
"""Debian's own means: packages that are installed ask it before they start a service."""


@contextlib.contextmanager
def no_services() -> "collections.abc.Iterator[None]":
    """What is installed meanwhile starts no service: the tests start their own."""
    if POLICY.exists() or not os.access(str(POLICY.parent), os.W_OK):
        yield
        return
    POLICY.write_text("#!/bin/sh\nexit 101\n", encoding="utf-8")
    POLICY.chmod(0o755)
    try:
        yield
    finally:
        POLICY.unlink()


def run_tests(args: argparse.Namespace) -> int:
    """Run lint, format, types and tests up to the first that fails; given words go to pytest."""
    provide_packages()
    python = str(prepare(ROOT, "requirements-dev.txt"))
    if args.rest:
        return run_tool([python, "-m", "pytest", *args.rest])
    for step in [["ruff", "check"], ["ruff", "format", "--check"], ["mypy"]]:
        say("\n$ " + " ".join(step))
        code = run_tool([python, "-m", *step])
        if code != 0:
            return code
    pytest = [python, "-m", "pytest", "--durations=10"]
    apart = ["--ignore=" + folder for folder in [BROWSERS, *" ".join(FOLDERS).split()]]
    shown = [[*pytest, *folders.split()] for folders in FOLDERS]
    return run_lanes([*pytest, *ONCE_MORE, BROWSERS], [*shown, [*pytest, *apart]])


def run_lanes(hidden: "list[str]", shown: "list[list[str]]") -> int:
    """Run programs two at a time, since they wait at different times, until none is left.

    One lane takes them from the front and is seen at once. The other begins with `hidden` and
    goes on from the back; its output follows. The exit code is the greatest that tells of a
    failure, or 0.
    """
    left, failed = collections.deque(shown), set()
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as told:
        lanes = {told: start_part(hidden, told), None: start_part(left.popleft(), None)}
        try:
            while lanes:
                time.sleep(0.1)
                ended = [where for where, child in lanes.items() if child.poll() is not None]
                for where in ended:
                    failed.add(lanes.pop(where).returncode)
                    if left:
                        command = left.pop() if where else left.popleft()
                        lanes[where] = start_part(command, where)
        finally:
            for child in lanes.values():
                stop_child(child)
        told.seek(0)
        say(told.read())
    return max(failed - {0}, default=0)


def start_part(command: "list[str]", where: "typing.IO[str] | None") -> "subprocess.Popen[str]":
    """Start a program that writes into a file, or on the terminal, below its own command."""
    print("\n$ " + " ".join(command[2:]), file=where, flush=True)
    return subprocess.Popen(
        command, cwd=str(ROOT), env=child_environment(), stdout=where, stderr=where, text=True
    )


def run_bundle(args: argparse.Namespace) -> int:
    """Make one folder that runs without internet; tools/bundle does it in the environment."""
    python = prepare(ROOT, "requirements.txt")
    command = [str(python), "-m", "tools.bundle", "--out", str(args.out)]
    for name in ("for", "python", "python_version"):
        value = getattr(args, name)
        command += ["--" + name.replace("_", "-"), str(value)] if value else []
    return run_tool(command)


def run_kasane(args: argparse.Namespace) -> int:
    """Hand what needs no browser to `python -m kasane` in the environment."""
    to = getattr(args, "to", None) or ""
    python = prepare(ROOT, "requirements-postgresql.txt" if to.startswith("postgres") else needed())
    command = [str(python), "-m", "kasane", args.command]
    command += [args.workshop] if getattr(args, "workshop", None) else []
    for name in ("out", "from", "meeting", "as", "to"):
        value = getattr(args, name, None)
        command += [f"--{name}", str(value)] if value else []
    for name in ("with_names", "with_cases", "plan"):
        command += ["--" + name.replace("_", "-")] if getattr(args, name, False) else []
    return run_tool(command, KASANE_DATA=str(args.data))


# --- The command line -------------------------------------------------------------------------

PARSER_WORDS = {
    "usage: ": "使い方: ",
    "positional arguments:": "指定するもの:",
    "options:": "オプション:",
    "show this help message and exit": "この説明を表示する",
    "the following arguments are required": "足りない指定",
    "invalid choice": "選べない値",
    "choose from": "選べるもの:",
    "expected one argument": "値が必要です",
    "argument ": "",
}


def in_japanese(text: str) -> str:
    """Put argparse's own words into Japanese."""
    for english, japanese in PARSER_WORDS.items():
        text = text.replace(english, japanese)
    return text


class Parser(argparse.ArgumentParser):
    """A parser that helps and complains in Japanese."""

    def format_help(self) -> str:
        """Describe the command line."""
        return in_japanese(super().format_help())

    def error(self, message: str) -> typing.NoReturn:
        """End with one sentence and where to look."""
        sys.stderr.write(
            f"指定のしかたが違います（{in_japanese(message)}）。何も変更していません。"
            f"「{START} --help」で使い方を確かめてください。\n"
        )
        sys.exit(2)


def port_number(text: str) -> int:
    """Read a port number from 1 to 65535."""
    if text.isdecimal() and 1 <= int(text) <= 65535:
        return int(text)
    raise argparse.ArgumentTypeError(f"ポートは1から65535の数字です: {text}")


def folder_or_file(path: str) -> Path:
    """Complete a path from where the person stands; children run in the program's folder."""
    return Path(path).expanduser().resolve()


def build_parser() -> Parser:
    """Describe all sub-commands."""
    parser = Parser(prog="start.py", description="ワークショップ支援「かさね」を動かします。")
    commands = parser.add_subparsers(dest="command", metavar="コマンド")
    folder = "データの保存先（既定: data/workshops）"
    usual = folder_or_file(os.environ.get("KASANE_DATA") or str(ROOT / "data" / "workshops"))

    def add(name: str, text: str) -> Parser:
        command: Parser = commands.add_parser(name, help=text, description=text, allow_abbrev=False)
        if name not in ("test", "bundle"):
            command.add_argument(
                "--data", metavar="DIR", type=folder_or_file, default=usual, help=folder
            )
        return command

    run = add("run", "アプリを起動する（コマンドを省いたときもこれ）")
    run.add_argument("--port", type=port_number, default=8501, help="ポート番号（既定: 8501）")
    run.add_argument("--address", default=EVERY_ADDRESS, help="待ち受けるアドレス（既定: すべて）")
    run.add_argument("--tls", action="store_true", help="通信を暗号化する（https）")
    run.add_argument(
        "--certificate",
        type=folder_or_file,
        metavar="FILE",
        help="--tls で使う証明書（PEM）。省くと、このパソコンでつくる",
    )
    run.add_argument("--key", type=folder_or_file, metavar="FILE", help="その証明書の鍵（PEM）")
    run.add_argument(
        "--yes", action="store_true", help="データがこわれていたら、たずねずにバックアップから戻す"
    )
    add("test", "検査とテストを行う（続く指定はpytestに渡す）")
    add("demo", "記入例をデータの保存先に入れる")
    record = add("record", "ワークショップの記録をWordファイルに書き出す")
    record.add_argument("workshop", metavar="WORKSHOP_ID", help="ワークショップの番号")
    record.add_argument("--out", type=folder_or_file, metavar="FILE", help="書き出すファイル")
    record.add_argument("--with-names", action="store_true", help="参加者の名前を入れる（内部用）")
    record.add_argument("--with-cases", action="store_true", help="ケースの内容を入れる（内部用）")
    record.add_argument("--meeting", metavar="N", help="1回分だけ（番号か日付）。省くと全体")
    record.add_argument("--plan", action="store_true", help="企画書だけ")
    record.add_argument(
        "--as", choices=("word", "pdf", "xlsx"), help="ファイルの種類（省くとword）"
    )
    csv = add("csv", "表をCSVファイルに書き出す")
    csv.add_argument("workshop", metavar="WORKSHOP_ID", nargs="?", help="省くとすべて")
    csv.add_argument("--out", type=folder_or_file, metavar="DIR", help="書き出すフォルダー")
    add("backup", "いまのデータのバックアップを1つつくる")
    add("check", "保存されたデータとバックアップに壊れがないか調べる")
    restore = add("restore", "データをバックアップから戻す")
    restore.add_argument("--from", metavar="NAME", help="バックアップの名前（既定: 最新）")
    move = add("move", "データをほかのデータベースに移す")
    move.add_argument("--to", metavar="URL", required=True, help="移す先。sqlite は --data の中")
    bundle = add("bundle", "インターネットのないパソコンに配るフォルダーをつくる")
    bundle.add_argument(
        "--out", type=folder_or_file, metavar="FOLDER", required=True, help="つくる場所"
    )
    bundle.add_argument(
        "--for", choices=("windows", "linux", "macos"), help="配る先（省くとこのパソコンと同じ）"
    )
    bundle.add_argument(
        "--python", type=folder_or_file, metavar="ARCHIVE", help="中に入れるPythonの.zipか.tar.gz"
    )
    bundle.add_argument(
        "--python-version", metavar="3.12", help="配る先のPython（省くとこのパソコンと同じ）"
    )
    return parser


def parse(arguments: "list[str]") -> argparse.Namespace:
    """Read the command line; `run` is meant when no sub-command comes first."""
    if not arguments or (arguments[0].startswith("-") and arguments[0] not in ("-h", "--help")):
        arguments = ["run", *arguments]
    parser = build_parser()
    args, rest = parser.parse_known_args(arguments)
    if rest and args.command != "test":
        parser.error("わからない指定: " + " ".join(rest))
    args.rest = rest
    if args.command == "run" and (args.certificate or args.key) and not args.tls:
        parser.error("--certificate と --key は、--tls といっしょに指定します")
    return args


def main(arguments: "list[str]") -> int:
    """Do what the command line (without the program's name) asks and return the exit code."""
    try:
        check_python(tuple(sys.version_info[:3]))
        args = parse(arguments)
        if args.command in ("bundle", "test") and not (ROOT / "tools").is_dir():
            raise StartError(
                "ここは配布用のフォルダーです。何も変えていません。もとの「かさね」で実行してください。"
            )
        ours = {"run": run_app, "test": run_tests, "bundle": run_bundle}
        return ours.get(args.command, run_kasane)(args)
    except StartError as error:
        sys.stderr.write("\n".join([str(error), *error.details]) + "\n")
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("\n中止しました。データは失われていません。\n")
        return 130


def get_ready() -> None:
    """Write UTF-8 on every terminal; treat a request to end, or a closed terminal, like Ctrl+C."""

    def interrupt(_number: int, _frame: "object") -> None:
        raise KeyboardInterrupt

    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    for name in ("SIGTERM", "SIGHUP", "SIGBREAK"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, interrupt)


if __name__ == "__main__":
    get_ready()
    sys.exit(main(sys.argv[1:]))
