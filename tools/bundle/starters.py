"""The file that is opened by two presses, for each system."""

from __future__ import annotations

from pathlib import Path

NAME = "かさねを始める"
ENDINGS = {"windows": ".bat", "linux": ".sh", "macos": ".command"}
_NO_PYTHON = (
    "Python {python} が見つかりません。「はじめにお読みください」のとおりに用意してください。"
)

# Nothing is looked up by name; a path may hold spaces, brackets and Japanese letters.
_SHELL = """#!/bin/sh
here=$(cd "$(dirname "$0")" && pwd) || exit 1
KASANE_DATA=${{KASANE_DATA:-$here/data}}
export KASANE_DATA
{find}
trap : INT  # Ctrl+C is for the program, which ends in order
"$python" "$here/program/start.py" "$@"
code=$?
if [ "$code" -ne 0 ] && [ -t 0 ]; then
    printf '%s' 'Enterキーを押すと閉じます。'
    read -r _
fi
exit "$code"
"""
_SHELL_OWN = 'python="$here/program/python/bin/python3"'
_SHELL_FOUND = """python=$(command -v python{python} || command -v python3) || {{
    echo '{missing}'
    exit 1
}}"""

# ASCII up to chcp, which says that the rest is UTF-8. No blocks: a bracket in a path ends one.
_BATCH = """@echo off
chcp 65001 >nul
setlocal
if not defined KASANE_DATA set "KASANE_DATA=%~dp0data"
{run}
if errorlevel 1 pause
"""
_BATCH_OWN = '"%~dp0program\\python\\python.exe" -X utf8 "%~dp0program\\start.py" %*'
_BATCH_FOUND = """py -{python} -c "" >nul 2>nul || echo {missing}
py -{python} -X utf8 "%~dp0program\\start.py" %*"""


def name_for(system: str) -> str:
    """What the file is called on that system."""
    return NAME + ENDINGS[system]


def write(folder: Path, system: str, python: str, *, own: bool) -> None:
    """Write the file; `own` where a Python of that version lies in the folder."""
    missing = _NO_PYTHON.format(python=python)
    file = folder / name_for(system)
    if system == "windows":
        run = _BATCH_OWN if own else _BATCH_FOUND.format(python=python, missing=missing)
        file.write_text(_BATCH.format(run=run), encoding="utf-8", newline="\r\n")
        return
    find = _SHELL_OWN if own else _SHELL_FOUND.format(python=python, missing=missing)
    file.write_text(_SHELL.format(find=find), encoding="utf-8", newline="\n")
    file.chmod(0o755)
