"""A Word file as PDF, by LibreOffice where this machine has it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from kasane.errors import KasaneError

SECONDS = 120.0
"""How long LibreOffice may take."""
_NAMES = ("soffice", "libreoffice")
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
)
"""Where it lies on systems that don't put it on the path."""
_TAGGED = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'
"""With its headings, tables and what its pictures show, as a screen reader needs them."""
NO_OFFICE = (
    "PDFをつくるLibreOfficeが、このパソコンに入っていません。Wordの記録はつくれます。"
    "Wordで開いて「名前を付けて保存」でPDFを選ぶか、LibreOfficeを入れてから、もう一度出します。"
)
_FAILED = (
    "PDFにできませんでした。Wordの記録はつくれます。もう一度押しても同じときは、Wordで出します。"
)


def office() -> str | None:
    """LibreOffice's program; None where this machine has none."""
    found = (shutil.which(name) for name in (*_NAMES, *_PLACES))
    return next((path for path in found if path), None)


def pdf_of(work: Callable[..., bytes], *given: Any, **more: Any) -> bytes:
    """What makes a Word file, called and turned into PDF. Takes seconds: not for an event loop."""
    return as_pdf(work(*given, **more))


def as_pdf(word: bytes) -> bytes:
    """A Word file as PDF, made with a profile of its own, so that no open window is disturbed.

    Raises:
        KasaneError: LibreOffice is not there, or did not do it in time.
    """
    program = office()
    if program is None:
        raise KasaneError(NO_OFFICE)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        source = Path(folder) / "record.docx"
        source.write_bytes(word)
        profile = (Path(folder) / "profile").as_uri()
        command = [program, f"-env:UserInstallation={profile}", "--headless", "--norestore"]
        _run([*command, "--convert-to", _TAGGED, "--outdir", folder, str(source)])
        made = source.with_suffix(".pdf")
        if not made.exists():
            raise KasaneError(_FAILED)
        return made.read_bytes()


def _run(command: list[str]) -> None:
    own = sys.platform != "win32"
    with subprocess.Popen(  # noqa: S603
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=own
    ) as process:
        try:
            process.wait(SECONDS)
        except subprocess.TimeoutExpired as error:
            raise KasaneError(_FAILED) from error
        finally:
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """Stop it with all that it started; nothing where it has ended."""
    with suppress(ProcessLookupError, PermissionError):
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
