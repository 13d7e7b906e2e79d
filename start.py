"""Start かさね: make the environment, check the machine, run the app, its tools or its tests.

Only the standard library is used, on Linux, macOS and Windows. The file stays readable for
Python 3.6 (annotations are quoted, no newer syntax), so that an old Python still gets to print
the sentence that asks for a newer one.
"""

import argparse
import collections
import contextlib
import errno
import hashlib
import http.client
import io
import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent
MINIMUM_PYTHON = (3, 11)
EVERY_ADDRESS = "0.0.0.0"  # noqa: S104 - phones in the room have to reach the laptop
THIS_MACHINE = ("127.0.0.1", "localhost", "::1")
UNFINISHED = ".kasane-unfinished"
TAIL_LINES = 15
STOP_SECONDS = 15
START_SECONDS = 300

QR_PROGRAM = """
import sys, segno
rows = [list(row) for row in segno.make(sys.argv[1], error="m", micro=False).matrix_iter(border=4)]
rows.append([0] * len(rows[0]))
for upper, lower in zip(rows[::2], rows[1::2]):
    line = "".join(" \\u2580\\u2584\\u2588"[up + 2 * low] for up, low in zip(upper, lower))
    print("\\x1b[30;107m" + line + "\\x1b[0m")
"""

PROBE_PROGRAM = "import pip, sys; sys.exit(sys.version_info < {})".format(MINIMUM_PYTHON)  # noqa: UP032


class StartError(Exception):
    """Something stops the start; the text is one Japanese passage for the person at the machine.

    Attributes:
        details: Last lines of another program's output, shown below the sentence.
    """

    def __init__(self, message: str, details: "collections.abc.Iterable[str]" = ()) -> None:
        super().__init__(message)
        self.details = [line for line in details if line.strip()]


# --- Speaking -------------------------------------------------------------------------------


def say(text: str = "") -> None:
    """Print one line at once, also into a pipe."""
    print(text, flush=True)


def use_utf8() -> None:
    """Let our own output carry Japanese on every terminal, replacing what can't be shown."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
        elif hasattr(stream, "detach"):
            binary = stream.detach()
            setattr(sys, name, io.TextIOWrapper(binary, encoding="utf-8", errors="replace"))


def speaks_utf8(stream: "object") -> bool:
    """Tell whether a stream was opened as UTF-8, so that block characters come out whole."""
    encoding = str(getattr(stream, "encoding", "") or "")
    return encoding.lower().replace("-", "").startswith("utf8")


# --- Checks before anything is changed --------------------------------------------------------


def check_python(version: "tuple[int, ...]") -> None:
    """Refuse a Python that the app can't run on.

    Args:
        version: Major, minor and micro number, as in `sys.version_info[:3]`.

    Raises:
        StartError: The Python is too old.
    """
    if version[:2] < MINIMUM_PYTHON:
        raise StartError(
            "Python {}.{}以上が必要ですが、今のPythonは{}です。".format(
                MINIMUM_PYTHON[0], MINIMUM_PYTHON[1], ".".join(str(part) for part in version)
            )
            + "データは何も変わっていません。https://www.python.org/downloads/ から"
            + "新しいPythonを入れて、もう一度実行してください。"
        )


def check_data_folder(data: Path) -> None:
    """Make the data folder and write a real file in it.

    Raises:
        StartError: The folder can't be made or written.
    """
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


def reason(error: OSError) -> str:
    """Name an operating system's error in Japanese where it is a usual one."""
    usual = {
        errno.EACCES: "権限がありません",
        errno.EPERM: "権限がありません",
        errno.EROFS: "読み取り専用です",
        errno.ENOSPC: "空き容量がありません",
        errno.ENOTDIR: "途中に同じ名前のファイルがあります",
        errno.EEXIST: "同じ名前のファイルがあります",
    }
    return usual.get(error.errno or 0, error.strerror or str(error))


def check_port(address: str, port: int) -> None:
    """Bind the port as the app will, and let it go again.

    Raises:
        StartError: Another program has the port, we may not use it, or the address isn't ours.
    """
    try:
        with socket.socket(address_family(address), socket.SOCK_STREAM) as probe:
            reserve(probe)
            probe.bind((address, port))
    except PermissionError as error:
        raise StartError(port_sentence(port, "を使う権利がありません")) from error
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise StartError(port_sentence(port, "はほかのプログラムが使っています")) from error
        raise StartError(
            f"アドレス「{address}」はこのパソコンで使えません。データは何も変わっていません。"
            "--address を付けずに実行するか、このパソコンのアドレスを指定してください。"
        ) from error


