"""A room simulated in browsers, from an empty data folder to the record of チームづくり編.

    python -m bench.room [--pictures FOLDER]

A facilitator's laptop, the wall, four phones on the light page and two laptops; they read only
their screens, and nobody reloads. It stops where the way is not on screen. What is printed: the
presses that each act took, the most of all times. Pictures of each step, the wall's in three
sizes, lie in the folder (output/room, which is not kept).
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from bench.room import course, later
from bench.room.cast import LAPTOP, PATIENCE, Cast, Diary, Person
from bench.room.machine import ROOT, Machine

PROGRAMS = ("chromium-headless-shell", "chromium", "chromium-browser")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-sync",
    "--lang=ja-JP",
]


def main() -> None:
    """Play all days and print the presses."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pictures", type=Path, default=ROOT / "output" / "room")
    folder: Path = parser.parse_args().pictures
    folder.mkdir(parents=True, exist_ok=True)
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    with (
        tempfile.TemporaryDirectory() as data,
        Machine(Path(data)) as machine,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        context = browser.new_context(viewport=LAPTOP, locale="ja-JP")
        context.set_default_timeout(PATIENCE)
        diary = Diary(folder)
        cast = Cast(browser, diary, Person("事務局", context.new_page(), diary))
        course.begin(cast, machine.address)
        course.prepare(cast)
        course.invite(cast)
        course.first_day(cast)
        later.cases(cast)
        later.second_day(cast)
        later.between(cast)
        later.third_day(cast)
        course.record(cast, folder)
        browser.close()
    for act, presses in diary.presses.items():
        print(f"{act}: {max(presses)} ({len(presses)} times)")


if __name__ == "__main__":
    main()