def address_family(address: str) -> socket.AddressFamily:
    """Choose between IPv6 and IPv4 by the look of the address."""
    return socket.AF_INET6 if ":" in address else socket.AF_INET


def reserve(probe: socket.socket) -> None:
    """Ask for the port alone: a just closed server may be followed, a live one not."""
    if sys.platform == "win32":
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
    else:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)


def port_sentence(port: int, happening: str) -> str:
    """Say what is wrong with a port and what to do."""
    other = port + 1 if 1024 <= port < 65535 else 8502
    return (
        f"ポート{port}{happening}。データは何も変わっていません。"
        f"すでに動いている「かさね」があれば Ctrl+C で止めるか、--port {other} "
        "のように別の番号を付けて実行してください。"
    )


# --- The environment --------------------------------------------------------------------------


def venv_python(venv: Path) -> Path:
    """Name the Python inside an environment."""
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def requirement_files(file: Path) -> "list[Path]":
    """List a requirements file and those it includes with `-r`, each once."""
    found = [file]
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("-r "):
            found += requirement_files(file.parent / line[3:].split("#")[0].strip())
    return list(dict.fromkeys(found))


def fingerprint(file: Path) -> str:
    """Hash a requirements file with all that it includes."""
    digest = hashlib.sha256()
    for part in requirement_files(file):
        digest.update(part.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()


def stamp_of(venv: Path, file: Path) -> Path:
    """Name the file in the environment that remembers what was installed."""
    return venv / (".kasane-" + file.name)


def python_works(python: Path) -> bool:
    """Try the environment's Python: a moved folder or a removed Python leaves a dead one."""
    try:
        done = subprocess.run(
            [str(python), "-c", PROBE_PROGRAM],
            env=child_environment(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
        )
    except OSError:
        return False
    return done.returncode == 0


def is_ready(venv: Path, file: Path) -> bool:
    """Tell whether the environment holds exactly what the requirements file asks for."""
    stamp = stamp_of(venv, file)
    if (venv / UNFINISHED).exists() or not stamp.exists():
        return False
    if stamp.read_text(encoding="utf-8") != fingerprint(file):
        return False
    return python_works(venv_python(venv))


def prepare(root: Path, requirements: str) -> Path:
    """Make or repair the environment beside the program and return its Python.

    Args:
        root: Folder of the program.
        requirements: Name of the requirements file in it.

    Raises:
        StartError: The environment can't be made or filled.
    """
    venv, file = root / ".venv", root / requirements
    if not is_ready(venv, file):
        try:
            with one_at_a_time(root / ".venv-lock"):
                if not is_ready(venv, file):
                    install(venv, file)
        except OSError as error:
            raise StartError(
                f"プログラムのフォルダー「{root}」に書き込めません（{reason(error)}）。"
                "データは何も変わっていません。"
                "書き込める場所にプログラムを置いて、もう一度実行してください。"
            ) from error
    return venv_python(venv)


def install(venv: Path, file: Path) -> None:
    """Fill the environment, starting anew when an earlier attempt broke off or its Python died.

    The environment counts as unfinished only while pip really changes it: without a network pip
    gives up before that, and what was installed earlier stays usable.
    """
    say("必要なソフトウェアを準備しています。初回は数分かかります。")
    if (venv / UNFINISHED).exists() or not python_works(venv_python(venv)):
        make_venv(venv)
    run_pip(venv_python(venv), file, (venv / UNFINISHED).touch)
    for part in requirement_files(file):
        stamp_of(venv, part).write_text(fingerprint(part), encoding="utf-8")
    with contextlib.suppress(FileNotFoundError):
        (venv / UNFINISHED).unlink()
    say("準備ができました。")


def make_venv(venv: Path) -> None:
    """Make an empty environment in place of whatever is there.

    Raises:
        StartError: Python couldn't make it.
    """
    if venv.exists():
        shutil.rmtree(str(venv))
    venv.mkdir(parents=True)
    (venv / UNFINISHED).touch()
    base = getattr(sys, "_base_executable", None) or sys.executable
    code, tail = run_watched([base, "-m", "venv", str(venv)], lambda _line: None)
    if code != 0:
        raise StartError(
            "実行環境（.venv）を作れませんでした。データは何も変わっていません。"
            "Debian・Ubuntuでは sudo apt install python3-venv を行い、"
            "ほかではPythonを入れ直してから、もう一度実行してください。",
            tail,
        )
    (venv / UNFINISHED).unlink()


def run_pip(python: Path, file: Path, on_change: "collections.abc.Callable[[], None]") -> None:
    """Install a requirements file, showing progress in Japanese.

    Args:
        python: Python of the environment.
        file: The requirements file.
        on_change: Called when pip begins to change the environment.

    Raises:
        StartError: pip ended with an error; its last lines come with it.
    """
    progress = Progress()

    def watch(line: str) -> None:
        if line.startswith("Installing collected packages"):
            on_change()
        progress.show(line)

    code, tail = run_watched(pip_command(python, file), watch)
    progress.end()
    if code != 0:
        raise StartError(
            "必要なソフトウェアを入れられませんでした。データは何も変わっていません。"
            "インターネットにつながる場所で、空き容量を確かめて、もう一度実行してください。",
            tail,
        )


def pip_command(python: Path, file: Path) -> "list[str]":
    """Build the command that installs a requirements file."""
    options = ["--disable-pip-version-check", "--no-input", "--progress-bar", "off"]
    return [str(python), "-m", "pip", "install", *options, "-r", str(file)]


class Progress:
    """One line about pip's work, rewritten in place on a terminal."""

    def __init__(self) -> None:
        self.count = 0
        self.rewrites = sys.stdout.isatty()

    def show(self, line: str) -> None:
        """Translate a line of pip's output; lines without news are passed over."""
        if line.startswith("Collecting "):
            self.count += 1
            name = re.split(r"[^\w.-]", line.split()[1])[0]
            self._write(f"  集めています… {self.count}個目（{name}）")
        elif line.startswith("Installing collected packages"):
            self._write("  組み込んでいます… 数分かかることがあります")

    def end(self) -> None:
        """Leave the rewritten line behind."""
        if self.rewrites and self.count:
            say()

    def _write(self, text: str) -> None:
        if self.rewrites:
            print("\r" + text + " " * 20, end="", flush=True)
        else:
            say(text)


def run_watched(
    command: "list[str]", watch: "collections.abc.Callable[[str], None]"
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


@contextlib.contextmanager
def one_at_a_time(folder: Path) -> "collections.abc.Iterator[None]":
    """Hold a lock, so that a second window doesn't repair what the first is still making."""
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("a") as handle:
        told = False
        while not try_lock(handle.fileno()):
            if not told:
                say("別の画面で準備をしています。終わるのを待っています。")
            told = True
            time.sleep(0.5)
        yield


def try_lock(handle: int) -> bool:
    """Lock an open file if nobody has it; closing the file or ending the process lets go."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


# --- Child processes ----------------------------------------------------------------------------


def child_environment(**extra: str) -> "dict[str, str]":
    """Copy our environment for a child: UTF-8, unbuffered, free of another Python's settings."""
    foreign = ("PYTHONHOME", "PYTHONPATH", "__PYVENV_LAUNCHER__")
    kept = {name: value for name, value in os.environ.items() if name not in foreign}
    utf8 = {"PYTHONUTF8": "1", "PYTHONIOENCODING": "utf-8", "PYTHONUNBUFFERED": "1"}
    return {**kept, **utf8, **extra}


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
    if sys.platform == "win32":
        child.send_signal(signal.CTRL_BREAK_EVENT)
    else:
        child.terminate()
    try:
        child.wait(timeout=STOP_SECONDS)
    except (subprocess.TimeoutExpired, KeyboardInterrupt):
        child.kill()
        child.wait()


def run_tool(command: "list[str]", environment: "dict[str, str]") -> int:
    """Run a program in the foreground and return its exit code."""
    return subprocess.run(command, cwd=str(ROOT), env=environment, check=False).returncode


# --- run ----------------------------------------------------------------------------------------


class Listener(threading.Thread):
    """Reads the app's output: keeps the last lines, passes on what isn't mere information."""

    def __init__(self, output: "collections.abc.Iterable[str]") -> None:
        super().__init__(daemon=True)
        self.output = output
        self.tail: collections.deque[str] = collections.deque(maxlen=TAIL_LINES)

    def run(self) -> None:
        """Read until the app closes its output."""
        for line in self.output:
            self.tail.append(line.rstrip())
            if not line.startswith("INFO:"):
                sys.stderr.write(line)
                sys.stderr.flush()


def run_app(args: argparse.Namespace) -> int:
    """Check, prepare and serve the app until it is stopped."""
    data = data_folder(args)
    check_data_folder(data)
    check_port(args.address, args.port)
    python = prepare(ROOT, "requirements.txt")
    token = secrets.token_urlsafe(32)
    command = [str(python), "-m", "streamlit", "run", "app.py"]
    command += ["--server.port", str(args.port), "--server.address", args.address]
    environment = child_environment(KASANE_OWNER_TOKEN=token, KASANE_DATA=str(data))

    def announce() -> None:
        welcome(python, args, data, token)

    say("起動しています…")
    return serve(command, environment, (local_host(args.address), args.port), announce)


def serve(
    command: "list[str]",
    environment: "dict[str, str]",
    place: "tuple[str, int]",
    announce: "collections.abc.Callable[[], None]",
) -> int:
    """Run the app until Ctrl+C or SIGTERM (0) or until it ends by itself.

    Args:
        command: The program that serves `/_stcore/health`.
        environment: Its environment.
        place: Host and port where it answers.
        announce: Called once when it answers.

    Raises:
        StartError: The app ended by itself, before or after it answered.
    """
    child = start_child(command, environment)
    listener = Listener(child.stdout or ())
    listener.start()
    try:
        if becomes_ready(child, place):
            announce()
        wait_for_end(child)
    except KeyboardInterrupt:
        say("\n終了しています…")
        stop_child(child)
        say("終了しました。書き込まれた内容は保存されています。")
        return 0
    finally:
        stop_child(child)
        listener.join()
        if child.stdout:
            child.stdout.close()
    raise ended_by_itself(child, listener)


def becomes_ready(child: "subprocess.Popen[str]", place: "tuple[str, int]") -> bool:
    """Poll until the app answers (True) or ends (False).

    Raises:
        StartError: The app neither answered nor ended in time.
    """
    deadline = time.monotonic() + START_SECONDS
    while not answers(place):
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(timeout=0.1)
            return False
        if time.monotonic() > deadline:
            raise StartError(
                "アプリの起動に時間がかかりすぎたため、中止しました。"
                "これまでのデータは失われていません。"
                "ほかのプログラムを閉じて、もう一度実行してください。"
            )
    return True


def answers(place: "tuple[str, int]") -> bool:
    """Ask the app's health address, past any proxy that is set on this machine."""
    connection = http.client.HTTPConnection(place[0], place[1], timeout=2)
    try:
        connection.request("GET", "/_stcore/health")
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def wait_for_end(child: "subprocess.Popen[str]") -> None:
    """Wait until the child ends; on Windows in short waits, since a long one is deaf to Ctrl+C."""
    while child.returncode is None:
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(timeout=0.5 if sys.platform == "win32" else None)


def ended_by_itself(child: "subprocess.Popen[str]", listener: Listener) -> StartError:
    """Describe an app that ended without being asked."""
    return StartError(
        f"アプリが途中で終了しました（終了コード {child.returncode}）。"
        "保存済みの内容は失われていません。"
        "もう一度実行し、同じことが続くときは下の内容を添えて担当者に知らせてください。",
        listener.tail,
    )


def local_host(address: str) -> str:
    """Name the address at which this machine reaches its own app."""
    if address == "::":
        return "::1"
    return "127.0.0.1" if address in (EVERY_ADDRESS, "localhost") else address


def lan_address() -> "str | None":
    """Find this machine's address in the room without sending anything.

    Connecting a UDP socket only asks the routing table. A network without a gateway has no way
    to far addresses, so likely neighbours in the usual private ranges are asked for as well.
    """
    near = [f"192.168.{part}.1" for part in range(256)]
    near += [f"10.{part}.0.1" for part in range(256)] + [f"10.0.{part}.1" for part in range(256)]
    for target in ["192.0.2.1", *near, "169.254.1.1"]:
        found = source_address(target)
        if found and not found.startswith("127.") and found != EVERY_ADDRESS:
            return found
    return None


def source_address(target: str) -> "str | None":
    """Ask the routing table which of our addresses would speak to a target."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect((target, 9))
            return str(probe.getsockname()[0])
        except OSError:
            return None


def room_address(address: str) -> "tuple[str | None, str]":
    """Choose the host for the people in the room.

    Returns:
        The host, or None when nobody else can reach the app, and a sentence for that case.
    """
    if address in THIS_MACHINE:
        return None, f"（{address} で起動したため、このパソコンからだけ開けます）"
    if address not in (EVERY_ADDRESS, "::"):
        return address, ""
    found = lan_address()
    if found is None:
        return None, "（ネットワークが見つからないため、このパソコンからだけ開けます）"
    return found, ""


def page_address(host: str, port: int, path: str = "/") -> str:
    """Write an address for a browser, IPv6 in brackets."""
    return "http://{}:{}{}".format(f"[{host}]" if ":" in host else host, port, path)


def welcome(python: Path, args: argparse.Namespace, data: Path, token: str) -> None:
    """Print the addresses, the QR code, the data folder and how to stop."""
    everywhere = args.address in (EVERY_ADDRESS, "::", *THIS_MACHINE)
    owner = "localhost" if everywhere else args.address
    room, reason = room_address(args.address)
    say("\n「かさね」が起動しました。\n")
    say("管理者用アドレス（1回だけ使えます。ほかの人に見せないでください）")
    say("  " + page_address(owner, args.port, f"/owner?token={token}"))
    say("\n会場用アドレス" + reason)
    say("  " + page_address(room or "127.0.0.1", args.port))
    if room and args.draws:
        draw_qr(python, page_address(room, args.port))
    say(f"\nデータの場所\n  {data}")
    say("\n止めるときは、この画面で Ctrl+C を押してください。")


def draw_qr(python: Path, text: str) -> None:
    """Draw a QR code with the environment's segno, or nothing where that doesn't work."""
    done = subprocess.run(
        [str(python), "-c", QR_PROGRAM, text],
        cwd=str(ROOT),
        env=child_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
        check=False,
    )
    if done.returncode == 0:
        if sys.platform == "win32":
            os.system("")  # noqa: S605 - switches colours on in older consoles
        with contextlib.suppress(UnicodeError):
            say("\n" + done.stdout)


# --- test ---------------------------------------------------------------------------------------


class Need:
    """A program from outside Python that the tests use.

    Attributes:
        package: Its Debian package.
        names: What it is, in Japanese and English.
        source: Where to get it.
        programs: Commands or files of which one shows that it is there; none for a font.
    """

    def __init__(self, package: str, names: str, source: str, programs: "list[str]") -> None:
        self.package = package
        self.names = names
        self.source = source
        self.programs = programs

    def is_here(self) -> bool:
        """Look for it on a system other than Debian."""
        if self.programs:
            return any(shutil.which(name) or Path(name).exists() for name in self.programs)
        return sys.platform in ("darwin", "win32") or has_japanese_font()


NEEDS = [
    Need(
        "chromium",
        "ブラウザー Chromium（Chromium or Chrome browser）",
        "https://www.google.com/chrome/",
        [
            "chromium",
            "chromium-browser",
            "google-chrome",
            "/Applications/Google Chrome.app",
            "C:/Program Files/Google/Chrome/Application/chrome.exe",
        ],
    ),
    Need(
        "fonts-noto-cjk",
        "日本語フォント（Japanese font: Noto CJK）",
        "https://github.com/notofonts/noto-cjk/releases",
        [],
    ),
    Need(
        "libreoffice-writer",
        "LibreOffice Writer（LibreOffice）",
        "https://ja.libreoffice.org/download/",
        [
            "soffice",
            "libreoffice",
            "/Applications/LibreOffice.app",
            "C:/Program Files/LibreOffice/program/soffice.exe",
        ],
    ),
    Need(
        "poppler-utils",
        "PDFを画像にする Poppler（Poppler: pdftoppm）",
        "https://poppler.freedesktop.org/",
        ["pdftoppm"],
    ),
]


def has_japanese_font() -> bool:
    """Ask fontconfig for a Japanese font."""
    if not shutil.which("fc-list"):
        return False
    listed = subprocess.run(["fc-list", ":lang=ja"], stdout=subprocess.PIPE, check=False)
    return bool(listed.stdout.strip())


def is_debian() -> bool:
    """Tell whether packages come from apt."""
    return bool(shutil.which("apt-get") and shutil.which("dpkg-query"))


def has_package(package: str) -> bool:
    """Ask Debian whether a package is installed."""
    command = ["dpkg-query", "-W", "-f=${db:Status-Status}", package]
    asked = subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False, encoding="utf-8"
    )
    return asked.stdout.strip() == "installed"


def missing_needs() -> "list[Need]":
    """List what the tests need and this machine lacks."""
    if is_debian():
        return [need for need in NEEDS if not (has_package(need.package) or need.is_here())]
    return [need for need in NEEDS if not need.is_here()]


def provide_needs() -> None:
    """Install what is missing on Debian as root; elsewhere name it.

    Raises:
        StartError: Something is missing and couldn't be installed here.
    """
    missing = missing_needs()
    if missing and is_debian() and is_root():
        install_packages([need.package for need in missing])
        missing = missing_needs()
    if missing:
        lines = [f"・{need.names}: {need.source}" for need in missing]
        if is_debian():
            names = " ".join(need.package for need in missing)
            lines.append(f"sudo apt-get install {names}")
        raise StartError(
            "テストに必要なソフトウェアがありません（missing software）。"
            "データは何も変わっていません。次のものを入れて、もう一度実行してください。",
            lines,
        )


def is_root() -> bool:
    """Tell whether we may install packages."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def install_packages(packages: "list[str]") -> None:
    """Install Debian packages, only those named.

    Raises:
        StartError: apt-get ended with an error.
    """
    say("テストに必要なソフトウェアを入れています: {}".format(" ".join(packages)))
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    install_command = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    for command in (["apt-get", "update"], install_command):
        code, tail = run_watched(command, lambda _line: None)
        if code != 0:
            raise StartError(
                "テストに必要なソフトウェアを入れられませんでした。データは何も変わっていません。"
                "インターネットへの接続を確かめて、もう一度実行してください。",
                tail,
            )


def run_tests(args: argparse.Namespace) -> int:
    """Run lint, format, types and tests, stopping at the first that fails.

    With arguments for pytest only pytest runs.
    """
    provide_needs()
    python = prepare(ROOT, "requirements-dev.txt")
    extra = {"KASANE_DATA": str(data_folder(args))} if args.data else {}
    steps = [["ruff", "check"], ["ruff", "format", "--check"], ["mypy"], ["pytest"]]
    for step in [["pytest", *args.rest]] if args.rest else steps:
        say("\n$ " + " ".join(step))
        code = run_tool([str(python), "-m", *step], child_environment(**extra))
        if code != 0:
            return code
    return 0


# --- demo, record, csv, check -------------------------------------------------------------------


def run_kasane(args: argparse.Namespace) -> int:
    """Hand a sub-command to `python -m kasane` in the environment."""
    data = data_folder(args)
    if args.command == "demo":
        check_data_folder(data)
    python = prepare(ROOT, "requirements.txt")
    command = [str(python), "-m", "kasane", args.command]
    if getattr(args, "workshop", None):
        command.append(args.workshop)
    if getattr(args, "out", None):
        command += ["--out", str(absolute(args.out))]
    return run_tool(command, child_environment(KASANE_DATA=str(data)))


def data_folder(args: argparse.Namespace) -> Path:
    """Choose the data folder: the option, the environment variable, or the usual place."""
    chosen = args.data or os.environ.get("KASANE_DATA")
    return absolute(chosen) if chosen else ROOT / "data" / "workshops"


def absolute(path: str) -> Path:
    """Complete a path from where the person stands; the child runs in the program's folder."""
    return Path(path).expanduser().resolve()


# --- The command line ---------------------------------------------------------------------------


class JapaneseHelp(argparse.HelpFormatter):
    """Help whose own words are Japanese."""

    def add_usage(
        self,
        usage: "str | None",
        actions: "collections.abc.Iterable[argparse.Action]",
        groups: "collections.abc.Iterable[argparse._MutuallyExclusiveGroup]",
        prefix: "str | None" = None,
    ) -> None:
        """Head the usage line in Japanese."""
        super().add_usage(usage, actions, groups, "使い方: " if prefix is None else prefix)


PARSER_WORDS = [
    ("the following arguments are required", "足りない指定"),
    ("invalid choice", "選べない値"),
    ("choose from", "選べるもの:"),
    ("expected one argument", "値が必要です"),
    ("argument ", ""),
]


class Parser(argparse.ArgumentParser):
    """A parser that helps and complains in Japanese."""

    def __init__(self, prog: "str | None" = None, description: "str | None" = None) -> None:
        super().__init__(
            prog=prog,
            description=description,
            formatter_class=JapaneseHelp,
            allow_abbrev=False,
            add_help=False,
        )
        self._positionals.title = "指定するもの"
        self._optionals.title = "オプション"
        self.add_argument("-h", "--help", action="help", help="この説明を表示する")

    def error(self, message: str) -> NoReturn:
        """End with one sentence and where to look."""
        for english, japanese in PARSER_WORDS:
            message = message.replace(english, japanese)
        sys.stderr.write(
            f"指定のしかたが違います（{message}）。何も変更していません。"
            "「python3 start.py --help」で使い方を確かめてください。\n"
        )
        sys.exit(2)


def port_number(text: str) -> int:
    """Read a port number.

    Raises:
        argparse.ArgumentTypeError: It isn't a number from 1 to 65535.
    """
    if text.isdecimal() and 1 <= int(text) <= 65535:
        return int(text)
    raise argparse.ArgumentTypeError(f"ポートは1から65535の数字です: {text}")


def build_parser() -> Parser:
    """Describe all sub-commands."""
    parser = Parser(prog="start.py", description="ワークショップ支援「かさね」を動かします。")
    commands = parser.add_subparsers(dest="command", metavar="コマンド")

    def add(name: str, text: str) -> Parser:
        command: Parser = commands.add_parser(name, help=text, description=text)
        command.add_argument("--data", metavar="DIR", help="データの保存先（既定: data/workshops）")
        return command

    run = add("run", "アプリを起動する（コマンドを省いたときもこれ）")
    run.add_argument("--port", type=port_number, default=8501, help="ポート番号（既定: 8501）")
    run.add_argument("--address", default=EVERY_ADDRESS, help="待ち受けるアドレス（既定: すべて）")
    add("test", "検査とテストを行う（続く指定はpytestに渡す）")
    add("demo", "記入例をデータの保存先に入れる")
    record = add("record", "ワークショップの記録をWordファイルに書き出す")
    record.add_argument("workshop", metavar="WORKSHOP_ID", help="ワークショップの番号")
    record.add_argument("--out", metavar="FILE", help="書き出すファイル")
    csv = add("csv", "表をCSVファイルに書き出す")
    csv.add_argument("workshop", metavar="WORKSHOP_ID", nargs="?", help="省くとすべて")
    csv.add_argument("--out", metavar="DIR", help="書き出すフォルダー")
    add("check", "保存されたデータに壊れがないか調べる")
    return parser


def parse(arguments: "list[str]") -> argparse.Namespace:
    """Read the command line; `run` is meant when no sub-command comes first."""
    if not arguments or (arguments[0].startswith("-") and arguments[0] not in ("-h", "--help")):
        arguments = ["run", *arguments]
    parser = build_parser()
    args, rest = parser.parse_known_args(arguments)
    if rest and args.command != "test":
        parser.error("わからない指定: {}".format(" ".join(rest)))
    args.rest = rest
    return args


COMMANDS = {"run": run_app, "test": run_tests}


def main(arguments: "list[str]", draws: bool = True) -> int:
    """Do what the command line asks and return the exit code.

    Args:
        arguments: The command line without the program's name.
        draws: Whether the terminal can show a QR code.
    """
    try:
        check_python(tuple(sys.version_info[:3]))
        args = parse(arguments)
        args.draws = draws
        return COMMANDS.get(args.command, run_kasane)(args)
    except StartError as error:
        sys.stderr.write("\n".join([str(error), *error.details]) + "\n")
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("\n中止しました。データは失われていません。\n")
        return 130


def heed_signals() -> None:
    """Treat a request to end, or a closed terminal, like Ctrl+C."""

    def interrupt(_number: int, _frame: "object") -> None:
        raise KeyboardInterrupt

    for name in ("SIGTERM", "SIGHUP", "SIGBREAK"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, interrupt)


if __name__ == "__main__":
    can_draw = speaks_utf8(sys.stdout)
    use_utf8()
    heed_signals()
    sys.exit(main(sys.argv[1:], can_draw))
